// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_files.h"

#include "core/base/files.h"
#include "core/base/translate.h"
#include "core/report/svg_chart.h"
#include "core/report/text_reports.h"
#include "ui/common/error_text.h"
#include "ui/report/chart_image.h"
#include "ui/report/pdf_report.h"
#include "ui/report/pdf_text.h"
#include "ui/report/report_language.h"

#include <QDir>
#include <QTranslator>

#include <functional>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Writes what `make` gives and notes its path.
Result<void> put(QStringList &paths, const QString &path, const Result<QByteArray> &bytes)
{
    if (!bytes)
        return bytes.error();
    if (const Result<void> written = writeFile(path, *bytes); !written)
        return written.error();
    paths += path;
    return {};
}

Result<void> putCharts(QStringList &paths, const ReportDocument &document, const ReportTargets &targets)
{
    const SvgColors &colors = targets.theme == HtmlTheme::Dark ? darkSvgColors() : lightSvgColors();
    for (const ReportChart &chart : document.charts) {
        if (!targets.svgFolder.isEmpty()) {
            SvgOptions options;
            options.colors = colors;
            const QString path = QDir(targets.svgFolder).filePath(chart.data.id + ".svg"_L1);
            if (const auto result = put(paths, path, svgChart(chart, options)); !result)
                return result.error();
        }
        if (!targets.pngFolder.isEmpty()) {
            const QString path = QDir(targets.pngFolder).filePath(chart.data.id + ".png"_L1);
            if (const auto result = put(paths, path, chartPng(chart, targets.dpi, colors)); !result)
                return result.error();
        }
    }
    return {};
}

} // namespace

Result<ReportLogo> usableLogo(const QString &path)
{
    const Result<ReportLogo> logo = readLogo(path);
    if (logo && logoImage(*logo).isNull())
        return Error{u"report.logo_broken"_s,
                     u"The logo %1 cannot be drawn."_s.arg(path),
                     u"Is the file complete? Save it again as PNG."_s,
                     {path}};
    return logo;
}

bool ReportTargets::any() const
{
    for (const QString &path : {html, pdf, markdown, csv, requestsCsv, pngFolder, svgFolder, vllmFolder}) {
        if (!path.isEmpty())
            return true;
    }
    return false;
}

ReportDocument reportDocument(const std::vector<ReportRun> &runs, ReportOptions options)
{
    const std::unique_ptr<QTranslator> translator = reportTranslator(options.language);
    const TranslationScope scope(translator.get());
    options.errorSentence = [](const Error &error) { return errorText(error); };
    return makeReport(runs, options);
}

Result<QStringList> writeReport(const std::vector<ReportRun> &runs, const ReportOptions &options,
                                const ReportTargets &targets)
{
    const std::unique_ptr<QTranslator> translator = reportTranslator(options.language);
    const TranslationScope scope(translator.get());
    const ReportDocument document = reportDocument(runs, options);
    QStringList paths;
    const std::pair<QString, std::function<Result<QByteArray>()>> formats[] = {
        {targets.html, [&] { return htmlReport(document, targets.theme); }},
        {targets.pdf, [&] { return pdfReport(document, targets.paper); }},
        {targets.markdown, [&] { return markdownReport(document); }},
        {targets.csv, [&] { return pointsCsv(runs); }},
        {targets.requestsCsv, [&] { return requestsCsv(runs); }},
    };
    for (const auto &[path, make] : formats) {
        if (path.isEmpty())
            continue;
        if (const auto result = put(paths, path, make()); !result)
            return result.error();
    }
    if (!targets.vllmFolder.isEmpty()) {
        const auto files = vllmFiles(runs);
        if (!files)
            return files.error();
        for (const auto &[name, bytes] : *files) {
            if (const auto result = put(paths, QDir(targets.vllmFolder).filePath(name), bytes); !result)
                return result.error();
        }
    }
    if (const auto result = putCharts(paths, document, targets); !result)
        return result.error();
    return paths;
}

} // namespace servescope

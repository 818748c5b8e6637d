// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/html_report.h"
#include "core/report/report.h"

#include <QPageSize>

namespace servescope {

/// What to write, by path; an empty one is not wanted.
struct ReportTargets
{
    QString html, pdf, markdown, csv, requestsCsv, pngFolder, svgFolder, vllmFolder;
    QPageSize::PageSizeId paper = QPageSize::A4;
    HtmlTheme theme = HtmlTheme::Auto; ///< of HTML; PNG and SVG are dark only when Dark
    int dpi = 192;                     ///< of PNG
    bool any() const;
};

/// readLogo() of a picture that can also be drawn. Errors: those of readLogo(), report.logo_broken.
Result<ReportLogo> usableLogo(const QString &path);

/// A report in the language of its options, as writeReport() writes it. Installs the sentences of errors.
ReportDocument reportDocument(const std::vector<ReportRun> &runs, ReportOptions options);

/// Writes the files one after the other and gives their paths. Needs a QGuiApplication and its thread for PDF
/// and PNG. Errors: file.folder, file.open, file.write, report.pdf, chart.render.
Result<QStringList> writeReport(const std::vector<ReportRun> &runs, const ReportOptions &options,
                                const ReportTargets &targets);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/report/report_charts.h"
#include "core/report/report_words.h"
#include "core/report/sections.h"

#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

std::vector<ReportBlock> chartBlocks(SectionInput &input, std::vector<ReportChart> charts)
{
    std::vector<ReportBlock> blocks;
    for (ReportChart &chart : charts) {
        ReportBlock block;
        block.kind = ReportBlock::Kind::Chart;
        block.chart = input.document.charts.size();
        block.text = chart.data.title;
        input.document.charts.push_back(std::move(chart));
        blocks.push_back(std::move(block));
    }
    return blocks;
}

struct Column
{
    QString title;
    const char *key;
};

/// A row per point with those figures and their intervals.
ReportTable figureTable(const SectionInput &input, const std::vector<Column> &columns, bool counts)
{
    ReportTable table;
    table.sortable = true;
    table.header = {translate("Report", "Point")};
    if (counts)
        table.header << translate("Report", "Completed") << translate("Report", "Failed");
    for (const Column &column : columns)
        table.header += column.title;
    if (counts)
        table.header += translate("Report", "Meets the objective");
    for (const ReportRun &run : input.runs) {
        for (const ReportPoint &point : run.points) {
            QStringList row{pointName(run, point, input.several())};
            if (counts)
                row << QString::number(point.evidence.completed) << QString::number(point.evidence.failed);
            for (const Column &column : columns)
                row += estimateText(point.figure(QString::fromLatin1(column.key)));
            if (counts) {
                const auto share = objectiveShare(point);
                row += share ? plainNumber(*share * 100) + u" %"_s : u"–"_s;
            }
            table.rows.push_back(row);
        }
    }
    return table;
}

QString weightWord(Finding::Weight weight)
{
    switch (weight) {
    case Finding::Weight::Note:
        return translate("Report", "note");
    case Finding::Weight::Warning:
        return translate("Report", "warning");
    case Finding::Weight::Error:
        return translate("Report", "error");
    }
    return {};
}

/// The same finding at several points is one row: that of the first, and where else.
ReportTable findingTable(const SectionInput &input)
{
    struct Row
    {
        Finding finding;
        QStringList points;
    };
    std::map<std::pair<int, QString>, Row> rows;
    for (const ReportRun &run : input.runs) {
        for (const ReportPoint &point : run.points) {
            for (const Finding &finding : point.findings) {
                Row &row = rows[{-static_cast<int>(finding.weight), finding.code}];
                if (row.points.isEmpty())
                    row.finding = finding;
                row.points += pointName(run, point, input.several());
            }
        }
    }
    ReportTable table;
    table.header = {translate("Report", "Weight"), translate("Report", "What"),
                    translate("Report", "What it means"), translate("Report", "Where")};
    for (const auto &[key, row] : rows) {
        QString where = row.points.first();
        if (row.points.size() > 1)
            where = translate("Report", "%1 and %2 more").arg(where).arg(row.points.size() - 1);
        table.rows.push_back(
            {weightWord(row.finding.weight), findingText(row.finding), findingMeaning(row.finding), where});
    }
    return table;
}

} // namespace

std::vector<ReportBlock> curvesSection(SectionInput &input)
{
    return chartBlocks(input, curveCharts(input.runs));
}

std::vector<ReportBlock> distributionsSection(SectionInput &input)
{
    std::vector<ReportBlock> blocks = chartBlocks(input, distributionCharts(input.runs));
    if (!blocks.empty())
        blocks.insert(
            blocks.begin(),
            paragraph(translate("Report", "Each curve shows which share of the requests (for ITL: of the "
                                          "gaps between tokens) took at most so long. Steep is even, a "
                                          "long foot to the right is a long tail.")));
    return blocks;
}

std::vector<ReportBlock> pointsSection(SectionInput &input)
{
    std::vector<ReportBlock> blocks;
    blocks.push_back(tableBlock(figureTable(input,
                                            {{translate("Report", "Requests (req/s)"), "request_throughput"},
                                             {translate("Report", "Output (tok/s)"), "output_throughput"}},
                                            true),
                                translate("Report", "Throughput, with 95 % intervals")));
    blocks.push_back(tableBlock(figureTable(input,
                                            {{translate("Report", "TTFT median (ms)"), "median_ttft_ms"},
                                             {translate("Report", "TTFT p99 (ms)"), "p99_ttft_ms"},
                                             {translate("Report", "TPOT median (ms)"), "median_tpot_ms"},
                                             {translate("Report", "ITL p99 (ms)"), "p99_itl_ms"},
                                             {translate("Report", "E2EL median (ms)"), "median_e2el_ms"},
                                             {translate("Report", "E2EL p99 (ms)"), "p99_e2el_ms"}},
                                            false),
                                translate("Report", "Latency, with 95 % intervals")));
    QStringList problems;
    for (const ReportRun &run : input.runs) {
        for (const ReportPoint &point : run.points) {
            if (point.evidence.completed > 0)
                continue;
            const Error *error = nullptr;
            if (run.manifest) {
                for (const PointEntry &entry : run.manifest->points) {
                    if (entry.point.id == point.evidence.id && !entry.error.code.isEmpty())
                        error = &entry.error;
                }
            }
            const QString why =
                error && input.options.errorSentence ? input.options.errorSentence(*error) : point.problem;
            problems += u"%1: %2"_s.arg(pointName(run, point, input.several()), why);
        }
    }
    if (!problems.isEmpty()) {
        blocks.push_back(heading(translate("Report", "Points without a result")));
        blocks.push_back(listBlock(problems));
    }
    return blocks;
}

std::vector<ReportBlock> findingsSection(SectionInput &input)
{
    std::vector<ReportBlock> blocks;
    for (const ReportRun &run : input.runs) {
        for (const Advice &advice : advise(run.evidence)) {
            const QString title =
                input.several() ? run.measured.name + u": "_s + advice.headline : advice.headline;
            const ReportTone tone = advice.rule == "client"_L1 ? ReportTone::Bad : ReportTone::Neutral;
            blocks.push_back(
                callout(title,
                        u"%1 %2 %3 (%4)"_s.arg(advice.evidence, advice.reasoning, advice.suggestion,
                                               confidenceName(advice.confidence)),
                        tone));
        }
    }
    if (blocks.empty())
        blocks.push_back(
            paragraph(translate("Report", "No rule of the advice found enough evidence to speak.")));
    ReportTable table = findingTable(input);
    if (!table.rows.empty())
        blocks.push_back(
            tableBlock(std::move(table), translate("Report", "What the audit of the figures found")));
    return blocks;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include "core/base/translate.h"
#include "core/report/report_data.h"
#include "core/report/sections.h"

namespace servescope {

using namespace Qt::StringLiterals;

const std::vector<ReportPart> &allReportParts()
{
    static const std::vector<ReportPart> parts{
        ReportPart::Summary, ReportPart::Comparison, ReportPart::Curves,     ReportPart::Distributions,
        ReportPart::Points,  ReportPart::Findings,   ReportPart::Instrument, ReportPart::Reproduce};
    return parts;
}

QString reportPartName(ReportPart part)
{
    switch (part) {
    case ReportPart::Summary:
        return u"summary"_s;
    case ReportPart::Comparison:
        return u"comparison"_s;
    case ReportPart::Curves:
        return u"curves"_s;
    case ReportPart::Distributions:
        return u"distributions"_s;
    case ReportPart::Points:
        return u"points"_s;
    case ReportPart::Findings:
        return u"findings"_s;
    case ReportPart::Instrument:
        return u"instrument"_s;
    case ReportPart::Reproduce:
        return u"reproduce"_s;
    }
    return {};
}

QString reportPartTitle(ReportPart part)
{
    switch (part) {
    case ReportPart::Summary:
        return translate("Report", "Summary");
    case ReportPart::Comparison:
        return translate("Report", "Comparison with the baseline");
    case ReportPart::Curves:
        return translate("Report", "Load curves");
    case ReportPart::Distributions:
        return translate("Report", "Latency distributions");
    case ReportPart::Points:
        return translate("Report", "Every point");
    case ReportPart::Findings:
        return translate("Report", "What the data say");
    case ReportPart::Instrument:
        return translate("Report", "Accuracy of the instrument");
    case ReportPart::Reproduce:
        return translate("Report", "Measure it again");
    }
    return {};
}

namespace {

std::vector<ReportBlock> blocksOf(ReportPart part, SectionInput &input)
{
    switch (part) {
    case ReportPart::Summary:
        return summarySection(input);
    case ReportPart::Comparison:
        return comparisonSection(input);
    case ReportPart::Curves:
        return curvesSection(input);
    case ReportPart::Distributions:
        return distributionsSection(input);
    case ReportPart::Points:
        return pointsSection(input);
    case ReportPart::Findings:
        return findingsSection(input);
    case ReportPart::Instrument:
        return instrumentSection(input);
    case ReportPart::Reproduce:
        return reproduceSection(input);
    }
    return {};
}

/// Chinese sentences follow each other without a blank.
void closeUp(ReportSection &section)
{
    for (ReportBlock &block : section.blocks) {
        if (block.kind == ReportBlock::Kind::Code)
            continue;
        block.text.replace(u"。 "_s, u"。"_s);
        for (QString &item : block.items)
            item.replace(u"。 "_s, u"。"_s);
    }
}

QString titleOf(const std::vector<ReportRun> &runs)
{
    QStringList models;
    for (const ReportRun &run : runs) {
        if (!run.measured.model.isEmpty() && !models.contains(run.measured.model))
            models += run.measured.model;
    }
    if (models.isEmpty())
        return translate("Report", "Serving benchmark");
    return translate("Report", "Serving benchmark: %1")
        .arg(models.join(translate("Report", ", ", "between the items of a list")));
}

} // namespace

ReportDocument makeReport(const std::vector<ReportRun> &runs, const ReportOptions &options)
{
    ReportDocument document;
    document.language = options.language;
    document.title = options.title.isEmpty() ? titleOf(runs) : options.title;
    document.author = options.author;
    document.logo = options.logo;
    if (options.made.isValid())
        document.made = options.made.toString(u"yyyy-MM-dd HH:mm"_s);
    QStringList names;
    for (const ReportRun &run : runs)
        names += run.measured.date.isEmpty() ? run.measured.name
                                             : u"%1, %2"_s.arg(run.measured.name, run.measured.date);
    document.subtitle = names.join(translate("Report", "; ", "between the items of a list"));
    SectionInput input{runs, options, document};
    for (const ReportPart part : allReportParts()) {
        if (!options.parts.contains(part))
            continue;
        std::vector<ReportBlock> blocks = blocksOf(part, input);
        if (!blocks.empty())
            document.sections.push_back({reportPartName(part), reportPartTitle(part), std::move(blocks)});
    }
    if (options.language.startsWith("zh"_L1)) {
        for (ReportSection &section : document.sections)
            closeUp(section);
    }
    document.data = reportData(runs);
    return document;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report_command.h"

#include "app/exit_codes.h"
#include "app/terminal.h"
#include "ui/report/report_files.h"
#include "ui/report/report_language.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Kind = FlagSpec::Kind;

constexpr FlagSpec flags[] = {
    {"--html", Kind::Text, "FILE", "", 0, 0, "One page that loads nothing: charts, tables, advice, the data"},
    {"--pdf", Kind::Text, "FILE", "", 0, 0, "The same for paper"},
    {"--markdown", Kind::Text, "FILE", "", 0, 0, "Summary and tables for a pull request"},
    {"--csv", Kind::Text, "FILE", "", 0, 0, "A row per point, with 95 % intervals"},
    {"--requests-csv", Kind::Text, "FILE", "", 0, 0, "A row per request"},
    {"--vllm-json", Kind::Text, "DIR", "", 0, 0, "Each point as a result file of vllm bench serve"},
    {"--png-dir", Kind::Text, "DIR", "", 0, 0, "Each chart as PNG"},
    {"--svg-dir", Kind::Text, "DIR", "", 0, 0, "Each chart as SVG"},
    {"--dpi", Kind::Integer, "N", "192", 48, 600, "Resolution of PNG: 96, 192, 300"},
    {"--title", Kind::Text, "TEXT", "", 0, 0, "Title; without it the model's name"},
    {"--author", Kind::Text, "TEXT", "", 0, 0, "Who answers for it"},
    {"--notes", Kind::Text, "TEXT", "", 0, 0, "What the figures cannot tell, before the summary"},
    {"--logo", Kind::Text, "FILE", "", 0, 0,
     "PNG, JPEG or SVG above the title of HTML and PDF, at most 1 MiB"},
    {"--sections", Kind::Text, "LIST", "", 0, 0,
     "Only these, comma-separated: summary, comparison, curves, distributions, points, findings, instrument, "
     "reproduce"},
    {"--language", Kind::Text, "NAME", "en", 0, 0, "en or zh_CN"},
    {"--paper", Kind::Text, "NAME", "a4", 0, 0, "a4 or letter"},
    {"--theme", Kind::Text, "NAME", "auto", 0, 0, "auto, light or dark; PDF is always light"},
    {"--no-date", Kind::Switch, "", "", 0, 0, "No time stamp: the same input gives the same bytes"},
};
constexpr FlagNeed needs[] = {{"--dpi", "--png-dir"}, {"--paper", "--pdf"}};

Error badValue(const QString &flag, const QString &text, const QString &hint)
{
    return Error{u"usage.bad_value"_s, u"%1 cannot be \"%2\"."_s.arg(flag, text), hint, {flag, text}};
}

Result<ReportOptions> optionsOf(const Arguments &arguments)
{
    ReportOptions options;
    options.title = arguments.text("--title");
    options.author = arguments.text("--author");
    options.notes = arguments.text("--notes");
    options.language = arguments.text("--language");
    if (!reportLanguages().contains(options.language))
        return badValue(u"--language"_s, options.language, u"It is en or zh_CN."_s);
    if (const QString sections = arguments.text("--sections"); !sections.isEmpty()) {
        options.parts.clear();
        for (const QString &word : sections.split(u',', Qt::SkipEmptyParts)) {
            const auto part = std::ranges::find(allReportParts(), word.trimmed(), reportPartName);
            if (part == allReportParts().end())
                return badValue(
                    u"--sections"_s, word,
                    u"A section is one of summary, comparison, curves, distributions, points, findings, "
                    "instrument and reproduce."_s);
            options.parts.insert(*part);
        }
    }
    if (const QString path = arguments.text("--logo"); !path.isEmpty()) {
        const Result<ReportLogo> logo = usableLogo(path);
        if (!logo)
            return logo.error();
        options.logo = *logo;
    }
    if (!arguments.has("--no-date"))
        options.made = QDateTime::currentDateTime();
    return options;
}

Result<ReportTargets> targetsOf(const Arguments &arguments)
{
    ReportTargets targets;
    targets.html = arguments.text("--html");
    targets.pdf = arguments.text("--pdf");
    targets.markdown = arguments.text("--markdown");
    targets.csv = arguments.text("--csv");
    targets.requestsCsv = arguments.text("--requests-csv");
    targets.pngFolder = arguments.text("--png-dir");
    targets.svgFolder = arguments.text("--svg-dir");
    targets.vllmFolder = arguments.text("--vllm-json");
    targets.dpi = static_cast<int>(arguments.integer("--dpi"));
    const QString paper = arguments.text("--paper");
    if (paper != "a4"_L1 && paper != "letter"_L1)
        return badValue(u"--paper"_s, paper, u"It is a4 or letter."_s);
    targets.paper = paper == "letter"_L1 ? QPageSize::Letter : QPageSize::A4;
    const QString theme = arguments.text("--theme");
    if (theme != "auto"_L1 && theme != "light"_L1 && theme != "dark"_L1)
        return badValue(u"--theme"_s, theme, u"It is auto, light or dark."_s);
    targets.theme = theme == "dark"_L1    ? HtmlTheme::Dark
                    : theme == "light"_L1 ? HtmlTheme::Light
                                          : HtmlTheme::Auto;
    if (!targets.any())
        return Error{u"usage.operands"_s,
                     u"No file to write was named."_s,
                     u"Name at least one of --html, --pdf, --markdown, --csv, --requests-csv, --vllm-json, "
                     "--png-dir and --svg-dir."_s,
                     {}};
    return targets;
}

} // namespace

const CommandSpec &reportSpec()
{
    static constexpr CommandSpec spec{
        "report",
        "Writes a report about run folders or result files: HTML, PDF, Markdown, CSV, PNG, SVG and\n"
        "vLLM's JSON. Several runs stand side by side; the first one is the baseline of their comparison.",
        "RUN…",
        1,
        100,
        flags,
        {},
        needs};
    return spec;
}

int runReport(const Arguments &arguments)
{
    const Result<ReportOptions> options = optionsOf(arguments);
    const Result<ReportTargets> targets = targetsOf(arguments);
    if (!options || !targets) {
        printError(u"report"_s, options ? targets.error() : options.error());
        return ExitUsage;
    }
    std::vector<ReportRun> runs;
    for (const QString &path : arguments.operands()) {
        Result<ReportRun> run = readReportRun(path);
        if (!run) {
            printErr(u"servescope report: %1: %2\n"_s.arg(path, run.error().sentence()));
            return ExitUsage;
        }
        runs.push_back(std::move(run.value()));
    }
    const Result<QStringList> written = writeReport(runs, *options, *targets);
    if (!written) {
        printError(u"report"_s, written.error());
        return ExitUsage;
    }
    for (const QString &path : *written)
        printOut(path + u'\n');
    return ExitFine;
}

} // namespace servescope

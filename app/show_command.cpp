// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/show_command.h"

#include "app/advice_text.h"
#include "app/exit_codes.h"
#include "app/findings_text.h"
#include "app/show_curve.h"
#include "app/terminal.h"
#include "core/analysis/run_comparison.h"
#include "core/import/measured_source.h"
#include "core/metrics/figures.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr FlagSpec flags[] = {
    {"--convention", FlagSpec::Kind::Text, "NAME", "vllm", 0, 0, "vllm, sglang, aiperf, guidellm or answer"},
    {"--window", FlagSpec::Kind::Text, "FROM:TO", "", 0, 0,
     "Only what was sent in these seconds of the run; \"steady\" cuts start and drain"},
    {"--requests", FlagSpec::Kind::Text, "FIRST:END", "", 0, 0,
     "Only requests with these numbers, END not included"},
    {"--percentiles", FlagSpec::Kind::Text, "LIST", "50,90,99", 0, 0, "Percentiles, separated by commas"},
    {"--goodput", FlagSpec::Kind::Words, "METRIC:MS", "", 0, 0, "Objectives such as ttft:200 tpot:50"},
    {"--audit", FlagSpec::Kind::Switch, "", "", 0, 0,
     "Show the notes of the audit as well, not only errors and warnings"},
};
constexpr FlagConflict conflicts[] = {{"--window", "--requests", "a window is one or the other"}};

struct View
{
    Convention convention = Convention::Vllm;
    FigureOptions options;
    bool steady = false;
    bool notes = false;
    bool recomputed = false; ///< something else than the whole run in its own convention was asked for
};

Error badValue(const QString &flag, const QString &text, const QString &hint)
{
    return Error{u"usage.bad_value"_s, u"%1 cannot be \"%2\"."_s.arg(flag, text), hint, {flag, text}};
}

Result<View> viewOf(const Arguments &arguments)
{
    View view;
    const QString name = arguments.text("--convention");
    const auto convention = conventionFromName(name);
    if (!convention)
        return badValue(u"--convention"_s, name,
                        u"It is one of vllm, sglang, aiperf, guidellm and answer."_s);
    view.convention = *convention;
    view.notes = arguments.has("--audit");
    view.recomputed = arguments.has("--convention") || arguments.has("--window") ||
                      arguments.has("--requests") || arguments.has("--goodput") ||
                      arguments.has("--percentiles");
    const QString window = arguments.text("--window");
    if (window == "steady"_L1) {
        view.steady = true;
    } else if (!window.isEmpty()) {
        const auto from = parseNumber(u"--window"_s, window.section(u':', 0, 0), 0, 1e9);
        const auto to = parseNumber(u"--window"_s, window.section(u':', 1), 0, 1e9);
        if (!from || !to || *to <= *from)
            return badValue(u"--window"_s, window,
                            u"Write it like 5:60, in seconds since the first request."_s);
        view.options.window = MeasuringWindow::time(*from, *to);
    }
    if (const QString range = arguments.text("--requests"); !range.isEmpty()) {
        const auto first = parseNumber(u"--requests"_s, range.section(u':', 0, 0), 0, 2e9);
        const auto end = parseNumber(u"--requests"_s, range.section(u':', 1), 0, 2e9);
        if (!first || !end || *end <= *first)
            return badValue(u"--requests"_s, range, u"Write it like 20:200."_s);
        view.options.window = MeasuringWindow::requests(static_cast<int>(*first), static_cast<int>(*end));
    }
    view.options.percentiles.clear();
    for (const QString &word : arguments.text("--percentiles").split(u',', Qt::SkipEmptyParts)) {
        const auto p = parseNumber(u"--percentiles"_s, word, 0, 100);
        if (!p)
            return p.error();
        view.options.percentiles.push_back(*p);
    }
    for (const QString &word : arguments.words("--goodput")) {
        const QString metric = word.section(u':', 0, 0);
        const auto limit = parseNumber(u"--goodput"_s, word.section(u':', 1), 0, 1e12);
        if (!QStringList{u"ttft"_s, u"tpot"_s, u"itl"_s, u"e2el"_s}.contains(metric) || !limit)
            return badValue(u"--goodput"_s, word,
                            u"Write objectives like ttft:200 tpot:50, in milliseconds."_s);
        view.options.goodput[metric] = *limit;
    }
    return view;
}

QString percentileName(double p)
{
    return u"p%1"_s.arg(p);
}

/// All percentiles of the four latencies out of the single values.
QString recomputedTable(const Figures &figures, const View &view)
{
    QStringList header{u"ms"_s, u"n"_s, u"mean"_s, u"std"_s, u"min"_s};
    for (const double p : view.options.percentiles)
        header += percentileName(p);
    header += u"max"_s;
    std::vector<QStringList> rows{header};
    const auto add = [&](const QString &name, const MetricFigures &metric) {
        if (!metric.available())
            return;
        QStringList row{name, QString::number(metric.count), figureText(metric.mean),
                        figureText(metric.stddev), figureText(metric.min)};
        for (const double p : view.options.percentiles)
            row += figureText(metric.percentiles.at(p));
        rows.push_back(row << figureText(metric.max));
    };
    add(u"TTFT"_s, figures.ttft);
    add(u"TPOT"_s, figures.tpot);
    add(u"ITL"_s, figures.itl);
    add(u"E2EL"_s, figures.e2el);
    return alignedTable(rows);
}

QString recomputedText(const MeasuredPoint &point, const View &view)
{
    const auto table = point.samples ? point.samples(view.convention) : std::nullopt;
    if (!table)
        return u"  There are no values of single requests; nothing can be recomputed.\n"_s;
    View own = view;
    QString text;
    if (view.steady) {
        const WindowProposal proposal = proposeWindow(*table, point.maxConcurrency);
        own.options.window = proposal.window;
        text += proposal.cuts
                    ? u"  window: %1 s to %2 s\n"_s.arg(proposal.window.from).arg(proposal.window.to)
                    : u"  window: the whole run (there is no steady part to cut out)\n"_s;
    }
    const Figures figures = figuresOf(*table, own.options);
    if (table->convention != view.convention)
        text +=
            u"  These values are only known as %1 defines them.\n"_s.arg(conventionName(table->convention));
    text +=
        u"  %1: %2 completed, %3 failed, %4 s; %5 req/s, %6 output tok/s, %7 in flight on average (most %8)\n"_s
            .arg(conventionName(table->convention))
            .arg(figures.completed)
            .arg(figures.failed)
            .arg(figureText(figures.durationSeconds), figureText(figures.requestThroughput),
                 figureText(figures.outputThroughput), figureText(figures.meanInFlight))
            .arg(figures.maxInFlight);
    if (figures.requestGoodput)
        text += u"  goodput: %1 req/s\n"_s.arg(figureText(*figures.requestGoodput));
    return text + recomputedTable(figures, own);
}

/// Each figure with its interval.
QString figuresTable(const MeasuredPoint &point)
{
    std::vector<QStringList> rows{{u"figure"_s, u"value"_s, u"95 % interval"_s}};
    for (const MetricComparison &metric :
         pointFigures({&point}, conventionFromName(point.convention).value_or(Convention::Vllm))) {
        const Estimate &estimate = metric.baseline;
        if (std::isnan(estimate.value))
            continue;
        rows.push_back({metric.name + " ("_L1 + metric.unit + u')', figureText(estimate.value),
                        estimate.hasInterval()
                            ? u"%1 … %2"_s.arg(figureText(estimate.lower), figureText(estimate.upper))
                            : u"–"_s});
    }
    return alignedTable(rows);
}

void printPoint(const MeasuredPoint &point, const View &view)
{
    printOut(u"\n%1: %2 completed, %3 failed\n"_s.arg(point.id).arg(point.completed).arg(point.failed));
    if (!point.problem.isEmpty())
        printOut(u"  "_s + point.problem + u'\n');
    const auto convention = conventionFromName(point.convention).value_or(Convention::Vllm);
    const auto table = point.samples ? point.samples(convention) : std::nullopt;
    if (point.completed > 0 && !view.recomputed)
        printOut(figuresTable(point));
    if (view.recomputed || (point.completed == 0 && table))
        printOut(recomputedText(point, view));
    if (point.completed > 0)
        printOut(findingsText(audit(point.result, table ? &*table : nullptr), view.notes));
}

} // namespace

const CommandSpec &showSpec()
{
    static constexpr CommandSpec spec{
        "show",
        "Shows a stored run or a result file: every figure with its 95 % interval, what the audit found, "
        "what\n"
        "the curve over its loads says, and the advice that follows. Recomputes from the journal what the "
        "flags ask for.",
        "RUN",
        1,
        1,
        flags,
        conflicts,
        {}};
    return spec;
}

int runShow(const Arguments &arguments)
{
    const Result<View> view = viewOf(arguments);
    if (!view) {
        printError(u"show"_s, view.error());
        return ExitUsage;
    }
    const QString path = arguments.operands().first();
    const Result<MeasuredRun> run = openMeasured(path);
    if (!run) {
        printErr(u"servescope show: %1: %2\n"_s.arg(path, run.error().sentence()));
        return ExitUsage;
    }
    QString head = run->name + u'\n';
    for (const auto &[name, value] : {std::pair(u"model"_s, run->model),
                                      {u"backend"_s, run->backend},
                                      {u"tool"_s, run->tool},
                                      {u"state"_s, run->state},
                                      {u"date"_s, run->date}}) {
        if (!value.isEmpty())
            head += u"  %1: %2\n"_s.arg(name, value);
    }
    for (const QString &remark : run->remarks)
        head += u"  %1\n"_s.arg(remark);
    printOut(head);
    for (const MeasuredPoint &point : run->points)
        printPoint(point, *view);
    printOut(curveText(*run, view->options.goodput));
    RunEvidence evidence = evidenceOf(*run);
    if (!view->options.goodput.isEmpty())
        evidence.objectives = view->options.goodput;
    printOut(adviceText(advise(evidence)));
    return ExitFine;
}

} // namespace servescope

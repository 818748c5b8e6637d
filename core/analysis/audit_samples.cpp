// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/audit_checks.h"
#include "core/metrics/figures.h"

#include <QRegularExpression>

#include <algorithm>
#include <unordered_map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Weight = Finding::Weight;

/// Tokens in the fullest whole second, each event weighing what its request's events weigh on average.
double peakTokens(const SampleTable &table)
{
    double origin = std::numeric_limits<double>::infinity();
    for (const RequestSample &sample : table.requests) {
        if (sample.success)
            origin = std::min(origin, sample.start);
    }
    std::unordered_map<qint64, double> seconds;
    table.forEach([&](const RequestSample &sample, std::span<const double> gaps) {
        if (!sample.success)
            return;
        const double weight = sample.outputTokens / static_cast<double>(gaps.size() + 1);
        double time = sample.first;
        seconds[static_cast<qint64>(time - origin)] += weight;
        for (const double gap : gaps) {
            time += gap / 1000;
            seconds[static_cast<qint64>(time - origin)] += weight;
        }
    });
    double peak = 0;
    for (const auto &[second, tokens] : seconds)
        peak = std::max(peak, tokens);
    return peak;
}

void auditTotals(AuditInput &input)
{
    double inputs = 0, outputs = 0;
    int successes = 0, withoutOutput = 0, withoutFirst = 0;
    for (const RequestSample &sample : input.samples->requests) {
        if (!sample.success)
            continue;
        ++successes;
        inputs += sample.inputTokens;
        outputs += sample.outputTokens;
        withoutOutput += sample.outputTokens == 0;
        withoutFirst += sample.ttft == 0;
    }
    const auto compare = [&input](const char *key, double sum) {
        const auto total = input.number(key);
        if (total && sum > 0 && *total != sum)
            input.report("audit.totals", Weight::Error, u"%1 is %2, but the single requests add up to %3."_s,
                         {QLatin1StringView(key), auditNumber(*total), auditNumber(sum)},
                         u"The total or the list was made from other requests."_s, key, sum);
    };
    compare("total_input_tokens", inputs);
    compare("total_output_tokens", outputs);
    if (const auto count = input.number("completed"); count && *count != successes)
        input.report("audit.completed", Weight::Error,
                     u"%1 requests are counted as completed, the lists show %2."_s,
                     {auditNumber(*count), auditNumber(successes)},
                     u"The count or the lists are not complete."_s, "completed", successes);
    if (withoutOutput > 0)
        input.report("audit.zero_output", Weight::Error,
                     u"%1 of %2 requests counted as completed have no output token."_s,
                     {auditNumber(withoutOutput), auditNumber(successes)},
                     u"They were answered with nothing, and pull the latencies down."_s, "completed",
                     successes - withoutOutput);
    if (withoutFirst > 0 && withoutFirst < successes) {
        FigureOptions options;
        options.leaveOutZeroTtft = true;
        const Figures with = figuresOf(*input.samples, {});
        const Figures without = figuresOf(*input.samples, options);
        input.report(
            "audit.zero_ttft", Weight::Error,
            u"%1 of %2 requests counted as completed have a TTFT of 0: the mean TTFT is %3 ms with and %4 ms "
            "without them."_s,
            {auditNumber(withoutFirst), auditNumber(successes), auditNumber(with.ttft.mean),
             auditNumber(without.ttft.mean)},
            u"No token of them was ever seen; both figures are given."_s, "mean_ttft_ms", without.ttft.mean);
    }
}

void auditTimes(AuditInput &input)
{
    const SampleTable &table = *input.samples;
    if (!table.timed)
        return;
    const Figures figures = figuresOf(table, {});
    const auto limit = input.number("max_concurrency");
    const auto most = input.number("max_concurrent_requests");
    if (most && figures.maxInFlight > 0 && *most > figures.maxInFlight * 1.0 && limit && *most > *limit) {
        for (Finding &finding : input.findings) {
            if (finding.code == "audit.concurrency"_L1)
                finding.corrected = figures.maxInFlight;
        }
    }
    const auto mean = input.number("output_throughput");
    for (Finding &finding : input.findings) {
        if (finding.code == "audit.peak"_L1)
            finding.corrected = std::max(peakTokens(table), mean.value_or(0));
    }
    if (limit && *limit > 1 && figures.durationSeconds > 0 && figures.meanInFlight < *limit * 0.7 &&
        table.requests.size() > 4 * static_cast<size_t>(*limit))
        input.report("audit.idle", Weight::Note,
                     u"%1 requests were in flight on average, where %2 were allowed."_s,
                     {auditNumber(figures.meanInFlight), auditNumber(*limit)},
                     u"Something else limited the load: the arrival rate, or the client itself."_s,
                     "max_concurrency", figures.meanInFlight);
}

/// A cold engine: the first request far above all others.
void auditFirst(AuditInput &input)
{
    const auto first = std::ranges::find_if(input.samples->requests, &RequestSample::success);
    if (first == input.samples->requests.end())
        return;
    std::vector<double> rest;
    for (auto it = first + 1; it != input.samples->requests.end(); ++it) {
        if (it->success)
            rest.push_back(it->ttft);
    }
    if (rest.size() < 5)
        return;
    const MetricFigures others = metricFigures(rest, {});
    if (first->ttft > 3 * others.median && first->ttft > 1.5 * others.max)
        input.report(
            "audit.cold", Weight::Warning,
            u"The first request waited %1 ms for its first token, the others %2 ms at the median."_s,
            {auditNumber(first->ttft), auditNumber(others.median)},
            u"The engine was cold; warm-up requests keep this out. The corrected mean leaves it out."_s,
            "mean_ttft_ms", others.mean);
}

void auditFigures(AuditInput &input)
{
    // TTFT and gaps stand in the lists as they were measured: nothing but rounding may differ.
    if (const auto exact = agreement(input.result, *input.samples, {u"ttft"_s, u"itl"_s});
        exact && exact->largest > 1e-9) {
        bool zeroes = false;
        for (const Finding &finding : input.findings)
            zeroes |= finding.code == "audit.zero_ttft"_L1 || finding.code == "audit.completed"_L1;
        input.report(
            "audit.figures", zeroes ? Weight::Note : Weight::Warning,
            u"%1 differs by %2 % from what the single values give."_s,
            {exact->key, auditNumber(exact->largest * 100)},
            u"The summary was made from other values, or by another rule than the convention says."_s,
            exact->key.toUtf8().constData());
    }
    // What depends on the end of the request is only as exact as the file tells that end.
    const auto derived = agreement(input.result, *input.samples, {u"tpot"_s, u"e2el"_s});
    if (derived && derived->largest > 1e-6 && !input.result.contains("latencies"))
        input.report(
            "audit.end_times", Weight::Note,
            u"TPOT and end-to-end latency cannot be recomputed exactly (%1 differs by %2 %)."_s,
            {derived->key, auditNumber(derived->largest * 100)},
            u"The file does not hold when requests ended; in chat mode vLLM counts the closing usage event in."_s,
            derived->key.toUtf8().constData());
}

} // namespace

std::optional<Agreement> agreement(const JsonValue &result, const SampleTable &samples,
                                   const QStringList &metrics)
{
    static const QRegularExpression pattern(u"^(mean|median|std|p([0-9.]+))_(ttft|tpot|itl|e2el)_ms$"_s);
    FigureOptions options;
    options.percentiles.clear();
    std::vector<std::pair<QString, double>> wanted;
    for (const auto &[key, value] : result.members()) {
        const auto match = pattern.match(QString::fromUtf8(key));
        const auto number = value.number();
        if (!number || !match.hasMatch() || !metrics.contains(match.captured(3)))
            continue;
        wanted.emplace_back(match.captured(0), *number);
        if (!match.captured(2).isEmpty())
            options.percentiles.push_back(match.captured(2).toDouble());
    }
    if (wanted.empty())
        return std::nullopt;
    const Figures figures = figuresOf(samples, options);
    Agreement found;
    for (const auto &[key, published] : wanted) {
        const auto match = pattern.match(key);
        const QString metric = match.captured(3);
        const MetricFigures &own = metric == "ttft"_L1   ? figures.ttft
                                   : metric == "tpot"_L1 ? figures.tpot
                                   : metric == "itl"_L1  ? figures.itl
                                                         : figures.e2el;
        if (!own.available())
            continue;
        const QString figure = match.captured(1);
        const double value = figure == "mean"_L1     ? own.mean
                             : figure == "median"_L1 ? own.median
                             : figure == "std"_L1    ? own.stddev
                                                     : own.percentiles.at(match.captured(2).toDouble());
        const double scale = std::max(std::abs(value), std::abs(published));
        const double difference = scale > 0 ? std::abs(value - published) / scale : 0;
        ++found.compared;
        if (difference >= found.largest) {
            found.largest = difference;
            found.key = key;
        }
    }
    return found.compared > 0 ? std::optional(found) : std::nullopt;
}

void auditSamples(AuditInput &input)
{
    if (input.completed() <= 0)
        return;
    const auto listed = static_cast<double>(input.samples->requests.size());
    if (listed < input.completed()) {
        input.report("audit.partial", Weight::Warning,
                     u"Only %1 of the %2 completed requests are listed one by one."_s,
                     {auditNumber(listed), auditNumber(input.completed())},
                     u"Figures cannot be recomputed, and intervals come from the listed ones."_s);
        return;
    }
    auditTotals(input);
    auditTimes(input);
    auditFirst(input);
    auditFigures(input);
}

} // namespace servescope

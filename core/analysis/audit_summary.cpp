// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/audit_checks.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Weight = Finding::Weight;

constexpr const char *metrics[]{"ttft", "tpot", "itl", "e2el"};

/// The percentiles of one metric that the result holds, by rank.
std::map<double, double> percentilesOf(const JsonValue &result, const char *metric)
{
    static const QRegularExpression pattern(u"^p([0-9.]+)_(.+)_ms$"_s);
    std::map<double, double> found;
    for (const auto &[key, value] : result.members()) {
        const auto match = pattern.match(QString::fromUtf8(key));
        const auto number = value.number();
        if (number && match.hasMatch() && match.captured(2) == QLatin1StringView(metric))
            found[match.captured(1).toDouble()] = *number;
    }
    if (const auto median = result["median_" + QByteArray(metric) + "_ms"].number())
        found[50] = *median;
    return found;
}

} // namespace

void auditCounts(AuditInput &input)
{
    const double completed = input.completed();
    const auto failed = input.number("failed");
    const auto prompts = input.number("num_prompts");
    if (completed <= 0) {
        input.report("audit.nothing_completed", Weight::Error, u"No request succeeded (%1 were sent)."_s,
                     {auditNumber(prompts.value_or(0))},
                     u"The zeros in this result are not measurements; every figure is not available."_s,
                     "completed");
        return;
    }
    const double lost = failed ? *failed : prompts ? std::max(0.0, *prompts - completed) : 0;
    if (lost > 0)
        input.report(
            "audit.failures", Weight::Warning, u"%1 of %2 requests failed."_s,
            {auditNumber(lost), auditNumber(lost + completed)},
            u"Failed requests are in no latency figure; a server that refuses requests looks faster."_s,
            "failed");
    if (!failed && prompts && *prompts > completed)
        input.report("audit.failed_absent", Weight::Note,
                     u"The file does not say how many requests failed."_s, {},
                     u"%1 were asked for and not completed."_s.arg(auditNumber(*prompts - completed)),
                     "failed", *prompts - completed);

    const bool zeros = std::ranges::all_of(metrics, [&](const char *metric) {
        const auto mean = input.result["mean_" + QByteArray(metric) + "_ms"].number();
        const auto median = input.result["median_" + QByteArray(metric) + "_ms"].number();
        return mean.value_or(0) == 0 && median.value_or(0) == 0;
    });
    if (zeros && input.number("mean_ttft_ms"))
        input.report("audit.all_zero", Weight::Error, u"Every latency is 0 although %1 requests completed."_s,
                     {auditNumber(completed)},
                     u"The answers were probably not streamed, or had no text: nothing was measured."_s,
                     "mean_ttft_ms");

    const auto limit = input.number("max_concurrency");
    const auto most = input.number("max_concurrent_requests");
    if (limit && most && *limit > 0 && *most > *limit) {
        std::optional<double> corrected;
        if (!input.samples || !input.samples->timed)
            corrected = *limit;
        input.report(
            "audit.concurrency", Weight::Warning,
            u"%1 requests at once are reported, but at most %2 were allowed."_s,
            {auditNumber(*most), auditNumber(*limit)},
            u"The peak is counted by whole seconds: requests that follow each other within one count together."_s,
            "max_concurrent_requests", corrected);
    }
}

namespace {

/// Throughput × latency against the requests in flight by their own start and end times.
void auditInFlight(AuditInput &input, double published)
{
    constexpr double tolerance = 0.05; // beyond what lies between the last token and the end of an answer
    if (!input.samples || !input.samples->timed)
        return;
    double from = std::numeric_limits<double>::infinity(), to = -from, least = 0, most = 0;
    int successes = 0;
    for (const RequestSample &request : input.samples->requests) {
        if (!request.sent)
            continue;
        from = std::min(from, request.start);
        to = std::max(to, request.end);
        if (!request.success)
            continue;
        most += request.end - request.start;
        least += (request.last > request.start ? request.last : request.end) - request.start;
        ++successes;
    }
    if (successes == 0 || successes != input.completed() || !(to > from) || !(least > 0))
        return;
    const double seen = most / (to - from);
    if (published > seen * (1 + tolerance) || published < least / (to - from) * (1 - tolerance))
        input.report("audit.little_times", Weight::Error,
                     u"Throughput times latency make %1 requests at once; by their times there were %2."_s,
                     {auditNumber(published), auditNumber(seen)},
                     u"Throughput and latency contradict each other (Little's law): one of them is wrong."_s,
                     "request_throughput");
}

} // namespace

void auditRates(AuditInput &input)
{
    const double completed = input.completed();
    const auto duration = input.number("duration");
    if (completed <= 0)
        return;
    if (duration && *duration > 0) {
        struct Rate
        {
            const char *key;
            std::optional<double> amount;
        };
        const auto outputs = input.number("total_output_tokens");
        const auto inputs = input.number("total_input_tokens");
        const Rate rates[]{
            {"request_throughput", completed},
            {"output_throughput", outputs},
            {"total_token_throughput", outputs && inputs ? std::optional(*outputs + *inputs) : std::nullopt}};
        for (const auto &[key, amount] : rates) {
            const auto rate = input.number(key);
            if (!rate || !amount)
                continue;
            const double expected = *amount / *duration;
            // 2 %: tools differ in when their clock starts and stops.
            if (std::abs(*rate - expected) > 0.02 * std::max(*rate, expected))
                input.report("audit.rate", Weight::Warning,
                             u"%1 is %2, but its count over the duration gives %3."_s,
                             {QLatin1StringView(key), auditNumber(*rate), auditNumber(expected)},
                             u"The rate was taken over another time than the duration that is given."_s, key,
                             expected);
        }
        if (*duration < 10)
            input.report(
                "audit.short", Weight::Note, u"The whole measurement took %1 s."_s, {auditNumber(*duration)},
                u"Start and drain weigh much in a short run; throughputs are below what would last."_s,
                "duration");
    }
    const auto peak = input.number("max_output_tokens_per_s");
    const auto mean = input.number("output_throughput");
    if (peak && mean && *peak > 0 && *peak < *mean * 0.999)
        input.report("audit.peak", Weight::Warning,
                     u"The peak of %1 tokens per second is below the mean of %2."_s,
                     {auditNumber(*peak), auditNumber(*mean)},
                     duration && *duration < 2
                         ? u"The peak is counted by whole seconds, and the run is hardly longer than one."_s
                         : u"The peak counts stream events, and events carry several tokens each."_s,
                     "max_output_tokens_per_s");
    const auto rate = input.number("request_throughput");
    const auto latency = input.number("mean_e2el_ms");
    const auto limit = input.number("max_concurrency");
    if (rate && latency && limit && *limit > 0 && *rate * *latency / 1000 > *limit * 1.05)
        input.report("audit.little", Weight::Error,
                     u"%1 requests per second of %2 ms each mean %3 at once, but only %4 were allowed."_s,
                     {auditNumber(*rate), auditNumber(*latency), auditNumber(*rate * *latency / 1000),
                      auditNumber(*limit)},
                     u"Throughput and latency contradict each other (Little's law): one of them is wrong."_s,
                     "request_throughput", *limit / *latency * 1000);
    else if (rate && latency)
        auditInFlight(input, *rate * *latency / 1000);
}

void auditLatencies(AuditInput &input)
{
    const double completed = input.completed();
    if (completed <= 0)
        return;
    QStringList tails;
    double tail = 0;
    for (const char *metric : metrics) {
        const QString name = QString::fromLatin1(metric).toUpper();
        const auto percentiles = percentilesOf(input.result, metric);
        const QByteArray mean = "mean_" + QByteArray(metric) + "_ms";
        double before = -1;
        bool falls = false;
        for (const auto &[p, value] : percentiles) {
            falls |= value < before * (1 - 1e-9) || value < 0;
            before = value;
        }
        const auto average = input.result[mean].number();
        if (falls || (average && *average < 0))
            input.report("audit.order", Weight::Error,
                         u"The percentiles of %1 do not rise, or are negative."_s, {name},
                         u"The clock of the client went backwards, or the file was changed by hand."_s, mean);
        if (percentiles.empty() || QByteArrayView(metric) == "itl")
            continue;
        const double p = percentiles.rbegin()->first;
        if (p > 50 && p < 100 && completed * (100 - p) < 100) {
            tails += name;
            tail = std::max(tail, p);
        }
    }
    if (!tails.isEmpty())
        input.report(
            "audit.tail", Weight::Note, u"p%1 of %2 over %3 requests is next to the maximum."_s,
            {auditNumber(tail), tails.join(u", "_s), auditNumber(completed)},
            u"It is the fate of one request: at least %1 are needed to say anything about it."_s.arg(
                auditNumber(std::ceil(std::log(0.025) / std::log(tail / 100)))),
            ("p" + QByteArray::number(tail) + '_' + tails.front().toLower().toLatin1() + "_ms").constData());
    const auto ttft = input.number("mean_ttft_ms");
    const auto e2el = input.number("mean_e2el_ms");
    if (ttft && e2el && *ttft > *e2el * 1.0001)
        input.report("audit.mean_order", Weight::Error,
                     u"The mean %1 is longer than the mean end-to-end latency."_s, {u"TTFT"_s},
                     u"One of the two is wrong."_s, "mean_ttft_ms");
    const auto tpot = input.number("mean_tpot_ms");
    const auto itl = input.number("mean_itl_ms");
    if (tpot && itl && *tpot > 0 && *itl > *tpot * 1.3)
        input.report("audit.chunks", Weight::Warning,
                     u"The gap between events (%1 ms) is %2 times the time per token (%3 ms)."_s,
                     {auditNumber(*itl), auditNumber(*itl / *tpot), auditNumber(*tpot)},
                     u"Events carry several tokens: the ITL is one between chunks, not between tokens."_s,
                     "mean_itl_ms", *tpot);
    if (!input.result.contains("servescope"))
        input.report("audit.hardware", Weight::Note,
                     u"The file does not name the hardware or the server's version."_s, {},
                     u"Write them down with the run; they will be marked as declared."_s);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/run_comparison.h"
#include "core/metrics/figures.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    const char *key;
    const char *name;
    const char *unit;
    bool lowerIsBetter;
};

constexpr Row rows[]{
    {"output_throughput", "Output throughput", "tok/s", false},
    {"request_throughput", "Request throughput", "req/s", false},
    {"mean_ttft_ms", "TTFT mean", "ms", true},
    {"median_ttft_ms", "TTFT median", "ms", true},
    {"p99_ttft_ms", "TTFT p99", "ms", true},
    {"mean_tpot_ms", "TPOT mean", "ms", true},
    {"median_tpot_ms", "TPOT median", "ms", true},
    {"mean_itl_ms", "ITL mean", "ms", true},
    {"p99_itl_ms", "ITL p99", "ms", true},
    {"mean_e2el_ms", "E2EL mean", "ms", true},
    {"median_e2el_ms", "E2EL median", "ms", true},
    {"p99_e2el_ms", "E2EL p99", "ms", true},
};

/// Columns of a table, of successful requests in the order they were sent.
struct Columns
{
    std::vector<double> ttft, tpot, itl, e2el, gapSums, gapCounts, gaps;
    std::vector<quint32> gapSizes;
    std::vector<double> ones, tokens, busy; ///< of all requests that were sent
};

Columns columnsOf(const SampleTable &table)
{
    std::vector<size_t> order(table.requests.size());
    std::vector<size_t> firstGap(table.requests.size());
    size_t at = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
        firstGap[i] = at;
        at += table.requests[i].gaps;
    }
    if (table.timed)
        std::ranges::stable_sort(order, [&table](size_t a, size_t b) {
            return table.requests[a].start < table.requests[b].start;
        });
    Columns columns;
    const auto add = [](std::vector<double> &column, double value) {
        if (!std::isnan(value))
            column.push_back(value);
    };
    for (const size_t i : order) {
        const RequestSample &request = table.requests[i];
        if (!request.sent)
            continue;
        columns.ones.push_back(request.success ? 1 : 0);
        columns.tokens.push_back(request.success ? request.outputTokens : 0);
        columns.busy.push_back(std::max(0.0, request.end - request.start));
        if (!request.success)
            continue;
        add(columns.ttft, request.ttft);
        add(columns.tpot, request.tpot);
        add(columns.itl, request.itl);
        add(columns.e2el, request.e2el);
        double sum = 0;
        for (quint32 k = 0; k < request.gaps; ++k) {
            columns.gaps.push_back(table.gaps[firstGap[i] + k]);
            sum += columns.gaps.back();
        }
        if (request.gaps > 0) {
            columns.gapSizes.push_back(request.gaps);
            columns.gapSums.push_back(sum);
            columns.gapCounts.push_back(request.gaps);
        }
    }
    return columns;
}

/// Something delivered per second. In a closed loop the requests fill the run between them: what one of them
/// takes is its share of it, so amount per time in flight times the requests in flight. In an open loop the
/// schedule decides how long the run is, and only the amounts vary. In both the end of the run depends on
/// single requests.
Estimate rateEstimate(const std::vector<double> &amounts, const Columns &columns, const Figures &figures,
                      double rate, bool closedLoop)
{
    const std::vector<double> equal(amounts.size(), 1.0);
    Estimate estimate = ratioEstimate(amounts, closedLoop ? columns.busy : equal);
    const double scale = estimate.value > 0 ? rate / estimate.value : 0;
    estimate.value = rate;
    if (!estimate.hasInterval() || scale <= 0)
        return estimate;
    const double end = figures.durationSeconds > 0 && figures.e2el.available()
                           ? 1.96 * figures.e2el.stddev / 1000 / figures.durationSeconds * rate
                           : 0;
    const double middle = rate / scale;
    estimate.lower = rate - std::hypot((middle - estimate.lower) * scale, end);
    estimate.upper = rate + std::hypot((estimate.upper - middle) * scale, end);
    return estimate;
}

std::vector<Estimate> estimatesOf(const SampleTable &table, bool closedLoop)
{
    const Figures figures = figuresOf(table, {});
    const Columns columns = columnsOf(table);
    const bool step = hasStepPercentiles(table.convention);
    const bool pooled = table.convention == Convention::Vllm || table.convention == Convention::Sglang ||
                        table.convention == Convention::Answer;
    Estimate none;
    const bool timed = table.timed && figures.durationSeconds > 0;
    const auto or_none = [&none](const std::vector<double> &values, Estimate estimate) {
        return values.empty() ? none : estimate;
    };
    none.value = std::numeric_limits<double>::quiet_NaN();
    return {
        timed ? rateEstimate(columns.tokens, columns, figures, figures.outputThroughput, closedLoop) : none,
        timed ? rateEstimate(columns.ones, columns, figures, figures.requestThroughput, closedLoop) : none,
        or_none(columns.ttft, meanEstimate(columns.ttft)),
        or_none(columns.ttft, percentileEstimate(columns.ttft, 50, step)),
        or_none(columns.ttft, percentileEstimate(columns.ttft, 99, step)),
        or_none(columns.tpot, meanEstimate(columns.tpot)),
        or_none(columns.tpot, percentileEstimate(columns.tpot, 50, step)),
        pooled ? or_none(columns.gapSums, ratioEstimate(columns.gapSums, columns.gapCounts))
               : or_none(columns.itl, meanEstimate(columns.itl)),
        pooled ? or_none(columns.gaps, pooledPercentileEstimate(columns.gaps, columns.gapSizes, 99))
               : or_none(columns.itl, percentileEstimate(columns.itl, 99, step)),
        or_none(columns.e2el, meanEstimate(columns.e2el)),
        or_none(columns.e2el, percentileEstimate(columns.e2el, 50, step)),
        or_none(columns.e2el, percentileEstimate(columns.e2el, 99, step)),
    };
}

/// What a summary alone gives: means with their deviation, everything else as a bare figure.
std::vector<Estimate> publishedEstimates(const MeasuredPoint &point)
{
    std::vector<Estimate> estimates;
    for (const Row &row : rows) {
        Estimate estimate;
        const auto value = point.result[row.key].number();
        estimate.value = value && point.completed > 0 ? *value : std::numeric_limits<double>::quiet_NaN();
        const QByteArray key(row.key);
        const auto stddev = point.result["std" + key.mid(4)].number();
        // The deviation of single gaps says nothing about their mean: they hang together.
        if (value && stddev && *stddev > 0 && key.startsWith("mean_") && !key.contains("_itl_"))
            estimate = publishedMean(*value, *stddev, point.completed);
        estimates.push_back(estimate);
    }
    return estimates;
}

} // namespace

std::vector<MetricComparison> pointFigures(const std::vector<const MeasuredPoint *> &repeats,
                                           Convention convention)
{
    std::vector<std::vector<Estimate>> runs;
    for (const MeasuredPoint *point : repeats) {
        const auto table = point->samples ? point->samples(convention) : std::nullopt;
        runs.push_back(table ? estimatesOf(*table, std::isinf(point->requestRate))
                             : publishedEstimates(*point));
        // Throughputs of sources without times of their own.
        const auto published = publishedEstimates(*point);
        for (size_t i = 0; i < runs.back().size(); ++i) {
            Estimate &own = runs.back()[i];
            const bool rate = i < 2 && !point->recomputable && published[i].value > 0 && own.value > 0;
            if (std::isnan(own.value)) {
                own = published[i];
            } else if (rate) { // another tool's clock starts and stops where it likes: its own figure counts
                const double scale = published[i].value / own.value;
                own.value *= scale;
                own.lower *= scale;
                own.upper *= scale;
            }
        }
    }
    std::vector<MetricComparison> figures;
    for (size_t i = 0; i < std::size(rows); ++i) {
        MetricComparison metric;
        metric.key = QLatin1StringView(rows[i].key);
        metric.name = QLatin1StringView(rows[i].name);
        metric.unit = QLatin1StringView(rows[i].unit);
        metric.lowerIsBetter = rows[i].lowerIsBetter;
        std::vector<double> values;
        for (const auto &run : runs) {
            if (!std::isnan(run[i].value))
                values.push_back(run[i].value);
        }
        if (values.size() > 1) {
            metric.baseline = repeatsEstimate(values);
            if (metric.baseline.value != 0)
                metric.noisePercent = 100 * noiseBand(values) / std::abs(metric.baseline.value);
        } else if (!runs.empty()) {
            metric.baseline = runs.front()[i];
        }
        figures.push_back(metric);
    }
    return figures;
}

} // namespace servescope

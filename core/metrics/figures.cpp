// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// A stretch of the samples' clock.
struct Stretch
{
    double from = 0, to = 0;
    double seconds() const { return std::max(0.0, to - from); }
    bool holds(double time) const { return time >= from && time < to; }
};

Stretch wholeRun(const SampleTable &table)
{
    Stretch all{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const RequestSample &request : table.requests) {
        if (!request.sent)
            continue;
        all.from = std::min(all.from, request.start);
        all.to = std::max(all.to, request.end);
    }
    return all.from <= all.to ? all : Stretch();
}

/// Requests in flight over time, as changes in order; one that ends where another starts leaves first.
std::vector<std::pair<double, int>> flights(const SampleTable &table)
{
    std::vector<std::pair<double, int>> changes;
    changes.reserve(table.requests.size() * 2);
    for (const RequestSample &request : table.requests) {
        if (!request.sent)
            continue;
        changes.emplace_back(request.start, 1);
        changes.emplace_back(std::max(request.end, request.start), -1);
    }
    // A request of no length counts as none: its departure sorts before its arrival.
    std::ranges::sort(changes);
    return changes;
}

void countInFlight(const SampleTable &table, const Stretch &stretch, Figures &figures)
{
    int now = 0;
    double before = stretch.from;
    double area = 0;
    for (const auto &[time, change] : flights(table)) {
        const double at = std::clamp(time, stretch.from, stretch.to);
        area += (at - before) * now;
        before = at;
        now += change;
        if (time >= stretch.from && time <= stretch.to)
            figures.maxInFlight = std::max(figures.maxInFlight, now);
    }
    figures.meanInFlight = stretch.seconds() > 0 ? area / stretch.seconds() : 0;
}

bool isGood(const RequestSample &request, double meanGap, const QMap<QString, double> &objectives)
{
    for (auto it = objectives.begin(); it != objectives.end(); ++it) {
        double value = std::numeric_limits<double>::infinity();
        if (it.key() == "ttft"_L1)
            value = request.ttft;
        else if (it.key() == "e2el"_L1)
            value = request.e2el;
        else if (it.key() == "tpot"_L1)
            value = std::isnan(request.tpot) ? 0 : request.tpot; // one token has no TPOT and meets any
        else if (it.key() == "itl"_L1)
            value = std::isnan(request.itl) ? meanGap : request.itl;
        if (!(value <= it.value()))
            return false;
    }
    return true;
}

/// The values of one metric of the requests in the window.
struct Columns
{
    std::vector<double> ttft, tpot, itl, e2el, queue, tpotWeights, itlWeights;
    static void add(std::vector<double> &column, double value)
    {
        if (!std::isnan(value))
            column.push_back(value);
    }
};

} // namespace

WindowProposal proposeWindow(const SampleTable &table, std::optional<int> concurrency)
{
    WindowProposal proposal;
    const Stretch all = wholeRun(table);
    if (!table.timed || all.seconds() <= 0)
        return proposal;
    const auto changes = flights(table);
    int now = 0;
    for (const auto &[time, change] : changes) {
        now += change;
        proposal.peak = std::max(proposal.peak, now);
    }
    double from = all.from;
    double to = all.from;
    if (concurrency) {
        const int enough = static_cast<int>(std::ceil(0.95 * *concurrency - 1e-9));
        if (proposal.peak < enough)
            return proposal; // the limit never was what held the load back
        now = 0;
        bool reached = false;
        for (const auto &[time, change] : changes) {
            const bool above = now >= enough;
            now += change;
            if (!reached && now >= enough) {
                from = time;
                reached = true;
            }
            if (above && now < enough)
                to = time;
        }
    } else {
        for (const RequestSample &request : table.requests) {
            if (request.sent)
                to = std::max(to, request.start);
        }
        to = std::nextafter(to, all.to + 1); // the last dispatch belongs to it
    }
    if (to <= from)
        return proposal;
    proposal.window = MeasuringWindow::time(from - all.from, to - all.from);
    proposal.cuts = from > all.from || to < all.to;
    return proposal;
}

Figures figuresOf(const SampleTable &table, const FigureOptions &options)
{
    Figures figures;
    figures.convention = table.convention;
    const MeasuringWindow &window = options.window;
    const Stretch all = wholeRun(table);
    Stretch stretch = all;
    if (window.kind == MeasuringWindow::Kind::Time)
        stretch = {all.from + window.from, all.from + window.to};

    Columns columns;
    std::vector<double> chosenGaps;
    const bool everyGap = window.kind == MeasuringWindow::Kind::All && !options.leaveOutZeroTtft;
    bool allSucceeded = true;
    Stretch chosen{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    int index = -1;
    int good = 0;
    int delivered = 0;
    table.forEach([&](const RequestSample &request, std::span<const double> gaps) {
        ++index;
        allSucceeded &= request.success;
        const bool within = window.kind == MeasuringWindow::Kind::Requests
                                ? index >= window.firstRequest && index < window.endRequest
                            : window.kind == MeasuringWindow::Kind::Time ? stretch.holds(request.start)
                                                                         : true;
        const bool counted = request.success && !(options.leaveOutZeroTtft && request.ttft == 0);
        const bool byTime = window.kind == MeasuringWindow::Kind::Time;
        if (counted && byTime) {
            // What reached us in the window, whoever was sent when.
            delivered += request.end >= stretch.from && request.end < stretch.to;
            figures.inputTokens += stretch.holds(request.first) ? request.inputTokens : 0;
            double inside = stretch.holds(request.first) ? 1 : 0;
            double time = request.first;
            for (const double gap : gaps) {
                time += gap / 1000;
                inside += stretch.holds(time) ? 1 : 0;
            }
            figures.outputTokens += request.outputTokens * inside / static_cast<double>(gaps.size() + 1);
        }
        if (!within)
            return;
        if (!counted) {
            ++figures.failed;
        } else {
            ++figures.completed;
            Columns::add(columns.ttft, request.ttft);
            Columns::add(columns.e2el, request.e2el);
            Columns::add(columns.queue, request.queue);
            Columns::add(columns.tpot, request.tpot);
            Columns::add(columns.itl, request.itl);
            if (!std::isnan(request.tpot))
                columns.tpotWeights.push_back(request.outputTokens);
            if (!std::isnan(request.itl))
                columns.itlWeights.push_back(request.outputTokens - 1);
            if (!options.goodput.isEmpty()) {
                double sum = 0;
                for (const double gap : gaps)
                    sum += gap;
                good += isGood(request, gaps.empty() ? 0 : sum / static_cast<double>(gaps.size()),
                               options.goodput);
            }
            if (!byTime) {
                ++delivered;
                figures.inputTokens += request.inputTokens;
                figures.outputTokens += request.outputTokens;
            }
            if (!everyGap)
                chosenGaps.insert(chosenGaps.end(), gaps.begin(), gaps.end());
        }
        if (request.sent) {
            chosen.from = std::min(chosen.from, request.start);
            chosen.to = std::max(chosen.to, request.end);
        }
    });
    if (window.kind == MeasuringWindow::Kind::Requests)
        stretch = chosen.from <= chosen.to ? chosen : Stretch();
    if (everyGap && !allSucceeded) {
        table.forEach([&](const RequestSample &request, std::span<const double> gaps) {
            if (request.success)
                chosenGaps.insert(chosenGaps.end(), gaps.begin(), gaps.end());
        });
    }
    const std::span<const double> gaps =
        everyGap && allSucceeded ? std::span<const double>(table.gaps) : std::span<const double>(chosenGaps);

    figures.durationSeconds = stretch.seconds();
    const auto perSecond = [&figures](double amount) {
        return figures.durationSeconds > 0 ? amount / figures.durationSeconds : 0;
    };
    figures.requestThroughput = perSecond(delivered);
    figures.outputThroughput = perSecond(figures.outputTokens);
    figures.totalTokenThroughput = perSecond(figures.inputTokens + figures.outputTokens);
    if (!options.goodput.isEmpty())
        figures.requestGoodput = perSecond(good);

    const bool step = hasStepPercentiles(table.convention);
    const bool perRequestItl = table.convention == Convention::Aiperf;
    // The pooled gaps are the long part; the rest is done beside it.
    std::thread other([&] {
        countInFlight(table, stretch, figures);
        figures.ttft = metricFigures(columns.ttft, options.percentiles, step);
        figures.e2el = metricFigures(columns.e2el, options.percentiles, step);
        figures.queue = metricFigures(columns.queue, options.percentiles, step);
        figures.tpot = step ? weightedFigures(columns.tpot, columns.tpotWeights, options.percentiles)
                            : metricFigures(columns.tpot, options.percentiles);
    });
    if (step)
        figures.itl = weightedFigures(columns.itl, columns.itlWeights, options.percentiles);
    else
        figures.itl =
            metricFigures(perRequestItl ? std::span<const double>(columns.itl) : gaps, options.percentiles);
    other.join();
    return figures;
}

Figures recompute(std::span<const RequestRecord> records, Convention convention, const FigureOptions &options)
{
    return figuresOf(sampleTable(records, convention), options);
}

} // namespace servescope

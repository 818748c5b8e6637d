// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/figure_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
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

void countInFlight(const std::vector<std::pair<double, int>> &changes, const Stretch &stretch,
                   Figures &figures)
{
    int now = 0;
    double before = stretch.from;
    double area = 0;
    for (const auto &[time, change] : changes) {
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

/// Goes through the requests once and gathers what belongs to the window.
class Collector
{
public:
    /// `indexed`: the gaps are known already.
    Collector(const SampleTable &table, const FigureOptions &options, Stretch stretch, bool indexed)
        : m_options(options), m_stretch(stretch), m_byTime(options.window.kind == MeasuringWindow::Kind::Time)
    {
        // Without a selection the table's own list of gaps serves, and ten million values need not be copied.
        m_allGaps = options.window.kind == MeasuringWindow::Kind::All && !options.leaveOutZeroTtft &&
                    std::ranges::all_of(table.requests, &RequestSample::success);
        m_copiesGaps = !m_allGaps && !indexed;
        if (m_copiesGaps)
            m_gaps.reserve(table.gaps.size()); // growing by doubling would copy the long list several times
        int index = 0;
        table.forEach([&](const RequestSample &request, std::span<const double> gaps) {
            const bool counted = request.success && !(options.leaveOutZeroTtft && request.ttft == 0);
            if (counted && m_byTime)
                addDelivered(request, gaps);
            if (isWithin(index++, request))
                counted ? addSuccess(request, gaps) : void(++figures.failed);
        });
    }

    std::span<const double> gapsOf(const SampleTable &table) const
    {
        return m_allGaps ? std::span<const double>(table.gaps) : std::span<const double>(m_gaps);
    }
    /// From the first dispatch to the last end of the requests chosen by their numbers.
    Stretch chosen() const { return m_chosen.from <= m_chosen.to ? m_chosen : Stretch(); }

    Figures figures;   ///< the counts and amounts
    int delivered = 0; ///< answers that came to their end in the window
    int good = 0;
    std::vector<double> ttft, tpot, itl, e2el, queue, tpotWeights, itlWeights;

private:
    bool isWithin(int index, const RequestSample &request)
    {
        const MeasuringWindow &window = m_options.window;
        bool within = true;
        if (window.kind == MeasuringWindow::Kind::Requests)
            within = index >= window.firstRequest && index < window.endRequest;
        else if (m_byTime)
            within = m_stretch.holds(request.start);
        if (within && request.sent) {
            m_chosen.from = std::min(m_chosen.from, request.start);
            m_chosen.to = std::max(m_chosen.to, request.end);
        }
        return within;
    }

    /// What reached us in the window, whoever was sent when.
    void addDelivered(const RequestSample &request, std::span<const double> gaps)
    {
        delivered += m_stretch.holds(request.end);
        figures.inputTokens += m_stretch.holds(request.first) ? request.inputTokens : 0;
        if (request.last < m_stretch.from || request.first >= m_stretch.to)
            return;
        if (request.first >= m_stretch.from && request.last < m_stretch.to) { // as most are
            figures.outputTokens += request.outputTokens;
            return;
        }
        double inside = m_stretch.holds(request.first) ? 1 : 0;
        double time = request.first;
        for (const double gap : gaps) {
            time += gap / 1000;
            inside += m_stretch.holds(time) ? 1 : 0;
        }
        figures.outputTokens += request.outputTokens * inside / static_cast<double>(gaps.size() + 1);
    }

    void addSuccess(const RequestSample &request, std::span<const double> gaps)
    {
        const auto add = [](std::vector<double> &column, double value) {
            if (!std::isnan(value))
                column.push_back(value);
        };
        ++figures.completed;
        add(ttft, request.ttft);
        add(e2el, request.e2el);
        add(queue, request.queue);
        add(tpot, request.tpot);
        add(itl, request.itl);
        if (!std::isnan(request.tpot))
            tpotWeights.push_back(request.outputTokens);
        if (!std::isnan(request.itl))
            itlWeights.push_back(request.outputTokens - 1);
        if (!m_options.goodput.isEmpty()) {
            const double sum = std::accumulate(gaps.begin(), gaps.end(), 0.0);
            good +=
                isGood(request, gaps.empty() ? 0 : sum / static_cast<double>(gaps.size()), m_options.goodput);
        }
        if (!m_byTime) {
            ++delivered;
            figures.inputTokens += request.inputTokens;
            figures.outputTokens += request.outputTokens;
        }
        if (m_copiesGaps)
            m_gaps.insert(m_gaps.end(), gaps.begin(), gaps.end());
    }

    const FigureOptions &m_options;
    Stretch m_stretch;
    bool m_byTime;
    bool m_allGaps = false;
    bool m_copiesGaps = true;
    std::vector<double> m_gaps;
    Stretch m_chosen{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
};

} // namespace

WindowProposal proposeWindow(const SampleTable &table, std::optional<int> concurrency)
{
    WindowProposal proposal;
    const Stretch all = wholeRun(table);
    if (!table.timed || all.seconds() <= 0)
        return proposal;
    const auto changes = flightChanges(table);
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

Figures figuresOf(const SampleTable &table, const FigureOptions &options, const FigureIndex *index)
{
    const MeasuringWindow &window = options.window;
    Stretch stretch = wholeRun(table);
    if (window.kind == MeasuringWindow::Kind::Time)
        stretch = {stretch.from + window.from, stretch.from + window.to};
    if (window.kind == MeasuringWindow::Kind::Requests || options.leaveOutZeroTtft)
        index = nullptr; // which gaps these leave is not in it
    Collector collected(table, options, stretch, index && window.kind == MeasuringWindow::Kind::Time);
    if (window.kind == MeasuringWindow::Kind::Requests)
        stretch = collected.chosen();

    Figures figures = collected.figures;
    figures.convention = table.convention;
    figures.durationSeconds = stretch.seconds();
    const auto perSecond = [&figures](double amount) {
        return figures.durationSeconds > 0 ? amount / figures.durationSeconds : 0;
    };
    figures.requestThroughput = perSecond(collected.delivered);
    figures.outputThroughput = perSecond(figures.outputTokens);
    figures.totalTokenThroughput = perSecond(figures.inputTokens + figures.outputTokens);
    if (!options.goodput.isEmpty())
        figures.requestGoodput = perSecond(collected.good);

    const bool step = hasStepPercentiles(table.convention);
    // The pooled gaps are the long part; the rest is done beside it.
    std::thread other([&] {
        countInFlight(index ? index->flights() : flightChanges(table), stretch, figures);
        figures.ttft = metricFigures(collected.ttft, options.percentiles, step);
        figures.e2el = metricFigures(collected.e2el, options.percentiles, step);
        figures.queue = metricFigures(collected.queue, options.percentiles, step);
        figures.tpot = step ? weightedFigures(collected.tpot, collected.tpotWeights, options.percentiles)
                            : metricFigures(collected.tpot, options.percentiles);
    });
    if (step)
        figures.itl = weightedFigures(collected.itl, collected.itlWeights, options.percentiles);
    else if (table.convention == Convention::Aiperf)
        figures.itl = metricFigures(collected.itl, options.percentiles);
    else if (index && window.kind == MeasuringWindow::Kind::Time)
        figures.itl = index->gapsBetween(table, stretch.from, stretch.to, options.percentiles);
    else
        figures.itl = metricFigures(collected.gapsOf(table), options.percentiles);
    other.join();
    return figures;
}

Figures recompute(std::span<const RequestRecord> records, Convention convention, const FigureOptions &options)
{
    return figuresOf(sampleTable(records, convention), options);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timeline.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace servescope {

namespace {

bool isToken(const StreamEvent &event)
{
    return event.choices && event.characters > 0;
}

/// The first event that carries choices, which is what TTFT ends with.
const StreamEvent *firstToken(const RequestRecord &record)
{
    const auto found =
        std::ranges::find_if(record.events, [](const StreamEvent &event) { return event.choices; });
    return found == record.events.end() ? nullptr : &*found;
}

} // namespace

Nanoseconds firstDispatch(std::span<const RequestRecord> records)
{
    Nanoseconds first = Nanoseconds::zero();
    for (const RequestRecord &record : records) {
        if (record.sent != Nanoseconds::zero() && (first == Nanoseconds::zero() || record.sent < first))
            first = record.sent;
    }
    return first;
}

std::vector<TimelineBar> timelineBars(std::span<const RequestRecord> records, Nanoseconds origin)
{
    std::vector<TimelineBar> bars;
    bars.reserve(records.size());
    for (size_t i = 0; i < records.size(); ++i) {
        const RequestRecord &record = records[i];
        if (record.sent == Nanoseconds::zero())
            continue;
        TimelineBar bar;
        bar.record = static_cast<int>(i);
        bar.status = record.status;
        bar.sent = toSeconds(record.sent - origin);
        bar.due = std::min(toSeconds(record.scheduled - origin), bar.sent);
        bar.end = std::max(toSeconds(record.ended - origin), bar.sent);
        const StreamEvent *token = firstToken(record);
        bar.first = token ? std::clamp(toSeconds(token->time - origin), bar.sent, bar.end) : bar.end;
        bar.ready = record.connecting && record.written
                        ? std::clamp(toSeconds(*record.written - origin), bar.sent, bar.first)
                        : bar.sent;
        bars.push_back(bar);
    }
    std::ranges::stable_sort(bars, {}, &TimelineBar::sent);
    return bars;
}

TimelineRows packedRows(std::span<const TimelineBar> bars)
{
    using Free = std::pair<double, size_t>; // until when, row
    std::priority_queue<Free, std::vector<Free>, std::greater<>> busy;
    std::priority_queue<size_t, std::vector<size_t>, std::greater<>> idle; // the lowest row first
    std::vector<size_t> rowOf(bars.size());
    std::vector<size_t> counts;
    for (size_t i = 0; i < bars.size(); ++i) {
        while (!busy.empty() && busy.top().first <= bars[i].sent) {
            idle.push(busy.top().second);
            busy.pop();
        }
        if (idle.empty()) {
            idle.push(counts.size());
            counts.push_back(0);
        }
        const size_t row = idle.top();
        idle.pop();
        rowOf[i] = row;
        ++counts[row];
        busy.emplace(bars[i].end, row);
    }
    TimelineRows rows;
    rows.begin.resize(counts.size() + 1, 0);
    for (size_t row = 0; row < counts.size(); ++row)
        rows.begin[row + 1] = rows.begin[row] + counts[row];
    rows.bars.resize(bars.size());
    std::vector<size_t> next(rows.begin.begin(), rows.begin.end() - 1);
    for (size_t i = 0; i < bars.size(); ++i)
        rows.bars[next[rowOf[i]]++] = bars[i];
    return rows;
}

TimelineRows singleRows(std::span<const TimelineBar> bars)
{
    TimelineRows rows;
    rows.bars.assign(bars.begin(), bars.end());
    rows.begin.resize(bars.size() + 1);
    for (size_t i = 0; i < rows.begin.size(); ++i)
        rows.begin[i] = i;
    return rows;
}

std::vector<QPointF> inFlightSeries(std::span<const TimelineBar> bars)
{
    std::vector<std::pair<double, int>> changes;
    changes.reserve(bars.size() * 2);
    for (const TimelineBar &bar : bars) {
        changes.emplace_back(bar.sent, 1);
        changes.emplace_back(bar.end, -1);
    }
    std::ranges::sort(changes); // departures before arrivals of the same moment
    std::vector<QPointF> series;
    series.reserve(changes.size());
    int now = 0;
    for (const auto &[time, change] : changes) {
        now += change;
        if (!series.empty() && series.back().x() == time)
            series.back().setY(now);
        else
            series.emplace_back(time, now);
    }
    return series;
}

std::vector<QPointF> outputRateSeries(std::span<const RequestRecord> records, Nanoseconds origin, int steps)
{
    double last = 0;
    for (const RequestRecord &record : records) {
        if (!record.events.empty())
            last = std::max(last, toSeconds(record.events.back().time - origin));
    }
    if (!(last > 0) || steps < 1)
        return {};
    const double width = std::max(last / steps, 0.1);
    std::vector<double> tokens(std::max<size_t>(1, static_cast<size_t>(std::ceil(last / width - 1e-9))));
    for (const RequestRecord &record : records) {
        for (const StreamEvent &event : record.events) {
            const double at = toSeconds(event.time - origin) / width;
            if (isToken(event) && at >= 0)
                tokens[std::min(static_cast<size_t>(at), tokens.size() - 1)] +=
                    std::max<int>(event.tokens, 1);
        }
    }
    std::vector<QPointF> series;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const double from = static_cast<double>(i) * width;
        const double length = std::min(width, std::max(last - from, width / 10));
        series.emplace_back(from, tokens[i] / length);
    }
    series.emplace_back(last, 0);
    return series;
}

} // namespace servescope

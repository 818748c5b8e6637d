// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/request_record.h"

#include <QPointF>

#include <span>
#include <vector>

namespace servescope {

/// A request on the time axis: seconds since the first dispatch, ascending. A phase that did not happen has
/// no length. due → sent: waited in the client; sent → ready: opened a connection; ready → first: waited for
/// the first token (prefill); first → end: received tokens (decode).
struct TimelineBar
{
    double due = 0;
    double sent = 0;
    double ready = 0;
    double first = 0; ///< `end` where no token came
    double end = 0;
    int record = 0; ///< position in the records
    RequestStatus status = RequestStatus::Ok;

    bool operator==(const TimelineBar &) const = default;
};

/// When the clock of a point starts: its first dispatch; zero when nothing was sent.
Nanoseconds firstDispatch(std::span<const RequestRecord> records);

/// The bars of all requests that were sent, by the time of sending.
std::vector<TimelineBar> timelineBars(std::span<const RequestRecord> records, Nanoseconds origin);

/// Bars laid out in rows, row after row and each by time.
struct TimelineRows
{
    std::vector<TimelineBar> bars;
    std::vector<size_t> begin; ///< of each row in `bars`, and the end: rows() + 1 numbers
    size_t rows() const { return begin.empty() ? 0 : begin.size() - 1; }
};

/// As few rows as hold all bars without overlap (from sending to end): as many as requests were in flight.
/// `bars` by the time of sending.
TimelineRows packedRows(std::span<const TimelineBar> bars);
/// A row for each bar, in their order.
TimelineRows singleRows(std::span<const TimelineBar> bars);

/// Requests in flight over the seconds since the first dispatch: a value holds until the next.
std::vector<QPointF> inFlightSeries(std::span<const TimelineBar> bars);

/// Output tokens per second in steps of equal length (at most `steps` of them, at least 0.1 s each), from the
/// times of the token events; an event without a count is one token. A value holds until the next.
std::vector<QPointF> outputRateSeries(std::span<const RequestRecord> records, Nanoseconds origin,
                                      int steps = 600);

} // namespace servescope

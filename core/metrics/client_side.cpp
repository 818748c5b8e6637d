// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/client_side.h"

#include <algorithm>

namespace servescope {

namespace {

/// n events spread over a time have n − 1 gaps.
double rate(qsizetype count, Nanoseconds first, Nanoseconds last)
{
    return count > 1 && last > first ? static_cast<double>(count - 1) / toSeconds(last - first) : 0;
}

struct Span
{
    Nanoseconds first = Nanoseconds::max();
    Nanoseconds last = Nanoseconds::min();
    qsizetype count = 0;
    void add(Nanoseconds time)
    {
        first = std::min(first, time);
        last = std::max(last, time);
        ++count;
    }
    double rate() const { return servescope::rate(count, first, last); }
};

} // namespace

ClientSide clientSide(std::span<const RequestRecord> records)
{
    ClientSide result;
    Span scheduled, sent;
    Nanoseconds end{};
    int completed = 0;
    const auto add = [](Distribution &distribution, Nanoseconds duration) {
        distribution.sorted.push_back(toMilliseconds(duration));
    };
    for (const RequestRecord &record : records) {
        if (record.warmup || record.sent == Nanoseconds::zero())
            continue;
        scheduled.add(record.scheduled);
        sent.add(record.sent);
        end = std::max(end, record.ended);
        result.attempts += record.attempts;
        if (record.written)
            add(result.written, *record.written - record.sent);
        if (record.firstByte)
            add(result.firstByte, *record.firstByte - record.sent);
        if (record.connecting) {
            ++result.freshConnections;
            if (record.written)
                add(result.connect, *record.written - *record.connecting);
            if (record.encrypted)
                add(result.tls, *record.encrypted - *record.connecting);
        }
        if (const auto e2el = isSuccess(record) ? e2elMs(record) : std::nullopt) {
            ++completed;
            result.e2elWithQueue.sorted.push_back(*e2el + toMilliseconds(record.sent - record.scheduled));
        }
    }
    if (const double offered = scheduled.rate(); offered > 0)
        result.offeredRate = offered;
    result.sentRate = sent.rate();
    if (sent.count > 0 && end > sent.first)
        result.completedRate = completed / toSeconds(end - sent.first);
    for (Distribution *distribution :
         {&result.e2elWithQueue, &result.connect, &result.tls, &result.written, &result.firstByte})
        std::sort(distribution->sorted.begin(), distribution->sorted.end());
    return result;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/simulator/closed_loop.h"

#include <algorithm>

namespace servescope::test {

LoopResult closedLoop(const BatchingParameters &parameters, int concurrency, int requests,
                      const SequenceLengths &lengths)
{
    BatchingModel model(parameters);
    std::vector<Nanoseconds> sent;
    std::vector<Nanoseconds> ttft;
    Nanoseconds now{};
    const auto send = [&] {
        if (static_cast<int>(sent.size()) == requests)
            return;
        sent.push_back(now);
        model.add(sent.size() - 1, lengths, now);
    };
    for (int i = 0; i < concurrency; ++i)
        send();
    std::vector<TokenEvent> out;
    qint64 tokens = 0;
    Nanoseconds decoding{};
    while (const auto due = model.nextDue()) {
        now = *due;
        out.clear();
        model.advance(now, out);
        for (const TokenEvent &event : out) {
            ++tokens;
            if (event.index == 0)
                ttft.push_back(event.due - sent[event.sequence]);
            if (event.last) {
                decoding += event.due - sent[event.sequence];
                send();
            }
        }
    }
    for (const Nanoseconds time : ttft)
        decoding -= time;
    std::sort(ttft.begin(), ttft.end());
    const qint64 gaps = tokens - static_cast<qint64>(ttft.size());
    return {static_cast<double>(tokens) / toSeconds(now), ttft[ttft.size() / 2], decoding / gaps, now};
}

} // namespace servescope::test

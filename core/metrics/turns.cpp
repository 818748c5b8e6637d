// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/turns.h"

#include <algorithm>
#include <map>

namespace servescope {

std::vector<TurnFigures> turnFigures(std::span<const RequestRecord> records)
{
    struct Sums
    {
        TurnFigures figures;
        double input = 0, cached = 0;
        int told = 0;
    };
    std::map<int, Sums> byTurn;
    for (const RequestRecord &record : records) {
        if (record.warmup || !record.conversation)
            continue;
        Sums &sums = byTurn[record.turn];
        sums.figures.turn = record.turn;
        ++sums.figures.requests;
        if (!isSuccess(record))
            continue;
        ++sums.figures.completed;
        sums.input += promptTokens(record);
        if (record.promptTokensCached) {
            sums.cached += *record.promptTokensCached;
            ++sums.told;
        }
        if (const auto ms = ttftMs(record))
            sums.figures.ttft.sorted.push_back(*ms);
        if (const auto ms = e2elMs(record))
            sums.figures.e2el.sorted.push_back(*ms);
    }
    std::vector<TurnFigures> all;
    for (auto &[turn, sums] : byTurn) {
        TurnFigures &figures = sums.figures;
        std::ranges::sort(figures.ttft.sorted);
        std::ranges::sort(figures.e2el.sorted);
        if (figures.completed > 0)
            figures.meanInputTokens = sums.input / figures.completed;
        if (sums.told > 0)
            figures.meanCachedTokens = sums.cached / sums.told;
        all.push_back(std::move(figures));
    }
    return all;
}

} // namespace servescope

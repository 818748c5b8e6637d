// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/dataset_options.h"

namespace servescope {

DatasetOptions datasetOptions(const Scenario &scenario, const LengthPair &lengths, int repeat)
{
    DatasetOptions options;
    options.name = scenario.datasetName;
    options.path = scenario.datasetPath;
    options.sharegptOutputLen = scenario.sharegptOutputLen;
    options.customOutputLen = scenario.customOutputLen;
    options.shuffle = !scenario.disableShuffle;
    options.oversample = !scenario.noOversample;
    options.random.inputTokens = lengths.input;
    options.random.outputTokens = lengths.output;
    options.random.rangeRatio = scenario.randomRangeRatio;
    options.random.prefixTokens = scenario.randomPrefixLen;
    options.random.seed = scenario.seed + static_cast<quint64>(repeat);
    options.prefixRepetition = {scenario.prefixRepetitionPrefixLen, scenario.prefixRepetitionSuffixLen,
                                scenario.prefixRepetitionNumPrefixes, scenario.prefixRepetitionOutputLen};
    options.sonnet = {{}, scenario.sonnetInputLen, scenario.sonnetOutputLen, scenario.sonnetPrefixLen};
    if (scenario.timedTraceChunkHashSize)
        options.trace.chunkTokens = static_cast<int>(*scenario.timedTraceChunkHashSize);
    options.trace.toSeconds = scenario.timedTraceSecMultiplier;
    options.trace.timestamp = scenario.timedTraceLabelTimestamp;
    options.trace.inputLength = scenario.timedTraceLabelInputLength;
    options.trace.outputLength = scenario.timedTraceLabelOutputLength;
    options.trace.hashIds = scenario.timedTraceLabelHashIds;
    options.turns = scenario.multiTurnTurns;
    options.thinkTime = fromSeconds(scenario.multiTurnThinkTime);
    options.multiTurnOutputLen = scenario.multiTurnOutputLen;
    options.recordedAnswers = scenario.multiTurnRecordedAnswers;
    options.hf.source.subset = scenario.hfSubset;
    options.hf.source.split = scenario.hfSplit;
    options.hf.source.rows = scenario.hfRows;
    options.hf.column = scenario.hfColumn;
    options.hf.outputTokens = scenario.hfOutputLen;
    return options;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset_flags.h"

#include "core/dataset/dataset.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Kind = FlagSpec::Kind;

constexpr double maxTokens = 10'000'000;
constexpr double maxSeed = 4294967295.0; // as numpy's

constexpr FlagSpec flags[] = {
    {"--dataset-name", Kind::Text, "NAME", "random", 0, 0,
     "Workload: random, prefix_repetition, sonnet, sharegpt, custom, burstgpt, timed_trace, hf, "
     "random_multi_turn or multi_turn"},
    {"--dataset-path", Kind::Text, "FILE|ID", "", 0, 0,
     "The file of a sharegpt (JSON array), custom (JSON lines), burstgpt (CSV), timed_trace (CSV or JSON "
     "lines), multi_turn (JSON) or sonnet (text) workload, or the name of an hf one on the hub"},
    {"--disable-shuffle", Kind::Switch, "", "", 0, 0, "Take a data set's entries in their order"},
    {"--no-oversample", Kind::Switch, "", "", 0, 0, "Fail when a data set has too few entries"},
    {"--seed", Kind::Integer, "N", "0", 0, maxSeed, "Seed of prompts, lengths and arrivals"},
    {"--random-input-len", Kind::Integer, "TOKENS", "1024", 1, maxTokens, "Input length of a random request"},
    {"--random-output-len", Kind::Integer, "TOKENS", "128", 1, maxTokens,
     "Output length of a random request"},
    {"--random-range-ratio", Kind::Number, "R", "0.0", 0, 1,
     "Lengths are spread evenly over length × (1 − R) … (1 + R); below 1"},
    {"--random-prefix-len", Kind::Integer, "TOKENS", "0", 0, maxTokens,
     "Length of a prefix that all random requests share, before the input length"},
    {"--prefix-repetition-prefix-len", Kind::Integer, "TOKENS", "256", 0, maxTokens,
     "Length of a prefix that many prefix_repetition requests share"},
    {"--prefix-repetition-suffix-len", Kind::Integer, "TOKENS", "256", 0, maxTokens,
     "Length of what follows the prefix, different in each request"},
    {"--prefix-repetition-num-prefixes", Kind::Integer, "N", "10", 1, 100'000,
     "Number of prefixes, over which the requests are spread evenly"},
    {"--prefix-repetition-output-len", Kind::Integer, "TOKENS", "128", 1, maxTokens,
     "Output length of a prefix_repetition request"},
    {"--sonnet-input-len", Kind::Integer, "TOKENS", "550", 1, maxTokens, "Input length of a sonnet request"},
    {"--sonnet-output-len", Kind::Integer, "TOKENS", "150", 1, maxTokens,
     "Output length of a sonnet request"},
    {"--sonnet-prefix-len", Kind::Integer, "TOKENS", "200", 0, maxTokens,
     "Length of the beginning that all sonnet requests share, in whole lines"},
    {"--sharegpt-output-len", Kind::Integer, "TOKENS", "0", 0, maxTokens,
     "Output length of a sharegpt request; 0 = that of the recorded answer"},
    {"--custom-output-len", Kind::Integer, "TOKENS", "256", -1, maxTokens,
     "Output length of a custom request; -1 = what its line says"},
    {"--timed-trace-chunk-hash-size", Kind::Integer, "TOKENS", "", 1, 1'000'000,
     "Tokens of one hash id of a trace; without it 512 (Mooncake) or 16 (Qwen)"},
    {"--timed-trace-sec-multiplier", Kind::Number, "F", "", 1e-12, 1'000'000,
     "Factor from a trace's time stamps to seconds; without it as the trace has it"},
    {"--timed-trace-label-timestamp", Kind::Text, "NAME", "timestamp", 0, 0,
     "Name of the time stamp in a JSON trace"},
    {"--timed-trace-label-input-length", Kind::Text, "NAME", "input_length", 0, 0,
     "Name of the input length in a JSON trace"},
    {"--timed-trace-label-output-length", Kind::Text, "NAME", "output_length", 0, 0,
     "Name of the output length in a JSON trace"},
    {"--timed-trace-label-hash-ids", Kind::Text, "NAME", "hash_ids", 0, 0,
     "Name of the hash ids in a JSON trace: equal ids are equal parts of prompts"},
    {"--multi-turn-turns", Kind::Integer, "N", "5", 1, 100'000,
     "Turns of a conversation, each one request; of those in a multi_turn file at most"},
    {"--multi-turn-think-time", Kind::Number, "S", "0", 0, 10'000'000,
     "Seconds between an answer and the next turn"},
    {"--multi-turn-output-len", Kind::Integer, "TOKENS", "0", 0, maxTokens,
     "Output length of a turn from a multi_turn file; 0 = that of the recorded answer"},
    {"--multi-turn-recorded-answers", Kind::Switch, "", "", 0, 0,
     "Carry the answers recorded in a multi_turn file on, not those of the server"},
    {"--hf-subset", Kind::Text, "NAME", "", 0, 0, "Subset of an hf data set; without it its default"},
    {"--hf-split", Kind::Text, "NAME", "", 0, 0, "Split of an hf data set; without it train, or the first"},
    {"--hf-column", Kind::Text, "NAME", "", 0, 0,
     "Column of an hf data set with the prompts (question, turns.0 …); without it chosen by its name"},
    {"--hf-output-len", Kind::Integer, "TOKENS", "0", 0, maxTokens,
     "Output length of an hf request; 0 = that of the recorded answer, or the data set's usual one"},
    {"--hf-rows", Kind::Integer, "N", "2000", 1, 100'000'000,
     "How many rows of an hf data set are fetched and drawn from"},
};

} // namespace

std::span<const FlagSpec> datasetFlags()
{
    return flags;
}

Result<void> readDatasetFlags(const Arguments &arguments, Scenario &scenario)
{
    const auto bad = [](const QString &message, const QString &hint = {}) {
        return Error{u"usage.bad_value"_s, message, hint, {}};
    };
    const auto integer = [&arguments](const char *flag) { return static_cast<int>(arguments.integer(flag)); };
    scenario.datasetName = arguments.text("--dataset-name");
    if (!datasetNames().contains(scenario.datasetName))
        return bad(u"--dataset-name: there is no data set \"%1\"."_s.arg(scenario.datasetName),
                   u"Known ones are %1."_s.arg(datasetNames().join(", "_L1)));
    scenario.datasetPath = arguments.text("--dataset-path");
    if (datasetNeedsPath(scenario.datasetName) && scenario.datasetPath.isEmpty())
        return bad(scenario.datasetName == "hf"_L1
                       ? u"--dataset-path is missing: the name of the data set on the hub."_s
                       : u"--dataset-path is missing: the data set \"%1\" is read from a file."_s.arg(
                             scenario.datasetName));
    scenario.disableShuffle = arguments.has("--disable-shuffle");
    scenario.noOversample = arguments.has("--no-oversample");
    scenario.seed = static_cast<quint64>(arguments.integer("--seed"));
    scenario.inputOutput = {{integer("--random-input-len"), integer("--random-output-len")}};
    scenario.randomRangeRatio = arguments.number("--random-range-ratio");
    if (scenario.randomRangeRatio >= 1)
        return bad(u"--random-range-ratio: 1 would make lengths of 0 tokens."_s,
                   u"Give a number from 0 to below 1."_s);
    scenario.randomPrefixLen = integer("--random-prefix-len");
    scenario.prefixRepetitionPrefixLen = integer("--prefix-repetition-prefix-len");
    scenario.prefixRepetitionSuffixLen = integer("--prefix-repetition-suffix-len");
    scenario.prefixRepetitionNumPrefixes = integer("--prefix-repetition-num-prefixes");
    scenario.prefixRepetitionOutputLen = integer("--prefix-repetition-output-len");
    scenario.sonnetInputLen = integer("--sonnet-input-len");
    scenario.sonnetOutputLen = integer("--sonnet-output-len");
    scenario.sonnetPrefixLen = integer("--sonnet-prefix-len");
    scenario.sharegptOutputLen = integer("--sharegpt-output-len");
    scenario.customOutputLen = integer("--custom-output-len");
    if (arguments.has("--timed-trace-chunk-hash-size"))
        scenario.timedTraceChunkHashSize = arguments.integer("--timed-trace-chunk-hash-size");
    if (arguments.has("--timed-trace-sec-multiplier"))
        scenario.timedTraceSecMultiplier = arguments.number("--timed-trace-sec-multiplier");
    scenario.timedTraceLabelTimestamp = arguments.text("--timed-trace-label-timestamp");
    scenario.timedTraceLabelInputLength = arguments.text("--timed-trace-label-input-length");
    scenario.timedTraceLabelOutputLength = arguments.text("--timed-trace-label-output-length");
    scenario.timedTraceLabelHashIds = arguments.text("--timed-trace-label-hash-ids");
    scenario.multiTurnTurns = integer("--multi-turn-turns");
    scenario.multiTurnThinkTime = arguments.number("--multi-turn-think-time");
    scenario.multiTurnOutputLen = integer("--multi-turn-output-len");
    scenario.multiTurnRecordedAnswers = arguments.has("--multi-turn-recorded-answers");
    scenario.hfSubset = arguments.text("--hf-subset");
    scenario.hfSplit = arguments.text("--hf-split");
    scenario.hfColumn = arguments.text("--hf-column");
    scenario.hfOutputLen = integer("--hf-output-len");
    scenario.hfRows = integer("--hf-rows");
    return {};
}

} // namespace servescope

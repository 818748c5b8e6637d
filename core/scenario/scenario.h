// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>
#include <vector>

namespace servescope {

/// Input and output length of a request, in tokens; both ≥ 1.
struct LengthPair
{
    int input = 0;
    int output = 0;
    bool operator==(const LengthPair &) const = default;
};

/// How many requests may be in flight at once (≥ 1), and how many are sent in all (≥ 1).
struct LoadPair
{
    int maxConcurrency = 0;
    int numPrompts = 0;
    bool operator==(const LoadPair &) const = default;
};

/// A load described by combos.yaml: the five base keys and the optional ones (named like vLLM's flags
/// with underscores). Defaults are vLLM's where vLLM has one.
struct Scenario
{
    QString model;
    QString baseUrl;
    QString tokenizer; ///< file, folder or Hugging Face id; empty = ask the server
    std::vector<LengthPair> inputOutput;
    std::vector<LoadPair> concurrencyPrompts;

    QString backend = QStringLiteral("vllm");
    QString endpoint; ///< empty = the backend's own path
    QString datasetName = QStringLiteral("random");
    double randomRangeRatio = 0; ///< 0 ≤ r < 1
    int randomPrefixLen = 0;
    QString datasetPath;         ///< file of the data sets that have one
    int sharegptOutputLen = 0;   ///< 0 = the length of the recorded answer
    int customOutputLen = 256;   ///< −1 = what each line says
    bool disableShuffle = false; ///< entries of a file in their order
    bool noOversample = false;   ///< too few entries are an error
    int prefixRepetitionPrefixLen = 256;
    int prefixRepetitionSuffixLen = 256;
    int prefixRepetitionNumPrefixes = 10;
    int prefixRepetitionOutputLen = 128;
    int sonnetInputLen = 550;
    int sonnetOutputLen = 150;
    int sonnetPrefixLen = 200;
    std::optional<qint64> timedTraceChunkHashSize; ///< tokens of a hash id; unset = by the trace's kind
    std::optional<double> timedTraceSecMultiplier; ///< time stamp → seconds; unset = by the trace's kind
    QString timedTraceLabelTimestamp = QStringLiteral("timestamp");
    QString timedTraceLabelInputLength = QStringLiteral("input_length");
    QString timedTraceLabelOutputLength = QStringLiteral("output_length");
    QString timedTraceLabelHashIds = QStringLiteral("hash_ids");
    int multiTurnTurns = 5;                ///< of each conversation; of a file's at most
    double multiTurnThinkTime = 0;         ///< seconds from an answer to the next turn
    int multiTurnOutputLen = 0;            ///< 0 = the length of the recorded answer
    bool multiTurnRecordedAnswers = false; ///< the file's answers are the history, not the server's
    QString hfSubset;                      ///< empty = the set's default
    QString hfSplit;                       ///< empty = train, where there is one
    QString hfColumn;                      ///< empty = chosen by name
    int hfOutputLen = 0;                   ///< 0 = the set's usual one, or the length of the recorded answer
    int hfRows = 2000;                     ///< rows of the set that prompts are drawn from
    std::vector<double> requestRates{
        std::numeric_limits<double>::infinity()}; ///< requests/s; inf = closed loop
    double burstiness = 1;
    QString rampUpStrategy; ///< "linear" or "exponential": from start to end instead of request_rate; empty =
                            ///< none
    std::optional<double> rampUpStartRps; ///< requests/s of the first and of the last request
    std::optional<double> rampUpEndRps;
    std::optional<double> duration;      ///< seconds after which no request is sent any more
    double requestTimeout = 21600;       ///< seconds, as vLLM's client has it
    double connectTimeout = 30;          ///< seconds
    double drainTimeout = 30;            ///< seconds for what is in flight when a rule ends the sending
    int maxErrors = 0;                   ///< failed requests that end a point; 0 = any number
    std::optional<double> maxErrorShare; ///< of the requests that ended, once there are 20
    int workers = 0;                     ///< threads that send; 0 = chosen from cores and load
    QMap<QString, double> goodput;       ///< "ttft", "tpot", "e2el" → milliseconds
    int numWarmups = 0;
    quint64 seed = 0;
    int repeats = 1;
    std::optional<bool> ignoreEos;     ///< unset = true for random prompts where the backend can
    std::optional<double> temperature; ///< unset = not sent, as all sampling parameters
    std::optional<double> topP;
    std::optional<qint64> topK;
    std::optional<double> minP;
    std::optional<double> frequencyPenalty;
    std::optional<double> presencePenalty;
    std::optional<double> repetitionPenalty;
    std::optional<qint64> logprobs; ///< alternatives of each token
    QString chatTemplateKwargs;     ///< JSON object; empty = none
    QString loraModules;            ///< names between blanks or commas, sent as model instead; empty = none
    QString loraAssignment = QStringLiteral("random"); ///< or "round-robin"
    QString keyEnv;                 ///< environment variable with the key; empty = OPENAI_API_KEY
    QString caFile;                 ///< PEM file: authorities trusted beside the system's; empty = none
    bool profile = false;           ///< run the server's profiler during the measured part
    bool resetCache = false;        ///< empty the server's prefix cache before each point
    QString metricsUrl;             ///< empty = the server's usual ones, "off" = none
    QMap<QString, QString> headers; ///< extra HTTP headers, never secrets
    QString extraBody;              ///< JSON object merged last into the request body; empty = none
    std::vector<double> metricPercentiles{99};

    bool operator==(const Scenario &) const = default;
};

/// One measured point of a sweep.
struct SweepPoint
{
    int ordinal = 0; ///< 0 … n−1 in running order
    LengthPair lengths;
    LoadPair load;
    double requestRate = std::numeric_limits<double>::infinity();
    int repeat = 0; ///< 0 … repeats−1
    QString id;     ///< bench_io{I}x{O}_mc{C}_np{N}[_rps{R}][_r{K}]; unique in the sweep

    bool operator==(const SweepPoint &) const = default;
};

/// The cartesian product: lengths outermost, then concurrency/prompts, then rates, then repeats.
/// A pair listed twice gives ids made unique by "_2", "_3" ….
std::vector<SweepPoint> expandSweep(const Scenario &scenario);

/// What a sweep will send. Tokens are the requested ones, warm-ups included.
struct SweepCost
{
    int points = 0;
    qint64 requests = 0;
    qint64 tokens = 0;
    bool operator==(const SweepCost &) const = default;
};
SweepCost sweepCost(const Scenario &scenario);

} // namespace servescope

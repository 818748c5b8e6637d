// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <optional>
#include <vector>

namespace servescope {

struct TraceOptions
{
    QString path;
    std::optional<int> chunkTokens;  ///< tokens of a hash id; unset = 512, or 16 where rows have a chat_id
    std::optional<double> toSeconds; ///< factor of a time stamp; unset = as its kind of trace has it
    QString timestamp = QStringLiteral("timestamp"); ///< names of the members of JSON rows
    QString inputLength = QStringLiteral("input_length");
    QString outputLength = QStringLiteral("output_length");
    QString hashIds = QStringLiteral("hash_ids");
};

/// One request of a trace.
struct TraceRow
{
    Nanoseconds at{}; ///< since the first row
    int input = 0;    ///< tokens, ≥ 1
    int output = 0;
    std::vector<qint64> hashes; ///< equal ones stand for equal parts of the prompt
};

struct Trace
{
    std::vector<TraceRow> rows; ///< in the order of time
    int seen = 0;               ///< rows read, dropped ones included
    int dropped = 0;            ///< without input or output: failed requests
    int chunkTokens = 512;
};

/// The first `most` usable rows of a trace: JSON lines of Mooncake (milliseconds) and Qwen (seconds, told by
/// a "chat_id"), CSV of Azure ("TIMESTAMP,ContextTokens,GeneratedTokens", a date and time) and BurstGPT
/// ("Timestamp", seconds, "Request tokens", "Response tokens"; found by their names, so in either version).
/// Errors: those of EntryFile and CsvRows, dataset.shape (also for a time before its predecessor's),
/// cancelled.
Result<Trace> readTrace(const TraceOptions &options, int most, const std::atomic_bool &cancelled);

/// Input and output length.
struct TracePair
{
    int input = 0;
    int output = 0;
};

/// What vLLM's "burstgpt" draws from: the rows of a BurstGPT file whose model is GPT-4 and that were
/// answered. `seen` gets the number of all rows. Errors as above.
Result<std::vector<TracePair>> readBurstGpt(const QString &path, int &seen,
                                            const std::atomic_bool &cancelled);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/request_record.h"

#include <QMap>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace servescope {

/// Percentile p (0 … 100) of ascending values by linear interpolation at p/100·(n−1), as numpy's default.
/// `sorted` must not be empty; p outside 0 … 100 counts as the nearer end.
double percentile(std::span<const double> sorted, double p);

/// The distribution of one metric, in milliseconds.
struct Distribution
{
    std::vector<double> sorted; ///< ascending

    bool available() const { return !sorted.empty(); }
    double mean() const; ///< these four need available()
    double median() const;
    double stddev() const; ///< population (ddof 0)
    double at(double p) const { return percentile(sorted, p); }
};

/// Which of several sources the output token counts came from.
enum class TokenSource { ServerUsage, LocalTokenizer, EventCount, Mixed };
QString tokenSourceName(TokenSource source);

/// Everything vLLM's client would print about these records, in vLLM's convention (vllm bench serve):
/// TTFT, E2EL from the first and last event with `choices`, TPOT = (E2EL − TTFT)/(n − 1) for n > 1,
/// ITL = all gaps between such events, pooled.
struct Summary
{
    int completed = 0;
    int failed = 0;
    double durationSeconds = 0; ///< first dispatch to last end, warm-ups excluded
    qint64 totalInputTokens = 0;
    qint64 totalOutputTokens = 0;
    TokenSource outputTokenSource = TokenSource::ServerUsage;

    double requestThroughput = 0;         ///< per second; 0 when nothing completed
    std::optional<double> requestGoodput; ///< set when objectives were given
    double outputThroughput = 0;
    double totalTokenThroughput = 0;
    double maxOutputTokensPerSecond = 0; ///< fullest 1-s bucket of events, as vLLM counts; bucket 0 starts
                                         ///< with the first completed request
    int maxConcurrentRequests = 0;       ///< sweep line over [sent, end), departures first; failed ones count

    Distribution ttft, tpot, itl, e2el;
    Distribution clientQueue;       ///< sent − scheduled, of completed requests
    int outputLengthMismatches = 0; ///< completed requests whose output length is not the asked one
    int promptLengthMismatches = 0; ///< completed requests whose prompt length by usage is not the asked one
    int retried = 0;                ///< requests with attempts > 1, failed ones too
};

struct SummaryOptions
{
    /// "ttft" | "tpot" | "e2el" → ms; a request is good when each is ≤. An objective of any other name is
    /// one no request meets.
    QMap<QString, double> goodput;
};

/// Warm-up records are ignored. Requests that never were sent count as failed.
Summary summarize(std::span<const RequestRecord> records, const SummaryOptions &options);

/// The vLLM values of one request, in milliseconds; nullopt where it has none (no event, n ≤ 1).
std::optional<double> ttftMs(const RequestRecord &record);
std::optional<double> e2elMs(const RequestRecord &record);
std::optional<double> tpotMs(const RequestRecord &record);
/// Usage, else the local count, else the number of events with choices that carry text.
int outputTokens(const RequestRecord &record);
/// Usage, else the local count, else what the workload asked for.
int promptTokens(const RequestRecord &record);

/// The gaps between consecutive events with `choices`, in milliseconds.
std::vector<double> itlsMs(const RequestRecord &record);

/// Is it one of vLLM's S: ok, with at least one event with `choices`?
bool isSuccess(const RequestRecord &record);

} // namespace servescope

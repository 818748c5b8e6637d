// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace servescope {

class Tokenizer;

/// One request of a workload.
struct Prompt
{
    QString text;
    int promptTokensRequested = 0; ///< what the workload wanted
    int promptTokens = 0;          ///< by the tokenizer that made it
    int outputTokens = 0;          ///< what the server is asked to generate
    bool operator==(const Prompt &) const = default;
};

/// The requests of a run, numbered from 0. The same seed and options give the same prompts everywhere.
class PromptSource
{
public:
    virtual ~PromptSource() = default;

    virtual QString name() const = 0;
    /// Makes `count` prompts ready. May take long and use the network: never in the window's thread.
    /// Stops soon after `cancelled` turns true (Error "cancelled").
    virtual Result<void> prepare(int count, const std::atomic_bool &cancelled) = 0;
    /// Prompt `index` of those prepared. Thread-safe and quick.
    virtual Prompt prompt(int index) const = 0;
    /// How many prepared prompts do not have the token length that was asked.
    virtual int lengthMismatches() const = 0;
    /// Hex SHA-256 over all prepared prompts and output lengths: equal means the same workload.
    virtual QString fingerprint() const = 0;
};

struct RandomPromptOptions
{
    int inputTokens = 1024;
    int outputTokens = 128;
    double rangeRatio = 0; ///< lengths uniform in [floor(L(1−r)), ceil(L(1+r))]
    int prefixTokens = 0;  ///< common to all prompts, before the random part
    quint64 seed = 0;
};

/// vLLM's "random" data set: token ids drawn by seed, decoded, re-encoded and repaired until the text has
/// the asked length (at most 10 rounds; what stays different is counted, not hidden).
std::unique_ptr<PromptSource> randomPrompts(std::shared_ptr<const Tokenizer> tokenizer, const RandomPromptOptions &options);

} // namespace servescope

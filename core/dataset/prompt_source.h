// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <memory>
#include <vector>

namespace servescope {

class Tokenizer;

/// One request of a workload.
struct Prompt
{
    QString text;
    int promptTokensRequested = 0; ///< what the workload wanted, special tokens included
    int promptTokens = 0;          ///< by the tokenizer that made it, special tokens included
    int outputTokens = 0;          ///< what the server is asked to generate
    bool operator==(const Prompt &) const = default;
};

/// The requests of a run, numbered from 0. The same seed and options give the same prompts everywhere, and
/// prompt i does not depend on how many are prepared.
class PromptSource
{
public:
    virtual ~PromptSource() = default;

    virtual QString name() const = 0;
    /// Makes `count` prompts ready. May take long and use the network: never in the window's thread.
    /// Stops soon after `cancelled` turns true (Error "cancelled"). After an error nothing is prepared.
    virtual Result<void> prepare(int count, const std::atomic_bool &cancelled) = 0;
    /// Prompt `index` of those prepared. Thread-safe and quick.
    virtual Prompt prompt(int index) const = 0;
    /// How many prepared prompts do not have the token length that was asked.
    virtual int lengthMismatches() const = 0;
    /// Hex SHA-256 over all prepared prompts and output lengths: equal means the same workload.
    virtual QString fingerprint() const = 0;
    /// When the prepared prompts are to be sent, ascending from 0, where the data set itself says so (a
    /// trace); empty otherwise.
    virtual std::vector<Nanoseconds> arrivalOffsets() const { return {}; }
};

struct RandomPromptOptions
{
    int inputTokens = 1024; ///< includes the special tokens the tokenizer adds, but not the prefix
    int outputTokens = 128;
    double rangeRatio =
        0; ///< in [0, 1): lengths uniform in [floor(L(1−r)), ceil(L(1+r))], L without special tokens
    int prefixTokens = 0; ///< common to all prompts, before the random part
    quint64 seed = 0;
};

/// vLLM's "random" data set: token ids drawn by seed, decoded, re-encoded and repaired until the text has
/// the asked length (at most 10 rounds; what stays different is counted, not hidden). Bodies are runs through
/// the tokenizer's prompt ids; other than there no two begin with the same two ids before all such pairs are
/// used up, since equal beginnings would be answered from the server's prefix cache. Every text is checked by
/// the tokenizer itself, also when it is a server's (some requests over few connections), except where the
/// tokenizer promises that its ids survive (Tokenizer::roundTrips). Texts beyond 192 MB are kept in a
/// temporary file. Errors of prepare(): dataset.options, dataset.too_short (no room beside the special
/// tokens), dataset.no_ids (the tokenizer gives no usable ids), dataset.spill (temporary file), cancelled,
/// and those of the tokenizer.
std::unique_ptr<PromptSource> randomPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const RandomPromptOptions &options);

} // namespace servescope

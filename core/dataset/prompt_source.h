// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <limits>
#include <memory>
#include <optional>
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
    // Of a turn of a conversation; the lengths above then include the turns before it.
    std::optional<int> conversation{};       ///< from 0; unset = it stands alone
    int turn = 0;                            ///< from 0
    Nanoseconds thinkTime{};                 ///< from the answer before it until it is sent
    std::optional<QString> recordedAnswer{}; ///< goes into the history in place of the server's answer
    bool operator==(const Prompt &) const = default;
};

/// How many prompts a run takes, and how soon. A plain number means all of them at once.
struct PromptCount
{
    // NOLINTNEXTLINE(google-explicit-constructor)
    PromptCount(int measuredPrompts) : measured(measuredPrompts) {}

    int measured;
    int warmups = 0; ///< numbered after the measured ones, and taken before them
    /// So many measured ones are taken at once. The others may still be in the making when the run begins.
    int first = std::numeric_limits<int>::max();
    double perSecond = 0; ///< the others are taken at this pace; 0 = not known

    int total() const { return measured + warmups; }
};

/// The requests of a run, numbered from 0. The same seed and options give the same prompts everywhere, and
/// prompt i does not depend on how many are prepared.
class PromptSource
{
public:
    virtual ~PromptSource() = default;

    virtual QString name() const = 0;
    /// Makes prompts ready, at least those needed first; a source that needs no network may go on with the
    /// others in the background. May take long and use the network: never in the window's thread.
    /// Stops soon after `cancelled` turns true (Error "cancelled"). After an error nothing is prepared.
    virtual Result<void> prepare(PromptCount count, const std::atomic_bool &cancelled) = 0;
    /// Whether prompt(index) can be had. Thread-safe, never waits.
    virtual bool ready(int) const { return true; }
    /// Why prompts that are not ready never will be; an empty code while there is hope. Thread-safe.
    virtual Error failure() const { return {}; }
    /// Prompt `index`, which must be ready. Thread-safe and quick.
    virtual Prompt prompt(int index) const = 0;
    /// How many prompts made so far do not have the token length that was asked.
    virtual int lengthMismatches() const = 0;
    /// Hex SHA-256 over the measured prompts and output lengths: equal means the same workload.
    virtual QString fingerprint() const = 0;
    /// The measured requests that begin a conversation, ascending from 0; those up to the next one follow it,
    /// each when the answer before it is there. Empty: all requests stand alone.
    virtual std::vector<int> conversationStarts() const { return {}; }
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
/// temporary file. A local tokenizer goes on in the background after a second; the fingerprint of longer
/// workloads has the texts of their beginning (256k tokens) and the lengths of all. Errors of prepare():
/// dataset.options, dataset.too_short (no room beside the special tokens), dataset.no_ids (the tokenizer
/// gives no usable ids), dataset.spill (temporary file), cancelled, and those of the tokenizer.
std::unique_ptr<PromptSource> randomPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const RandomPromptOptions &options);

} // namespace servescope

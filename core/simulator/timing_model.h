// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <optional>
#include <vector>

namespace servescope {

struct SequenceLengths
{
    int prompt = 0;
    int output = 1; ///< at least 1
    int cached = 0; ///< of the prompt, found in the prefix cache
};

/// One token of one sequence.
struct TokenEvent
{
    quint64 sequence = 0;
    int index = 0; ///< 0 … output − 1
    bool last = false;
    Nanoseconds admitted{}; ///< when the sequence left the queue
    Nanoseconds due{};
};

/// Decides when tokens are made. Knows no sockets and no clock: time comes in with each call and never
/// runs backwards.
class TimingModel
{
public:
    virtual ~TimingModel() = default;

    /// A complete request; `sequence` was never used before.
    virtual void add(quint64 sequence, const SequenceLengths &lengths, Nanoseconds now) = 0;
    /// The client has gone; unknown sequences are ignored.
    virtual void remove(quint64 sequence) = 0;
    /// Appends all tokens due at or before `now`, in the order of their time.
    virtual void advance(Nanoseconds now, std::vector<TokenEvent> &out) = 0;
    /// When advance() has something to do next.
    virtual std::optional<Nanoseconds> nextDue() const = 0;

    virtual int running() const = 0;
    virtual int waiting() const = 0;
    virtual qint64 preemptions() const { return 0; } ///< sequences thrown out of the batch so far
};

} // namespace servescope

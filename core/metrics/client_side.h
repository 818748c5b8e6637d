// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/summary.h"

namespace servescope {

/// What happened on the client's side of the requests: none of it is in vLLM's figures.
struct ClientSide
{
    /// Requests per second as the schedule wanted them, as they were sent, and as they completed; the first
    /// is unset where all were due at once.
    std::optional<double> offeredRate;
    double sentRate = 0;
    double completedRate = 0;

    Distribution e2elWithQueue; ///< scheduled → last event, of successes: what a person outside waits for
    Distribution connect;       ///< opening a connection, TLS included, of requests that found none
    Distribution tls;           ///< the part of it up to TLS standing
    Distribution written;       ///< sent → first piece handed to a connection
    Distribution firstByte;     ///< sent → first byte of the answer's body
    int freshConnections = 0;   ///< requests that opened one
    qint64 attempts = 0;        ///< how often anything was sent, in all
};

/// Warm-up records are ignored.
ClientSide clientSide(std::span<const RequestRecord> records);

} // namespace servescope

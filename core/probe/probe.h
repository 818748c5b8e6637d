// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"
#include "core/probe/finding.h"
#include "core/probe/identify.h"

#include <atomic>
#include <optional>
#include <vector>

namespace servescope {

struct ProbeOptions
{
    QString baseUrl;
    QString backend;   ///< empty = the one that fits the server found
    QString endpoint;  ///< empty = the backend's own
    QString model;     ///< empty = the first of the server's list
    QString tokenizer; ///< as a scenario's; empty = the server's own
    QString caFile;    ///< as a scenario's
    QByteArray apiKey;
    std::vector<HttpHeader> headers; ///< the person's own
    Nanoseconds timeout =
        std::chrono::seconds(10); ///< of each question; a request may take six times as long
};

struct ProbeReport
{
    ServerIdentity server;
    QString backend; ///< the one the requests were made with; empty = none could be chosen
    QString model;
    std::optional<double> roundTripMs;  ///< on an open connection, the server's own work included
    std::vector<ProbeFinding> findings; ///< in the order they were looked at

    bool usable() const; ///< no failure among the findings
};

/// Asks the server who it is, then sends two short requests as a measurement would. Blocks, and needs an
/// application object for its event loop: never in the window's thread. Nothing in the report holds the key.
ProbeReport probeServer(const ProbeOptions &options, const std::atomic_bool *cancelled = nullptr);

} // namespace servescope

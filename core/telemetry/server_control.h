// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <utility>
#include <vector>

namespace servescope {

/// How a server took an order.
struct ControlAnswer
{
    enum class Outcome { Done, Absent, Failed } outcome = Outcome::Failed;
    QString words; ///< for people: "done", "not offered by this server", or what went wrong
};

/// Where and as whom the orders go.
struct ControlTarget
{
    QString baseUrl;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    const std::atomic_bool *cancelled = nullptr;
};

/// Empties the prefix cache: vLLM's /reset_prefix_cache (in its development mode), else SGLang's
/// /flush_cache. Blocks.
ControlAnswer resetPrefixCache(const ControlTarget &target);
/// vLLM's and SGLang's /start_profile and /stop_profile, with the body of a request as vLLM's client sends it
/// (servers ignore it). Stopping may take minutes, while the server writes its traces. Block.
ControlAnswer startProfile(const ControlTarget &target, const QByteArray &body);
ControlAnswer stopProfile(const ControlTarget &target, const QByteArray &body,
                          Nanoseconds timeout = std::chrono::minutes(20));

} // namespace servescope

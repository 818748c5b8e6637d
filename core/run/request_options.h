// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_plan.h"
#include "core/scenario/scenario.h"

namespace servescope {

/// Copies what the scenario wishes of every request into the plan: sampling, extra body, LoRA modules. The
/// plan's backend must be set. Error backend.unsent_option: the backend has no member for one of the wishes,
/// which would then be ignored in silence.
Result<void> applyRequestOptions(const Scenario &scenario, LoadPlan &plan);

/// The key for a scenario's server: from the variable it names, `usual` (OPENAI_API_KEY's) where it names
/// none, and `remembered` where the environment has no key. Error backend.no_key: the variable is not set,
/// and no key is remembered.
Result<QByteArray> keyFor(const Scenario &scenario, const QByteArray &usual,
                          const QByteArray &remembered = {});

/// Adds the headers that show the key to this backend's kind of server, and what else its dialect always
/// wants. What the person's own headers name already stays theirs; with their own Authorization the key is
/// left out.
void addBackendHeaders(const Backend &backend, const QByteArray &key, const QString &host,
                       std::vector<HttpHeader> &headers);

} // namespace servescope

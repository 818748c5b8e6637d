// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_queue.h"
#include "core/simulator/simulator.h"

#include <QUrl>

#include <chrono>
#include <utility>
#include <vector>

namespace servescope::test {

/// Answers at once: 2 ms to the first token, `itl` to each other.
inline SimulatorOptions quick(Nanoseconds itl = std::chrono::milliseconds(1))
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{std::chrono::milliseconds(2), itl};
    return options;
}

/// A sweep of prompts of 16 tokens over these loads.
inline SweepJob jobFor(const QUrl &url, const QString &library, std::vector<LoadPair> loads, int output = 4)
{
    SweepJob job;
    job.scenario.model = QStringLiteral("sim-model");
    job.scenario.baseUrl = url.toString();
    job.scenario.inputOutput = {{16, output}};
    job.scenario.concurrencyPrompts = std::move(loads);
    job.scenarioText = "# as it was\n";
    job.library = library;
    job.title = QStringLiteral("test");
    return job;
}

} // namespace servescope::test

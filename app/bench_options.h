// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/base/result.h"
#include "core/scenario/scenario.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace servescope {

/// One bench call, as its flags said it.
struct BenchOptions
{
    /// One point; `model` may be empty (the server is asked). Secret headers are not in it.
    Scenario scenario;
    std::optional<int> maxConcurrency; ///< unset = no cap
    std::vector<std::pair<QByteArray, QByteArray>> secretHeaders;
    std::vector<std::pair<QString, QString>> metadata;
    QStringList percentileMetrics;
    QString label;
    QString requestIdPrefix;         ///< empty = made up for this run
    std::optional<double> failUnder; ///< share of good requests below which the exit code is 1
    bool saveResult = false;
    bool saveDetailed = false;
    QString resultDir;
    QString resultFilename; ///< empty = vLLM's name
};

/// The table of bench's flags: vLLM's names, meanings and defaults (vllm bench serve).
const CommandSpec &benchSpec();

/// Errors: usage.*.
Result<BenchOptions> benchOptions(const Arguments &arguments);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/library.h"

#include <QStringList>

#include <vector>

namespace servescope {

/// A fact in which runs differ. `key` is as in combos.yaml, or "environment.cpu", "declared.gpu" …
struct SetupDifference
{
    QString key;
    QStringList values;    ///< one for each run; empty = not there
    bool workload = false; ///< it is part of what was sent, so that figures may not compare
    bool operator==(const SetupDifference &) const = default;
};

/// What was set differently between runs, the workload first: the scenarios as they were run, their machines,
/// and what people declared about them. URLs without user names and passwords. Reads each run's combos.yaml.
std::vector<SetupDifference> setupDifferences(const std::vector<StoredRun> &runs);

} // namespace servescope

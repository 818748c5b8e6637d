// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/library_entry.h"

#include <QVariant>

namespace servescope {

/// What the library can say of a run; the first column is always shown.
enum class RunColumn {
    Run,
    Points,
    Best,
    Goodput,
    Ttft,
    Tpot,
    Requests,
    Failed,
    Started,
    Duration,
    Model,
    Server,
    Backend,
    Tool,
    Lengths,
    Load,
    Tags,
    Notes
};
constexpr int RunColumnCount = 18;

QString runColumnKey(RunColumn column);   ///< stable, for settings: "points"
QString runColumnTitle(RunColumn column); ///< short, for the header
QString runColumnName(RunColumn column);  ///< in full, for a menu
QString runColumnTip(RunColumn column);   ///< may be empty
bool isFigure(RunColumn column);          ///< numbers, which stand at the right

QString runColumnText(const LibraryEntry &entry, RunColumn column);
QVariant runSortKey(const LibraryEntry &entry, RunColumn column); ///< of one type in each column

} // namespace servescope

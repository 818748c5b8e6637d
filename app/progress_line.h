// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/load/load_plan.h"

#include <QString>

#include <optional>

namespace servescope {

/// Shows on standard error how a run goes: a bar that is redrawn on a terminal; elsewhere a plain line at
/// most every five seconds, so that logs stay readable.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine(); ///< leaves the cursor on a fresh line

    /// `share` of everything done, 0 … 1; `what` says which part runs.
    void show(const QString &what, double share, const LoadSnapshot &snapshot,
              std::optional<Nanoseconds> left);
    /// A line that stays.
    void line(const QString &text);

private:
    void clearBar();
    bool m_terminal;
    bool m_barShown = false;
    Nanoseconds m_lastLine{};
};

/// "64 s", "3:05 min", "1:02 h": short and of steady width.
QString shortDuration(Nanoseconds duration);

/// "120/1000 done, 3 failed, 64 in flight, 1234 tok/s", or what comes before the measurement.
QString snapshotText(const LoadSnapshot &snapshot);

} // namespace servescope

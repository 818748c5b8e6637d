// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_snapshot.h"

#include <QWidget>

#include <deque>

namespace servescope {

class FigureTile;
class LiveChart;
class NewestErrors;
class RequestStrip;
class StatusCounts;

/// What is happening now: headline figures, four charts over the time of the running point before those of
/// the earlier ones, the newest requests, how many are in which state, and the newest errors. Costs the same
/// whatever the load.
class LiveBoard : public QWidget
{
    Q_OBJECT
public:
    explicit LiveBoard(QWidget *parent = nullptr);

    void clear();     ///< another scenario's points begin
    void nextPoint(); ///< another point of the same scenario begins; what was shown stays behind, faint
    void append(const LoadSnapshot &snapshot); ///< of the running point; elapsed must not go back
    QString newestErrors() const;              ///< a line each; empty = none

private:
    void resetPoint();
    void appendFailures(double seconds, const LoadSnapshot &snapshot);

    FigureTile *m_output, *m_ttftMedian, *m_ttftTail, *m_inFlight, *m_done, *m_failed;
    LiveChart *m_outputChart, *m_ttftChart, *m_inFlightChart, *m_failuresChart;
    RequestStrip *m_strip;
    StatusCounts *m_counts;
    NewestErrors *m_errors;
    /// What had ended how, at the snapshots of the last second.
    std::deque<std::pair<double, std::array<int, requestStatusCount>>> m_ended;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_plan.h"

#include <QWidget>

namespace servescope {

class ElidedLabel;
class FigureTile;
class LiveChart;
class ToneIcon;

/// What is happening now: headline figures, three charts over the time of the queue, and the newest error.
class LiveBoard : public QWidget
{
    Q_OBJECT
public:
    explicit LiveBoard(QWidget *parent = nullptr);

    void clear(); ///< a new queue begins
    /// The state of the running point at that time of the queue, in seconds, ascending.
    void append(double seconds, const LoadSnapshot &snapshot);
    void showError(const QString &sentence); ///< empty = none
    QString newestError() const;

private:
    FigureTile *m_output, *m_ttftMedian, *m_ttftTail, *m_inFlight, *m_done, *m_failed;
    LiveChart *m_outputChart, *m_ttftChart, *m_inFlightChart;
    ToneIcon *m_errorIcon;
    ElidedLabel *m_error;
};

} // namespace servescope

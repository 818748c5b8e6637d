// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_queue.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QTableView;
class QToolButton;

namespace servescope {

/// What can be done with the queue and its rows. Acts on the row selected in the view, where it fits.
class QueueBar : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive the bar's slots.
    QueueBar(RunQueue &queue, QTableView *view, QWidget *parent = nullptr);

    void skip();
    void retry();
    void runAgain();
    void togglePause();
    void moveSelected(int by); ///< −1 up, +1 down
    void refresh();            ///< which of it is possible now

private:
    int selectedRow() const; ///< −1 = none
    int rowToSkip() const;
    std::vector<int> rowsToRetry() const;

    RunQueue &m_queue;
    QTableView *m_view;
    QPushButton *m_pause, *m_skip, *m_retry, *m_again, *m_clear;
    QToolButton *m_up, *m_down;
    QComboBox *m_onFailure;
};

} // namespace servescope

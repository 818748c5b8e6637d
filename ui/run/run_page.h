// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_queue.h"

#include <QWidget>

#include <utility>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace servescope {

class ElidedLabel;
class LiveBoard;
class QueueBar;
class QueueModel;
class QueueView;

/// The page of what runs: the queue and the live board. Looks at the queue and steers it; never adds to it.
class RunPage : public QWidget
{
    Q_OBJECT
public:
    /// The queue must outlive the page.
    explicit RunPage(RunQueue &queue, QWidget *parent = nullptr);
    ~RunPage() override;

    QString headline() const; ///< what is running, in words
    void saveState() const;   ///< column widths and the splitter, into the settings

public Q_SLOTS:
    void stopAll();
    void skipPoint(); ///< the selected waiting row, else the running one
    void togglePause();
    void retry();    ///< the selected failed, stopped or skipped row, else all failed ones
    void runAgain(); ///< the selected row's scenario, or the newest, as a new run

Q_SIGNALS:
    void tryRequested(); ///< from the empty state
    void openScenarioRequested();
    void resultsRequested(const QString &runFolder);

private:
    void onRowsAdded(int first, int last);
    void onRowChanged(int row);
    void onSnapshot(int row, const servescope::LoadSnapshot &snapshot);
    void refresh();
    QString runFolderToShow() const;
    QWidget *makeEmptyState();
    QWidget *makeBoard();

    RunQueue &m_queue;
    QueueModel *m_model;
    QueueView *m_view;
    LiveBoard *m_board;
    QStackedWidget *m_stack;
    QSplitter *m_splitter;
    ElidedLabel *m_headline;
    ElidedLabel *m_detail;
    QueueBar *m_bar;
    QPushButton *m_stop, *m_results;
    std::pair<int, int> m_shown{-1, -1}; ///< job and ordinal of the point on the board
    LoadSnapshot::Phase m_phase = LoadSnapshot::Phase::Preparing; ///< of that point
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/run_queue.h"
#include "ui/common/theme.h"

#include <QSet>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace servescope {

/// What happened in the queue, a line each with its time: points that began and ended, errors with their
/// sentence, pauses. Can be filtered; the oldest lines go when there are too many.
class RunLog : public QWidget
{
    Q_OBJECT
public:
    static constexpr int MaxLines = 2000;

    /// Writes down what this queue tells. The queue must outlive the log.
    explicit RunLog(RunQueue &queue, QWidget *parent = nullptr);
    void add(Tone tone, const QString &sentence);
    QStringList shownLines() const; ///< what the filter lets through, oldest first

private:
    void watch(RunQueue &queue);
    void onRowChanged(const RunQueue &queue, int row);
    void filter();
    void judge(QListWidgetItem *item); ///< whether the filter lets it through

    QListWidget *m_list;
    QLineEdit *m_filter;
    QToolButton *m_onlyProblems;
    int m_runningRow = -1;
    QSet<QString> m_loggedErrors; ///< codes, of the running point
};

} // namespace servescope

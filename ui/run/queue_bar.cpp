// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/queue_bar.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

const QString failureKey = u"run/failureLimit"_s;

bool canRetry(const QueuedPoint &row)
{
    return row.state == RunState::Failed || row.state == RunState::Cancelled ||
           row.state == RunState::Skipped;
}

QPushButton *button(const QString &name, const QString &iconName, const QString &text, const QString &tip)
{
    auto *made = new QPushButton(icon(iconName), text);
    made->setObjectName(name);
    made->setToolTip(tip);
    made->setAutoDefault(false);
    return made;
}

QToolButton *arrow(const QString &name, const QString &iconName, const QString &tip, const QString &keys)
{
    auto *made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(icon(iconName));
    made->setAutoRaise(true);
    made->setShortcut(QKeySequence(keys));
    made->setToolTip(QueueBar::tr("%1 (%2)", "what a button does, its shortcut")
                         .arg(tip, made->shortcut().toString(QKeySequence::NativeText)));
    made->setAccessibleName(tip);
    return made;
}

} // namespace

QueueBar::QueueBar(RunQueue &queue, QTableView *view, QWidget *parent)
    : QWidget(parent), m_queue(queue), m_view(view), m_pause(button(u"pauseQueue"_s, u"pause"_s, {}, {})),
      m_skip(button(u"skipPoint"_s, u"skip"_s, tr("Skip point"),
                    tr("Leave out the selected waiting point, or end the running one"))),
      m_retry(button(u"retryPoints"_s, u"refresh"_s, tr("Retry"),
                     tr("Put the selected point back into the queue, or all failed ones; its run is taken up "
                        "again"))),
      m_again(button(u"runAgain"_s, u"copy"_s, tr("Run again"),
                     tr("Queue the selected row's scenario once more, as a new run"))),
      m_clear(button(u"clearList"_s, u"delete"_s, tr("Clear list"),
                     tr("Take runs that have ended off this list; their results stay"))),
      m_up(arrow(u"moveUp"_s, u"up"_s, tr("Run the selected waiting point earlier"), u"Alt+Up"_s)),
      m_down(arrow(u"moveDown"_s, u"down"_s, tr("Run the selected waiting point later"), u"Alt+Down"_s)),
      m_onFailure(new QComboBox)
{
    m_onFailure->setObjectName(u"onFailure"_s);
    m_onFailure->setAccessibleName(tr("What to do when points fail"));
    m_onFailure->setToolTip(tr("When points fail, the queue can go on or wait for you"));
    m_onFailure->addItem(tr("Go on after failures"), 0);
    m_onFailure->addItem(tr("Pause after a failure"), 1);
    m_onFailure->addItem(tr("Pause after 3 failures in a row"), 3);
    m_onFailure->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_onFailure->setMinimumContentsLength(16);
    m_onFailure->setCurrentIndex(
        std::max(0, m_onFailure->findData(QSettings().value(failureKey, 0).toInt())));
    m_queue.setFailureLimit(m_onFailure->currentData().toInt());

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (QWidget *each : std::initializer_list<QWidget *>{m_pause, m_skip, m_retry, m_again, m_up, m_down})
        row->addWidget(each);
    row->addStretch(1);
    row->addWidget(m_onFailure);
    row->addWidget(m_clear);

    connect(m_pause, &QPushButton::clicked, this, &QueueBar::togglePause);
    connect(m_skip, &QPushButton::clicked, this, &QueueBar::skip);
    connect(m_retry, &QPushButton::clicked, this, &QueueBar::retry);
    connect(m_again, &QPushButton::clicked, this, &QueueBar::runAgain);
    connect(m_clear, &QPushButton::clicked, &m_queue, &RunQueue::clearEnded);
    connect(m_up, &QToolButton::clicked, this, [this] { moveSelected(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveSelected(1); });
    connect(m_onFailure, &QComboBox::activated, this, [this] {
        const int limit = m_onFailure->currentData().toInt();
        m_queue.setFailureLimit(limit);
        QSettings().setValue(failureKey, limit);
    });
}

int QueueBar::selectedRow() const
{
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    const int row = selected.isEmpty() ? -1 : selected.first().row();
    return row < static_cast<int>(m_queue.points().size()) ? row : -1;
}

int QueueBar::rowToSkip() const
{
    const int row = selectedRow();
    if (row >= 0) {
        const RunState state = m_queue.points()[static_cast<size_t>(row)].state;
        if (state == RunState::Queued || state == RunState::Running)
            return row;
    }
    return m_queue.currentRow();
}

std::vector<int> QueueBar::rowsToRetry() const
{
    const auto &points = m_queue.points();
    if (const int row = selectedRow(); row >= 0 && canRetry(points[static_cast<size_t>(row)]))
        return {row};
    std::vector<int> rows;
    for (size_t i = 0; i < points.size(); ++i)
        if (points[i].state == RunState::Failed)
            rows.push_back(static_cast<int>(i));
    return rows;
}

void QueueBar::skip()
{
    if (const int row = rowToSkip(); row >= 0)
        m_queue.skip(row);
}

void QueueBar::retry()
{
    bool any = false;
    for (const int row : rowsToRetry())
        any |= m_queue.retry(row);
    if (any)
        m_queue.start();
}

void QueueBar::runAgain()
{
    const int last = static_cast<int>(m_queue.points().size()) - 1;
    if (m_queue.duplicate(selectedRow() >= 0 ? selectedRow() : last) >= 0)
        m_queue.start();
}

void QueueBar::togglePause()
{
    if (m_queue.paused() || m_queue.running())
        m_queue.setPaused(!m_queue.paused());
    else if (m_queue.hasWaiting())
        m_queue.start();
}

void QueueBar::moveSelected(int by)
{
    const int row = selectedRow();
    const auto &points = m_queue.points();
    int to = row + by;
    // Over what has ended or runs: only the order of the waiting ones means something.
    while (to >= 0 && to < static_cast<int>(points.size()) &&
           points[static_cast<size_t>(to)].state != RunState::Queued)
        to += by;
    if (row >= 0 && m_queue.move(row, to))
        m_view->selectRow(to);
}

void QueueBar::refresh()
{
    const bool waiting = m_queue.hasWaiting(), paused = m_queue.paused();
    const bool goesOn = paused || (!m_queue.running() && waiting);
    m_pause->setText(goesOn ? tr("Continue") : tr("Pause"));
    m_pause->setIcon(icon(goesOn ? u"play"_s : u"pause"_s));
    m_pause->setToolTip(goesOn ? tr("Go on with the waiting points")
                               : tr("Begin no further point. The running one goes on to its end: a pause "
                                    "inside it would falsify it."));
    m_pause->setEnabled(paused || waiting);
    m_skip->setEnabled(rowToSkip() >= 0);
    m_retry->setEnabled(!rowsToRetry().empty());
    m_again->setEnabled(!m_queue.points().empty());
    m_clear->setEnabled(!m_queue.points().empty() && !m_queue.running());
    const int row = selectedRow();
    const bool movable = row >= 0 && m_queue.points()[static_cast<size_t>(row)].state == RunState::Queued;
    m_up->setEnabled(movable);
    m_down->setEnabled(movable);
}

} // namespace servescope

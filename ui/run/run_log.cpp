// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_log.h"

#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/tone_icon.h"
#include "ui/run/run_state_text.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {
constexpr int toneRole = Qt::UserRole;
}

RunLog::RunLog(RunQueue &queue, QWidget *parent)
    : QWidget(parent), m_list(new QListWidget), m_filter(new QLineEdit), m_onlyProblems(new QToolButton)
{
    m_list->setObjectName(u"runLog"_s);
    m_list->setAccessibleName(tr("What happened"));
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_filter->setObjectName(u"runLogFilter"_s);
    m_filter->setPlaceholderText(tr("Show only lines with these words"));
    m_filter->setAccessibleName(tr("Filter of the log"));
    m_filter->setClearButtonEnabled(true);
    m_onlyProblems->setObjectName(u"runLogProblems"_s);
    m_onlyProblems->setCheckable(true);
    m_onlyProblems->setAutoRaise(true);
    m_onlyProblems->setIcon(icon(u"warning"_s));
    m_onlyProblems->setText(tr("Only problems"));
    m_onlyProblems->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *head = new QHBoxLayout;
    head->addWidget(m_filter, 1);
    head->addWidget(m_onlyProblems);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &RunLog::filter);
    connect(m_onlyProblems, &QToolButton::toggled, this, &RunLog::filter);
    watch(queue);
}

void RunLog::watch(RunQueue &queue)
{
    connect(&queue, &RunQueue::rowChanged, this, [this, &queue](int row) { onRowChanged(queue, row); });
    connect(&queue, &RunQueue::rowsAdded, this, [this](int first, int last) {
        add(Tone::Neutral, tr("%n point(s) queued.", nullptr, last - first + 1));
    });
    connect(&queue, &RunQueue::pausedChanged, this, [this](bool paused) {
        add(Tone::Neutral, paused ? tr("Paused: no further point begins.") : tr("No longer paused."));
    });
    connect(&queue, &RunQueue::jobFinished, this, [this](int, const QString &folder, RunState state) {
        if (!folder.isEmpty())
            add(Tone::Neutral,
                tr("Run %1: %2.", "a folder, how it ended").arg(folder, stateLook(state).word));
    });
    connect(&queue, &RunQueue::snapshotTaken, this, [this](int, const LoadSnapshot &snapshot) {
        for (const SeenError &error : snapshot.errors) {
            if (m_loggedErrors.contains(error.code))
                continue; // one line for many of the same kind
            m_loggedErrors.insert(error.code);
            add(Tone::Warning, tr("A request failed: %1").arg(errorText(error.code, error.message)));
        }
    });
}

void RunLog::onRowChanged(const RunQueue &queue, int row)
{
    const QueuedPoint &point = queue.points()[static_cast<size_t>(row)];
    const QString what = tr("%1, %2", "scenario, point").arg(point.jobTitle, pointText(point.point));
    if (point.state == RunState::Running) {
        if (std::exchange(m_runningRow, row) != row) {
            m_loggedErrors.clear();
            add(Tone::Accent, tr("%1: began.").arg(what));
        }
        return;
    }
    if (row == m_runningRow)
        m_runningRow = -1;
    switch (point.state) {
    case RunState::Finished:
        add(Tone::Good, tr("%1: finished after %2, %3 requests, %4 of them failed.")
                            .arg(what, formatDuration(point.progress.elapsed),
                                 formatCount(point.progress.completed + point.progress.failed),
                                 formatCount(point.progress.failed)));
        break;
    case RunState::Failed:
        add(Tone::Bad, tr("%1: failed. %2").arg(what, errorText(point.error)));
        break;
    case RunState::Queued:
        add(Tone::Neutral, tr("%1: back in the queue.").arg(what));
        break;
    case RunState::Cancelled:
    case RunState::Skipped:
        add(Tone::Neutral, tr("%1: %2.", "a point, how it ended").arg(what, stateLook(point.state).word));
        break;
    case RunState::Running:
    case RunState::Interrupted:
        break;
    }
}

void RunLog::add(Tone tone, const QString &sentence)
{
    const QScrollBar *bar = m_list->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - 4;
    const QString line =
        tr("%1   %2", "time, what happened").arg(QTime::currentTime().toString(u"HH:mm:ss"_s), sentence);
    auto *item = new QListWidgetItem(icon(toneIconName(tone), tone), line, m_list);
    item->setData(toneRole, static_cast<int>(tone));
    while (m_list->count() > MaxLines)
        delete m_list->takeItem(0);
    judge(item);
    if (atEnd) // who reads further up is left there
        m_list->scrollToBottom();
}

void RunLog::filter()
{
    for (int row = 0; row < m_list->count(); ++row)
        judge(m_list->item(row));
}

void RunLog::judge(QListWidgetItem *item)
{
    const auto tone = static_cast<Tone>(item->data(toneRole).toInt());
    const bool problem = tone == Tone::Bad || tone == Tone::Warning;
    item->setHidden((m_onlyProblems->isChecked() && !problem) ||
                    !item->text().contains(m_filter->text(), Qt::CaseInsensitive));
}

QStringList RunLog::shownLines() const
{
    QStringList lines;
    for (int row = 0; row < m_list->count(); ++row)
        if (!m_list->item(row)->isHidden())
            lines << m_list->item(row)->text();
    return lines;
}

} // namespace servescope

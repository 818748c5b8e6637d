// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/queue_words.h"

#include "ui/common/format.h"
#include "ui/run/run_state_text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

struct QueueText
{
    Q_DECLARE_TR_FUNCTIONS(QueueText)
};

int countOf(const std::vector<QueuedPoint> &rows, RunState state)
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                          [state](const QueuedPoint &row) { return row.state == state; }));
}

QString phaseText(const QueuedPoint &row, const QString &place, const QString &point)
{
    switch (row.progress.phase) {
    case LoadSnapshot::Phase::Preparing:
        return QueueText::tr("Preparing the prompts of point %1: %2").arg(place, point);
    case LoadSnapshot::Phase::Warmup:
        return QueueText::tr("Warming up point %1: %2").arg(place, point);
    case LoadSnapshot::Phase::Measuring:
        return QueueText::tr("Running point %1: %2").arg(place, point);
    case LoadSnapshot::Phase::Finished:
        return QueueText::tr("Writing the result of point %1: %2").arg(place, point);
    }
    return {};
}

QString joined(const QStringList &parts)
{
    return parts.join(u" · "_s);
}

QueueWords describeEnded(const std::vector<QueuedPoint> &rows)
{
    QueueWords words;
    const int finished = countOf(rows, RunState::Finished), failed = countOf(rows, RunState::Failed);
    const int stopped = countOf(rows, RunState::Cancelled), skipped = countOf(rows, RunState::Skipped);
    if (failed > 0)
        words.headline = QueueText::tr("Done, but %n point(s) failed", nullptr, failed);
    else if (stopped > 0)
        words.headline = QueueText::tr("Stopped; what was finished is kept");
    else
        words.headline = QueueText::tr("Done");
    QStringList parts;
    if (finished > 0)
        parts << QueueText::tr("%n point(s) finished", nullptr, finished);
    if (failed > 0)
        parts << QueueText::tr("%n failed", nullptr, failed);
    if (stopped > 0)
        parts << QueueText::tr("%n stopped", nullptr, stopped);
    if (skipped > 0)
        parts << QueueText::tr("%n skipped", nullptr, skipped);
    words.detail = joined(parts);
    return words;
}

} // namespace

QueueWords describeQueue(const std::vector<QueuedPoint> &rows, int current, std::optional<Nanoseconds> eta,
                         bool paused)
{
    if (rows.empty())
        return {QueueText::tr("Nothing has been run yet"), {}, {}};
    const int queued = countOf(rows, RunState::Queued);
    if (current < 0 || current >= static_cast<int>(rows.size())) {
        if (queued == 0)
            return describeEnded(rows);
        if (paused)
            return {QueueText::tr("Paused; %n point(s) wait", nullptr, queued),
                    QueueText::tr("Press Continue to go on."),
                    {}};
        return {QueueText::tr("%n point(s) waiting to run", nullptr, queued), {}, {}};
    }
    const QueuedPoint &row = rows[static_cast<size_t>(current)];
    int ordinal = 0, total = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].job != row.job)
            continue;
        ++total;
        ordinal += static_cast<int>(i) <= current;
    }
    const QString place =
        QueueText::tr("%1 of %2", "point 3 of 6").arg(formatCount(ordinal), formatCount(total));
    QueueWords words;
    words.headline = phaseText(row, place, pointText(row.point));
    words.timeLeft =
        eta ? QueueText::tr("about %1 left").arg(formatDuration(*eta)) : QueueText::tr("time left: —");
    if (paused && queued > 0)
        words.timeLeft = QueueText::tr("pauses after this point");
    QStringList parts{row.jobTitle, words.timeLeft};
    if (const int failed = countOf(rows, RunState::Failed))
        parts << QueueText::tr("%n point(s) failed", nullptr, failed);
    words.detail = joined(parts);
    return words;
}

} // namespace servescope

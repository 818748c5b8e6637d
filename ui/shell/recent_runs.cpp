// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recent_runs.h"

#include "core/results/library.h"
#include "ui/run/run_state_text.h"

#include <QFileInfo>
#include <QLocale>
#include <QPromise>
#include <QThread>
#include <QThreadPool>

#include <memory>

namespace servescope {

namespace {

constexpr size_t limit = 8;

RecentItem toItem(const StoredRun &run, const QString &detail)
{
    const StateLook look = stateLook(run.manifest.state);
    const bool named = !run.manifest.name.isEmpty() && run.manifest.name != QFileInfo(run.path).fileName();
    return {run.path, named || run.manifest.model.isEmpty() ? run.manifest.name : run.manifest.model, detail,
            look.icon, look.tone};
}

} // namespace

RecentRuns::RecentRuns(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() == 0)
            return;
        const Loaded result = m_watcher.result();
        Q_EMIT loaded(result.items);
        if (result.newestInterrupted)
            Q_EMIT interrupted(result.items.front().path, result.items.front().title);
    });
}

void RecentRuns::load(const QString &library)
{
    auto promise = std::make_shared<QPromise<Loaded>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, library] {
        promise->start();
        Loaded result;
        std::vector<RecentItem> &items = result.items;
        std::vector<StoredRun> runs = listRuns(library);
        // Another look of this window at the library holds a lock for a moment, as a living writer does.
        for (int again = 0; again < 3 && !runs.empty() && runs.front().manifest.state == RunState::Running;
             ++again) {
            QThread::msleep(80);
            runs = listRuns(library);
        }
        for (const StoredRun &run : runs) {
            if (items.size() == limit)
                break;
            if (items.empty())
                result.newestInterrupted = run.manifest.state == RunState::Interrupted;
            const QString when = QLocale().toString(run.manifest.started.toLocalTime(), QLocale::ShortFormat);
            const QString points = tr("%n point(s)", nullptr, static_cast<int>(run.manifest.points.size()));
            items.push_back(toItem(run, tr("%1 · %2 · %3", "when, how much, how it ended")
                                            .arg(when, points, stateLook(run.manifest.state).word)));
        }
        promise->addResult(std::move(result));
        promise->finish();
    });
}

} // namespace servescope

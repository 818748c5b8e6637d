// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recent_runs.h"

#include "core/results/library.h"
#include "ui/run/run_state_text.h"

#include <QFileInfo>
#include <QLocale>
#include <QPromise>
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
    connect(&m_watcher, &QFutureWatcher<std::vector<RecentItem>>::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0)
            Q_EMIT loaded(m_watcher.result());
    });
}

void RecentRuns::load(const QString &library)
{
    auto promise = std::make_shared<QPromise<std::vector<RecentItem>>>();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, library] {
        promise->start();
        std::vector<RecentItem> items;
        for (const StoredRun &run : listRuns(library)) {
            if (items.size() == limit)
                break;
            const QString when = QLocale().toString(run.manifest.started.toLocalTime(), QLocale::ShortFormat);
            const QString points = tr("%n point(s)", nullptr, static_cast<int>(run.manifest.points.size()));
            items.push_back(toItem(run, tr("%1 · %2 · %3", "when, how much, how it ended")
                                            .arg(when, points, stateLook(run.manifest.state).word)));
        }
        promise->addResult(std::move(items));
        promise->finish();
    });
}

} // namespace servescope

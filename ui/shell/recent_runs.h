// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/recent_list.h"

#include <QFutureWatcher>
#include <QObject>

namespace servescope {

/// Lists the newest runs of a library, reading the disk in a worker thread.
class RecentRuns : public QObject
{
    Q_OBJECT
public:
    explicit RecentRuns(QObject *parent = nullptr);
    void load(const QString &library); ///< a newer call replaces an older one

Q_SIGNALS:
    void loaded(const std::vector<servescope::RecentItem> &items);
    /// The newest run is one that was interrupted.
    void interrupted(const QString &path, const QString &name);

private:
    struct Loaded
    {
        std::vector<RecentItem> items;
        bool newestInterrupted = false;
    };
    QFutureWatcher<Loaded> m_watcher;
};

} // namespace servescope

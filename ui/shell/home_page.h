// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/recent_list.h"

#include <QWidget>

namespace servescope {

class HomeCard;
class RecentRuns;

/// The first page: three ways to begin, and what was done lately.
class HomePage : public QWidget
{
    Q_OBJECT
public:
    explicit HomePage(QWidget *parent = nullptr);

    void setRecentScenarios(const QStringList &paths);
    void loadRecentRuns(const QString &library); ///< in the background
    void setTryEnabled(bool enabled);            ///< false while something runs

Q_SIGNALS:
    void tryRequested();
    void openScenarioRequested();
    void openResultsRequested();
    void pathActivated(const QString &path);                         ///< of a recent scenario or run
    void interruptedFound(const QString &path, const QString &name); ///< the newest run

private:
    HomeCard *m_try, *m_scenario, *m_results;
    RecentList *m_recentScenarios, *m_recentRuns;
    RecentRuns *m_runs;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/library.h"

#include <QWidget>

class QLabel;
class QTabWidget;
class QTableView;

namespace servescope {

class AdvicePanel;
class CurvesView;
class DistributionView;
class ElidedLabel;
class HeadlineCard;
class InlineMessage;
class PointTableModel;
class SetupView;
class StateBadge;

/// An opened run: its headline figures, its points, and three views: load curve, distribution, set-up.
class RunView : public QWidget
{
    Q_OBJECT
public:
    explicit RunView(QWidget *parent = nullptr);

    /// Another run is shown from its first point on; the same run keeps the selected point.
    void setRun(const StoredRun &run);
    QString path() const { return m_run.path; }

private:
    QWidget *makeHeader();
    void makeTable();
    void showHeadline();
    void showPoint();

    StoredRun m_run;
    PointTableModel *m_model;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    StateBadge *m_state;
    InlineMessage *m_message;
    HeadlineCard *m_throughput;
    HeadlineCard *m_ttft;
    HeadlineCard *m_ttftTail;
    HeadlineCard *m_requests;
    QTableView *m_points;
    QTabWidget *m_tabs;
    CurvesView *m_curves;
    DistributionView *m_distribution;
    SetupView *m_setup;
    AdvicePanel *m_advice;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/library.h"

#include <QWidget>

class QLabel;
class QTabWidget;
class QTableView;

namespace servescope {

class AdvicePanel;
class SweepView;
class FigureStrip;
class PointFocus;
class ElidedLabel;
class HeadlineCard;
class InlineMessage;
class PointTableModel;
class SetupView;
class StateBadge;

/// An opened run: its headline figures, its points, the load curve of all of them, views of the selected one
/// that share measuring window and selection (timeline, distribution, scatter, requests), and the set-up.
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
    void addPointView(QWidget *view, const QString &title);
    void showStrip();

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
    SweepView *m_curves;
    PointFocus *m_focus;
    FigureStrip *m_strip;
    QList<QWidget *> m_pointPages;
    SetupView *m_setup;
    AdvicePanel *m_advice;
};

} // namespace servescope

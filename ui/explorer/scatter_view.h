// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explorer/request_fields.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace servescope {

class PointFocus;
class ScatterPlot;

/// Two fields of the requests within the measuring window against each other.
class ScatterView : public QWidget
{
    Q_OBJECT
public:
    explicit ScatterView(PointFocus *focus, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void invalidate();
    void offerTurns();
    void showPoints();
    void showSelection();

    PointFocus *m_focus;
    QComboBox *m_x, *m_y;
    QCheckBox *m_log;
    ScatterPlot *m_plot;
    std::vector<int> m_recordOf; ///< of each point drawn, ascending
    bool m_stale = true;
};

} // namespace servescope

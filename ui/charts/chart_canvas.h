// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plot.h"

#include <QtCharts/QChartView>

class QRubberBand;

namespace servescope {

class Crosshair;

/// The view of one plot: crosshair, zoom with wheel, drag and keys.
class ChartCanvas : public QChartView
{
    Q_OBJECT
public:
    explicit ChartCanvas(QWidget *parent = nullptr);

    Plot &plot() { return m_plot; }
    const Plot &plot() const { return m_plot; }
    const Crosshair &crosshair() const { return *m_crosshair; }
    void setLook(const QPalette &palette, const QFont &font);
    void hideCrosshair();
    void resetView();

Q_SIGNALS:
    void menuWanted(const QPoint &globalPosition);
    void clicked(const QPointF &pixel); ///< on the plot, in the chart's coordinates

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void pointAt(double x); ///< crosshair on the values nearest to this value of x
    void step(int direction);
    QPointF toChart(const QPoint &viewPosition) const;

    Plot m_plot;
    Crosshair *m_crosshair;
    QRubberBand *m_band;
    QPoint m_pressed;
    bool m_dragging = false;
    double m_at = 0; ///< x of the crosshair
};

} // namespace servescope

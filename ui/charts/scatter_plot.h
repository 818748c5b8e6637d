// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axes.h"

#include <QImage>
#include <QWidget>

#include <functional>
#include <vector>

namespace servescope {

/// A cloud of points, aggregated to a density where they are many: a million of them take as long to draw as
/// the picture has pixels. The wheel zooms, a drag selects what is inside, a click the nearest point, a
/// double click or Escape shows everything. Points that are not finite, or that a logarithmic axis cannot
/// show, are left out and counted in note().
class ScatterPlot : public QWidget
{
    Q_OBJECT
public:
    explicit ScatterPlot(QWidget *parent = nullptr);

    struct Axis
    {
        QString title;
        bool log = false;
    };
    /// The numbers of the points are their positions in `points`.
    void setPoints(std::vector<QPointF> points, const Axis &x, const Axis &y);
    void setEmptyText(const QString &sentence);
    /// Drawn as rings above the others.
    void setSelected(std::vector<int> points);
    const std::vector<QPointF> &points() const { return m_points; }
    QPointF pixelOf(const QPointF &value) const;
    /// Points that are drawn as single marks at most; more become a density.
    static constexpr size_t MostMarks = 4000;

    QSize sizeHint() const override { return {420, 280}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    void selected(const std::vector<int> &points, bool add); ///< empty: none

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Range
    {
        double min = 0, max = 1;
        bool log = false;
        double place(double value) const; ///< 0 … 1
        double at(double place) const;
    };
    QRect plotArea() const;
    bool shown(const QPointF &point) const;
    void showEverything();
    void renderDensity(const QRect &area);
    void paintAxes(QPainter &painter, const QRect &area) const;
    void paintMarks(QPainter &painter, const QRect &area);

    std::vector<QPointF> m_points;
    std::vector<int> m_selected;
    Axis m_xAxis, m_yAxis;
    Range m_x, m_y, m_wholeX, m_wholeY;
    QImage m_density;
    QString m_emptyText;
    size_t m_drawable = 0;
    bool m_stale = true;
    QPoint m_pressed;
    QRect m_band;
    bool m_dragging = false;
};

} // namespace servescope

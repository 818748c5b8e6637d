// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/explorer/timeline_raster.h"

#include <QWidget>

namespace servescope {

class PointFocus;
class TimeAxis;

/// Every request of a point as a bar over time. The wheel zooms the time, with Ctrl the rows; a drag moves
/// what is visible or, begun at a border of the measuring window, that border; a click selects a request,
/// with Ctrl another one. Keys: arrows, + and −, Escape for everything.
class TimelineCanvas : public QWidget
{
    Q_OBJECT
public:
    enum class Layout { Packed, ByRequest };
    /// Room left of the plot, the same for everything on the axis.
    static constexpr int LeftMargin = 64;
    static constexpr int RightMargin = 12;

    TimelineCanvas(PointFocus *focus, TimeAxis *axis, QWidget *parent = nullptr);

    void setLayout(Layout layout);
    void showEverything();
    QRect plotArea() const;
    double secondsAt(double x) const;
    double pixelAt(double seconds) const;
    const TimelineRows &rows() const { return m_rows; }
    TimelineSection view() const;

    QSize sizeHint() const override { return {600, 220}; }
    QSize minimumSizeHint() const override { return {200, 90}; }

Q_SIGNALS:
    void hovered(const QString &sentence); ///< what is under the pointer; empty for nothing
    void opened(int record);               ///< double click on a bar

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Grip { None, From, To, Pan };
    void takeData();
    void redraw();
    Grip gripAt(const QPointF &position) const;
    const TimelineBar *barUnder(const QPointF &position) const;
    void moveGrip(const QPointF &position);
    void zoomRows(double factor, double y);
    void setRows(double top, double bottom);
    void paintWindow(QPainter &painter, const QRect &area) const;
    void paintAxis(QPainter &painter, const QRect &area) const;
    QString describe(const TimelineBar &bar) const;

    PointFocus *m_focus;
    TimeAxis *m_axis;
    Layout m_layout = Layout::Packed;
    TimelineRows m_rows;
    double m_top = 0, m_bottom = 1;
    QImage m_image;
    bool m_stale = true;
    Grip m_grip = Grip::None;
    QPointF m_pressed, m_last;
    bool m_moved = false;
};

/// Moves by keys and wheel that all widgets on a time axis share; true: done.
bool zoomByWheel(TimeAxis &axis, const QWheelEvent &event, double seconds);
bool moveByKey(TimeAxis &axis, int key);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QWidget>

#include <vector>

namespace servescope {

class TimeAxis;

/// A curve over the seconds of a point; a value holds until the next (`steps`) or is joined with it. A value
/// that is not finite is a gap.
struct StripCurve
{
    QString name;
    std::vector<QPointF> points; ///< ascending x
    bool steps = true;
};

/// A low chart on a shared time axis: title and legend in one line above, values of the pointer's place
/// beside the names.
class SeriesStrip : public QWidget
{
    Q_OBJECT
public:
    SeriesStrip(const QString &title, TimeAxis *axis, QWidget *parent = nullptr);

    /// `most`: the top of the axis at least (1 for shares); 0 = what the values need.
    void setCurves(std::vector<StripCurve> curves, double most = 0);
    const std::vector<StripCurve> &curves() const { return m_curves; }
    QString title() const { return m_title; }
    /// The value of a curve at that time; NaN where it has none.
    static double valueAt(const StripCurve &curve, double seconds);

    QSize sizeHint() const override { return {600, 84}; }
    QSize minimumSizeHint() const override { return {200, 70}; }

public Q_SLOTS:
    void pointAt(double seconds); ///< NaN = nowhere

Q_SIGNALS:
    void pointedAt(double seconds);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QRect plotArea() const;
    double secondsAt(double x) const;
    void paintLegend(QPainter &painter) const;
    void paintCurve(QPainter &painter, const StripCurve &curve, const QRect &area, const QPen &pen) const;

    QString m_title;
    TimeAxis *m_axis;
    std::vector<StripCurve> m_curves;
    double m_most = 1;
    double m_at;
};

} // namespace servescope

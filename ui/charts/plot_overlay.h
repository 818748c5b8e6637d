// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>

#include <vector>

class QChart;

namespace servescope {

class Plot;

/// What Qt Charts has no series for: error bars and bands, marks across the plot, words beside points, rings
/// around doubtful ones. A child of the chart, so that exports have it as well.
class PlotOverlay : public QGraphicsItem
{
public:
    PlotOverlay(QChart *chart, const Plot &plot);

    void refresh(); ///< after any change of data, size, view or colours

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintBounds(QPainter &painter, int curve) const;
    void paintPoints(QPainter &painter, int curve) const;
    void paintWords(QPainter &painter, int curve, std::vector<QRectF> &taken) const;

    const Plot &m_plot;
    QRectF m_area;
};

} // namespace servescope

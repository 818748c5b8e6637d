// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QGraphicsItem>
#include <QPalette>
#include <QString>

#include <vector>

namespace servescope {

/// A vertical hairline with a dot and a line of text per curve, in the coordinates of its parent.
class Crosshair : public QGraphicsItem
{
public:
    struct Reading
    {
        QPointF pixel;
        QColor color;
        QString text;
    };

    explicit Crosshair(QGraphicsItem *parent);

    void setLook(const QPalette &palette, const QFont &font);
    /// The box with `heading` and the readings stays inside `area`.
    void showAt(const QRectF &area, double x, const QString &heading, std::vector<Reading> readings);
    QString heading() const { return m_heading; }
    const std::vector<Reading> &readings() const { return m_readings; }

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QPalette m_palette;
    QFont m_font;
    QRectF m_area;
    double m_x = 0;
    QString m_heading;
    std::vector<Reading> m_readings;
};

} // namespace servescope

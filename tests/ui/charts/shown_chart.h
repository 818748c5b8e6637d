// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/charts/chart_fixtures.h"
#include "ui/charts/chart_canvas.h"
#include "ui/charts/curve_style.h"
#include "ui/charts/data_chart.h"
#include "ui/common/theme.h"

#include <QtCharts/QLogValueAxis>
#include <QtCharts/QValueAxis>

#include <QGraphicsTextItem>
#include <QLabel>
#include <QTest>

namespace servescope::test {

/// A chart on the screen, in the light theme.
struct Shown
{
    DataChart chart;
    ChartCanvas *canvas;

    explicit Shown(const ChartData &data)
    {
        chart.setPalette(lightPalette());
        chart.resize(700, 420);
        chart.setData(data);
        chart.show();
        canvas = chart.findChild<ChartCanvas *>();
        QTRY_VERIFY(QTest::qWaitForWindowExposed(&chart));
    }
    template <typename Series>
    QList<Series *> series() const
    {
        QList<Series *> found;
        for (QAbstractSeries *each : canvas->chart()->series()) {
            // A scatter series is a line series' sibling, an exact match is wanted.
            if (each->metaObject() == &Series::staticMetaObject)
                found << static_cast<Series *>(each);
        }
        return found;
    }
    QValueAxis *linear(Qt::Orientation side) const
    {
        return qobject_cast<QValueAxis *>(canvas->chart()->axes(side).value(0));
    }
    QLogValueAxis *log(Qt::Orientation side) const
    {
        return qobject_cast<QLogValueAxis *>(canvas->chart()->axes(side).value(0));
    }
    QPoint at(double x, double y) const { return canvas->mapFromScene(canvas->plot().toPixel({x, y})); }
    QString note() const
    {
        const auto *label = chart.findChild<QLabel *>(QStringLiteral("note"));
        return label->isVisible() ? label->text() : QString();
    }
    QStringList labels() const
    {
        QStringList texts;
        for (const QGraphicsItem *item : canvas->scene()->items()) {
            if (const auto *text = qgraphicsitem_cast<const QGraphicsTextItem *>(item);
                text && text->isVisible())
                texts << text->toPlainText().trimmed();
        }
        return texts;
    }
    QImage picture() const { return canvas->grab().toImage(); }
};

inline QColor curveColor(int curve)
{
    return curveStyle(curve, lightPalette()).color;
}

} // namespace servescope::test

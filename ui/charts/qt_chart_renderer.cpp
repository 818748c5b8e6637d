// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/qt_chart_renderer.h"

#include "ui/charts/curve_style.h"
#include "ui/charts/legend_bar.h"
#include "ui/charts/plot.h"
#include "ui/common/theme.h"

#include <QtCharts/QChart>

#include <QApplication>
#include <QBuffer>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QPainter>
#include <QSvgGenerator>
#include <QThread>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int LargestSide = 16384; // of an image; QPainter's own limit is twice that

Error renderError(const QString &message)
{
    return {u"chart.render"_s, message, {}, {message}};
}

struct Placed
{
    QRectF area;
    int curve = 0;
};

/// Places the entries in centred rows from (0, 0); gives their height.
double arrangeLegend(const ChartData &chart, double width, const QFontMetricsF &metrics,
                     QList<Placed> &entries)
{
    if (!wantsLegend(chart))
        return 0;
    const double rowHeight = metrics.height() + 6;
    double y = 0;
    double x = 0;
    qsizetype rowStart = 0;
    const auto centre = [&] {
        for (qsizetype i = rowStart; i < entries.size(); ++i)
            entries[i].area.translate((width - x) / 2, 0);
        rowStart = entries.size();
    };
    for (size_t i = 0; i < chart.series.size(); ++i) {
        if (chart.series[i].points.empty())
            continue;
        const double entryWidth = std::min(metrics.horizontalAdvance(chart.series[i].name) + 58, width);
        if (x > 0 && x + entryWidth > width) {
            centre();
            x = 0;
            y += rowHeight;
        }
        entries.append({QRectF(x, y, entryWidth, rowHeight), static_cast<int>(i)});
        x += entryWidth;
    }
    centre();
    return y + rowHeight + 6;
}

void drawLegend(QPainter &painter, const ChartData &chart, const QList<Placed> &entries,
                const QPalette &palette)
{
    for (const Placed &entry : entries) {
        const ChartSeries &series = chart.series[static_cast<size_t>(entry.curve)];
        drawSample(painter, QRectF(entry.area.left() + 6, entry.area.top(), 34, entry.area.height()),
                   curveStyle(entry.curve, palette), series.style, palette);
        painter.setPen(palette.color(QPalette::Text));
        painter.drawText(entry.area.adjusted(46, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, series.name);
    }
}

/// Why it cannot be drawn; code empty = it can.
Error check(const ChartData &chart, QSize size, QSize pixels, int dpi)
{
    auto *application = qobject_cast<QApplication *>(QCoreApplication::instance());
    if (!application || QThread::currentThread() != application->thread())
        return renderError(u"Charts can only be drawn in the thread of a windowed application."_s);
    if (dpi < 24 || size.width() < 120 || size.height() < 90 || pixels.width() > LargestSide ||
        pixels.height() > LargestSide) {
        return renderError(
            u"A chart of %1 × %2 at %3 dpi cannot be drawn: it must be at least 120 × 90, and at most %4 "
            "pixels on each side."_s.arg(size.width())
                .arg(size.height())
                .arg(dpi)
                .arg(LargestSide));
    }
    QChart canvas;
    Plot plot(&canvas);
    plot.setData(chart);
    if (plot.empty())
        return Error{
            u"chart.empty"_s, u"The chart “%1” has no values to draw."_s.arg(chart.title), {}, {chart.title}};
    return {};
}

/// In the light theme, at 96 dpi from (0, 0).
void draw(QPainter &painter, const ChartData &chart, QSize size)
{
    const QPalette palette = lightPalette();
    QGraphicsScene scene;
    auto *canvas = new QChart;
    scene.addItem(canvas);
    canvas->setFont(QApplication::font());
    Plot plot(canvas);
    plot.setPalette(palette);
    plot.setData(chart);
    const QFont font = QApplication::font();
    QList<Placed> entries;
    const double legendHeight = arrangeLegend(chart, size.width() - 16, QFontMetricsF(font), entries);
    canvas->resize(size.width(), std::max(size.height() - legendHeight, size.height() * 0.4));
    canvas->layout()->invalidate();
    canvas->layout()->activate();
    plot.resample();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QRectF area(QPointF(0, 0), canvas->size());
    scene.render(&painter, area, area);
    painter.setFont(font);
    painter.translate(8, area.height());
    drawLegend(painter, chart, entries, palette);
}

} // namespace

Result<QImage> QtChartRenderer::image(const ChartData &chart, QSize size, int dpi) const
{
    const double scale = dpi / 96.0;
    const QSize pixels(qRound(size.width() * scale), qRound(size.height() * scale));
    if (const Error error = check(chart, size, pixels, dpi); !error.code.isEmpty())
        return error;
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return renderError(u"There is not enough memory for an image of %1 × %2 pixels."_s.arg(pixels.width())
                               .arg(pixels.height()));
    image.fill(lightPalette().color(QPalette::Base));
    QPainter painter(&image);
    painter.scale(scale, scale);
    draw(painter, chart, size);
    painter.end();
    image.setDotsPerMeterX(qRound(dpi / 0.0254));
    image.setDotsPerMeterY(qRound(dpi / 0.0254));
    return image;
}

Result<QByteArray> QtChartRenderer::svg(const ChartData &chart, QSize size) const
{
    if (const Error error = check(chart, size, size, 96); !error.code.isEmpty())
        return error;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(96);
    generator.setTitle(chart.title);
    QPainter painter(&generator);
    painter.fillRect(QRect(QPoint(0, 0), size), lightPalette().color(QPalette::Base));
    draw(painter, chart, size);
    painter.end();
    return bytes;
}

Result<QByteArray> QtChartRenderer::png(const ChartData &chart, QSize size, int dpi) const
{
    const Result<QImage> drawn = image(chart, size, dpi);
    if (!drawn)
        return drawn.error();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !drawn->save(&buffer, "PNG"))
        return renderError(u"The chart “%1” could not be written as PNG."_s.arg(chart.title));
    return bytes;
}

} // namespace servescope

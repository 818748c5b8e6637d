// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/chart_image.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

SvgOptions optionsFor(const SvgColors &colors)
{
    SvgOptions options;
    options.colors = colors;
    options.fonts = QGuiApplication::font().family(); // Qt's SVG takes a single name
    return options;
}

} // namespace

void paintChart(QPainter &painter, const QRectF &area, const ReportChart &chart, const SvgColors &colors)
{
    QSvgRenderer renderer(svgChart(chart, optionsFor(colors)));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, area);
}

Result<QByteArray> chartPng(const ReportChart &chart, int dpi, const SvgColors &colors)
{
    const double scale = dpi / 96.0;
    const QSize size = SvgOptions().size;
    QImage image(qRound(size.width() * scale), qRound(size.height() * scale),
                 QImage::Format_ARGB32_Premultiplied);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    bool written = false;
    if (!image.isNull() && buffer.open(QIODevice::WriteOnly)) {
        image.fill(QColor(colors.ground));
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintChart(painter, image.rect(), chart, colors);
        painter.end();
        image.setDotsPerMeterX(qRound(dpi / 0.0254));
        image.setDotsPerMeterY(qRound(dpi / 0.0254));
        written = image.save(&buffer, "PNG");
    }
    if (!written) {
        const QString message = u"The chart “%1” could not be written as PNG."_s.arg(chart.data.title);
        return Error{u"chart.render"_s, message, {}, {message}};
    }
    return bytes;
}

} // namespace servescope

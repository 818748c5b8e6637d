// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_parts.h"

#include <array>
#include <cmath>
#include <numbers>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// A coordinate with at most one decimal; a whole one without.
QString coordinate(double value)
{
    QString text = QString::number(value, 'f', 1);
    if (text.endsWith(".0"_L1))
        text.chop(2);
    return text == "-0"_L1 ? u"0"_s : text;
}

QString points(const QList<QPointF> &polygon)
{
    QStringList list;
    for (const QPointF &point : polygon)
        list += coordinate(point.x()) + u',' + coordinate(point.y());
    return list.join(u' ');
}

QList<QPointF> shape(QPointF at, int corners, double radius, double turn)
{
    QList<QPointF> polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        polygon.append({at.x() + radius * std::sin(angle), at.y() - radius * std::cos(angle)});
    }
    return polygon;
}

} // namespace

QString xmlText(const QString &text)
{
    QString safe;
    for (const QChar c : text) {
        if (c.unicode() >= 0x20 || c == u'\n' || c == u'\t')
            safe += c;
    }
    return safe.toHtmlEscaped();
}

double svgTextWidth(const QString &text, double size)
{
    double width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x2e80 ? 1.0 : c.isUpper() || c == u'%' || c == u'→' ? 0.68 : 0.56;
    return width * size;
}

QString svgDash(size_t series)
{
    static const std::array<QString, 5> dashes{QString(), u"9 4"_s, u"3 3"_s, u"10 3 3 3"_s, u"14 5"_s};
    return dashes.at(series % dashes.size());
}

SvgWriter::SvgWriter(const SvgOptions &options, const ChartData &data) : m_options(options)
{
    const QString width = QString::number(options.size.width());
    const QString height = QString::number(options.size.height());
    if (!options.inlined)
        m_head = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"_s;
    m_head += u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\" role=\"img\" "
              "font-family=\"%3\""_s.arg(width, height, options.fonts);
    if (options.inlined)
        m_head += u" class=\"chart\" id=\"%1\" aria-labelledby=\"%1-t\""_s.arg(xmlText(options.id));
    else
        m_head += u" width=\"%1\" height=\"%2\""_s.arg(width, height);
    m_intro = options.inlined ? u"<title id=\"%1-t\">"_s.arg(xmlText(options.id)) : u"<title>"_s;
    m_intro += xmlText(data.title) + "</title>\n"_L1;
    QStringList names;
    for (const ChartSeries &series : data.series)
        names += series.name;
    m_intro += "<desc>"_L1 + xmlText(data.yLabel + u" / "_s + data.xLabel + u": "_s + names.join(u"; "_s)) +
               "</desc>\n"_L1;
    if (!options.inlined)
        m_intro +=
            u"<rect width=\"%1\" height=\"%2\" fill=\"%3\"/>\n"_s.arg(width, height, options.colors.ground);
}

void SvgWriter::setAxes(const SvgAxis &x, const SvgAxis &y, const QRectF &plot)
{
    if (!m_options.inlined)
        return;
    const auto axis = [](const SvgAxis &a) {
        return u"%1 %2 %3"_s.arg(QString::number(a.from, 'g', 10), QString::number(a.to, 'g', 10),
                                 QString::number(a.log ? 1 : 0));
    };
    m_head += u" data-x=\"%1\" data-y=\"%2\" data-plot=\"%3 %4 %5 %6\""_s.arg(
        axis(x), axis(y), coordinate(plot.left()), coordinate(plot.top()), coordinate(plot.width()),
        coordinate(plot.height()));
}

void SvgWriter::openSeries(size_t index, const ChartSeries &series, bool withValues)
{
    m_body += u"<g class=\"series\" data-s=\"%1\""_s.arg(index);
    if (withValues) {
        QStringList values;
        for (const QPointF &point : series.points) {
            if (std::isfinite(point.x()) && std::isfinite(point.y()))
                values += QString::number(point.x(), 'g', 5) + u' ' + QString::number(point.y(), 'g', 5);
        }
        m_body += u" data-name=\"%1\" data-v=\"%2\""_s.arg(xmlText(series.name), values.join(u','));
    }
    m_body += ">\n"_L1;
}

void SvgWriter::openLegend(size_t index, bool clickable, const QRectF &place)
{
    m_body += u"<g class=\"legend\" data-s=\"%1\""_s.arg(index);
    m_body += clickable
                  ? u">\n<rect class=\"hit\" x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" "
                    "fill-opacity=\"0\"/>\n"_s.arg(coordinate(place.left()), coordinate(place.top()),
                                                   coordinate(place.width() - 8), coordinate(place.height()))
                  : u">\n"_s;
}

void SvgWriter::open(const QString &name)
{
    m_body += u"<g class=\"%1\">\n"_s.arg(name);
}

void SvgWriter::close(const QString &element)
{
    m_body += "</"_L1 + element + ">\n"_L1;
}

void SvgWriter::line(QPointF from, QPointF to, const QString &name, const QString &color, double width,
                     const QString &dash)
{
    m_body +=
        u"<line class=\"%1\" x1=\"%2\" y1=\"%3\" x2=\"%4\" y2=\"%5\" stroke=\"%6\" stroke-width=\"%7\""_s.arg(
            name, coordinate(from.x()), coordinate(from.y()), coordinate(to.x()), coordinate(to.y()), color,
            QString::number(width));
    if (!dash.isEmpty())
        m_body += u" stroke-dasharray=\"%1\""_s.arg(dash);
    m_body += "/>\n"_L1;
}

void SvgWriter::polyline(const QList<QPointF> &polygon, const QString &name, const QString &color,
                         const QString &dash)
{
    m_body += u"<polyline class=\"%1\" points=\"%2\" fill=\"none\" stroke=\"%3\" stroke-width=\"2\" "
              "stroke-linejoin=\"round\""_s.arg(name, points(polygon), color);
    if (!dash.isEmpty())
        m_body += u" stroke-dasharray=\"%1\""_s.arg(dash);
    m_body += "/>\n"_L1;
}

void SvgWriter::bar(const QRectF &area, const QString &name, const QString &color)
{
    m_body += u"<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\" fill=\"%6\" "
              "fill-opacity=\"0.5\" stroke=\"%6\"/>\n"_s.arg(
                  name, coordinate(area.left()), coordinate(area.top()),
                  coordinate(std::max(area.width(), 0.0)), coordinate(std::max(area.height(), 0.0)), color);
}

void SvgWriter::marker(QPointF at, size_t series, const QString &name, const QString &color,
                       const QString &ground)
{
    if (series % 6 == 0) {
        m_body += u"<circle class=\"%1\" cx=\"%2\" cy=\"%3\" r=\"4.5\" fill=\"%4\" stroke=\"%5\"/>\n"_s.arg(
            name, coordinate(at.x()), coordinate(at.y()), color, ground);
        return;
    }
    const QList<QPointF> polygon = series % 6 == 1   ? shape(at, 4, 5.8, std::numbers::pi / 4)
                                   : series % 6 == 2 ? shape(at, 4, 5.8, 0)
                                   : series % 6 == 3 ? shape(at, 3, 5.8, 0)
                                   : series % 6 == 4 ? shape(at, 5, 5.4, 0)
                                                     : shape(at, 3, 5.8, std::numbers::pi);
    m_body += u"<polygon class=\"%1\" points=\"%2\" fill=\"%3\" stroke=\"%4\"/>\n"_s.arg(
        name, points(polygon), color, ground);
}

void SvgWriter::text(QPointF at, const QString &text, const QString &name, const QString &color, double size,
                     const QString &anchor, bool bold)
{
    m_body +=
        u"<text class=\"%1\" x=\"%2\" y=\"%3\" font-size=\"%4\" fill=\"%5\" text-anchor=\"%6\"%7>%8</text>\n"_s
            .arg(name, coordinate(at.x()), coordinate(at.y()), QString::number(size), color, anchor,
                 bold ? u" font-weight=\"600\""_s : QString(), xmlText(text));
}

QByteArray SvgWriter::take()
{
    return (m_head + ">\n"_L1 + m_intro + m_body + "</svg>\n"_L1).toUtf8();
}

} // namespace servescope

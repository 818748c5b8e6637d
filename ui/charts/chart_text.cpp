// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct ChartText
{
    Q_DECLARE_TR_FUNCTIONS(ChartText)
};

QString cell(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : QString();
}

/// A name inside a table must not break its columns.
QString plain(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

} // namespace

QString chartNumber(double value)
{
    const QLocale locale;
    const double size = std::abs(value);
    if (size >= 1e9 || (size > 0 && size < 1e-3))
        return locale.toString(value, 'g', 4);
    if (value == std::round(value))
        return locale.toString(value, 'f', 0);
    return locale.toString(value, 'f', size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3);
}

QString chartPosition(const ChartData &data, const ChartSeries &series, const QPointF &point)
{
    if (series.style == ChartSeries::Style::Bars) {
        return u"%1: %2 – %3"_s.arg(data.xLabel, chartNumber(point.x()),
                                    chartNumber(point.x() + series.barWidth));
    }
    return u"%1: %2"_s.arg(data.xLabel, chartNumber(point.x()));
}

QString chartReading(const ChartData &data, const ChartSeries &series, double value)
{
    const QString &name = data.series.size() > 1 && !series.name.isEmpty() ? series.name : data.yLabel;
    return u"%1: %2"_s.arg(name, chartNumber(value));
}

QString chartDoubt(const ChartSeries &series, const QPointF &point)
{
    for (size_t i = 0; i < series.doubtful.size(); ++i) {
        const auto at = static_cast<size_t>(series.doubtful[i]);
        if (at < series.points.size() && series.points[at] == point)
            return series.doubts.value(static_cast<qsizetype>(i));
    }
    return {};
}

QString chartDescription(const ChartData &data)
{
    QStringList sentences{ChartText::tr("%1 over %2.").arg(data.yLabel, data.xLabel)};
    for (const ChartSeries &series : data.series) {
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        int count = 0;
        for (const QPointF &point : series.points) {
            if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
                continue;
            low = std::min(low, point.y());
            high = std::max(high, point.y());
            ++count;
        }
        if (count > 0) {
            sentences << ChartText::tr("%1: %n value(s) from %2 to %3.", nullptr, count)
                             .arg(series.name.isEmpty() ? data.title : series.name, chartNumber(low),
                                  chartNumber(high));
        }
        for (size_t i = 0; i < series.doubtful.size(); ++i) {
            const auto at = static_cast<size_t>(series.doubtful[i]);
            const QString why = series.doubts.value(static_cast<qsizetype>(i));
            if (at < series.points.size() && !why.isEmpty())
                sentences << ChartText::tr("Not to be trusted at %1: %2.", "an x value, the reason")
                                 .arg(chartNumber(series.points[at].x()), why);
        }
    }
    for (const ChartMark &mark : data.marks)
        sentences << ChartText::tr("Marked: %1.", "a limit or a knee").arg(mark.text);
    return sentences.join(u' ');
}

namespace {

/// Lines of cells; an empty one between blocks.
std::vector<QStringList> valueLines(const ChartData &data)
{
    std::vector<QStringList> lines;
    const auto sameX = [](const ChartSeries &a, const ChartSeries &b) {
        return std::equal(a.points.begin(), a.points.end(), b.points.begin(), b.points.end(),
                          [](const QPointF &p, const QPointF &q) { return p.x() == q.x(); });
    };
    const bool together = std::all_of(data.series.begin(), data.series.end(),
                                      [&](const ChartSeries &s) { return sameX(s, data.series.front()); });
    if (together && !data.series.empty()) {
        lines.push_back({data.xLabel});
        for (const ChartSeries &series : data.series)
            lines.back() += series.name.isEmpty() ? data.yLabel : series.name;
        for (size_t row = 0; row < data.series.front().points.size(); ++row) {
            lines.push_back({cell(data.series.front().points[row].x())});
            for (const ChartSeries &series : data.series)
                lines.back() += cell(series.points[row].y());
        }
        return lines;
    }
    for (const ChartSeries &series : data.series) {
        if (!lines.empty())
            lines.emplace_back();
        lines.push_back({data.xLabel, series.name});
        for (const QPointF &point : series.points)
            lines.push_back({cell(point.x()), cell(point.y())});
    }
    return lines;
}

} // namespace

QString chartTable(const ChartData &data)
{
    QString text;
    for (QStringList line : valueLines(data)) {
        for (QString &each : line)
            each = plain(each);
        text += line.join(u'\t') + u'\n';
    }
    return text;
}

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (QString each : cells) {
        if (each.contains(u',') || each.contains(u'"') || each.contains(u'\n'))
            each = u'"' + each.replace(u'"', u"\"\""_s) + u'"';
        quoted += each;
    }
    return quoted.join(u',');
}

QString chartCsv(const ChartData &data)
{
    QString text;
    for (const QStringList &line : valueLines(data))
        text += csvLine(line) + u'\n';
    return text;
}

} // namespace servescope

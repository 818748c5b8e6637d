// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/results/library.h"

#include <QByteArray>
#include <QPointF>
#include <QSize>
#include <QString>
#include <QStringList>

#include <span>
#include <utility>
#include <vector>

namespace servescope {

/// One curve of a chart. Points whose y is not finite are gaps.
struct ChartSeries
{
    enum class Style { LineWithMarkers, Line, Step, Bars };
    QString name;
    Style style = Style::LineWithMarkers;
    std::vector<QPointF> points; ///< ascending x, or a path in any order where there are
                                 ///< few; for Bars: x = left edge
    double barWidth = 0;         ///< for Bars, in x units
    /// Lower and upper bound of each point's y, as error bars or as a band; empty = none. Not finite: that
    /// point has none.
    std::vector<std::pair<double, double>> bounds{};
    bool band = false;
    QStringList labels{}; ///< a word beside each point; empty = none
    std::vector<int>
        doubtful{};       ///< positions of points that are not to be trusted: drawn hollow, with a ring
    QStringList doubts{}; ///< why, for each of them; may be shorter
    bool shadow = false;  ///< a line drawn thin and faint behind the others, to compare with
};

/// A straight line across a chart: a limit, a knee.
struct ChartMark
{
    Qt::Orientation orientation = Qt::Vertical; ///< Vertical: at x = value
    double value = 0;
    QString text;
    double lower = 0, upper = 0; ///< where it may be as well: a band, where lower < upper
    bool operator==(const ChartMark &) const = default;
};

/// Everything a chart shows, without how it is drawn. Texts are in the language of whoever made it.
struct ChartData
{
    QString id; ///< stable, a file name: "throughput_vs_concurrency"
    QString title;
    QString xLabel; ///< with unit
    QString yLabel;
    bool logX = false;
    bool logY = false;
    bool yFromZero = true;
    std::vector<ChartSeries> series;
    std::vector<ChartMark> marks{};
    bool empty() const; ///< nothing to draw: no point with two finite coordinates
};

/// Output token throughput over concurrency, a curve per input/output length (and rate, where the run has
/// several). Repeats of a point are averaged: the mean of those that have the figure. A concurrency whose
/// points have none is a gap.
ChartData throughputCurve(const StoredRun &run);
/// A latency figure ("median_ttft_ms", "p99_tpot_ms" …) over concurrency, a curve per length, repeats
/// averaged alike.
ChartData latencyCurve(const StoredRun &run, const QString &figureKey);
/// Histogram (≤ 60 bars, counts) of ascending values in ms: bin width by Freedman and Diaconis, edges on
/// round numbers.
ChartData latencyHistogram(const QString &metricName, std::span<const double> sortedMs);
/// Empirical distribution (0 … 1) of ascending values in ms, ≤ 2000 points, the smallest and largest among
/// them. A point (x, y) says that the share y of all values is ≤ x; it holds up to the next point
/// (Style::Step).
ChartData latencyEcdf(const QString &metricName, std::span<const double> sortedMs);

/// Draws chart data into files; implemented where the charts are (ui/charts).
class ChartRenderer
{
public:
    virtual ~ChartRenderer() = default;
    /// A PNG in the light theme. `size` in device-independent pixels at 96 dpi. Errors: chart.empty,
    /// chart.render.
    virtual Result<QByteArray> png(const ChartData &chart, QSize size, int dpi) const = 0;
};

} // namespace servescope

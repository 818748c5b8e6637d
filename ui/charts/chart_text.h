// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/chart_data.h"

#include <QString>
#include <QStringList>

namespace servescope {

/// A number with as many digits as help reading, in the locale of the window.
QString chartNumber(double value);
/// "Concurrency 16", or for a bar the range it covers.
QString chartPosition(const ChartData &data, const ChartSeries &series, const QPointF &point);
/// "512 → 128 tokens: 1,234.5"; without the name where there is one curve only.
QString chartReading(const ChartData &data, const ChartSeries &series, double value);
/// What the chart shows, in sentences, for people who do not see it.
QString chartDescription(const ChartData &data);
/// All values as tab-separated lines with '.' as decimal point: a block per curve when x values differ.
QString chartTable(const ChartData &data);
/// The same as comma-separated values, quoted where needed; lines end with a line feed.
QString chartCsv(const ChartData &data);
/// One line of such a file without its end.
QString csvLine(const QStringList &cells);

/// Why that point of the curve is not to be trusted; empty for others.
QString chartDoubt(const ChartSeries &series, const QPointF &point);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_text.h"

#include "core/base/translate.h"

#include <QRegularExpression>

namespace servescope {

using namespace Qt::StringLiterals;

QString figureName(const QString &figureKey)
{
    static const QRegularExpression pattern(u"^(mean|median|std|p[0-9.]+)_([a-z0-9_]+)_ms$"_s);
    const auto match = pattern.match(figureKey);
    if (!match.hasMatch())
        return figureKey;
    const QString figure = match.captured(1);
    const QString metric = match.captured(2).toUpper();
    if (figure == "mean"_L1)
        return translate("ChartData", "Mean %1").arg(metric);
    if (figure == "median"_L1)
        return translate("ChartData", "Median %1").arg(metric);
    if (figure == "std"_L1)
        return translate("ChartData", "Standard deviation of %1").arg(metric);
    return translate("ChartData", "P%1 %2", "percentile of a metric: P99 TTFT").arg(figure.mid(1), metric);
}

} // namespace servescope

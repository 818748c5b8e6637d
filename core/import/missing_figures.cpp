// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/missing_figures.h"

#include "core/import/import_files.h"
#include "core/metrics/figures.h"

namespace servescope {

using namespace Qt::StringLiterals;

QStringList addMissingFigures(JsonValue &result, const ImportedPoint &point)
{
    QStringList added;
    if (point.completed == 0 || result["output_throughput"].number())
        return added;
    const auto samples = samplesOf(point);
    if (!samples || !samples->timed)
        return added;
    const Figures figures = figuresOf(*samples, {});
    if (!(figures.durationSeconds > 0))
        return added;
    const auto add = [&](const QString &key, double value) {
        if (result[key.toUtf8()].number())
            return;
        result.set(key.toUtf8(), JsonValue(value));
        added += key;
    };
    add(u"duration"_s, figures.durationSeconds);
    add(u"request_throughput"_s, figures.requestThroughput);
    add(u"output_throughput"_s, figures.outputThroughput);
    add(u"total_token_throughput"_s, figures.totalTokenThroughput);
    for (const auto &[name, metric] :
         {std::pair(u"ttft"_s, &figures.ttft), std::pair(u"tpot"_s, &figures.tpot),
          std::pair(u"itl"_s, &figures.itl), std::pair(u"e2el"_s, &figures.e2el)}) {
        if (!metric->available())
            continue;
        add(u"mean_%1_ms"_s.arg(name), metric->mean);
        add(u"median_%1_ms"_s.arg(name), metric->median);
        add(u"p99_%1_ms"_s.arg(name), metric->percentiles.at(99));
    }
    return added;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart_files.h"

#include "core/base/files.h"

#include <QDir>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize chartSize(960, 600);
constexpr int chartDpi = 144;
} // namespace

Result<QStringList> writeRunCharts(const StoredRun &run, const ChartRenderer &renderer)
{
    const ChartData charts[] = {
        throughputCurve(run),
        latencyCurve(run, u"median_ttft_ms"_s),
        latencyCurve(run, u"p99_ttft_ms"_s),
        latencyCurve(run, u"median_tpot_ms"_s),
        latencyCurve(run, u"median_e2el_ms"_s),
    };
    QStringList paths;
    for (const ChartData &chart : charts) {
        if (chart.empty())
            continue;
        const Result<QByteArray> png = renderer.png(chart, chartSize, chartDpi);
        if (!png)
            return png.error();
        const QString path = QDir(run.path).filePath(u"charts/%1.png"_s.arg(chart.id));
        if (const Result<void> written = writeFile(path, *png); !written)
            return written.error();
        paths.append(path);
    }
    return paths;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_data.h"

#include "core/import/measured_source.h"
#include "core/report/chart_text.h"

#include <QCoreApplication>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct CompareWords
{
    Q_DECLARE_TR_FUNCTIONS(CompareWords)
};

} // namespace

Result<SharedCompareData> compareFolders(const QStringList &paths)
{
    auto data = std::make_shared<CompareData>();
    for (const QString &path : paths.mid(0, CompareData::MostRuns)) {
        auto stored = openRun(path);
        if (!stored)
            return stored.error();
        auto measured = openMeasured(path);
        if (!measured)
            return measured.error();
        data->stored.push_back(std::move(stored.value()));
        data->runs.push_back(std::move(measured.value()));
    }
    for (size_t i = 1; i < data->runs.size(); ++i)
        data->versus.push_back(compareRuns(data->runs.front(), data->runs[i]));
    data->setup = setupDifferences(data->stored);
    return SharedCompareData(std::move(data));
}

QString comparedName(const MetricComparison &metric)
{
    if (metric.key == "output_throughput"_L1)
        return CompareWords::tr("Output (tok/s)");
    if (metric.key == "request_throughput"_L1)
        return CompareWords::tr("Requests (req/s)");
    return figureName(metric.key);
}

} // namespace servescope

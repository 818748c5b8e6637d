// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_run.h"

#include "core/base/files.h"
#include "core/import/measured_source.h"
#include "core/results/library.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// A report is handed on: user names and passwords in addresses stay at home.
QByteArray withoutSecrets(const QByteArray &scenario)
{
    static const QRegularExpression credentials(u"://[^/\\s@\"']+@"_s);
    return QString::fromUtf8(scenario).replace(credentials, u"://"_s).toUtf8();
}

} // namespace

const Estimate *ReportPoint::figure(QStringView key) const
{
    for (const MetricComparison &metric : figures) {
        if (metric.key == key && !std::isnan(metric.baseline.value))
            return &metric.baseline;
    }
    return nullptr;
}

const std::array<LatencyMetric, 4> &latencyMetrics()
{
    static constexpr std::array<LatencyMetric, 4> metrics{
        {{"ttft", "TTFT"}, {"tpot", "TPOT"}, {"itl", "ITL"}, {"e2el", "E2EL"}}};
    return metrics;
}

std::vector<double> sortedLatencies(const PointEvidence &point, const char *key)
{
    std::vector<double> values;
    if (!point.samples)
        return values;
    const QByteArrayView name(key);
    if (name == "itl")
        values = point.samples->gaps;
    for (const RequestSample &request : point.samples->requests) {
        const double value = name == "ttft"   ? request.ttft
                             : name == "tpot" ? request.tpot
                             : name == "e2el" ? request.e2el
                                              : std::nan("");
        if (request.success && !std::isnan(value))
            values.push_back(value);
    }
    std::ranges::sort(values);
    return values;
}

Result<ReportRun> readReportRun(const QString &path)
{
    Result<MeasuredRun> measured = openMeasured(path);
    if (!measured)
        return measured.error();
    ReportRun run;
    run.measured = std::move(measured.value());
    if (const auto stored = openRun(path)) {
        run.manifest = stored->manifest;
        if (const auto text = readFile(QDir(path).filePath(u"combos.yaml"_s)))
            run.scenario = withoutSecrets(*text);
    }
    run.evidence = evidenceOf(run.measured);
    run.objectives = run.evidence.objectives;
    for (size_t i = 0; i < run.measured.points.size(); ++i) {
        const MeasuredPoint &from = run.measured.points[i];
        ReportPoint point;
        point.evidence = run.evidence.points[i];
        point.numPrompts = from.numPrompts;
        point.convention = from.convention;
        point.problem = from.problem;
        if (from.completed > 0) {
            point.figures =
                pointFigures({&from}, conventionFromName(from.convention).value_or(Convention::Vllm));
            point.findings = audit(from.result, point.evidence.samples ? &*point.evidence.samples : nullptr);
        }
        run.points.push_back(std::move(point));
    }
    return run;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_words.h"

#include "core/base/translate.h"
#include "core/report/chart_text.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

QString figureTitle(const QString &key)
{
    if (key == "output_throughput"_L1)
        return translate("Report", "Output throughput");
    if (key == "request_throughput"_L1)
        return translate("Report", "Request throughput");
    if (key == "total_token_throughput"_L1)
        return translate("Report", "Total throughput");
    return key;
}

QString figureTitleWithUnit(const QString &key)
{
    return u"%1 (%2)"_s.arg(figureTitle(key), key == "request_throughput"_L1 ? u"req/s"_s : u"tok/s"_s);
}

QString comparedFigureName(const MetricComparison &metric)
{
    const QString title = figureTitle(metric.key);
    return u"%1 (%2)"_s.arg(title == metric.key ? figureName(metric.key) : title, metric.unit);
}

QString loadName(const ReportPoint &point)
{
    const PointEvidence &at = point.evidence;
    if (!std::isinf(at.requestRate))
        return translate("Advice", "%1 req/s").arg(plainNumber(at.requestRate));
    if (at.concurrency)
        return translate("Advice", "concurrency %1").arg(*at.concurrency);
    return translate("Report", "all at once");
}

QString pointName(const ReportRun &run, const ReportPoint &point, bool severalRuns)
{
    const PointEvidence &at = point.evidence;
    QString name = loadName(point);
    if (at.inputLen > 0)
        name = u"%1 → %2, %3"_s.arg(QString::number(at.inputLen), QString::number(at.outputLen), name);
    int same = 0, number = 0;
    for (const ReportPoint &other : run.points) {
        const PointEvidence &o = other.evidence;
        if (o.inputLen == at.inputLen && o.outputLen == at.outputLen && o.load() == at.load()) {
            ++same;
            if (&other == &point)
                number = same;
        }
    }
    if (same > 1)
        name += u" #%1"_s.arg(number);
    return severalRuns ? run.measured.name + u": "_s + name : name;
}

QString estimateText(const Estimate *estimate)
{
    if (!estimate || std::isnan(estimate->value))
        return u"–"_s;
    const QString value = plainNumber(estimate->value);
    if (!estimate->hasInterval() || (std::isinf(estimate->lower) && std::isinf(estimate->upper)))
        return value;
    const QString lower = plainNumber(std::max(0.0, estimate->lower));
    return u"%1 [%2, %3]"_s.arg(value, lower, plainNumber(estimate->upper));
}

QString verdictWord(HealthVerdict verdict)
{
    switch (verdict) {
    case HealthVerdict::Unknown:
        return translate("Report", "unknown");
    case HealthVerdict::Green:
        return translate("Report", "green");
    case HealthVerdict::Amber:
        return translate("Report", "amber");
    case HealthVerdict::Red:
        return translate("Report", "red");
    }
    return {};
}

std::optional<double> objectiveShare(const ReportPoint &point)
{
    const auto good = point.evidence.figure("request_goodput");
    const auto all = point.evidence.figure("request_throughput");
    const int sent = point.evidence.completed + point.evidence.failed;
    if (!good || !all || !(*all > 0) || sent == 0)
        return std::nullopt;
    return *good / *all * point.evidence.completed / sent;
}

} // namespace servescope

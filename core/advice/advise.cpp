// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/rules.h"
#include "core/base/translate.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

QString confidenceName(Advice::Confidence confidence)
{
    switch (confidence) {
    case Advice::Confidence::Low:
        return translate("Advice", "low confidence");
    case Advice::Confidence::Medium:
        return translate("Advice", "medium confidence");
    case Advice::Confidence::High:
        return translate("Advice", "high confidence");
    }
    return {};
}

QString plainNumber(double value)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? u"–"_s : value > 0 ? u"∞"_s : u"−∞"_s;
    const double size = std::abs(value);
    QString text = QString::number(value, 'f', size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

std::vector<AdviceFamily> familiesOf(const RunEvidence &run)
{
    std::map<std::pair<int, int>, AdviceFamily> families;
    for (const PointEvidence &point : run.points) {
        if (point.completed > 0 && point.load() > 0)
            families[{point.inputLen, point.outputLen}].push_back(&point);
    }
    std::vector<AdviceFamily> list;
    for (auto &[lengths, family] : families) {
        std::ranges::stable_sort(family, {}, &PointEvidence::load);
        list.push_back(std::move(family));
    }
    return list;
}

QString familyName(const PointEvidence &point)
{
    if (point.inputLen <= 0)
        return translate("Advice", "the data set's own lengths");
    return translate("Advice", "%1 → %2 tokens").arg(point.inputLen).arg(point.outputLen);
}

QString loadName(const PointEvidence &point)
{
    if (std::isinf(point.requestRate))
        return translate("Advice", "concurrency %1").arg(point.concurrency.value_or(0));
    return translate("Advice", "%1 req/s").arg(plainNumber(point.requestRate));
}

QStringList idsOf(const std::vector<const PointEvidence *> &points)
{
    QStringList ids;
    for (const PointEvidence *point : points)
        ids += point->id;
    return ids;
}

std::vector<double> sortedValues(const PointEvidence &point, double RequestSample::*value)
{
    std::vector<double> values;
    if (!point.samples)
        return values;
    for (const RequestSample &request : point.samples->requests) {
        if (request.success && !std::isnan(request.*value))
            values.push_back(request.*value);
    }
    std::ranges::sort(values);
    return values;
}

std::vector<Advice> advise(const RunEvidence &run)
{
    std::vector<Advice> all;
    const auto add = [&all](std::optional<Advice> advice) {
        if (advice)
            all.push_back(std::move(*advice));
    };
    const std::vector<AdviceFamily> families = familiesOf(run);
    add(adviseClient(run)); // whoever cannot trust the figures need not read on
    for (const AdviceFamily &family : families)
        add(adviseObjective(run, family));
    for (const AdviceFamily &family : families)
        add(adviseSaturation(family));
    for (const AdviceFamily &family : families)
        add(adviseQueueing(family));
    add(advisePrefill(run));
    add(adviseUnstable(run));
    add(adviseJitter(run));
    add(advisePrefixCache(run));
    add(adviseColdStart(run));
    add(adviseFewSamples(run));
    return all;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/difference.h"

#include "core/statistics/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace servescope {

using namespace Qt::StringLiterals;

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Better:
        return u"better"_s;
    case Verdict::Worse:
        return u"worse"_s;
    case Verdict::NotDistinguishable:
        return u"not distinguishable"_s;
    case Verdict::NotJudged:
        break;
    }
    return u"not judged"_s;
}

namespace {

/// Degrees of freedom of a sum of two variances (Welch and Satterthwaite).
double jointDegrees(const Estimate &a, const Estimate &b, double reachA, double reachB)
{
    const auto variance = [](double reach, double degrees) {
        const double error = reach / studentQuantile(0.975, degrees);
        return error * error;
    };
    if (!std::isfinite(reachA) || !std::isfinite(reachB))
        return std::min(a.degrees, b.degrees);
    const double va = variance(reachA, a.degrees);
    const double vb = variance(reachB, b.degrees);
    const double below = va * va / a.degrees + vb * vb / b.degrees;
    return below > 0 ? (va + vb) * (va + vb) / below : Estimate::open;
}

} // namespace

Difference difference(const Estimate &baseline, const Estimate &candidate)
{
    Difference result;
    result.value = candidate.value - baseline.value;
    result.judged = baseline.hasInterval() && candidate.hasInterval();
    const bool above = result.value > 0;
    const double degrees = above ? jointDegrees(baseline, candidate, baseline.upper - baseline.value,
                                                candidate.value - candidate.lower)
                                 : jointDegrees(baseline, candidate, baseline.value - baseline.lower,
                                                candidate.upper - candidate.value);
    // Each side's bound holds Student's quantile of its own few degrees; the difference has the joint ones.
    const double joint = studentQuantile(0.975, degrees);
    const double ofBaseline = joint / studentQuantile(0.975, baseline.degrees);
    const double ofCandidate = joint / studentQuantile(0.975, candidate.degrees);
    const double down = std::hypot((candidate.value - candidate.lower) * ofCandidate,
                                   (baseline.upper - baseline.value) * ofBaseline);
    const double up = std::hypot((candidate.upper - candidate.value) * ofCandidate,
                                 (baseline.value - baseline.lower) * ofBaseline);
    result.lower = result.value - down;
    result.upper = result.value + up;
    if (result.judged) {
        const double reach = above ? down : up; // towards zero
        if (result.value == 0 || !std::isfinite(reach))
            result.pValue = 1;
        else if (reach == 0)
            result.pValue = 0;
        else
            result.pValue = 2 * studentCdf(-std::abs(result.value) / reach * joint, degrees);
    }
    const double scale =
        baseline.value != 0 ? 100 / std::abs(baseline.value) : std::numeric_limits<double>::quiet_NaN();
    result.percent = result.value * scale;
    result.percentLower = result.lower * scale;
    result.percentUpper = result.upper * scale;
    return result;
}

std::vector<double> holm(const std::vector<double> &pValues)
{
    std::vector<size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::erase_if(order, [&pValues](size_t i) { return std::isnan(pValues[i]); });
    std::ranges::stable_sort(order, [&pValues](size_t a, size_t b) { return pValues[a] < pValues[b]; });
    std::vector<double> adjusted = pValues;
    double largest = 0;
    for (size_t k = 0; k < order.size(); ++k) {
        largest = std::max(largest, pValues[order[k]] * static_cast<double>(order.size() - k));
        adjusted[order[k]] = std::min(1.0, largest);
    }
    return adjusted;
}

Verdict judge(const Difference &difference, double adjusted, bool lowerIsBetter)
{
    if (!difference.judged)
        return Verdict::NotJudged;
    if (!(adjusted <= 0.05) || difference.value == 0)
        return Verdict::NotDistinguishable;
    return (difference.value < 0) == lowerIsBetter ? Verdict::Better : Verdict::Worse;
}

} // namespace servescope

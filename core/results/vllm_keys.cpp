// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/vllm_keys.h"

#include "core/base/json_writer.h"

namespace servescope {

using namespace Qt::StringLiterals;

QString vllmMetricKey(VllmMetric metric)
{
    return vllmMetricName(metric).toLower();
}

QString vllmMetricName(VllmMetric metric)
{
    switch (metric) {
    case VllmMetric::Ttft:
        return u"TTFT"_s;
    case VllmMetric::Tpot:
        return u"TPOT"_s;
    case VllmMetric::Itl:
        return u"ITL"_s;
    case VllmMetric::E2el:
        return u"E2EL"_s;
    }
    return {};
}

QString vllmMetricTitle(VllmMetric metric)
{
    switch (metric) {
    case VllmMetric::Ttft:
        return u"Time to First Token"_s;
    case VllmMetric::Tpot:
        return u"Time per Output Token (excl. 1st token)"_s;
    case VllmMetric::Itl:
        return u"Inter-token Latency"_s;
    case VllmMetric::E2el:
        return u"End-to-end Latency"_s;
    }
    return {};
}

const Distribution &vllmDistribution(const Summary &summary, VllmMetric metric)
{
    switch (metric) {
    case VllmMetric::Ttft:
        return summary.ttft;
    case VllmMetric::Tpot:
        return summary.tpot;
    case VllmMetric::Itl:
        return summary.itl;
    case VllmMetric::E2el:
        break;
    }
    return summary.e2el;
}

QByteArray percentileWord(double p)
{
    QByteArray word = pythonFloat(p);
    if (word.endsWith(".0"))
        word.chop(2);
    return word;
}

} // namespace servescope

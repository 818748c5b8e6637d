// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/result_maker.h"

#include "core/results/vllm_keys.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// The percentile a statistics key names, in per cent; nullopt for other keys.
std::optional<double> percentileOf(QByteArray key)
{
    if (key.startsWith("quantiles_"))
        key = key.mid(10);
    if (!key.startsWith('p') || key.size() < 2)
        return std::nullopt;
    key.remove(0, 1);
    bool good = false;
    const double number = key.toDouble(&good);
    if (!good || number < 0)
        return std::nullopt;
    // GuideLLM: p001 and p999 are 0.1 and 99.9, p01 and p05 are 1 and 5.
    const bool perMille = key.size() == 3 && !key.contains('.') && key != "100";
    const double p = perMille ? number / 10 : number;
    return p <= 100 ? std::optional(p) : std::nullopt;
}

} // namespace

void ResultMaker::set(QByteArrayView key, std::optional<double> value)
{
    if (value && std::isfinite(*value))
        m_result.set(key, JsonValue(*value));
}

void ResultMaker::setCount(QByteArrayView key, std::optional<double> value)
{
    if (value && std::isfinite(*value))
        m_result.set(key, JsonValue(static_cast<qint64>(std::llround(*value))));
}

void ResultMaker::set(QByteArrayView key, const QString &text)
{
    if (!text.isEmpty())
        m_result.set(key, JsonValue(text));
}

void ResultMaker::setMetric(const QByteArray &metric, const JsonValue &statistics, double scale)
{
    const auto first = [&](std::initializer_list<const char *> names) -> std::optional<double> {
        for (const char *name : names) {
            if (const auto value = statistics[name].number())
                return value;
        }
        return std::nullopt;
    };
    const auto put = [&](const QByteArray &figure, std::optional<double> value) {
        if (value)
            set(figure + '_' + metric + "_ms", *value * scale);
    };
    put("mean", first({"mean", "avg", "average"}));
    const JsonValue &nested =
        statistics.contains("percentiles") ? statistics["percentiles"] : statistics["quantiles"];
    auto median = first({"median", "p50", "quantiles_p50"});
    if (!median)
        median = nested["p50"].number();
    put("median", median);
    put("std", first({"std", "std_dev", "stddev"}));
    put("min", first({"min"}));
    put("max", first({"max"}));
    for (const JsonValue *source : {&statistics, &nested}) {
        for (const auto &[key, value] : source->members()) {
            if (const auto p = percentileOf(key))
                put('p' + percentileWord(*p), value.number());
        }
    }
}

double millisecondsPer(const QString &unit)
{
    if (unit == "s"_L1 || unit == "sec"_L1 || unit == "seconds"_L1)
        return 1000;
    if (unit == "us"_L1 || unit == "µs"_L1)
        return 1e-3;
    return unit == "ns"_L1 ? 1e-6 : 1;
}

QDateTime dateFrom(const JsonValue &value)
{
    if (value.isString()) {
        const QString text = value.text();
        QDateTime date = QDateTime::fromString(text, u"yyyyMMdd-HHmmss"_s);
        if (!date.isValid())
            date = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (!date.isValid() && text.size() > 23) // more than three decimals of a second
            date = QDateTime::fromString(text.left(23), Qt::ISODateWithMs);
        return date;
    }
    const auto number = value.number();
    if (!number || !std::isfinite(*number) || *number < 1e8 || *number > 4e18)
        return {};
    const double milliseconds = *number > 1e17 ? *number / 1e6 : *number > 1e11 ? *number : *number * 1000;
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(milliseconds));
}

int meanLength(std::optional<double> total, std::optional<double> requests)
{
    if (!total || !requests || !(*requests > 0) || !(*total >= 0) || *total / *requests > 1e9)
        return 0;
    return static_cast<int>(std::lround(*total / *requests));
}

} // namespace servescope

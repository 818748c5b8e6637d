// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/rate_text.h"

#include "core/scenario/scalar_text.h"

#include <QRegularExpression>
#include <QStringList>

#include <cmath>

using namespace Qt::StringLiterals;

namespace servescope {

std::optional<std::vector<double>> ratesFromText(const QString &text)
{
    static const QRegularExpression between(u"[,;\\s]+"_s);
    std::vector<double> rates;
    for (const QString &part : text.trimmed().split(between)) {
        bool ok = true;
        const bool infinite = part.compare("inf"_L1, Qt::CaseInsensitive) == 0 || part == u"∞"_s;
        const double rate = infinite ? HUGE_VAL : part.toDouble(&ok);
        if (!ok || !(rate > 0) || (std::isinf(rate) && !infinite))
            return std::nullopt;
        rates.push_back(rate);
    }
    return rates;
}

QString ratesToText(const std::vector<double> &rates)
{
    QStringList parts;
    for (const double rate : rates)
        parts << numberText(rate);
    return parts.join(", "_L1);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace servescope {

namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString notAvailable()
{
    return Format::tr("N/A");
}

/// Three significant digits below a thousand, whole numbers above; the decimals are decided after rounding,
/// so that 9.996 reads "10.0" and not "10.00".
QString threeDigits(double value)
{
    const double size = std::fabs(value);
    const int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    return QLocale().toString(value, 'f', decimals);
}

QString twoDigits(qint64 number)
{
    const QString text = QLocale().toString(number);
    return number < 10 ? QLocale().toString(0) + text : text;
}

} // namespace

QString formatMilliseconds(std::optional<double> milliseconds)
{
    if (!milliseconds || !std::isfinite(*milliseconds))
        return notAvailable();
    if (std::fabs(*milliseconds) < 999.5)
        return Format::tr("%1 ms").arg(threeDigits(*milliseconds));
    return Format::tr("%1 s").arg(threeDigits(*milliseconds / 1e3));
}

QString formatRate(std::optional<double> perSecond, const QString &unit)
{
    if (!perSecond || !std::isfinite(*perSecond))
        return notAvailable();
    return Format::tr("%1 %2", "a number and its unit").arg(threeDigits(*perSecond), unit);
}

QString formatCount(qint64 count)
{
    return QLocale().toString(count);
}

QString formatBigCount(double count)
{
    if (!std::isfinite(count))
        return notAvailable();
    const double size = std::fabs(count);
    const auto shown = [](double value) {
        return QLocale().toString(value, 'f', std::fabs(value) < 9.95 ? 1 : 0);
    };
    if (size < 999.5)
        return QLocale().toString(count, 'f', 0);
    if (size < 99.5e3)
        return Format::tr("%1 k", "thousands")
            .arg(QLocale().toString(count / 1e3, 'f', size < 9.95e3 ? 1 : 0));
    if (size < 999.5e6)
        return Format::tr("%1 M", "millions").arg(shown(count / 1e6));
    return Format::tr("%1 G", "thousand millions").arg(shown(count / 1e9));
}

QString formatDuration(Nanoseconds duration)
{
    const double exact = toSeconds(duration);
    if (exact > 0 && exact < 0.95)
        return Format::tr("%1 s").arg(QLocale().toString(std::max(exact, 0.1), 'f', 1));
    const auto seconds = static_cast<qint64>(std::llround(exact));
    if (seconds < 60)
        return Format::tr("%1 s").arg(QLocale().toString(seconds));
    if (seconds < 3600)
        return Format::tr("%1 min %2 s").arg(QLocale().toString(seconds / 60), twoDigits(seconds % 60));
    const qint64 minutes = (seconds + 30) / 60;
    return Format::tr("%1 h %2 min").arg(QLocale().toString(minutes / 60), twoDigits(minutes % 60));
}

QString formatPercent(double share)
{
    if (!std::isfinite(share))
        return notAvailable();
    const double percent = share * 100;
    return Format::tr("%1 %", "a share")
        .arg(QLocale().toString(percent, 'f', percent == 0 || std::fabs(percent) >= 99.95 ? 0 : 1));
}

} // namespace servescope

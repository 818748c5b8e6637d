// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/health_look.h"

#include "ui/common/error_text.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct HealthWords
{
    Q_DECLARE_TR_FUNCTIONS(HealthWords)
};

} // namespace

HealthLook healthLook(HealthVerdict verdict)
{
    switch (verdict) {
    case HealthVerdict::Green:
        return {u"success"_s, HealthWords::tr("Instrument good"), Tone::Good};
    case HealthVerdict::Amber:
        return {u"warning"_s, HealthWords::tr("Instrument doubtful"), Tone::Warning};
    case HealthVerdict::Red:
        return {u"error"_s, HealthWords::tr("Instrument not trustworthy"), Tone::Bad};
    case HealthVerdict::Unknown:
        break;
    }
    return {u"gauge"_s, HealthWords::tr("Instrument not judged"), Tone::Neutral};
}

QString healthText(const InstrumentHealth &health)
{
    QStringList lines;
    for (const Error &reason : health.reasons)
        lines += errorText(reason);
    if (health.verdict == HealthVerdict::Green)
        lines += HealthWords::tr("This program did not disturb what it measured.");
    if (health.verdict != HealthVerdict::Unknown) {
        lines += HealthWords::tr("Time stamps were at most %1 late in 99 of 100 cases.")
                     .arg(formatMilliseconds(health.loopLag.p99Ms));
        lines += HealthWords::tr("It used %1 of the processor.").arg(formatPercent(health.ownCpu));
    }
    if (const auto &expected = health.expectedError) {
        lines += HealthWords::tr("Instrument error here by the self-test at %n stream(s): TTFT %1, ITL ±%2.",
                                 nullptr, expected->streams)
                     .arg(formatMilliseconds(expected->ttftMs), formatMilliseconds(expected->itlP99Ms));
    }
    return lines.join(u'\n');
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/instrument_health.h"
#include "ui/common/theme.h"

#include <QString>

namespace servescope {

/// How a verdict on the instrument is shown: the word, with an icon and a colour that say the same.
struct HealthLook
{
    QString icon;
    QString word;
    Tone tone = Tone::Neutral;
};
HealthLook healthLook(HealthVerdict verdict);

/// The verdict's reasons and the error to expect, a sentence each, one per line; for tool tips and set-up
/// lists.
QString healthText(const InstrumentHealth &health);

} // namespace servescope

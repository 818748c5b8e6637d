// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/evidence.h"

#include <QStringList>

namespace servescope {

/// Something the data say and what follows from it, in plain words and in the language of translate().
struct Advice
{
    enum class Confidence {
        Low,    ///< consistent with the data, other causes are not excluded
        Medium, ///< two figures point the same way
        High,   ///< it was counted or seen directly
    };
    QString rule; ///< stable: "queueing", "saturation" …; also the place in the guide
    Confidence confidence = Confidence::Medium;
    QString headline;   ///< one sentence
    QString evidence;   ///< the numbers it rests on
    QString reasoning;  ///< why these numbers mean that
    QString suggestion; ///< what to try
    QStringList points; ///< ids
};
QString confidenceName(Advice::Confidence confidence); ///< "low", "medium", "high", translated

/// All that the rules find, the gravest first. Empty where the data carry nothing.
std::vector<Advice> advise(const RunEvidence &run);

/// At most three digits after rounding, without trailing zeros, with '.' in every locale.
QString plainNumber(double value);

} // namespace servescope

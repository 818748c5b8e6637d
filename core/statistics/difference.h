// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/statistics/estimate.h"

#include <QString>

namespace servescope {

enum class Verdict {
    Better,
    Worse,
    NotDistinguishable, ///< the difference is within the noise
    NotJudged,          ///< one side has no interval
};
QString verdictName(Verdict verdict); ///< "better", "worse", "not distinguishable", "not judged"

/// Candidate minus baseline, with its 95 % interval and the probability of one as large by chance.
struct Difference
{
    double value = 0, lower = 0, upper = 0;
    double pValue = 1;
    bool judged = false;
    /// The same in per cent of the baseline; NaN for a baseline of 0.
    double percent = 0, percentLower = 0, percentUpper = 0;
};

/// The interval is put together from those of the two sides (method of variance estimates recovery: Zou and
/// Donner 2008), so that skewed and one-sided intervals keep their shape.
Difference difference(const Estimate &baseline, const Estimate &candidate);

/// Holm's step-down correction (1979) of the probabilities of one table, in the same order; NaN stay out of
/// it.
std::vector<double> holm(const std::vector<double> &pValues);

/// The verdict on a difference whose corrected probability is `adjusted`, at 5 %.
Verdict judge(const Difference &difference, double adjusted, bool lowerIsBetter);

} // namespace servescope

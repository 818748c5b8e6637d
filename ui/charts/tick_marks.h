// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace servescope {

/// Labelled places on an axis that a widget paints itself.
struct TickMark
{
    double value = 0;
    QString text; ///< in the locale of the window; empty: a line without a label
};

/// Round numbers within min … max, about `steps` of them, never none for min < max. `log`: the powers of ten
/// between, with 2 and 5 where they are few.
std::vector<TickMark> tickMarks(double min, double max, int steps, bool log = false);

} // namespace servescope

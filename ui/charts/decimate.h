// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <span>
#include <vector>

namespace servescope {

/// The part of an axis that is visible, and how many pixels it has.
struct PixelSpan
{
    double min = 0;
    double max = 1;
    bool log = false;
    int pixels = 1;
};

/// Runs of points without a gap; points that are not finite, or that a logarithmic axis cannot show, are the
/// gaps.
std::vector<std::vector<QPointF>> splitAtGaps(std::span<const QPointF> points, bool logX, bool logY);

/// At most four points per pixel column (first, lowest, highest, last), which draws the same picture; one
/// point beyond each end stays so that the line leaves the frame. Few points come back as they are. `points`
/// ascending in x.
std::vector<QPointF> decimate(std::span<const QPointF> points, const PixelSpan &span);

/// The corners of a staircase through the points: each value holds until the next x.
std::vector<QPointF> staircase(std::span<const QPointF> points);

} // namespace servescope

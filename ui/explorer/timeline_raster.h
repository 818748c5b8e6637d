// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/timeline.h"

#include <QImage>
#include <QPalette>

#include <functional>

namespace servescope {

/// What a part of a bar is.
enum class Phase { Queue, Connect, Prefill, Decode, Failed, Cancelled };
constexpr int PhaseCount = 6;
QColor phaseColor(Phase phase, const QPalette &palette);

/// The part of a timeline that is to be drawn.
struct TimelineSection
{
    double from = 0, to = 1;    ///< seconds
    double top = 0, bottom = 1; ///< rows
    QSize pixels;
    bool queue = true; ///< draw the waiting before the sending as well
};

/// Draws the bars, aggregated to pixels: whatever is shorter than one keeps it, of several in one pixel what
/// failed is seen first. Takes as long as the picture is large, however many requests there are. The bars of
/// a row do not overlap but for their queueing, which is drawn up to the bar before.
/// `isSelected`: drawn in full colour while all others fade; nullptr = none is.
QImage drawTimeline(const TimelineRows &rows, const TimelineSection &view, const QPalette &palette,
                    const std::function<bool(int record)> &isSelected = nullptr);

/// The bar at that place: the one that covers it, or the nearest within `reach` seconds in its row; null when
/// there is none.
const TimelineBar *barAt(const TimelineRows &rows, double seconds, double row, double reach);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace servescope {

/// Says which topic of the guide ("ttft", "goodput" …) explains what the widget and its children show.
void setGuideTopic(QWidget *widget, const QString &topic);

/// The topic for F1 at `widget`: its own, the one of the metric it names (in a table: of the current cell),
/// or that of the nearest parent; empty when there is none.
QString guideTopicAt(const QWidget *widget);

/// The topic about the metric that the text names by its abbreviation (TTFT, TPOT, ITL, E2EL); empty for
/// none.
QString guideTopicIn(const QString &text);

/// The topic about a chart with that ChartData::id; "charts" for one without a topic of its own.
QString guideTopicOfChart(const QString &chartId);

/// Opens the guide there, through the program's handler of "servescope-guide:TOPIC".
void openGuideTopic(const QString &topic);

} // namespace servescope

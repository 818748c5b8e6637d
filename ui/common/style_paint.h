// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionHeader;
class QStyleOptionProgressBar;
class QStyleOptionTab;

/// The strokes that Style is made of; every colour comes from the option's palette.
namespace servescope::stylepaint {

QColor mixed(const QColor &first, const QColor &second, qreal share);
QColor borderColor(const QStyleOption *option); ///< of fields and buttons; the accent where the focus is
void roundedBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border,
                qreal width = 1, qreal radius = 5);
/// A chevron in the middle of the rectangle, pointing up or down.
void chevron(QPainter *painter, const QRect &rect, bool up, const QColor &color);

void hoverGround(const QStyleOption *option, const QRectF &rect, QPainter *painter);
void pushPanel(const QStyleOption *option, QPainter *painter);
void toolPanel(const QStyleOption *option, QPainter *painter);
void fieldFrame(const QStyleOption *option, QPainter *painter, bool fill);
void checkMark(const QStyleOption *option, QPainter *painter, bool round);
void tab(const QStyleOptionTab *option, QPainter *painter);
void headerSection(const QStyleOptionHeader *option, QPainter *painter);
void progressBar(const QStyleOptionProgressBar *option, QPainter *painter);
void splitter(const QStyleOption *option, QPainter *painter);

} // namespace servescope::stylepaint

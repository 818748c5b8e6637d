// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style_paint.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace servescope::stylepaint {

namespace {

QColor accent(const QStyleOption *option)
{
    return option->palette.color(QPalette::Active, QPalette::Highlight);
}

QColor ink(const QStyleOption *option)
{
    return option->palette.color(QPalette::WindowText);
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

} // namespace

QColor mixed(const QColor &first, const QColor &second, qreal share)
{
    const auto part = [share](float a, float b) { return static_cast<float>(a * (1 - share) + b * share); };
    return QColor::fromRgbF(part(first.redF(), second.redF()), part(first.greenF(), second.greenF()),
                            part(first.blueF(), second.blueF()));
}

QColor borderColor(const QStyleOption *option)
{
    if (has(option, QStyle::State_Enabled) && has(option, QStyle::State_HasFocus))
        return accent(option);
    return mixed(option->palette.color(QPalette::Mid), ink(option), 0.14);
}

void roundedBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border, qreal width,
                qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    const qreal inset = border.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void chevron(QPainter *painter, const QRect &rect, bool up, const QColor &color)
{
    const QPointF middle = QRectF(rect).center();
    const qreal half = qMin(4.0, qMin(rect.width(), rect.height()) / 2.0 - 1);
    const qreal rise = (up ? -1 : 1) * half / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF(
        {middle + QPointF(-half, -rise), middle + QPointF(0, rise), middle + QPointF(half, -rise)}));
    painter->restore();
}

void hoverGround(const QStyleOption *option, const QRectF &rect, QPainter *painter)
{
    QColor fill = ink(option);
    fill.setAlphaF(0.07F);
    roundedBox(painter, rect, fill, QColor());
}

void pushPanel(const QStyleOption *option, QPainter *painter)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool filled = enabled && button && (button->features & QStyleOptionButton::DefaultButton);
    QColor fill = filled ? accent(option) : option->palette.color(QPalette::Button);
    QColor border = filled ? fill : borderColor(option);
    if (button && (button->features & QStyleOptionButton::Flat)) {
        fill = QColor();
        border = has(option, QStyle::State_HasFocus) ? accent(option) : QColor();
    }
    const QColor ground = fill.isValid() ? fill : option->palette.color(QPalette::Window);
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        fill = mixed(ground, ink(option), 0.14);
    else if (enabled && has(option, QStyle::State_MouseOver))
        fill = mixed(ground, ink(option), filled ? 0.10 : 0.05);
    roundedBox(painter, option->rect, fill, border);
    if (filled && has(option, QStyle::State_HasFocus))
        roundedBox(painter, QRectF(option->rect).adjusted(2, 2, -2, -2), QColor(),
                   option->palette.color(QPalette::Active, QPalette::HighlightedText), 1, 4);
}

void toolPanel(const QStyleOption *option, QPainter *painter)
{
    const bool on = option->state & (QStyle::State_On | QStyle::State_Sunken);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    QColor fill = ink(option);
    fill.setAlphaF(on ? 0.12F : hovered ? 0.07F : 0.F);
    const bool focused =
        has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
    roundedBox(painter, option->rect, fill, focused ? accent(option) : QColor());
}

void fieldFrame(const QStyleOption *option, QPainter *painter, bool fill)
{
    const bool focused = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled);
    const QColor ground =
        option->palette.color(has(option, QStyle::State_Enabled) ? QPalette::Base : QPalette::Window);
    roundedBox(painter, option->rect, fill ? ground : QColor(), borderColor(option), focused ? 1.5 : 1);
}

void checkMark(const QStyleOption *option, QPainter *painter, bool round)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool set = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const qreal side = qMin(option->rect.width(), option->rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    const QColor fill = !set      ? option->palette.color(QPalette::Base)
                        : enabled ? accent(option)
                                  : option->palette.color(QPalette::Disabled, QPalette::WindowText);
    roundedBox(painter, box, fill, set ? fill : borderColor(option), 1, round ? side / 2 : 3.5);
    if (!set)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor mark = option->palette.color(QPalette::Active, QPalette::HighlightedText);
    const QPointF corner = box.topLeft();
    painter->setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(box.center(), side / 5, side / 5);
    } else if (has(option, QStyle::State_NoChange)) {
        painter->drawLine(corner + QPointF(side * 0.25, side / 2), corner + QPointF(side * 0.75, side / 2));
    } else {
        painter->drawPolyline(
            QPolygonF({corner + QPointF(side * 0.24, side * 0.53), corner + QPointF(side * 0.43, side * 0.71),
                       corner + QPointF(side * 0.77, side * 0.31)}));
    }
    painter->restore();
}

void tab(const QStyleOptionTab *option, QPainter *painter)
{
    const bool selected = has(option, QStyle::State_Selected);
    if (!selected && has(option, QStyle::State_MouseOver)) {
        QColor fill = ink(option);
        fill.setAlphaF(0.05F);
        roundedBox(painter, QRectF(option->rect).adjusted(2, 3, -2, -4), fill, QColor());
    }
    const QRect &area = option->rect;
    const bool below = option->shape == QTabBar::RoundedNorth || option->shape == QTabBar::TriangularNorth;
    if (selected && below)
        roundedBox(painter, QRectF(area.left() + 8, area.bottom() - 1.5, area.width() - 16, 2.5),
                   accent(option), QColor(), 1, 1.2);
}

void headerSection(const QStyleOptionHeader *option, QPainter *painter)
{
    const QRect &area = option->rect;
    painter->fillRect(area, option->palette.color(QPalette::Base));
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        QColor over = ink(option);
        over.setAlphaF(0.04F);
        painter->fillRect(area, over);
    }
    const QColor line = option->palette.color(QPalette::Mid);
    painter->setPen(line);
    if (option->orientation == Qt::Horizontal) {
        painter->drawLine(area.bottomLeft(), area.bottomRight());
        if (option->position != QStyleOptionHeader::End &&
            option->position != QStyleOptionHeader::OnlyOneSection)
            painter->drawLine(area.right(), area.top() + 7, area.right(), area.bottom() - 7);
    } else {
        painter->drawLine(area.topRight(), area.bottomRight());
        painter->drawLine(area.bottomLeft(), area.bottomRight());
    }
}

void progressBar(const QStyleOptionProgressBar *option, QPainter *painter)
{
    QRectF track(option->rect);
    track.setHeight(qMin(track.height(), 6.0));
    track.moveCenter(QRectF(option->rect).center());
    roundedBox(painter, track, option->palette.color(QPalette::Mid), QColor(), 1, track.height() / 2);
    const double share = double(qint64(option->progress) - option->minimum) /
                         double(qint64(option->maximum) - option->minimum);
    if (share <= 0)
        return;
    track.setWidth(qMax(track.height(), track.width() * qMin(share, 1.0)));
    roundedBox(painter, track, accent(option), QColor(), 1, track.height() / 2);
}

void splitter(const QStyleOption *option, QPainter *painter)
{
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    const QColor color = hovered ? accent(option) : option->palette.color(QPalette::Mid);
    QRectF grip(0, 0, 32, 3);
    if (option->rect.height() > option->rect.width())
        grip = QRectF(0, 0, 3, 32);
    grip.moveCenter(QRectF(option->rect).center());
    roundedBox(painter, grip, color, QColor(), 1, 1.5);
}

} // namespace servescope::stylepaint

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/change_delegate.h"

#include "ui/common/theme.h"
#include "ui/compare/compare_table_model.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace servescope {

QSize ChangeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() += m_barRoom + 8;
    return size;
}

void ChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index); // ground, and the number at the right
    const double percent = index.data(CompareTableModel::PercentRole).toDouble();
    if (!std::isfinite(percent))
        return;
    const QRect room(option.rect.left() + 4, option.rect.top() + 4, m_barRoom, option.rect.height() - 8);
    const double centre = room.center().x();
    const double half = room.width() / 2.0;
    const auto at = [&](double value) { return centre + std::clamp(value / m_largest, -1.0, 1.0) * half; };
    const bool selected = option.state & QStyle::State_Selected;
    const QColor color =
        selected
            ? option.palette.color(QPalette::HighlightedText)
            : toneColor(static_cast<Tone>(index.data(CompareTableModel::ToneRole).toInt()), option.palette);
    QColor fill = color;
    fill.setAlphaF(0.55F);
    painter->save();
    painter->fillRect(QRectF(QPointF(std::min(centre, at(percent)), room.top()),
                             QPointF(std::max(centre, at(percent)), room.bottom())),
                      fill);
    painter->setPen(QPen(selected ? color : themeColors(option.palette).muted, 1));
    painter->drawLine(QPointF(centre, room.top() - 2), QPointF(centre, room.bottom() + 2));
    const double lower = index.data(CompareTableModel::LowerRole).toDouble();
    const double upper = index.data(CompareTableModel::UpperRole).toDouble();
    if (!std::isnan(lower) && !std::isnan(upper)) {
        const double middle = room.center().y();
        painter->setPen(QPen(color, 1.5));
        painter->drawLine(QPointF(at(lower), middle), QPointF(at(upper), middle));
        for (const double end : {lower, upper})
            painter->drawLine(QPointF(at(end), middle - 3), QPointF(at(end), middle + 3));
    }
    painter->restore();
}

} // namespace servescope

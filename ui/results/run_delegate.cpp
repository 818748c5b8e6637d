// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/run_delegate.h"

#include "ui/common/theme.h"
#include "ui/results/run_list_model.h"

#include <QApplication>
#include <QPainter>

namespace servescope {

namespace {

constexpr int Padding = 6;

} // namespace

QSize RunDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(),
            2 * option.fontMetrics.height() + 2 * Padding};
}

void RunDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString name = item.text;
    const QIcon state = item.icon;
    item.text.clear();
    item.icon = {};
    item.features &= ~QStyleOptionViewItem::HasDecoration;
    item.state &= ~QStyle::State_HasFocus;
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state & QStyle::State_Selected;
    constexpr int IconSize = 16;
    const QRect area = option.rect.adjusted(2 * Padding + IconSize + 4, Padding, -Padding, -Padding);
    const QFontMetrics &metrics = item.fontMetrics;
    const QRect upper(area.left(), area.top(), area.width(), metrics.height());
    const QRect lower = upper.translated(0, metrics.height());
    painter->save();
    state.paint(
        painter,
        QRect(option.rect.left() + Padding + 2, upper.center().y() - IconSize / 2, IconSize, IconSize),
        Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    painter->setFont(item.font);
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(upper, Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(name, Qt::ElideMiddle, upper.width()));
    if (!selected)
        painter->setPen(themeColors(item.palette).muted);
    painter->drawText(
        lower, Qt::AlignVCenter | Qt::AlignLeft,
        metrics.elidedText(index.data(RunListModel::DetailRole).toString(), Qt::ElideRight, lower.width()));
    painter->restore();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/queue_delegate.h"

#include "ui/common/theme.h"
#include "ui/run/queue_model.h"
#include "ui/run/run_state_text.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace servescope {

namespace {

void drawBar(QPainter *painter, const QRectF &rect, double share, Tone tone, const QPalette &palette)
{
    const ThemeColors colors = themeColors(palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath track;
    track.addRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    painter->fillPath(track, colors.line);
    if (share > 0) {
        painter->setClipPath(track);
        painter->fillRect(
            QRectF(rect.topLeft(), QSizeF(qMax(rect.width() * share, rect.height()), rect.height())),
            toneColor(tone, palette));
    }
    painter->restore();
}

} // namespace

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const bool selected = item.state & QStyle::State_Selected;
    item.state &= ~(QStyle::State_HasFocus | QStyle::State_Selected | QStyle::State_MouseOver);
    if (selected) { // a tint: the colours of the states stay readable on it
        QColor ground = themeColors(option.palette).accent;
        ground.setAlphaF(0.16F);
        painter->fillRect(option.rect, ground);
    }
    const bool isProgress = index.column() == static_cast<int>(QueueModel::Column::Progress);
    const bool withBar = isProgress && index.data(QueueModel::SentenceRole).toString().isEmpty();
    const QString text = item.text;
    if (withBar)
        item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    if (withBar) {
        const auto state = static_cast<RunState>(index.data(QueueModel::StateRole).toInt());
        const int textWidth = qMin(option.rect.width() / 2,
                                   option.fontMetrics.horizontalAdvance(QStringLiteral("00,000 / 00,000")));
        const QRect inner = option.rect.adjusted(8, 0, -8, 0);
        const QRectF bar(inner.left(), inner.center().y() - 2.5, inner.width() - textWidth - 10, 6);
        if (bar.width() > 12)
            drawBar(painter, bar, index.data(QueueModel::ShareRole).toDouble(), stateLook(state).tone,
                    option.palette);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight, text);
    }
    painter->setPen(themeColors(option.palette).line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + 12, qMax(size.height(), option.fontMetrics.height() + 16)};
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recent_list.h"

#include "ui/common/icons.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace servescope {

namespace {

constexpr int detailRole = Qt::UserRole + 1;

class TwoLines : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ThemeColors colors = themeColors(option.palette);
        const bool marked = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (marked) {
            QColor ground = option.palette.color(QPalette::WindowText);
            ground.setAlphaF(0.07F);
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6);
        }
        const QRect picture(option.rect.left() + 8, option.rect.center().y() - 10, 20, 20);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, picture);
        const QRect text = option.rect.adjusted(38, 5, -8, -5);
        const auto line = [&](const QString &content, const QColor &color, int flags, const QFont &font) {
            painter->setFont(font);
            painter->setPen(color);
            const QString fits = QFontMetrics(font).elidedText(content, Qt::ElideMiddle, text.width());
            painter->drawText(text, flags, fits);
        };
        line(index.data().toString(), option.palette.color(QPalette::WindowText),
             Qt::AlignTop | Qt::AlignLeft, option.font);
        line(index.data(detailRole).toString(), colors.muted, Qt::AlignBottom | Qt::AlignLeft,
             scaledFont(option.font, 0.88));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, 2 * option.fontMetrics.height() + 12};
    }
};

} // namespace

RecentList::RecentList(const QString &title, const QString &emptySentence, QWidget *parent)
    : Card(title, parent), m_empty(new QLabel(emptySentence)), m_list(new QListWidget)
{
    makeMuted(m_empty);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_list->setItemDelegate(new TwoLines(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->verticalScrollBar()->setAttribute(Qt::WA_OpaquePaintEvent, false); // the card shows through
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(title);
    body()->addWidget(m_empty, 1);
    body()->addWidget(m_list, 1);
    m_list->hide();
    const auto open = [this](const QListWidgetItem *item) {
        Q_EMIT activated(item->data(Qt::UserRole).toString());
    };
    connect(m_list, &QListWidget::itemClicked, this, open);
    connect(m_list, &QListWidget::itemActivated, this, open);
}

void RecentList::setItems(const std::vector<RecentItem> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    m_list->clear();
    for (const RecentItem &item : items) {
        auto *entry = new QListWidgetItem(icon(item.icon, item.tone), item.title, m_list);
        entry->setData(Qt::UserRole, item.path);
        entry->setData(detailRole, item.detail);
        entry->setToolTip(item.path);
    }
    m_list->setVisible(!items.empty());
    m_empty->setVisible(items.empty());
}

} // namespace servescope

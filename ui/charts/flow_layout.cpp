// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace servescope {

namespace {

/// Hidden on purpose; a new widget that is not shown yet has its place.
bool isOut(QLayoutItem &item)
{
    const QWidget *widget = item.widget();
    return widget && widget->isHidden() && widget->testAttribute(Qt::WA_WState_ExplicitShowHide);
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (QLayoutItem *item : m_items) {
        if (isOut(*item))
            continue;
        width += item->sizeHint().width() + 8;
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    constexpr int Gap = 4;
    int y = rect.y();
    QList<QLayoutItem *> items;
    std::ranges::copy_if(m_items, std::back_inserter(items), [](QLayoutItem *item) { return !isOut(*item); });
    for (qsizetype first = 0; first < items.size();) {
        int width = 0;
        int height = 0;
        qsizetype end = first;
        for (; end < items.size(); ++end) {
            const QSize size = items[end]->sizeHint();
            const int wider = width + (end > first ? Gap : 0) + size.width();
            if (end > first && wider > rect.width())
                break;
            width = wider;
            height = std::max(height, size.height());
        }
        int x = rect.x() + std::max(0, (rect.width() - width) / 2);
        for (; first < end; ++first) {
            const QSize size = items[first]->sizeHint();
            const int fitting = std::min(size.width(), rect.width());
            if (apply)
                items[first]->setGeometry(QRect(x, y, fitting, height));
            x += fitting + Gap;
        }
        y += height;
    }
    return y - rect.y();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace servescope {

/// A change as a bar that grows from the centre line, with a whisker for its interval and the number beside;
/// the full half is the largest change in the table, at least 20 %.
class ChangeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int UsualBarRoom = 96;
    void setBarRoom(int pixels) { m_barRoom = pixels; }
    void setLargest(double percent) { m_largest = percent; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    double m_largest = 20;
    int m_barRoom = UsualBarRoom;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/number_delegate.h"

#include <QIntValidator>
#include <QLineEdit>

namespace servescope {

NumberDelegate::NumberDelegate(int minimum, int maximum, QObject *parent)
    : QStyledItemDelegate(parent), m_minimum(minimum), m_maximum(maximum)
{}

// A line edit, not a spin box: a column of a narrow table has no room for arrows.
QWidget *NumberDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &index) const
{
    auto *editor = new QLineEdit(parent);
    auto *validator = new QIntValidator(m_minimum, m_maximum, editor);
    validator->setLocale(QLocale::c()); // no thousands separators, which read differently from place to place
    editor->setValidator(validator);
    editor->setFrame(false);
    editor->setAlignment(Qt::AlignRight);
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void NumberDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    static_cast<QLineEdit *>(editor)->setText(QString::number(index.data(Qt::EditRole).toInt()));
}

void NumberDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *line = static_cast<QLineEdit *>(editor);
    if (line->hasAcceptableInput())
        model->setData(index, line->text().toInt(), Qt::EditRole);
}

} // namespace servescope

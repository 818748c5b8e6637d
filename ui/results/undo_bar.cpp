// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/undo_bar.h"

#include "ui/common/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace servescope {

using namespace Qt::StringLiterals;

UndoBar::UndoBar(QWidget *parent) : QWidget(parent), m_text(new QLabel)
{
    m_text->setObjectName(u"undoText"_s);
    m_text->setWordWrap(true);
    auto *undo = new QPushButton(icon(u"undo"_s), tr("Undo"));
    undo->setObjectName(u"undoTrash"_s);
    undo->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(undo);
    connect(undo, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT undone();
    });
    hide();
}

void UndoBar::offer(const QString &sentence)
{
    m_text->setText(sentence);
    show();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/form_field.h"

#include "ui/common/theme.h"
#include "ui/common/tone_icon.h"
#include "ui/scenario/diagnostic_text.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace servescope {

FormField::FormField(const char *key, const QString &label, QWidget *input, QWidget *parent)
    : QWidget(parent), m_input(input), m_row(new QWidget), m_icon(new ToneIcon(u"error"_s, Tone::Bad, 16)),
      m_text(new QLabel), m_description(keyHelp(key))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    if (!label.isEmpty()) {
        auto *name = new QLabel(label);
        name->setBuddy(input);
        name->setToolTip(m_description);
        column->addWidget(name);
        input->setObjectName(QString::fromLatin1(key));
        input->setAccessibleName(label);
        input->setToolTip(m_description);
    }
    input->setAccessibleDescription(m_description);
    column->addWidget(input, 1);

    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setObjectName(QString::fromLatin1(key) + "_problem"_L1);
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    column->addWidget(m_row);
    m_row->hide();
}

void FormField::setProblem(const QString &text, bool error)
{
    m_text->setText(text);
    m_icon->setIcon(error ? u"error"_s : u"warning"_s, error ? Tone::Bad : Tone::Warning);
    m_row->setVisible(!text.isEmpty());
    m_input->setAccessibleDescription(text.isEmpty() ? m_description : text + u'\n' + m_description);
}

QString FormField::problem() const
{
    return m_text->text();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/key_field.h"

#include "core/scenario/sections.h"
#include "ui/common/icons.h"
#include "ui/scenario/diagnostic_text.h"
#include "ui/scenario/form_field.h"
#include "ui/scenario/value_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

/// A value of the kind the key has, also where its default is "unset".
FieldValue exampleOf(const KeySchema &key)
{
    const FieldValue value = fieldOf(Scenario(), QString::fromLatin1(key.name));
    if (!std::holds_alternative<std::monostate>(value))
        return value;
    switch (key.type) {
    case KeyType::Integer:
        return qint64{0};
    case KeyType::Boolean:
        return false;
    default:
        return 0.0;
    }
}

} // namespace

QString keyLabel(const KeySchema &key)
{
    const char *label = labelOf(key);
    QString text = *label ? QCoreApplication::translate("Schema", label)
                          : QString::fromLatin1(key.name).replace(u'_', u' ');
    if (!*label)
        text[0] = text[0].toUpper();
    const QString unit = QString::fromLatin1(key.unit);
    return unit.isEmpty() || unit == "tokens"_L1 || unit == "requests"_L1
               ? text
               : KeyField::tr("%1 (%2)", "the name of a field, its unit").arg(text, unit);
}

KeyField::KeyField(const KeySchema &key, QWidget *parent)
    : QWidget(parent), m_key(key), m_label(keyLabel(key)), m_clear(new QToolButton), m_like(exampleOf(key))
{
    QWidget *made = nullptr;
    const QStringList choices = choicesOf(key);
    if (key.type == KeyType::Boolean || !choices.isEmpty()) {
        m_choice = new QComboBox;
        m_choice->addItem(defaultHint());
        if (key.type == KeyType::Boolean) {
            m_choice->addItem(tr("Yes"), u"true"_s);
            m_choice->addItem(tr("No"), u"false"_s);
        } else {
            for (const QString &choice : choices)
                m_choice->addItem(choice, choice);
        }
        m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_choice->setMinimumContentsLength(8);
        connect(m_choice, &QComboBox::activated, this, &KeyField::onChosen);
        made = m_choice;
    } else if (key.type == KeyType::TextMap) {
        m_lines = new QPlainTextEdit;
        m_lines->setPlaceholderText(defaultHint());
        m_lines->setTabChangesFocus(true);
        m_lines->setFixedHeight(m_lines->fontMetrics().lineSpacing() * 3 + 14);
        connect(m_lines, &QPlainTextEdit::textChanged, this, [this] { onTyped(m_lines->toPlainText()); });
        made = m_lines;
    } else {
        m_line = new QLineEdit;
        m_line->setPlaceholderText(defaultHint());
        m_line->setMinimumWidth(60);
        connect(m_line, &QLineEdit::textEdited, this, &KeyField::onTyped);
        connect(m_line, &QLineEdit::editingFinished, this, [this] {
            if (m_set && m_line->text().trimmed().isEmpty())
                takeOut();
        });
        made = m_line;
    }
    m_field = new FormField(key.name, m_label, made);
    m_clear->setIcon(icon(u"close"_s));
    m_clear->setAutoRaise(true);
    m_clear->setObjectName(this->key() + "_clear"_L1);
    m_clear->setToolTip(tr("Take the key out of the text: its default is then used"));
    m_clear->setAccessibleName(tr("Do not set %1").arg(m_label));
    m_clear->setFocusPolicy(Qt::TabFocus);
    connect(m_clear, &QToolButton::clicked, this, &KeyField::takeOut);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_field, 1);
    auto *beside = new QVBoxLayout; // beside the input, below the label's line
    beside->addSpacing(fontMetrics().height() + 5);
    beside->addWidget(m_clear);
    beside->addStretch(1);
    row->addLayout(beside);
    QSizePolicy keep = m_clear->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_clear->setSizePolicy(keep);
    m_clear->hide();
}

QWidget *KeyField::input() const
{
    return m_line ? static_cast<QWidget *>(m_line) : m_lines ? static_cast<QWidget *>(m_lines) : m_choice;
}

QString KeyField::defaultHint() const
{
    const QString fallback = QString::fromLatin1(m_key.defaultText);
    return fallback.isEmpty() || fallback == "\"\""_L1 || fallback == "null"_L1 || fallback == "{}"_L1
               ? tr("Not set")
               : tr("Not set: %1", "the default").arg(fallback);
}

void KeyField::display(const FieldValue &value, bool written)
{
    const QString text = written ? valueText(value) : QString();
    m_set = !text.isEmpty();
    m_clear->setVisible(written);
    m_showing = true;
    if (m_choice) {
        int index = m_set ? m_choice->findData(text) : 0;
        if (index < 0) { // a word that is not known stays visible
            m_choice->addItem(tr("%1 (not known)", "a choice").arg(text), text);
            index = m_choice->count() - 1;
        }
        m_choice->setCurrentIndex(index);
    } else {
        const QString shown = m_line ? m_line->text() : m_lines->toPlainText();
        QString ignored;
        // What is typed may be spelt otherwise than the text spells it ("1,2" and "1, 2").
        const auto typed = shown.isEmpty() ? std::nullopt : valueFromText(m_key, m_like, shown, &ignored);
        const bool same = m_set ? typed && *typed == value : shown.isEmpty();
        const bool typing = m_unfinished && input()->hasFocus();
        if (!same && !typing) {
            m_line ? m_line->setText(text) : m_lines->setPlainText(text);
            setUnfinished({});
        } else if (same) {
            setUnfinished({});
        }
    }
    m_showing = false;
}

void KeyField::onTyped(const QString &text)
{
    if (m_showing)
        return;
    if (text.trimmed().isEmpty()) {
        // Not yet out of the text: someone may be about to write another value, and its comment should stay.
        if (m_line && m_set)
            setUnfinished(tr("Leave the field, and the key is taken out of the text."));
        else
            takeOut();
        return;
    }
    QString why;
    const auto value = valueFromText(m_key, m_like, text, &why);
    if (value)
        Q_EMIT edited(key(),
                      *value); // before the field counts as finished: whoever looks then sees the new value
    setUnfinished(value ? QString() : why);
}

void KeyField::takeOut()
{
    setUnfinished({});
    Q_EMIT unset(key());
}

void KeyField::onChosen()
{
    const QString word = m_choice->currentData().toString();
    if (m_choice->currentIndex() == 0)
        Q_EMIT unset(key());
    else if (m_key.type == KeyType::Boolean)
        Q_EMIT edited(key(), word == "true"_L1);
    else
        Q_EMIT edited(key(), word);
}

void KeyField::setUnfinished(const QString &why)
{
    const bool was = m_unfinished;
    m_why = why;
    m_unfinished = !why.isEmpty();
    setProblem(m_problem, m_problemIsError);
    if (was != m_unfinished)
        Q_EMIT unfinishedChanged();
}

void KeyField::setProblem(const QString &text, bool error)
{
    m_problem = text;
    m_problemIsError = error;
    if (m_unfinished)
        m_field->setProblem(m_why, true);
    else
        m_field->setProblem(text, error);
}

} // namespace servescope

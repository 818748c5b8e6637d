// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/fields.h"
#include "core/scenario/schema.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace servescope {

class FormField;

/// One optional key as a labelled input made from its row of the schema. Empty means "not set": the key does
/// not stand in the text and has its default.
class KeyField : public QWidget
{
    Q_OBJECT
public:
    explicit KeyField(const KeySchema &key, QWidget *parent = nullptr);

    QString key() const { return QString::fromLatin1(m_key.name); }
    const KeySchema &schema() const { return m_key; }
    QString label() const { return m_label; }
    QWidget *input() const;
    bool isSet() const { return m_set; }
    bool isUnfinished() const { return m_unfinished; }

    /// `written`: the key stands in the text. A field in which someone types something else is left alone.
    void display(const FieldValue &value, bool written);
    /// The worst finding about the key; empty text clears the mark. What was typed and is no value goes
    /// first.
    void setProblem(const QString &text, bool error);

Q_SIGNALS:
    void edited(const QString &key, const servescope::FieldValue &value);
    void unset(const QString &key);
    void unfinishedChanged();

private:
    void onTyped(const QString &text);
    void onChosen();
    void takeOut();
    void setUnfinished(const QString &why);
    QString defaultHint() const;

    const KeySchema &m_key;
    QString m_label;
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_lines = nullptr;
    QComboBox *m_choice = nullptr;
    QToolButton *m_clear;
    FormField *m_field;
    FieldValue m_like; ///< a value of the key's kind
    QString m_why, m_problem;
    bool m_problemIsError = false;
    bool m_set = false;
    bool m_unfinished = false;
    bool m_showing = false;
};

/// The name of a key for people, in the language of the window, with its unit.
QString keyLabel(const KeySchema &key);

} // namespace servescope

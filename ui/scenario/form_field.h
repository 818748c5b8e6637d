// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace servescope {

class ToneIcon;

/// A label above an input, and below it, when something is wrong, a line with an icon and the reason.
class FormField : public QWidget
{
    Q_OBJECT
public:
    /// `key` gives the tooltip and the input's object name; `label` may be empty for inputs with a heading of
    /// their own.
    FormField(const char *key, const QString &label, QWidget *input, QWidget *parent = nullptr);

    /// Empty text clears the mark.
    void setProblem(const QString &text, bool error);
    QString problem() const;

private:
    QWidget *m_input;
    QWidget *m_row;
    ToneIcon *m_icon;
    QLabel *m_text;
    QString m_description;
};

} // namespace servescope

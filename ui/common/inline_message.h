// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace servescope {

class ToneIcon;

/// A banner inside the page instead of a dialog: icon, text that wraps, and a button that closes it. Hidden
/// while it has nothing to say.
class InlineMessage : public QFrame
{
    Q_OBJECT
public:
    explicit InlineMessage(QWidget *parent = nullptr);

    /// Plain text; Tone::Bad and Warning are announced to assistive tools as alerts.
    void showMessage(Tone tone, const QString &text);
    /// With a button that closes the message and then does something about it; `dismissed` is called when the
    /// person closes it instead.
    void showMessage(Tone tone, const QString &text, const QString &action, std::function<void()> then,
                     std::function<void()> dismissed = {});
    void clear();
    QString text() const;
    Tone tone() const { return m_tone; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void clearAndCall(std::function<void()> &then);

    ToneIcon *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    std::function<void()> m_then, m_dismissed;
    QToolButton *m_close;
    Tone m_tone = Tone::Neutral;
};

} // namespace servescope

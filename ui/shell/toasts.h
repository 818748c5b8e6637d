// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace servescope {

/// Short news in a corner of the window that go by themselves. For what a person may miss: what must be read
/// belongs in the banner.
class Toasts : public QWidget
{
    Q_OBJECT
public:
    static constexpr int ShownMs = 6000;
    static constexpr int AtMost = 3;

    /// Floats over the lower right corner of `host`.
    explicit Toasts(QWidget *host);
    void show(Tone tone, const QString &text);
    QStringList texts() const; ///< oldest first

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void remove(QWidget *card);
    QWidget *m_host;
    QVBoxLayout *m_column;
};

} // namespace servescope

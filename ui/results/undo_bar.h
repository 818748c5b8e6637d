// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace servescope {

/// A sentence with a button that takes back what it tells; hidden when there is nothing to take back.
class UndoBar : public QWidget
{
    Q_OBJECT
public:
    explicit UndoBar(QWidget *parent = nullptr);
    void offer(const QString &sentence);

Q_SIGNALS:
    void undone();

private:
    QLabel *m_text;
};

} // namespace servescope

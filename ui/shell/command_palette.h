// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace servescope {

/// Every action of the window by its name: type a few letters, press Return.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(const QList<QAction *> &actions, QWidget *parent = nullptr);
    QStringList shown() const; ///< the names in the list, best first

    /// How well the typed letters fit a name: they must come in its order. < 0 = not at all; more is better.
    static int match(const QString &typed, const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void trigger();

    QList<QAction *> m_actions;
    QLineEdit *m_line;
    QListWidget *m_list;
};

} // namespace servescope

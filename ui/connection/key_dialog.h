// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/key_ring.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace servescope {

class InlineMessage;

/// Takes the API key of one server: typed once, then in the system's keychain or kept for the session. Closes
/// by itself when the key is where it should be.
class KeyDialog : public QDialog
{
    Q_OBJECT
public:
    /// `variable`: the environment variable that goes first, and whether it is set. The ring outlives the
    /// dialog.
    KeyDialog(KeyRing &ring, const QString &baseUrl, const QString &variable, bool variableSet,
              QWidget *parent = nullptr);

Q_SIGNALS:
    void keyChanged(); ///< another key, or none, is used from now on

private:
    void layOut();
    void display();
    void keep();
    void forget();
    void onDone(const Result<void> &done, const QString &otherwise);

    KeyRing &m_ring;
    QString m_url, m_variable;
    bool m_variableSet;
    bool m_waiting = false;
    QLabel *m_state;
    QLineEdit *m_key;
    QCheckBox *m_remember;
    InlineMessage *m_message;
    QPushButton *m_keep, *m_forget;
};

/// In which order a key is looked for, for tooltips.
QString keyOrderText(const QString &variable);

} // namespace servescope

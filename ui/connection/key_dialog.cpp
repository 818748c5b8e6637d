// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/key_dialog.h"

#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

KeyDialog::KeyDialog(KeyRing &ring, const QString &baseUrl, const QString &variable, bool variableSet,
                     QWidget *parent)
    : QDialog(parent), m_ring(ring), m_url(baseUrl), m_variable(variable), m_variableSet(variableSet),
      m_state(new QLabel), m_key(new QLineEdit),
      m_remember(new QCheckBox(tr("Remember it in the system keychain"))), m_message(new InlineMessage),
      m_keep(new QPushButton(icon(u"key"_s), tr("Use this key"))),
      m_forget(new QPushButton(icon(u"delete"_s), tr("Forget the key")))
{
    setObjectName(u"keyDialog"_s);
    setWindowTitle(tr("API key"));
    layOut();
    connect(m_keep, &QPushButton::clicked, this, &KeyDialog::keep);
    connect(m_forget, &QPushButton::clicked, this, &KeyDialog::forget);
    connect(m_key, &QLineEdit::textChanged, this, &KeyDialog::display);
    connect(&m_ring, &KeyRing::changed, this, &KeyDialog::display);
    display();
}

void KeyDialog::layOut()
{
    auto *server = new QLabel(keyServer(m_url));
    server->setTextFormat(Qt::PlainText);
    server->setFont(scaledFont(server->font(), 1.15, QFont::DemiBold));
    m_state->setObjectName(u"keyState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_key->setObjectName(u"typedKey"_s);
    m_key->setAccessibleName(tr("API key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                               Qt::ImhNoAutoUppercase);
    m_key->setPlaceholderText(tr("Type or paste the key"));
    m_key->setMinimumWidth(fontMetrics().averageCharWidth() * 68);
    m_remember->setObjectName(u"rememberKey"_s);
    m_remember->setChecked(m_ring.canRemember());
    m_remember->setEnabled(m_ring.canRemember());
    m_remember->setToolTip(
        m_ring.canRemember()
            ? tr("Otherwise it is kept in memory until ServeScope closes")
            : tr("This ServeScope was built without access to the system keychain; the key is "
                 "kept until it closes"));
    m_message->setObjectName(u"keyMessage"_s);
    auto *order = new QLabel(keyOrderText(m_variable));
    order->setWordWrap(true);
    order->setTextFormat(Qt::PlainText);
    makeMuted(order);
    m_keep->setObjectName(u"keepKey"_s);
    m_keep->setDefault(true);
    m_forget->setObjectName(u"forgetKey"_s);
    m_forget->setAutoDefault(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_keep, QDialogButtonBox::ActionRole);
    buttons->addButton(m_forget, QDialogButtonBox::ResetRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(server);
    column->addWidget(m_state);
    column->addWidget(m_key);
    column->addWidget(m_remember);
    column->addWidget(m_message);
    column->addWidget(order);
    column->addStretch(1);
    column->addWidget(buttons);
}

void KeyDialog::display()
{
    const KeyRing::Place place = m_ring.place(m_url);
    if (m_variableSet)
        m_state->setText(tr("The environment variable %1 is set, and its key is used.").arg(m_variable));
    else if (place == KeyRing::Place::Keychain)
        m_state->setText(tr("The key of this server lies in the system keychain."));
    else if (place == KeyRing::Place::Session)
        m_state->setText(tr("The key of this server is kept until ServeScope closes."));
    else
        m_state->setText(tr("No key is known for this server."));
    m_forget->setVisible(place != KeyRing::Place::None);
    m_forget->setEnabled(!m_waiting);
    m_keep->setEnabled(!m_waiting && !m_key->text().trimmed().isEmpty());
    m_key->setEnabled(!m_waiting);
}

void KeyDialog::keep()
{
    const QByteArray key = m_key->text().trimmed().toUtf8();
    if (key.isEmpty() || m_waiting)
        return;
    m_waiting = true;
    m_message->clear();
    m_key->setText({}); // also out of the field's undo history
    m_ring.keep(m_url, key, m_remember->isChecked(), this, [this](const Result<void> &done) {
        onDone(done, tr("The key is kept until ServeScope closes."));
    });
    Q_EMIT keyChanged();
    display();
}

void KeyDialog::forget()
{
    m_waiting = true;
    m_message->clear();
    m_ring.forget(m_url, this, [this](const Result<void> &done) {
        onDone(done, tr("The key may still lie in the keychain."));
    });
    Q_EMIT keyChanged();
    display();
}

void KeyDialog::onDone(const Result<void> &done, const QString &otherwise)
{
    m_waiting = false;
    display();
    if (done) {
        accept();
        return;
    }
    m_message->showMessage(
        Tone::Warning, tr("%1 %2", "what happened, what follows").arg(errorText(done.error()), otherwise));
    layout()->activate(); // wrapped text asks for its height only now
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

QString keyOrderText(const QString &variable)
{
    return KeyDialog::tr(
               "A key is looked for in the environment variable %1 first, then among those typed here. "
               "It is sent to the server and stands in no file of ServeScope.")
        .arg(variable);
}

} // namespace servescope

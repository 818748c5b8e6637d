// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/certificate_dialog.h"

#include "ui/common/han_shapes.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

QString dayText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

/// Two lines of sixteen pairs: what two people read to each other.
QString twoLines(const QString &fingerprint)
{
    QString text = fingerprint;
    if (text.size() > 48)
        text[47] = u'\n';
    return text;
}

} // namespace

CertificateDialog::CertificateDialog(ShownCertificate certificate, QWidget *parent)
    : QDialog(parent), m_certificate(std::move(certificate))
{
    setObjectName(u"certificateDialog"_s);
    setWindowTitle(tr("Certificate of the server"));
    auto *heading = new QLabel(tr("Is this your server?"));
    heading->setFont(scaledFont(heading->font(), 1.15, QFont::DemiBold));
    auto *about = new QLabel(
        tr("Nobody this machine trusts vouches for the certificate that %1 showed. If the fingerprint is the "
           "one of your server, it can be trusted; otherwise someone may be reading along.")
            .arg(m_certificate.server));
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    auto *changed = new InlineMessage;
    changed->setObjectName(u"certificateChanged"_s);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    addRow(*form, tr("Server"), m_certificate.server);
    const QString nobody = tr("not named");
    addRow(*form, tr("Made for"),
           (m_certificate.subject.isEmpty() ? nobody : m_certificate.subject) +
               (m_certificate.names.isEmpty()
                    ? QString()
                    : tr(" (%1)", "hosts").arg(m_certificate.names.mid(0, 6).join(", "_L1))));
    addRow(*form, tr("Made by"), m_certificate.issuer.isEmpty() ? nobody : m_certificate.issuer);
    addRow(
        *form, tr("Valid"),
        tr("%1 to %2", "two dates").arg(dayText(m_certificate.validFrom), dayText(m_certificate.validUntil)));
    addRow(*form, tr("SHA-256"), twoLines(fingerprintText(m_certificate.sha256)), true);
    addRow(*form, tr("Not trusted because"), m_certificate.problems.join(u'\n'));

    auto *trust = new QPushButton(
        icon(u"check"_s), tr("Trust it for this server until %1").arg(dayText(m_certificate.trustUntil())));
    trust->setObjectName(u"trustCertificate"_s);
    trust->setAutoDefault(false);
    auto *refuse = new QPushButton(tr("Do not trust it"));
    refuse->setObjectName(u"refuseCertificate"_s);
    refuse->setDefault(true);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(trust, QDialogButtonBox::AcceptRole);
    buttons->addButton(refuse, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &CertificateDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(heading);
    column->addWidget(about);
    column->addWidget(changed);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(560);
    if (m_certificate.pin)
        changed->showMessage(
            Tone::Warning,
            tr("It is not the certificate you trusted before, whose fingerprint begins with %1.")
                .arg(fingerprintText(m_certificate.pin->sha256.left(4))));
}

void CertificateDialog::addRow(QFormLayout &form, const QString &name, const QString &text, bool fixedWidth)
{
    auto *value = new QLabel(text);
    value->setTextFormat(Qt::PlainText); // a stranger chose these words
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(!fixedWidth);
    if (fixedWidth)
        value->setFont(fixedFont());
    auto *label = new QLabel(name);
    makeMuted(label);
    label->setBuddy(value);
    form.addRow(label, value);
}

void CertificateDialog::accept()
{
    trustCertificate({m_certificate.server, m_certificate.sha256, m_certificate.trustUntil()});
    saveTrustedCertificates();
    QDialog::accept();
}

} // namespace servescope

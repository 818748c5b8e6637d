// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/trusted_certificates.h"

#include <QDialog>

class QFormLayout;

namespace servescope {

/// Shows a certificate that nobody vouches for and asks whether this very one is to be trusted for its
/// server. Accepted: it is, from now on, and the settings know it.
class CertificateDialog : public QDialog
{
    Q_OBJECT
public:
    explicit CertificateDialog(ShownCertificate certificate, QWidget *parent = nullptr);

    const ShownCertificate &certificate() const { return m_certificate; }
    void accept() override;

private:
    void addRow(QFormLayout &form, const QString &name, const QString &text, bool fixedWidth = false);

    ShownCertificate m_certificate;
};

} // namespace servescope

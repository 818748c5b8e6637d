// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

class QNetworkAccessManager;

namespace servescope {

/// A certificate that a person said yes to: this very one, from this server, for a time.
struct CertificatePin
{
    QString server;    ///< "host:port"
    QByteArray sha256; ///< of the certificate as it is sent (DER): 32 bytes
    QDateTime until;   ///< not trusted afterwards
    bool operator==(const CertificatePin &) const = default;
};

/// A certificate that a server showed and that nobody here vouches for.
struct ShownCertificate
{
    QString server;                    ///< "host:port"
    QString subject, issuer;           ///< common name, else organisation; empty = it names none
    QStringList names;                 ///< the hosts it is made for
    QDateTime validFrom, validUntil;   ///< its own
    QByteArray sha256;                 ///< 32 bytes
    QStringList problems;              ///< why it is not trusted, in the words of the TLS library
    std::optional<CertificatePin> pin; ///< another one, trusted for this server before
    /// The person's own authorities, where none of them signed it; empty = none named, or that is not why.
    QString authorityFile{};

    /// The end of a pin for it: the certificate's own, a month from now where that is past.
    QDateTime trustUntil() const;
};

/// All of these may be called from any thread; pins are the program's, not a manager's.
std::vector<CertificatePin> trustedCertificates();
void setTrustedCertificates(const std::vector<CertificatePin> &pins);
/// Adds the pin, in place of an older one of its server.
void trustCertificate(const CertificatePin &pin);

/// The certificate that `url`'s server showed in the last connection that was refused because of it.
std::optional<ShownCertificate> refusedCertificate(const QUrl &url);

/// The code of an error that refusedCertificate() has more about: connection.untrusted or .not_signed.
bool isCertificateError(QStringView code);

/// Pins in the program's settings ("certificates"): fingerprints and dates, no secrets.
void loadTrustedCertificates();
void saveTrustedCertificates();

/// Lets the manager go on where a pin answers for the certificate, and keeps what it refused.
void heedPins(QNetworkAccessManager &manager);

/// "AB:CD:…", as other programs print fingerprints.
QString fingerprintText(const QByteArray &sha256);

} // namespace servescope

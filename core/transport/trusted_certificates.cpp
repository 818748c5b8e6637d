// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/trusted_certificates.h"

#include "core/transport/private_authority.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSettings>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>
#include <map>
#include <mutex>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct Known
{
    std::mutex mutex;
    std::map<QString, CertificatePin> pins;
    std::map<QString, ShownCertificate> refused;
};

Known &known()
{
    static Known all;
    return all;
}

/// Lanes spell the host in many ways and open connections under a scheme of their own.
QString serverName(const QUrl &url)
{
    const QString host = url.host().toLower();
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host).arg(url.port(443));
}

QString firstOf(const QStringList &commonNames, const QStringList &organizations)
{
    return !commonNames.isEmpty() ? commonNames.first() : organizations.value(0);
}

#if QT_CONFIG(ssl)
ShownCertificate described(const QString &server, const QSslCertificate &certificate,
                           const QList<QSslError> &errors)
{
    ShownCertificate shown;
    shown.server = server;
    shown.subject = firstOf(certificate.subjectInfo(QSslCertificate::CommonName),
                            certificate.subjectInfo(QSslCertificate::Organization));
    shown.issuer = firstOf(certificate.issuerInfo(QSslCertificate::CommonName),
                           certificate.issuerInfo(QSslCertificate::Organization));
    shown.names = certificate.subjectAlternativeNames().values();
    shown.names.sort();
    shown.validFrom = certificate.effectiveDate();
    shown.validUntil = certificate.expiryDate();
    shown.sha256 = certificate.digest(QCryptographicHash::Sha256);
    for (const QSslError &error : errors)
        shown.problems << error.errorString();
    shown.problems.removeDuplicates();
    return shown;
}

/// Whether nobody who is trusted signed it, whatever else is wrong.
bool unknownIssuer(const QList<QSslError> &errors)
{
    return std::any_of(errors.begin(), errors.end(), [](const QSslError &error) {
        return error.error() == QSslError::UnableToGetIssuerCertificate ||
               error.error() == QSslError::UnableToGetLocalIssuerCertificate ||
               error.error() == QSslError::UnableToVerifyFirstCertificate ||
               error.error() == QSslError::SelfSignedCertificate ||
               error.error() == QSslError::SelfSignedCertificateInChain ||
               error.error() == QSslError::CertificateSignatureFailed ||
               error.error() == QSslError::CertificateUntrusted;
    });
}

void onSslErrors(QNetworkReply *reply, const QList<QSslError> &errors)
{
    const QSslCertificate certificate = reply->sslConfiguration().peerCertificate();
    if (certificate.isNull())
        return;
    const QString server = serverName(reply->url());
    const QString authority = unknownIssuer(errors) ? authorityFile(reply->url()) : QString();
    const QByteArray sha256 = certificate.digest(QCryptographicHash::Sha256);
    Known &all = known();
    const std::lock_guard lock(all.mutex);
    const auto pin = all.pins.find(server);
    const bool pinned = pin != all.pins.end() && QDateTime::currentDateTimeUtc() < pin->second.until;
    if (pinned && pin->second.sha256 == sha256) {
        reply->ignoreSslErrors();
        return;
    }
    ShownCertificate &shown = all.refused[server] = described(server, certificate, errors);
    shown.authorityFile = authority;
    if (pin != all.pins.end() && pin->second.sha256 != sha256)
        shown.pin = pin->second;
}
#endif

} // namespace

QDateTime ShownCertificate::trustUntil() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return validUntil > now ? validUntil : now.addDays(30);
}

std::vector<CertificatePin> trustedCertificates()
{
    Known &all = known();
    const std::lock_guard lock(all.mutex);
    std::vector<CertificatePin> pins;
    for (const auto &[server, pin] : all.pins)
        pins.push_back(pin);
    return pins;
}

void setTrustedCertificates(const std::vector<CertificatePin> &pins)
{
    Known &all = known();
    const std::lock_guard lock(all.mutex);
    all.pins.clear();
    for (const CertificatePin &pin : pins)
        all.pins[pin.server] = pin;
}

void trustCertificate(const CertificatePin &pin)
{
    Known &all = known();
    const std::lock_guard lock(all.mutex);
    all.pins[pin.server] = pin;
    all.refused.erase(pin.server);
}

std::optional<ShownCertificate> refusedCertificate(const QUrl &url)
{
    Known &all = known();
    const std::lock_guard lock(all.mutex);
    const auto found = all.refused.find(serverName(url));
    return found == all.refused.end() ? std::nullopt : std::optional(found->second);
}

bool isCertificateError(QStringView code)
{
    return code == "connection.untrusted"_L1 || code == "connection.not_signed"_L1;
}

void loadTrustedCertificates()
{
    QSettings settings;
    std::vector<CertificatePin> pins;
    const int size = settings.beginReadArray(u"certificates"_s);
    for (int i = 0; i < size; ++i) {
        settings.setArrayIndex(i);
        CertificatePin pin{settings.value(u"server"_s).toString(),
                           QByteArray::fromHex(settings.value(u"sha256"_s).toByteArray()),
                           QDateTime::fromString(settings.value(u"until"_s).toString(), Qt::ISODate)};
        if (!pin.server.isEmpty() && pin.sha256.size() == 32 && pin.until.isValid())
            pins.push_back(pin);
    }
    settings.endArray();
    setTrustedCertificates(pins);
}

void saveTrustedCertificates()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<CertificatePin> pins = trustedCertificates();
    std::erase_if(pins, [&now](const CertificatePin &pin) { return pin.until <= now; });
    QSettings settings;
    settings.remove(u"certificates"_s);
    settings.beginWriteArray(u"certificates"_s, static_cast<int>(pins.size()));
    for (int i = 0; i < static_cast<int>(pins.size()); ++i) {
        const CertificatePin &pin = pins[static_cast<size_t>(i)];
        settings.setArrayIndex(i);
        settings.setValue(u"server"_s, pin.server);
        settings.setValue(u"sha256"_s, QString::fromLatin1(pin.sha256.toHex()));
        settings.setValue(u"until"_s, pin.until.toUTC().toString(Qt::ISODate));
    }
    settings.endArray();
}

void heedPins(QNetworkAccessManager &manager)
{
#if QT_CONFIG(ssl)
    QObject::connect(&manager, &QNetworkAccessManager::sslErrors, &manager, &onSslErrors);
#else
    Q_UNUSED(manager)
#endif
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

} // namespace servescope

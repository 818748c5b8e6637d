// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/private_authority.h"

#include "core/base/files.h"

#include <QDateTime>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>

#include <algorithm>
#include <list>
#include <mutex>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileLimit = 16LL << 20;

#if QT_CONFIG(ssl)
struct Trust
{
    QString file;
    QStringList hosts;
    QList<QSslCertificate> certificates;
};

struct Leases
{
    std::mutex mutex;
    std::list<Trust> all;
};

Leases &leases()
{
    static Leases held;
    return held;
}

/// Ends its trust with the last copy of the lease.
struct Lease
{
    std::list<Trust>::iterator trust;
    ~Lease()
    {
        const std::lock_guard lock(leases().mutex);
        leases().all.erase(trust);
    }
};

/// The newest trust for that host; the caller holds the mutex.
const Trust *trustFor(const QString &host)
{
    const auto &all = leases().all;
    const auto found = std::find_if(all.rbegin(), all.rend(), [&host](const Trust &trust) {
        return trust.hosts.contains(host, Qt::CaseInsensitive);
    });
    return found == all.rend() ? nullptr : &*found;
}

Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, fileLimit);
    if (!bytes) {
        const QString why = bytes.error().args.value(1, bytes.error().message);
        return Error{u"ca_file.unreadable"_s,
                     u"The file of certificates %1 cannot be read: %2."_s.arg(path, why),
                     u"Name a file in PEM form that has the certificates of your authority."_s,
                     {path, why}};
    }
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (certificates.isEmpty())
        return Error{u"ca_file.no_certificate"_s,
                     u"%1 holds no certificate in PEM form."_s.arg(path),
                     u"It has to have a block that begins with -----BEGIN CERTIFICATE-----."_s,
                     {path}};
    const auto last = std::ranges::max_element(certificates, {}, &QSslCertificate::expiryDate);
    if (last->expiryDate() < QDateTime::currentDateTimeUtc()) {
        const QString day = last->expiryDate().date().toString(Qt::ISODate);
        return Error{u"ca_file.expired"_s,
                     u"The certificates in %1 were valid until %2."_s.arg(path, day),
                     u"Ask for the authority's present certificate."_s,
                     {path, day}};
    }
    return certificates;
}
#endif

} // namespace

Result<AuthorityLease> trustAuthorities(const QString &path, const QStringList &addresses)
{
    if (path.isEmpty())
        return AuthorityLease();
#if QT_CONFIG(ssl)
    Result<QList<QSslCertificate>> certificates = readCertificates(path);
    if (!certificates)
        return certificates.error();
    Trust trust{path, {}, *std::move(certificates)};
    for (const QString &address : addresses) {
        if (const QString host = QUrl(address.trimmed()).host(); !host.isEmpty())
            trust.hosts += host;
    }
    const std::lock_guard lock(leases().mutex);
    return AuthorityLease(
        std::shared_ptr<Lease>(new Lease{leases().all.insert(leases().all.end(), std::move(trust))}));
#else
    Q_UNUSED(addresses)
    return Error{u"ca_file.unreadable"_s,
                 u"The file of certificates %1 cannot be read: %2."_s.arg(path, u"no TLS in this Qt"_s),
                 u"Name a file in PEM form that has the certificates of your authority."_s,
                 {path, u"no TLS in this Qt"_s}};
#endif
}

void heedAuthorities(QNetworkRequest &request)
{
#if QT_CONFIG(ssl)
    if (request.url().scheme() != "https"_L1)
        return;
    QList<QSslCertificate> certificates;
    {
        const std::lock_guard lock(leases().mutex);
        if (const Trust *trust = trustFor(request.url().host()))
            certificates = trust->certificates;
    }
    if (certificates.isEmpty())
        return;
    // Adding to a configuration ends its loading of the system's authorities on demand.
    static const QList<QSslCertificate> system = QSslConfiguration::systemCaCertificates();
    QSslConfiguration configuration = request.sslConfiguration();
    configuration.setCaCertificates(system + certificates);
    request.setSslConfiguration(configuration);
#else
    Q_UNUSED(request)
#endif
}

QString authorityFile(const QUrl &url)
{
#if QT_CONFIG(ssl)
    const std::lock_guard lock(leases().mutex);
    const Trust *trust = trustFor(url.host());
    return trust ? trust->file : QString();
#else
    Q_UNUSED(url)
    return {};
#endif
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/network_defaults.h"

#include "core/transport/connection_error.h"
#include "core/transport/private_authority.h"
#include "core/transport/trusted_certificates.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <atomic>
#include <mutex>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

/// The system's proxies for everything but this machine.
class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host =
            query.queryType() == QNetworkProxyQuery::UrlRequest ? query.url().host() : query.peerHostName();
        if (isLoopback(host))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// A manager opens its sockets unbuffered, 15 system calls per stream event instead of 6, unless its proxy
/// can tunnel. The application's default proxy with only that capability is no proxy at all, but gets the
/// buffered socket.
class BufferedDirect : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        QNetworkProxy proxy(QNetworkProxy::DefaultProxy);
        proxy.setCapabilities(QNetworkProxy::TunnelingCapability);
        return {proxy};
    }
};

class NoCookies : public QNetworkCookieJar
{
public:
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

std::atomic_bool anyCertificate = false;

QNetworkProxy systemProxy(const QUrl &target)
{
    if (isLoopback(target.host()))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QList<QNetworkProxy> proxies =
        QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(target));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

} // namespace

std::unique_ptr<QNetworkAccessManager> makeMeasuringManager(const QUrl &target)
{
    static std::once_flag once;
    std::call_once(once, [] { QNetworkProxyFactory::setApplicationProxyFactory(new SystemProxies); });

    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setCookieJar(new NoCookies);
    const QNetworkProxy proxy = systemProxy(target);
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        manager->setProxyFactory(new BufferedDirect);
    else
        manager->setProxy(proxy);
    if (anyCertificate) {
        QObject::connect(manager.get(), &QNetworkAccessManager::sslErrors, manager.get(),
                         [](QNetworkReply *reply) { reply->ignoreSslErrors(); });
    } else {
        heedPins(*manager);
    }
    return manager;
}

void acceptAnyCertificate(bool accept)
{
    anyCertificate = accept;
}

void prepareRequest(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept", "*/*");
    request.setRawHeader("Accept-Language", "*");
    request.setRawHeader("User-Agent", "ServeScope/" SERVESCOPE_VERSION);
    heedAuthorities(request);
}

QByteArray contentEncoding(const QNetworkReply &reply)
{
    const QByteArray encoding = reply.rawHeader("Content-Encoding").trimmed();
    return encoding.compare("identity", Qt::CaseInsensitive) == 0 ? QByteArray() : encoding.left(40);
}

Error compressedAnswer(const QUrl &url, const QByteArray &encoding)
{
    const QString where = shortUrl(url), how = QString::fromLatin1(encoding);
    return {u"protocol.compressed"_s,
            u"The answer of %1 came compressed (%2), although it was asked for as it is: compression holds a "
            "stream back, so its times would mean nothing."_s.arg(where, how),
            u"Switch compression off for this path at the proxy before the server (nginx: gzip off)."_s,
            {where, how}};
}

QString proxyInUse(const QUrl &target)
{
    const QNetworkProxy proxy = systemProxy(target);
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        return {};
    return u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
}

} // namespace servescope

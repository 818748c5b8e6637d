// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/connection_error.h"

#include "core/transport/trusted_certificates.h"

namespace servescope {

using namespace Qt::StringLiterals;

QString shortUrl(const QUrl &url)
{
    return url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

Error connectionError(QNetworkReply::NetworkError code, const QString &detail, const QUrl &url)
{
    const QString where = shortUrl(url);
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return {u"connection.refused"_s,
                u"Nothing answers at %1: connection refused."_s.arg(where),
                u"Is the server running, and is the port right?"_s,
                {where}};
    case QNetworkReply::HostNotFoundError:
        return {u"connection.host_not_found"_s,
                u"The host %1 is not known."_s.arg(url.host()),
                u"Check the spelling of the base URL and the name service."_s,
                {url.host()}};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return {u"connection.timeout"_s,
                u"%1 did not answer in time."_s.arg(where),
                u"Is the host reachable from here, and no firewall between?"_s,
                {where}};
    case QNetworkReply::SslHandshakeFailedError:
        if (const auto shown = refusedCertificate(url); shown && !shown->authorityFile.isEmpty())
            return {u"connection.not_signed"_s,
                    u"The certificate of %1 is signed by no authority in %2: %3."_s.arg(
                        where, shown->authorityFile, detail),
                    u"Name the certificates of the authority that made it."_s,
                    {where, shown->authorityFile, detail}};
        else if (shown)
            return {
                u"connection.untrusted"_s,
                u"The certificate of %1 is not trusted on this machine: %2."_s.arg(where, detail),
                u"If it is a server of your own, let the test of the connection show you the certificate, "
                "or use --insecure on the command line."_s,
                {where, detail}};
        return {u"connection.tls"_s,
                u"No secure connection to %1: %2."_s.arg(where, detail),
                u"Is it https, and is the certificate trusted on this machine?"_s,
                {where, detail}};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // Qt would have sent the request again; see OneShotBody
        return {u"connection.closed"_s,
                u"%1 closed the connection before its answer was complete."_s.arg(where),
                u"The server's log may tell why."_s,
                {where}};
    default:
        break;
    }
    if (code >= QNetworkReply::ProxyConnectionRefusedError && code <= QNetworkReply::UnknownProxyError)
        return {u"connection.proxy"_s,
                u"The proxy towards %1 failed: %2."_s.arg(where, detail),
                u"Check the proxy settings, or set no_proxy for this host."_s,
                {where, detail}};
    return {u"connection.failed"_s,
            u"The connection to %1 failed: %2."_s.arg(where, detail),
            {},
            {where, detail}};
}

} // namespace servescope

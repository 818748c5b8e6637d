// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/lane.h"

#include "core/transport/connection_error.h"
#include "core/transport/network_defaults.h"
#include "core/transport/one_shot_body.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <utility>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype errorBodyLimit = qsizetype(64) * 1024;
constexpr int mostRedirects = 5;
constexpr int temporaryRedirect = 307, permanentRedirect = 308; // the two that keep method and body

bool isSameServer(const QUrl &a, const QUrl &b)
{
    const int standard = a.scheme() == "https"_L1 ? 443 : 80;
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port(standard) == b.port(standard);
}
} // namespace

Lane::Lane(QNetworkAccessManager *manager, const QNetworkRequest &request, int number)
    : m_manager(manager), m_target(request.url()), m_request(request), m_number(number)
{}

Lane::~Lane()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void Lane::preconnect()
{
    // connectToHost() cannot carry a peer-verify name; a request with this scheme can, and sends nothing.
    QNetworkRequest request(m_request);
    QUrl url = request.url();
    const int port = url.port(url.scheme() == "https"_L1 ? 443 : 80);
    url.setScheme(u"preconnect-"_s + url.scheme());
    url.setPort(port);
    url.setPath({});
    url.setQuery(QString());
    request.setUrl(url);
    QNetworkReply *reply = m_manager->get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        const bool failed = reply->error() != QNetworkReply::NoError;
        const Error failure =
            failed ? connectionError(reply->error(), reply->errorString(), m_request.url()) : Error{};
        reply->deleteLater();
        Q_EMIT preconnected(failure);
    });
}

void Lane::post(const QByteArray &requestId, const QByteArray &body, ExchangeListener *listener)
{
    Q_ASSERT(!busy());
    m_listener = listener;
    m_body = body;
    m_resent = false;
    if (std::exchange(m_redirects, 0) > 0)
        m_request.setUrl(m_target);
    if (!requestId.isEmpty())
        m_request.setRawHeader("x-request-id", requestId);
    send();
}

void Lane::send()
{
    m_status = 0;
    m_encoding.clear();
    m_fresh = false;
    m_otherBody.clear();
    auto *body = new OneShotBody(m_body);
    m_reply = m_manager->post(m_request, body);
    body->setParent(m_reply); // the network thread may ask for more of it until the reply is gone
    connect(m_reply, &QNetworkReply::readyRead, this, &Lane::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &Lane::onFinished);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_listener->written(monotonicNow()); });
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        m_fresh = true;
        m_listener->connecting(monotonicNow());
        Q_EMIT connecting();
    });
#if QT_CONFIG(ssl)
    connect(m_reply, &QNetworkReply::encrypted, this, [this] {
        if (m_fresh)
            m_listener->encrypted(monotonicNow());
    });
#endif
}

/// Idle connections are closed by servers and by whatever stands between; the request that notices it first
/// is not at fault.
bool Lane::mayResend() const
{
    const QNetworkReply::NetworkError code = m_reply->error();
    return !m_fresh && !m_resent && m_status == 0 &&
           (code == QNetworkReply::ContentReSendError || code == QNetworkReply::RemoteHostClosedError) &&
           m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isNull();
}

/// Another server is not followed: a load through one that only points elsewhere would measure the pointing,
/// and the key is not meant for the other one.
bool Lane::follow()
{
    if ((m_status != temporaryRedirect && m_status != permanentRedirect) || m_redirects >= mostRedirects)
        return false;
    const QByteArray location = m_reply->rawHeader("Location");
    const QUrl next = m_request.url().resolved(QUrl::fromEncoded(location));
    if (location.isEmpty() || !next.isValid() || !isSameServer(next, m_request.url()))
        return false;
    m_request.setUrl(next.adjusted(QUrl::RemoveFragment | QUrl::RemoveUserInfo));
    if (m_status == permanentRedirect && m_redirects == 0)
        m_target = m_request.url();
    ++m_redirects;
    return true;
}

void Lane::sendAgain()
{
    m_reply->disconnect(this);
    m_reply->deleteLater();
    send();
}

void Lane::onReadyRead()
{
    const Nanoseconds now = monotonicNow();
    if (m_status == 0) {
        m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        m_encoding = contentEncoding(*m_reply);
    }
    if (m_status == 200 &&
        !m_encoding.isEmpty()) { // what comes cannot be read: no use in waiting for its end
        endCompressed(now);
        return;
    }
    readBody(now);
}

void Lane::endCompressed(Nanoseconds now)
{
    ExchangeEnd result;
    result.time = now;
    result.httpStatus = m_status;
    result.encoding = m_encoding;
    result.error = compressedAnswer(m_request.url(), m_encoding);
    end(result);
}

void Lane::readBody(Nanoseconds now)
{
    const qint64 available = m_reply->bytesAvailable();
    if (available <= 0)
        return;
    if (m_buffer.size() < available)
        m_buffer.resize(available);
    const qint64 count = m_reply->read(m_buffer.data(), available);
    if (count <= 0)
        return;
    const QByteArrayView bytes(m_buffer.constData(), count);
    if (m_status == 200)
        m_listener->received(bytes, now);
    else if (m_encoding.isEmpty() && m_otherBody.size() < errorBodyLimit)
        m_otherBody += bytes.first(qMin<qsizetype>(bytes.size(), errorBodyLimit - m_otherBody.size()));
}

void Lane::onFinished()
{
    const Nanoseconds now = monotonicNow();
    // Qt reports an answer of status 4xx or 5xx as a "content" or "server" error: for us it is a complete
    // answer.
    constexpr int firstContentError = QNetworkReply::ContentAccessDenied;
    if (m_reply->isOpen()) {
        onReadyRead();
        if (!m_reply) // it came compressed
            return;
    }
    if (mayResend()) {
        m_resent = true;
        m_listener->resent(now);
        sendAgain();
        return;
    }
    if (follow()) {
        m_listener->redirected(now, m_request.url());
        sendAgain();
        return;
    }
    ExchangeEnd result;
    result.time = now;
    result.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    result.redirectTo = m_reply->rawHeader("Location");
    result.retryAfter = m_reply->rawHeader("Retry-After");
    result.body = m_otherBody;
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code == QNetworkReply::NoError || (result.httpStatus != 0 && code >= firstContentError))
        result.clean = true;
    else
        result.error = connectionError(code, m_reply->errorString(), m_request.url());
    end(result);
}

void Lane::abort()
{
    if (!m_reply)
        return;
    ExchangeEnd result;
    result.time = monotonicNow();
    result.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.aborted = true;
    end(result);
}

void Lane::end(const ExchangeEnd &result)
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    ExchangeListener *listener = std::exchange(m_listener, nullptr);
    reply->disconnect(this);
    if (reply->isRunning())
        reply->abort();
    reply->deleteLater();
    m_body.clear();
    Q_EMIT freed(m_number); // first: the listener may send the next request from within ended()
    listener->ended(result);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/lane.h"

#include "core/transport/connection_error.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <utility>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype errorBodyLimit = 64 * 1024;
}

Lane::Lane(QNetworkAccessManager *manager, const QNetworkRequest &request, int number)
    : m_manager(manager), m_request(request), m_number(number)
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
    m_status = 0;
    m_otherBody.clear();
    if (!requestId.isEmpty())
        m_request.setRawHeader("x-request-id", requestId);
    m_reply = m_manager->post(m_request, body);
    connect(m_reply, &QNetworkReply::readyRead, this, &Lane::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &Lane::onFinished);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        const Nanoseconds now = monotonicNow();
        m_listener->written(now);
    });
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &Lane::connecting);
}

void Lane::onReadyRead()
{
    const Nanoseconds now = monotonicNow();
    readBody(now);
}

void Lane::readBody(Nanoseconds now)
{
    if (m_status == 0)
        m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
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
    else if (m_otherBody.size() < errorBodyLimit)
        m_otherBody += bytes.first(qMin<qsizetype>(bytes.size(), errorBodyLimit - m_otherBody.size()));
}

void Lane::onFinished()
{
    const Nanoseconds now = monotonicNow();
    // Qt reports an answer of status 4xx or 5xx as a "content" or "server" error: for us it is a complete
    // answer.
    constexpr int firstContentError = QNetworkReply::ContentAccessDenied;
    if (m_reply->isOpen())
        readBody(now);
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
    end(std::move(result));
}

void Lane::abort()
{
    if (!m_reply)
        return;
    ExchangeEnd result;
    result.time = monotonicNow();
    result.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.aborted = true;
    end(std::move(result));
}

void Lane::end(ExchangeEnd result)
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    ExchangeListener *listener = std::exchange(m_listener, nullptr);
    reply->disconnect(this);
    if (reply->isRunning())
        reply->abort();
    reply->deleteLater();
    Q_EMIT freed(m_number); // first: the listener may send the next request from within ended()
    listener->ended(result);
}

} // namespace servescope

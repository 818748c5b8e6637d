// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/http_fetch.h"

#include "core/transport/connection_error.h"
#include "core/transport/network_defaults.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int redirectLimit = 5;
constexpr qint64 bodyLimit = 64LL << 20;
constexpr int cancelPollMs = 20;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

/// Whether a bearer meant for `from` may be shown to `to`: the same host and port, or its plain port's
/// upgrade.
bool mayKeepBearer(const QUrl &from, const QUrl &to)
{
    if (from.host().compare(to.host(), Qt::CaseInsensitive) != 0)
        return false;
    if (from.scheme() == to.scheme())
        return portOf(from) == portOf(to);
    return from.scheme() == "http"_L1 && portOf(from) == 80 && portOf(to) == 443;
}

Error failed(const QUrl &url, const QString &message, const QString &hint)
{
    return Error{u"connection.failed"_s, message, hint, {shortUrl(url)}};
}

Error answerError(const QNetworkReply &reply, int status, const QUrl &url)
{
    // Bytes that are no HTTP end as a closed connection in Qt, which cannot be told from a real one.
    if (reply.error() == QNetworkReply::RemoteHostClosedError && status == 0)
        return Error{u"connection.closed"_s,
                     u"%1 closed the connection without an HTTP answer."_s.arg(shortUrl(url)),
                     u"Is the port right, and http or https as the server expects?"_s,
                     {shortUrl(url)}};
    return connectionError(reply.error(), reply.errorString(), url);
}

Error badUrl(const QUrl &url)
{
    const QString shown = shortUrl(url); // empty for what is no URL at all, which may hold a secret
    return Error{u"connection.bad_url"_s,
                 shown.isEmpty() ? u"The server's address is not a valid http or https address."_s
                                 : u"%1 is not an http or https address."_s.arg(shown),
                 u"Write it like http://127.0.0.1:8000."_s,
                 {shown}};
}

class Fetcher
{
public:
    explicit Fetcher(const std::atomic_bool *cancelled) : m_cancelled(cancelled)
    {
        m_deadline.setSingleShot(true);
        m_deadline.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_deadline, &QTimer::timeout, &m_loop, [this] { stop(Stop::Timeout); });
        QObject::connect(&m_poll, &QTimer::timeout, &m_loop, [this] {
            if (m_cancelled->load())
                stop(Stop::Cancelled);
        });
        if (m_cancelled)
            m_poll.start(cancelPollMs);
    }

    Result<HttpAnswer> fetch(HttpCall call)
    {
        const QUrl first = call.url;
        m_stop = Stop::No;
        m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(call.timeout));
        for (int hop = 0; hop <= redirectLimit; ++hop) {
            Result<HttpAnswer> answer = once(call);
            if (!answer || (answer->status != 307 && answer->status != 308))
                return answer;
            const QUrl target = call.url.resolved(QUrl::fromEncoded(location(*answer)));
            if (location(*answer).isEmpty() || !target.isValid())
                return answer;
            if (!mayKeepBearer(call.url, target)) {
                call.bearer.clear();
                call.headers.clear();
            }
            call.url = target;
        }
        return failed(
            first,
            u"%1 redirects in a circle (more than %2 times)."_s.arg(shortUrl(first)).arg(redirectLimit),
            u"Use the address the server itself names."_s);
    }

private:
    enum class Stop { No, Timeout, Cancelled, TooLarge };

    static QByteArray location(const HttpAnswer &answer)
    {
        for (const auto &[name, value] : answer.headers)
            if (name.compare("location", Qt::CaseInsensitive) == 0)
                return value;
        return {};
    }

    void stop(Stop why)
    {
        if (m_stop == Stop::No)
            m_stop = why;
        m_loop.quit();
    }

    static QNetworkRequest request(const HttpCall &call)
    {
        QNetworkRequest request(call.url);
        prepareRequest(request);
        if (!call.body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!call.bearer.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + call.bearer);
        for (const auto &[name, value] : call.headers)
            request.setRawHeader(name, value);
        return request;
    }

    /// One manager per server: whether a proxy stands between depends on the host.
    QNetworkAccessManager &manager(const QUrl &url)
    {
        if (!m_manager || m_managerFor != shortUrl(url)) {
            m_manager = makeMeasuringManager(url);
            m_managerFor = shortUrl(url);
        }
        return *m_manager;
    }

    Result<HttpAnswer> once(const HttpCall &call)
    {
        if (!call.url.isValid() || call.url.host().isEmpty() ||
            (call.url.scheme() != "http"_L1 && call.url.scheme() != "https"_L1))
            return badUrl(call.url);
        if (m_cancelled && m_cancelled->load())
            return cancelledError();
        HttpAnswer answer;
        const std::unique_ptr<QNetworkReply> reply(call.body.isEmpty() && !call.post
                                                       ? manager(call.url).get(request(call))
                                                       : manager(call.url).post(request(call), call.body));
        const auto take = [&] {
            answer.body += reply->readAll();
            if (answer.body.size() > bodyLimit)
                stop(Stop::TooLarge);
        };
        QObject::connect(reply.get(), &QIODevice::readyRead, &m_loop, take);
        QObject::connect(reply.get(), &QNetworkReply::finished, &m_loop, &QEventLoop::quit);
        if (m_stop == Stop::No && !reply->isFinished())
            m_loop.exec();
        if (m_stop != Stop::No) {
            reply->disconnect(&m_loop);
            return stopped(call);
        }
        take();
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // Qt reports an answer of status ≥ 400 as an error too, numbered above 200; those below are the
        // network's.
        const bool answered = reply->error() == QNetworkReply::NoError ||
                              (answer.status >= 400 && reply->error() > QNetworkReply::UnknownProxyError);
        if (!answered)
            return answerError(*reply, answer.status, call.url);
        if (const QByteArray encoding = contentEncoding(*reply); !encoding.isEmpty() && answer.status == 200)
            return compressedAnswer(call.url, encoding);
        for (const auto &pair : reply->rawHeaderPairs())
            answer.headers.emplace_back(pair.first, pair.second);
        return answer;
    }

    static Error cancelledError() { return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}}; }

    Error stopped(const HttpCall &call) const
    {
        if (m_stop == Stop::Cancelled)
            return cancelledError();
        if (m_stop == Stop::TooLarge)
            return failed(
                call.url,
                u"The answer of %1 is larger than %2 MiB."_s.arg(shortUrl(call.url)).arg(bodyLimit >> 20),
                u"Is it the right address?"_s);
        const QString seconds = QString::number(toSeconds(call.timeout), 'g', 3);
        return Error{u"connection.timeout"_s,
                     u"%1 did not answer within %2 seconds."_s.arg(shortUrl(call.url), seconds),
                     u"Is the server still loading its model, or is the address of something else?"_s,
                     {shortUrl(call.url), seconds}};
    }

    QEventLoop m_loop;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QString m_managerFor;
    QTimer m_deadline;
    QTimer m_poll;
    const std::atomic_bool *m_cancelled;
    Stop m_stop = Stop::No;
};

} // namespace

Result<std::vector<HttpAnswer>> httpFetch(const std::vector<HttpCall> &calls,
                                          const std::atomic_bool *cancelled)
{
    Fetcher fetcher(cancelled);
    std::vector<HttpAnswer> answers;
    answers.reserve(calls.size());
    for (const HttpCall &call : calls) {
        Result<HttpAnswer> answer = fetcher.fetch(call);
        if (!answer)
            return answer.error();
        answers.push_back(std::move(answer).value());
    }
    return answers;
}

Result<HttpAnswer> httpFetch(const HttpCall &call, const std::atomic_bool *cancelled)
{
    return Fetcher(cancelled).fetch(call);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/http_download.h"

#include "core/transport/connection_error.h"
#include "core/transport/network_defaults.h"

#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int downloadRedirectLimit = 10;
constexpr qint64 excerptLimit = 4096;
constexpr int downloadPollMs = 20;

class Download
{
public:
    Download(const DownloadCall &call, const std::atomic_bool *cancelled)
        : m_call(call), m_cancelled(cancelled), m_file(call.path)
    {}

    Result<HttpAnswer> run()
    {
        QUrl url = m_call.url;
        QByteArray bearer = m_call.bearer;
        for (int hop = 0; hop <= downloadRedirectLimit; ++hop) {
            Result<HttpAnswer> answer = once(url, bearer);
            if (!answer)
                return answer;
            const bool redirect = answer->status >= 301 && answer->status <= 308 && answer->status != 304;
            if (answer->status == 416) { // nothing is left, or the old bytes are of another file
                m_file.close();
                if (!QFile::remove(m_call.path))
                    return answer;
                continue;
            }
            if (!redirect)
                return answer;
            QByteArray location;
            for (const auto &[name, value] : answer->headers)
                if (name.compare("location", Qt::CaseInsensitive) == 0)
                    location = value;
            const QUrl target = url.resolved(QUrl::fromEncoded(location));
            if (location.isEmpty() || !target.isValid())
                return answer;
            if (target.host() != url.host() || target.port() != url.port() || target.scheme() != url.scheme())
                bearer.clear();
            url = target;
        }
        return Error{u"connection.failed"_s,
                     u"%1 redirects in a circle (more than %2 times)."_s.arg(shortUrl(m_call.url))
                         .arg(downloadRedirectLimit),
                     u"Use the address the server itself names."_s,
                     {shortUrl(m_call.url)}};
    }

private:
    Result<HttpAnswer> once(const QUrl &url, const QByteArray &bearer)
    {
        if (!url.isValid() || url.host().isEmpty() ||
            (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
            return Error{u"connection.bad_url"_s,
                         u"%1 is not an http or https address."_s.arg(shortUrl(url)),
                         u"Write it like http://127.0.0.1:8000."_s,
                         {shortUrl(url)}};
        const auto manager = makeMeasuringManager(url);
        QNetworkRequest request(url);
        prepareRequest(request);
        if (!bearer.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + bearer);
        const qint64 have = QFile(m_call.path).size();
        if (have > 0)
            request.setRawHeader("Range", "bytes=" + QByteArray::number(have) + '-');
        const std::unique_ptr<QNetworkReply> reply(manager->get(request));
        HttpAnswer answer;
        QEventLoop loop;
        QTimer silence, poll;
        silence.setSingleShot(true);
        silence.setInterval(std::chrono::ceil<std::chrono::milliseconds>(m_call.silence));
        enum class Stop { No, Silence, Cancelled, Disk } stop = Stop::No;
        const auto end = [&](Stop why) {
            if (stop == Stop::No)
                stop = why;
            loop.quit();
        };
        QObject::connect(&silence, &QTimer::timeout, &loop, [&] { end(Stop::Silence); });
        QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
            if (m_cancelled->load())
                end(Stop::Cancelled);
        });
        if (m_cancelled)
            poll.start(downloadPollMs);
        const auto take = [&] {
            silence.start();
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            const QByteArray bytes = reply->readAll();
            if (status != 200 && status != 206) {
                if (status >= 400)
                    answer.body += bytes.left(excerptLimit - std::min(excerptLimit, answer.body.size()));
                return;
            }
            if (!m_file.isOpen()) {
                const auto mode = status == 206 ? QIODevice::Append : QIODevice::Truncate;
                if (!m_file.open(QIODevice::WriteOnly | mode))
                    return end(Stop::Disk);
                const qint64 length = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
                m_total = length > 0 ? length + m_file.pos() : -1;
            }
            if (m_file.write(bytes) != bytes.size())
                return end(Stop::Disk);
            if (m_call.progress)
                m_call.progress(m_file.pos(), m_total);
        };
        QObject::connect(reply.get(), &QIODevice::readyRead, &loop, take);
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        silence.start();
        if (!reply->isFinished())
            loop.exec();
        if (stop == Stop::No)
            take();
        const bool flushed = !m_file.isOpen() || m_file.flush();
        m_file.close();
        if (stop == Stop::Disk || !flushed)
            return Error{u"file.write"_s,
                         u"Cannot write %1: %2."_s.arg(m_call.path, m_file.errorString()),
                         u"Check the free space and the permissions; the old file is unchanged."_s,
                         {m_call.path, m_file.errorString()}};
        if (stop == Stop::Cancelled)
            return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
        if (stop == Stop::Silence) {
            const QString seconds = QString::number(toSeconds(m_call.silence), 'g', 3);
            return Error{u"connection.timeout"_s,
                         u"%1 did not answer within %2 seconds."_s.arg(shortUrl(url), seconds),
                         u"Is the server still loading its model, or is the address of something else?"_s,
                         {shortUrl(url), seconds}};
        }
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const bool answered = reply->error() == QNetworkReply::NoError ||
                              (answer.status >= 400 && reply->error() > QNetworkReply::UnknownProxyError);
        if (!answered)
            return connectionError(reply->error(), reply->errorString(), url);
        for (const auto &pair : reply->rawHeaderPairs())
            answer.headers.emplace_back(pair.first, pair.second);
        return answer;
    }

    const DownloadCall &m_call;
    const std::atomic_bool *m_cancelled;
    QFile m_file;
    qint64 m_total = -1;
};

} // namespace

Result<HttpAnswer> httpDownload(const DownloadCall &call, const std::atomic_bool *cancelled)
{
    return Download(call, cancelled).run();
}

} // namespace servescope

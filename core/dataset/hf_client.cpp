// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/hf_client.h"

#include "core/base/files.h"
#include "core/tokenizer/hub.h"
#include "core/transport/http_download.h"

#include <QFile>

#include <algorithm>
#include <thread>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 largestPage = 256LL << 20;

QByteArray headerOf(const HttpAnswer &answer, QByteArrayView wanted)
{
    for (const auto &[name, value] : answer.headers)
        if (name.compare(wanted, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

bool mayBecomeBetter(const HttpAnswer &answer)
{
    const QByteArray code = headerOf(answer, "x-error-code");
    if (answer.status == 429 || answer.status == 502 || answer.status == 503 || answer.status == 504)
        return true;
    return answer.status == 500 && (code.isEmpty() || code == "ResponseNotReady" ||
                                    code == "UnexpectedApiError" || code == "ResponseAlreadyComputedError");
}

Error cancelledError()
{
    return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
}

} // namespace

QString HfClient::server()
{
    QString url = QString::fromLocal8Bit(qgetenv("HF_DATASETS_SERVER")).trimmed();
    while (url.endsWith(u'/'))
        url.chop(1);
    return url.isEmpty() ? u"https://datasets-server.huggingface.co"_s : url;
}

Error HfClient::unreachable(const QString &why) const
{
    const QString reason = why.endsWith(u'.') ? why.chopped(1) : why;
    return Error{u"dataset.hf_unreachable"_s,
                 u"The rows of %1 cannot be fetched from %2: %3."_s.arg(m_id, server(), reason),
                 u"What has arrived is kept. Try again, or set HF_DATASETS_SERVER to a mirror."_s,
                 {m_id, server(), reason}};
}

Error HfClient::refused(const HttpAnswer &answer) const
{
    const QByteArray code = headerOf(answer, "x-error-code");
    const QString status = QString::number(answer.status);
    if (mayBecomeBetter(answer))
        return Error{u"dataset.hf_busy"_s,
                     u"%1 is not ready to give out the rows of %2 (status %3)."_s.arg(server(), m_id, status),
                     u"What has arrived is kept. Try again later; HF_TOKEN raises the limits."_s,
                     {server(), m_id, status}};
    if (answer.status == 401 || answer.status == 403 || code == "ExternalAuthenticatedError" ||
        code == "ExternalUnauthenticatedError")
        return Error{
            u"dataset.hf_denied"_s,
            u"The data set %1 is gated or private, or does not exist (status %2)."_s.arg(m_id, status),
            u"Accept its terms on the hub and set HF_TOKEN to a token of that account."_s,
            {m_id, status}};
    if (answer.status == 404)
        return Error{u"dataset.hf_missing"_s,
                     u"The hub has no rows of the data set %1 (status %2)."_s.arg(m_id, status),
                     u"Check the name. Where the hub has no viewer, download the file and use custom or "
                     u"sharegpt."_s,
                     {m_id, status}};
    const QString excerpt = QString::fromUtf8(answer.body.left(200)).simplified();
    return Error{u"dataset.hf_server"_s,
                 u"%1 answered with status %2: %3"_s.arg(server(), status, excerpt),
                 u"Try again later, or download the file and use custom or sharegpt."_s,
                 {server(), status, excerpt}};
}

bool HfClient::pause(Nanoseconds duration) const
{
    const Nanoseconds end = monotonicNow() + duration;
    while (monotonicNow() < end) {
        if (m_cancelled)
            return false;
        std::this_thread::sleep_for(std::min<Nanoseconds>(20ms, end - monotonicNow()));
    }
    return !m_cancelled;
}

Result<JsonValue> HfClient::get(const QString &path, const QUrlQuery &query)
{
    DownloadCall call;
    call.url = QUrl(server() + u'/' + path);
    call.url.setQuery(query);
    call.bearer = hubToken();
    call.path = m_scratch;
    Nanoseconds wait = m_patience.pause;
    for (int tries = 1;; ++tries, wait *= 2) {
        QFile::remove(m_scratch); // a page is asked for as a whole
        const Result<HttpAnswer> answer = httpDownload(call, &m_cancelled);
        Nanoseconds before = std::min(wait, m_patience.longestPause);
        m_answered = m_answered || answer.ok();
        if (!answer) {
            if (!answer.error().code.startsWith("connection."_L1))
                return answer.error();
            // Where nobody has ever answered, nobody will in a minute either.
            const bool absent = !m_answered && answer.error().code != "connection.closed"_L1;
            if (tries >= m_patience.tries || absent)
                return unreachable(answer.error().message);
        } else if (answer->status != 200) {
            if (tries >= m_patience.tries || !mayBecomeBetter(*answer))
                return refused(*answer);
            bool given = false;
            const double seconds = headerOf(*answer, "retry-after").trimmed().toDouble(&given);
            if (given && seconds >= 0 && seconds < 1e6)
                before = std::min(fromSeconds(seconds), m_patience.longestPause);
        } else {
            const Result<QByteArray> bytes = readFile(m_scratch, largestPage);
            QFile::remove(m_scratch);
            if (!bytes)
                return bytes.error();
            Result<JsonValue> value = readJson(*bytes);
            if (value && value->isObject())
                return value;
            return Error{u"dataset.hf_server"_s,
                         u"%1 answered with status %2: %3"_s.arg(
                             server(), u"200"_s, QString::fromUtf8(bytes->left(100)).simplified()),
                         u"Try again later, or download the file and use custom or sharegpt."_s,
                         {server(), u"200"_s, QString::fromUtf8(bytes->left(100)).simplified()}};
        }
        if (!pause(before))
            return cancelledError();
    }
}

} // namespace servescope

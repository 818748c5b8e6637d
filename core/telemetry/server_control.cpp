// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/server_control.h"

#include "core/transport/http_fetch.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

// The paths are taken from the sources of vLLM and SGLang, never met live: what a server answers is checked
// and noted in the result.
using Outcome = ControlAnswer::Outcome;
constexpr auto shortWait = std::chrono::seconds(30);

QUrl address(const QString &baseUrl, const QString &path)
{
    QUrl url(baseUrl.trimmed(), QUrl::StrictMode);
    QString prefix = url.path();
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    if (prefix.endsWith("/v1"_L1))
        prefix.chop(3);
    url.setPath(prefix + path);
    url.setQuery(QString());
    return url;
}

ControlAnswer order(const ControlTarget &target, const QString &path, const QByteArray &body,
                    Nanoseconds timeout)
{
    HttpCall call;
    call.url = address(target.baseUrl, path);
    call.body = body;
    call.post = true;
    call.headers = target.headers;
    call.timeout = timeout;
    const Result<HttpAnswer> answer = httpFetch(call, target.cancelled);
    if (!answer)
        return {Outcome::Failed, answer.error().message};
    if (answer->status == 404 || answer->status == 405 || answer->status == 501)
        return {Outcome::Absent, u"not offered by this server"_s};
    if (answer->status >= 300)
        return {Outcome::Failed, u"refused with HTTP %1"_s.arg(answer->status)};
    const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
    if (object.contains("success"_L1) && !object["success"_L1].toBool())
        return {Outcome::Failed, u"not done: requests were still running"_s};
    return {Outcome::Done, u"done"_s};
}

} // namespace

ControlAnswer resetPrefixCache(const ControlTarget &target)
{
    const ControlAnswer answer = order(target, u"/reset_prefix_cache"_s, {}, shortWait);
    return answer.outcome == Outcome::Absent ? order(target, u"/flush_cache"_s, {}, shortWait) : answer;
}

ControlAnswer startProfile(const ControlTarget &target, const QByteArray &body)
{
    return order(target, u"/start_profile"_s, body, shortWait);
}

ControlAnswer stopProfile(const ControlTarget &target, const QByteArray &body, Nanoseconds timeout)
{
    return order(target, u"/stop_profile"_s, body, timeout);
}

} // namespace servescope

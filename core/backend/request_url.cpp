// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/backend.h"
#include "core/backend/secrets.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

Error badUrl(const QString &what, const QString &hint)
{
    return {u"backend.bad_url"_s, what, hint, {}};
}

bool hasBlank(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
}

Result<QUrl> parseBase(const QString &base)
{
    const QString example = u"Write it like http://127.0.0.1:8000."_s;
    if (base.trimmed().isEmpty())
        return badUrl(u"The base URL is empty."_s, example);
    const qsizetype mark = base.indexOf("://"_L1);
    const QString behindScheme = mark < 0 ? base : base.mid(mark + 3);
    // First, because every other sentence repeats the address.
    if (behindScheme.section(u'/', 0, 0).contains(u'@'))
        return badUrl(u"The base URL holds a user name or password."_s,
                      u"Leave it out of the address; send credentials as an API key or header."_s);
    const QString shown = maskSecrets(base);
    if (hasBlank(base))
        return badUrl(u"The base URL “%1” contains a blank."_s.arg(shown), u"Remove it."_s);
    if (mark < 0) {
        static const QRegularExpression halfScheme(u"^(https?)[:/]+(?=[^/:])(?!\\d+(/|$))"_s,
                                                   QRegularExpression::CaseInsensitiveOption);
        const auto half = halfScheme.match(base);
        const QString suggested = half.hasMatch()
                                      ? half.captured(1).toLower() + u"://"_s + base.mid(half.capturedEnd())
                                      : u"http://"_s + QString(base).remove(QRegularExpression(u"^/+"_s));
        return badUrl(u"The base URL “%1” does not begin with http:// or https://."_s.arg(shown),
                      u"Did you mean %1?"_s.arg(maskSecrets(suggested)));
    }
    const QString scheme = base.left(mark).toLower();
    if (scheme != u"http" && scheme != u"https")
        return badUrl(
            u"The base URL “%1” begins with %2://, which is not supported."_s.arg(shown, maskSecrets(scheme)),
            u"Only http:// and https:// are."_s);
    if (behindScheme.section(u'/', 0, 0).isEmpty() || behindScheme.startsWith(u':'))
        return badUrl(u"The base URL “%1” names no host."_s.arg(shown), example);
    if (base.contains(u'?') || base.contains(u'#'))
        return badUrl(u"The base URL “%1” holds a “?” or “#”."_s.arg(shown),
                      u"A query such as ?api-version=… belongs to the endpoint."_s);
    const QUrl url(base, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return badUrl(u"The base URL “%1” is not a valid address."_s.arg(shown), example);
    if (url.port() == 0)
        return badUrl(u"The base URL “%1” has port 0."_s.arg(shown), u"Ports go from 1 to 65535."_s);
    return url;
}

/// "/proxy/v1" + "/v1/completions" → "/proxy/v1/completions"; also when the base holds the whole path
/// already.
QString join(QString base, const QString &path)
{
    while (base.endsWith(u'/'))
        base.chop(1);
    const QString bare = path.section(u'?', 0, 0);
    if (base.endsWith(bare) && bare.size() > 1)
        return base + path.mid(bare.size());
    const QString first = path.section(QRegularExpression(u"[/?]"_s), 1, 1); // "v1"
    static const QRegularExpression version(u"^v\\d+[a-z0-9]*$"_s);
    if (version.match(first).hasMatch() && base.endsWith(u'/' + first))
        return base + path.mid(first.size() + 1);
    return base + path;
}

} // namespace

Result<QByteArray> requestUrl(const QString &baseUrl, const QString &path)
{
    const auto base = parseBase(baseUrl);
    if (!base)
        return base.error();
    const QString example = u"Write it like /v1/completions."_s;
    if (hasBlank(path))
        return badUrl(u"The endpoint “%1” contains a blank."_s.arg(maskSecrets(path)), example);
    if (path.contains("://"_L1))
        return badUrl(u"The endpoint “%1” is a whole address."_s.arg(maskSecrets(path)), example);
    if (path.contains(u'#'))
        return badUrl(u"The endpoint “%1” holds a “#”."_s.arg(maskSecrets(path)), example);
    const QString rooted = path.isEmpty() || path.startsWith(u'/') ? path : u'/' + path;
    const QString text = base->scheme() + u"://"_s + base->authority(QUrl::FullyEncoded) +
                         join(base->path(QUrl::FullyEncoded), rooted);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return badUrl(u"The endpoint “%1” is not valid in an address."_s.arg(maskSecrets(path)), example);
    return url.toEncoded();
}

Result<QByteArray> requestUrl(const Backend &backend, const QString &baseUrl, const QString &endpoint)
{
    if (!endpoint.isEmpty())
        return requestUrl(baseUrl, endpoint);
    const QString path = backend.defaultPath();
    static const QRegularExpression openAiBase(u"/v1/*$"_s);
    static const QRegularExpression versioned(u"^/v\\d"_s);
    return requestUrl(versioned.match(path).hasMatch() ? baseUrl : QString(baseUrl).remove(openAiBase), path);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer other than 200 means, in one sentence for a person.
#include "core/backend/backend.h"
#include "core/backend/secrets.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// "The server at URL <what> (HTTP …); <advice>."
struct Meaning
{
    QLatin1StringView code;
    QLatin1StringView what;
    QLatin1StringView advice;
    bool configuration = false; ///< wrong settings rather than load
};

constexpr Meaning redirect{"http.redirect"_L1, "redirected the request to another address"_L1,
                           "use that address as the base URL"_L1, true};
constexpr Meaning badRequest{"http.bad_request"_L1, "refused the request"_L1,
                             "check the backend, the model and any extra parameters"_L1, true};
constexpr Meaning tooLong{"http.too_long"_L1, "found the request too long"_L1,
                          "shorten the input or the output, or serve the model with a longer context"_L1};
constexpr Meaning needsHttps{"http.needs_https"_L1, "speaks HTTPS only"_L1,
                             "write https:// in the base URL"_L1, true};
constexpr Meaning unauthorized{"http.unauthorized"_L1, "wants an API key, or refused the one it got"_L1,
                               "set the right API key"_L1, true};
constexpr Meaning forbidden{"http.forbidden"_L1, "forbids this request"_L1,
                            "check what the API key may do and whether a proxy stands in between"_L1, true};
constexpr Meaning notFound{"http.not_found"_L1, "has nothing at this path"_L1,
                           "check the endpoint and the base URL"_L1, true};
constexpr Meaning modelNotFound{"http.model_not_found"_L1, "does not serve the model asked for"_L1,
                                "compare the model name with the server's list of models"_L1, true};
constexpr Meaning methodNotAllowed{"http.method_not_allowed"_L1, "takes no POST request at this path"_L1,
                                   "check the endpoint and the base URL"_L1, true};
constexpr Meaning proxyLogin{"http.proxy_login"_L1, "was not reached because a proxy wants a login"_L1,
                             "set the proxy's user and password, or bypass it"_L1, true};
constexpr Meaning timeout{"http.timeout"_L1,
                          "did not answer in the time that it, or a gateway before it, allows"_L1, ""_L1};
constexpr Meaning rateLimited{"http.rate_limited"_L1, "limits the rate of requests"_L1,
                              "send fewer at a time"_L1};
constexpr Meaning quota{"http.quota"_L1, "reports that the quota is used up"_L1,
                        "check the account behind the API key"_L1, true};
constexpr Meaning loading{"http.loading"_L1, "is still loading its model"_L1, "wait until it is ready"_L1};
constexpr Meaning overloaded{"http.overloaded"_L1, "is overloaded or not ready"_L1, ""_L1};
constexpr Meaning badGateway{"http.bad_gateway"_L1, "was not reached by the gateway that answered for it"_L1,
                             "check that the server behind the gateway runs"_L1};
constexpr Meaning notImplemented{"http.not_implemented"_L1, "does not support this request"_L1,
                                 "check the endpoint and the model"_L1, true};
constexpr Meaning serverError{"http.server_error"_L1, "failed on the request"_L1, "its log says more"_L1};
constexpr Meaning otherStatus{"http.status"_L1, "gave an unexpected answer"_L1, ""_L1};

constexpr std::array all{redirect,   badRequest,     tooLong,       needsHttps,       unauthorized,
                         forbidden,  notFound,       modelNotFound, methodNotAllowed, proxyLogin,
                         timeout,    rateLimited,    quota,         loading,          overloaded,
                         badGateway, notImplemented, serverError,   otherStatus};

bool matches(const QString &text, QStringView pattern)
{
    return QRegularExpression(pattern.toString(), QRegularExpression::CaseInsensitiveOption)
        .match(text)
        .hasMatch();
}

bool saysUnknownModel(const QString &words, const QString &body)
{
    return matches(body, u"\"(model_not_found|DeploymentNotFound)\"") ||
           matches(words,
                   u"\\b(model|deployment)\\b[^.]*(does ?n[o']t exist|not found|not exist|is unknown|not "
                   "(being )?(served|available|loaded))|unknown model|no such model");
}

bool saysTooLong(const QString &words, const QString &body)
{
    // vLLM, OpenAI · llama.cpp · SGLang · TGI · Anthropic
    return matches(body, u"context_length_exceeded|exceed_context_size") ||
           matches(words, u"context (length|window|size)|token count exceeds|max_new_tokens`? must be|"
                          "(prompt|input|request)s? (is|are) too (long|large)|too many tokens");
}

const Meaning &meaningOf(int status, const QString &words, const QString &body)
{
    if ((status == 400 || status == 404 || status == 422) && saysUnknownModel(words, body))
        return modelNotFound;
    if ((status == 400 || status == 413 || status == 422) && saysTooLong(words, body))
        return tooLong;
    if (status >= 300 && status < 400)
        return redirect;
    switch (status) {
    case 400:
        return matches(words, u"plain HTTP request.*HTTPS|HTTP request to an HTTPS") ? needsHttps
                                                                                     : badRequest;
    case 401:
        return unauthorized;
    case 402:
        return quota;
    case 403:
        return forbidden;
    case 404:
        return notFound;
    case 405:
        return methodNotAllowed;
    case 407:
        return proxyLogin;
    case 408:
    case 504:
    case 524:
        return timeout;
    case 413:
        return tooLong;
    case 415:
    case 422:
        return badRequest;
    case 429:
        return matches(body, u"insufficient_quota") ? quota : rateLimited;
    case 501:
        return notImplemented;
    case 502:
    case 520:
    case 521:
    case 522:
    case 523:
        return badGateway;
    case 503:
        return matches(words, u"\\bloading\\b") ? loading : overloaded;
    case 529:
        return overloaded;
    default:
        return status >= 500 && status < 600 ? serverError : otherStatus;
    }
}

/// "; it asks to be tried again after 7 s".
QString retryText(QByteArrayView header)
{
    const QString text = QString::fromLatin1(header.first(qMin<qsizetype>(header.size(), 64))).simplified();
    if (text.isEmpty())
        return {};
    bool seconds = false;
    text.toDouble(&seconds);
    return seconds ? u"; it asks to be tried again after %1 s"_s.arg(text)
                   : u"; it asks to be tried again at %1"_s.arg(text);
}

} // namespace

void describeHttpError(int httpStatus, QByteArrayView reason, QByteArrayView body, const QString &url,
                       RequestRecord &record, QByteArrayView retryAfter)
{
    const QString words = serverMessage(body);
    const Meaning &meaning =
        meaningOf(httpStatus, words, QString::fromUtf8(body.first(qMin<qsizetype>(body.size(), 65536))));
    QString message = u"The server at "_s + maskSecrets(url) + u' ' + meaning.what + u" (HTTP "_s +
                      QString::number(httpStatus);
    const QString phrase =
        maskSecrets(QString::fromUtf8(reason.first(qMin<qsizetype>(reason.size(), 100))).simplified());
    if (!words.isEmpty())
        message += u": “"_s + words + u"”"_s;
    else if (!phrase.isEmpty())
        message += u' ' + phrase;
    message += u')';
    if (!meaning.advice.isEmpty())
        message += u"; "_s + meaning.advice;
    if (httpStatus == 429 || httpStatus == 503)
        message += retryText(retryAfter);
    record.status = RequestStatus::HttpError;
    record.httpStatus = httpStatus;
    record.errorCode = meaning.code;
    record.errorMessage = message + u'.';
}

bool isConfigurationError(const QString &errorCode)
{
    if (errorCode == u"protocol.html" || errorCode == u"protocol.no_choices" ||
        errorCode == u"protocol.compressed" || errorCode == u"stream.runaway")
        return true;
    return std::any_of(all.begin(), all.end(), [&](const Meaning &meaning) {
        return meaning.configuration && errorCode == meaning.code;
    });
}

} // namespace servescope

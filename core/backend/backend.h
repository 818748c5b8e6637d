// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/record/request_record.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace servescope {

/// Name and value of an HTTP header.
using HttpHeader = std::pair<QByteArray, QByteArray>;

/// One turn of a conversation that is over.
struct ChatTurn
{
    QString user;
    QString answer;
};

/// What one generation request asks for, before a dialect spells it out. What is unset is not sent, and the
/// server decides.
struct GenerationRequest
{
    QString model;
    std::vector<ChatTurn> history; ///< what was said before the prompt, oldest first; needs takesHistory()
    QString prompt;
    int outputTokens = 0;
    bool ignoreEos = false;
    std::optional<double> temperature;
    std::optional<double> topP;
    std::optional<int> topK;
    std::optional<double> minP;
    std::optional<double> frequencyPenalty;
    std::optional<double> presencePenalty;
    std::optional<double> repetitionPenalty;
    std::optional<int> logprobs;   ///< how many alternatives of each token
    QByteArray chatTemplateKwargs; ///< a JSON object; empty = none
    QByteArray extraBody;          ///< a JSON object merged last; empty = none
};

/// Reads one response stream. Lives in a load worker; one per request.
class StreamDecoder
{
public:
    virtual ~StreamDecoder() = default;
    /// Bytes of the body of a 200 answer, in order, cut anywhere; `time` is when they became readable.
    /// Appends the events they complete to `record`.
    virtual void feed(QByteArrayView bytes, Nanoseconds time, RequestRecord &record) = 0;
    /// The body ended cleanly. Sets usage, finish reason, text and, where the stream was no success
    /// (error object, cut short, no event, not this dialect), status and message. Called at most once.
    virtual void finish(RequestRecord &record) = 0;
    /// The dialect has no end marker of its own: only a connection that ended cleanly says that the answer
    /// was complete.
    virtual bool needsCleanEnd() const { return false; }
};

/// One dialect. Stateless; shared by all threads.
class Backend
{
public:
    virtual ~Backend() = default;
    virtual QString key() const = 0;         ///< "vllm", "openai-chat" …
    virtual QString defaultPath() const = 0; ///< "/v1/completions"
    virtual bool canForceLength() const = 0; ///< can ask for an exact length (OpenAI's own server refuses it)
    /// The body's member that limits the output, as people write it: "parameters.max_new_tokens". Empty where
    /// no tokens are generated.
    virtual QString lengthField() const = 0;
    /// False: one JSON answer without tokens (embeddings, scores); it has an end-to-end time and no TTFT.
    virtual bool streams() const { return true; }
    virtual bool reportsUsage() const { return true; }  ///< streams end with the server's token counts
    virtual bool takesHistory() const { return false; } ///< a request may carry the turns before it
    /// The headers that say who is asking: a bearer token, unless the dialect has its own way. `host` is the
    /// server's. Without a key only what the dialect always wants.
    virtual std::vector<HttpHeader> headers(const QByteArray &apiKey, const QString &host) const;
    /// The JSON body. Only members the dialect knows; never null ones.
    virtual QByteArray body(const GenerationRequest &request) const = 0;
    virtual std::unique_ptr<StreamDecoder> decoder(bool keepText) const = 0;
};

/// The options set in `request` that the backend does not send, named as the scenario's keys ("top_k" …).
QStringList unsentOptions(const Backend &backend, const GenerationRequest &request);

/// How many tokens of an answer, told by their number or by the events with text, are so far beyond the asked
/// length that the server cannot have understood it.
int runawayLimit(int askedTokens);
/// The error of a request that was ended there.
Error runawayError(const Backend &backend, int askedTokens);

/// The backend of that key, or nullptr; and all keys in the order people see them.
const Backend *findBackend(QStringView key);
QStringList backendKeys();

/// The full URL of a request: base URL (with or without a trailing slash or /v1) and path.
/// Errors: backend.bad_url.
Result<QByteArray> requestUrl(const QString &baseUrl, const QString &path);
/// The same for what that backend POSTs to: its own path where `endpoint` is empty. A base URL as OpenAI's
/// clients have it ("…/v1") also serves for a path outside /v1 then.
Result<QByteArray> requestUrl(const Backend &backend, const QString &baseUrl, const QString &endpoint);

/// One sentence out of an error body of any known shape (protocols: JSON objects, arrays, HTML, text);
/// empty when the body says nothing. Never longer than 300 characters; what looks like a key is masked.
QString serverMessage(QByteArrayView body);

/// Sets status, httpStatus, errorCode and errorMessage for an answer that was not 200, from its status line
/// and body. What looks like a key in them is masked. `retryAfter` is that header, seconds or an HTTP date,
/// which the sentence of a 429 or 503 repeats.
void describeHttpError(int httpStatus, QByteArrayView reason, QByteArrayView body, const QString &url,
                       RequestRecord &record, QByteArrayView retryAfter = {});

/// Codes that mean a wrong configuration rather than load ("http.not_found", "http.unauthorized" …): when all
/// first requests fail with one of them there is no use in going on.
bool isConfigurationError(const QString &errorCode);

} // namespace servescope

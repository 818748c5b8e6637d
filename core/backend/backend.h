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

/// What one generation request asks for, before a dialect spells it out.
struct GenerationRequest
{
    QString model;
    QString prompt;
    int outputTokens = 0;
    bool ignoreEos = false;
    std::optional<double> temperature;
    QByteArray extraBody; ///< a JSON object merged last; empty = none
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
};

/// One dialect. Stateless; shared by all threads.
class Backend
{
public:
    virtual ~Backend() = default;
    virtual QString key() const = 0;         ///< "vllm", "openai-chat" …
    virtual QString defaultPath() const = 0; ///< "/v1/completions"
    virtual bool canForceLength() const = 0; ///< can ask for ignore_eos (OpenAI's own server refuses it)
    /// The JSON body. Only members the dialect knows; never null ones.
    virtual QByteArray body(const GenerationRequest &request) const = 0;
    virtual std::unique_ptr<StreamDecoder> decoder(bool keepText) const = 0;
};

/// The backend of that key, or nullptr; and all keys in the order people see them.
const Backend *findBackend(QStringView key);
QStringList backendKeys();

/// The full URL of a request: base URL (with or without a trailing slash or /v1) and path.
/// Errors: backend.bad_url.
Result<QByteArray> requestUrl(const QString &baseUrl, const QString &path);

/// One sentence out of an error body of any known shape (protocols: JSON objects, arrays, HTML, text);
/// empty when the body says nothing. Never longer than 300 characters; what looks like a key is masked.
QString serverMessage(QByteArrayView body);

/// Sets status, httpStatus, errorCode and errorMessage for an answer that was not 200, from its status line
/// and body. What looks like a key in them is masked.
void describeHttpError(int httpStatus, QByteArrayView reason, QByteArrayView body, const QString &url,
                       RequestRecord &record);

/// Codes that mean a wrong configuration rather than load ("http.not_found", "http.unauthorized" …): when all
/// first requests fail with one of them there is no use in going on.
bool isConfigurationError(const QString &errorCode);

} // namespace servescope

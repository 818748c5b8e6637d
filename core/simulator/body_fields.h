// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/api_error.h"
#include "core/simulator/http_request.h"

#include <QJsonObject>

#include <optional>

namespace servescope {

/// Reads the members of a JSON request body and keeps the first error. Missing and null members give the
/// fallback; unknown members are ignored, as vLLM ignores them.
class BodyFields
{
public:
    /// Checks the content type and the JSON of a request.
    explicit BodyFields(const HttpRequest &request);
    /// A nested object; `path` names it in errors.
    BodyFields(const QJsonObject &object, const QString &path) : m_object(object), m_path(path) {}

    const std::optional<ApiError> &error() const { return m_error; }
    bool fail(const ApiError &error);

    const QJsonObject &members() const { return m_object; }
    QJsonValue raw(QLatin1StringView name) const { return m_object.value(name); }
    bool has(QLatin1StringView name) const;
    bool boolean(QLatin1StringView name, bool fallback);
    std::optional<int> integer(QLatin1StringView name);
    std::optional<double> number(QLatin1StringView name);
    QString text(QLatin1StringView name);
    QJsonObject object(QLatin1StringView name);

private:
    QString location(QLatin1StringView name) const;

    QJsonObject m_object;
    QString m_path;
    std::optional<ApiError> m_error;
};

/// A JSON number that is a whole one within int's range.
std::optional<int> wholeNumber(const QJsonValue &value);

} // namespace servescope

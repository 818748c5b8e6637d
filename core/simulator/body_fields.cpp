// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/body_fields.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace servescope {

std::optional<int> wholeNumber(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (number != std::floor(number) || std::abs(number) > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(number);
}

BodyFields::BodyFields(const HttpRequest &request)
{
    const QByteArray type = request.header("content-type").toLower();
    const qsizetype parameters = type.indexOf(';');
    if ((parameters < 0 ? type : type.left(parameters)).trimmed() != "application/json") {
        m_error =
            ApiError{400, u"Unsupported Media Type: Only 'application/json' is allowed"_s, "Bad Request", {}};
        return;
    }
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        m_error = invalidField(QString::number(problem.offset), "json_invalid",
                               u"JSON decode error: %1"_s.arg(problem.errorString()));
        return;
    }
    if (!document.isObject()) {
        m_error = ApiError{400, u"The request body must be a JSON object"_s, "Bad Request", {}};
        return;
    }
    m_object = document.object();
}

bool BodyFields::fail(const ApiError &error)
{
    if (!m_error)
        m_error = error;
    return false;
}

QString BodyFields::location(QLatin1StringView name) const
{
    return m_path.isEmpty() ? QString(name) : u"%1', '%2"_s.arg(m_path, name);
}

bool BodyFields::has(QLatin1StringView name) const
{
    const QJsonValue value = raw(name);
    return !value.isUndefined() && !value.isNull();
}

bool BodyFields::boolean(QLatin1StringView name, bool fallback)
{
    if (!has(name))
        return fallback;
    if (!raw(name).isBool())
        return fail(invalidField(location(name), "bool_type", u"Input should be a valid boolean"_s));
    return raw(name).toBool();
}

std::optional<int> BodyFields::integer(QLatin1StringView name)
{
    if (!has(name))
        return std::nullopt;
    const auto value = wholeNumber(raw(name));
    if (!value)
        fail(invalidField(location(name), "int_type", u"Input should be a valid integer"_s));
    return value;
}

std::optional<double> BodyFields::number(QLatin1StringView name)
{
    if (!has(name))
        return std::nullopt;
    if (!raw(name).isDouble()) {
        fail(invalidField(location(name), "float_type", u"Input should be a valid number"_s));
        return std::nullopt;
    }
    return raw(name).toDouble();
}

QString BodyFields::text(QLatin1StringView name)
{
    if (has(name) && !raw(name).isString())
        fail(invalidField(location(name), "string_type", u"Input should be a valid string"_s));
    return raw(name).toString();
}

QJsonObject BodyFields::object(QLatin1StringView name)
{
    if (has(name) && !raw(name).isObject())
        fail(invalidField(location(name), "dict_type", u"Input should be a valid dictionary"_s));
    return raw(name).toObject();
}

} // namespace servescope

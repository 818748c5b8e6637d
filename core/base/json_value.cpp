// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_value.h"

#include "core/base/json_writer.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

const JsonValue nothing;

std::optional<double> numberInText(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == "inf"_L1 || word == "infinity"_L1 || word == "+inf"_L1)
        return std::numeric_limits<double>::infinity();
    if (word == "-inf"_L1 || word == "-infinity"_L1)
        return -std::numeric_limits<double>::infinity();
    bool good = false;
    const double value = word.toDouble(&good); // QString::toDouble() is in the C locale
    return good && !std::isnan(value) ? std::optional(value) : std::nullopt;
}

} // namespace

JsonValue::JsonValue() = default;
JsonValue::JsonValue(const JsonValue &) = default;
JsonValue::JsonValue(JsonValue &&) noexcept = default;
JsonValue &JsonValue::operator=(const JsonValue &) = default;
JsonValue &JsonValue::operator=(JsonValue &&) noexcept = default;
JsonValue::~JsonValue() = default;
JsonValue::JsonValue(bool value) : m_value(value) {}
JsonValue::JsonValue(qint64 value) : m_value(value) {}
JsonValue::JsonValue(int value) : m_value(static_cast<qint64>(value)) {}
JsonValue::JsonValue(double value) : m_value(value) {}
JsonValue::JsonValue(QString value) : m_value(std::move(value)) {}
JsonValue::JsonValue(Numbers value) : m_value(std::move(value)) {}
JsonValue::JsonValue(Array value) : m_value(std::move(value)) {}
JsonValue::JsonValue(Object value) : m_value(std::move(value)) {}

bool JsonValue::isNumber() const
{
    return std::holds_alternative<qint64>(m_value) || std::holds_alternative<double>(m_value);
}

std::optional<double> JsonValue::number() const
{
    if (const auto *whole = std::get_if<qint64>(&m_value))
        return static_cast<double>(*whole);
    if (const auto *real = std::get_if<double>(&m_value))
        return std::isnan(*real) ? std::nullopt : std::optional(*real);
    if (const auto *string = std::get_if<QString>(&m_value))
        return numberInText(*string);
    return std::nullopt;
}

std::optional<qint64> JsonValue::integer() const
{
    if (const auto *whole = std::get_if<qint64>(&m_value))
        return *whole;
    const auto real = number();
    if (!real || std::trunc(*real) != *real || std::abs(*real) >= 9.2e18)
        return std::nullopt;
    return static_cast<qint64>(*real);
}

bool JsonValue::truth() const
{
    const auto *value = std::get_if<bool>(&m_value);
    return value && *value;
}

QString JsonValue::text() const
{
    const auto *string = std::get_if<QString>(&m_value);
    return string ? *string : QString();
}

const JsonValue &JsonValue::operator[](QByteArrayView name) const
{
    const Object &all = members();
    const auto found =
        std::find_if(all.rbegin(), all.rend(), [name](const Member &member) { return member.name == name; });
    return found == all.rend() ? nothing : found->value;
}

bool JsonValue::contains(QByteArrayView name) const
{
    return std::ranges::any_of(members(), [name](const Member &member) { return member.name == name; });
}

const JsonValue::Object &JsonValue::members() const
{
    static const Object none;
    const auto *object = std::get_if<Object>(&m_value);
    return object ? *object : none;
}

void JsonValue::set(QByteArrayView name, JsonValue value)
{
    if (!isObject())
        m_value = Object();
    auto &all = std::get<Object>(m_value);
    const auto found =
        std::find_if(all.rbegin(), all.rend(), [name](const Member &member) { return member.name == name; });
    if (found != all.rend())
        found->value = std::move(value);
    else
        all.push_back({name.toByteArray(), std::move(value)});
}

qsizetype JsonValue::size() const
{
    if (const auto *values = std::get_if<Numbers>(&m_value))
        return static_cast<qsizetype>(values->size());
    const auto *items = std::get_if<Array>(&m_value);
    return items ? static_cast<qsizetype>(items->size()) : 0;
}

JsonValue JsonValue::at(qsizetype i) const
{
    if (i < 0 || i >= size())
        return {};
    if (const auto *values = std::get_if<Numbers>(&m_value))
        return (*values)[static_cast<size_t>(i)];
    return std::get<Array>(m_value)[static_cast<size_t>(i)];
}

std::optional<JsonValue::Numbers> JsonValue::numbers() const
{
    if (const auto *values = std::get_if<Numbers>(&m_value))
        return *values;
    const auto *items = std::get_if<Array>(&m_value);
    if (!items)
        return std::nullopt;
    Numbers values;
    values.reserve(items->size());
    for (const JsonValue &item : *items) {
        const auto value = item.number();
        if (!value && !item.isNull() && !std::holds_alternative<double>(item.m_value))
            return std::nullopt;
        values.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return values;
}

void JsonValue::write(JsonWriter &json) const
{
    if (isNull()) {
        json.null();
    } else if (const auto *flag = std::get_if<bool>(&m_value)) {
        json.value(*flag);
    } else if (const auto *whole = std::get_if<qint64>(&m_value)) {
        json.value(*whole);
    } else if (const auto *real = std::get_if<double>(&m_value)) {
        json.value(*real);
    } else if (const auto *string = std::get_if<QString>(&m_value)) {
        json.value(*string);
    } else if (const auto *values = std::get_if<Numbers>(&m_value)) {
        json.beginArray();
        for (const double value : *values)
            json.value(value);
        json.endArray();
    } else if (const auto *items = std::get_if<Array>(&m_value)) {
        json.beginArray();
        for (const JsonValue &item : *items)
            item.write(json);
        json.endArray();
    } else {
        json.beginObject();
        for (const Member &member : members()) {
            json.key(QString::fromUtf8(member.name));
            member.value.write(json);
        }
        json.endObject();
    }
}

} // namespace servescope

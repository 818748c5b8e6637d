// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace servescope {

class JsonWriter;

/// JSON as other programs write it, kept whole: members in their order, whole numbers apart from floats and
/// exact to 64 bits, Python's NaN and Infinity as numbers. A list of nothing but floats (or null, as NaN) is
/// one std::vector<double>, because result files hold millions of them. Unlike QJsonValue it forgets nothing.
class JsonValue
{
public:
    struct Member;
    using Array = std::vector<JsonValue>;
    using Object = std::vector<Member>;
    using Numbers = std::vector<double>;

    JsonValue(); ///< null
    JsonValue(const JsonValue &);
    JsonValue(JsonValue &&) noexcept;
    JsonValue &operator=(const JsonValue &);
    JsonValue &operator=(JsonValue &&) noexcept;
    ~JsonValue(); // out of line, all of them: a variant of itself is much code
    JsonValue(bool value);
    JsonValue(qint64 value);
    JsonValue(int value);
    JsonValue(double value);
    JsonValue(QString value);
    JsonValue(Numbers value);
    JsonValue(Array value);
    JsonValue(Object value);

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    bool isNumber() const;
    bool isWhole() const
    {
        return std::holds_alternative<qint64>(m_value);
    } ///< written without point or exponent
    bool isString() const { return std::holds_alternative<QString>(m_value); }
    bool isObject() const { return std::holds_alternative<Object>(m_value); }
    bool isArray() const
    {
        return std::holds_alternative<Array>(m_value) || std::holds_alternative<Numbers>(m_value);
    }

    /// The number, also one written as text ("12.5", "inf", "NaN"); nullopt for anything else and for NaN.
    std::optional<double> number() const;
    /// A whole number that fits, also one written as a float or as text.
    std::optional<qint64> integer() const;
    bool truth() const;   ///< true only for the literal
    QString text() const; ///< empty for anything but a string

    /// A member by name; null when absent or when this is no object. Of several the last, as in Python.
    const JsonValue &operator[](QByteArrayView name) const;
    bool contains(QByteArrayView name) const;
    const Object &members() const; ///< empty for anything but an object
    Object *object() { return std::get_if<Object>(&m_value); }
    void set(QByteArrayView name, JsonValue value); ///< replaces or appends; makes an object of a null

    qsizetype size() const; ///< elements of a list, else 0
    JsonValue at(qsizetype i) const;
    const Array *array() const { return std::get_if<Array>(&m_value); }
    /// A list of numbers as doubles, null as NaN; nullopt when it is none or holds anything else.
    std::optional<Numbers> numbers() const;

    void write(JsonWriter &json) const;

private:
    std::variant<std::monostate, bool, qint64, double, QString, Numbers, Array, Object> m_value;
};

struct JsonValue::Member
{
    QByteArray name; ///< UTF-8
    JsonValue value;
};

/// The values of a text, one after the other with blanks or line feeds between: a document has one, JSON
/// Lines have many. UTF-8 with or without a byte-order mark. Errors: json.syntax (line, column and what was
/// wrong), json.empty.
Result<std::vector<JsonValue>> readJsonSequence(QByteArrayView utf8);

/// A text of exactly one value. Errors as above.
Result<JsonValue> readJson(QByteArrayView utf8);

} // namespace servescope

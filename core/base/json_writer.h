// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace servescope {

/// The shortest decimal that reads back as the same double, spelled as Python's repr() and json.dumps()
/// spell it: "1.0", "0.1", "1e-05", "1e+16", "NaN", "Infinity".
QByteArray pythonFloat(double value);

/// Writes JSON with the keys in the order of the calls (QJsonObject sorts them). The output is what
/// Python's json.dumps(…) with its default separators and ensure_ascii gives, byte for byte, or, when
/// compact, the same without the blanks and with UTF-8 left as it is.
/// The caller balances begin and end; key() precedes each value inside an object.
class JsonWriter
{
public:
    enum class Style { Python, Compact };
    explicit JsonWriter(Style style = Style::Python) : m_style(style) {}

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(QByteArrayView ascii);
    JsonWriter &key(const char *ascii) { return key(QByteArrayView(ascii)); }
    JsonWriter &key(const QString &name);

    JsonWriter &value(const QString &text);
    JsonWriter &value(QByteArrayView utf8);
    JsonWriter &value(const char *utf8) { return value(QByteArrayView(utf8)); }
    JsonWriter &value(double number);
    JsonWriter &value(qint64 number);
    JsonWriter &value(int number) { return value(static_cast<qint64>(number)); }
    JsonWriter &value(bool truth);
    JsonWriter &null();
    /// Puts JSON text in as it is.
    JsonWriter &raw(QByteArrayView json);

    template <typename T>
    JsonWriter &member(QByteArrayView name, const T &content)
    {
        key(name);
        return value(content);
    }

    const QByteArray &bytes() const { return m_out; }
    QByteArray take() { return std::move(m_out); }

private:
    void separate();
    void string(QStringView text);

    QByteArray m_out;
    std::vector<bool> m_hasItems; // one per open object or array
    Style m_style;
    bool m_afterKey = false;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace servescope {

/// The inside of a JSON string as it stands in the text: undecoded, valid while the text lives.
struct JsonString
{
    QByteArrayView raw;
    bool escaped = false; ///< holds at least one backslash

    bool isEmpty() const { return raw.isEmpty(); }
    /// True when it decodes to this ASCII text.
    bool is(QByteArrayView ascii) const { return escaped ? isDecoded(ascii) : raw == ascii; }
    /// UTF-16 units of the decoded text. Bytes that are no UTF-8 count as one U+FFFD each.
    qsizetype length() const;
    void appendTo(QString &text) const;
    QString toString() const;

private:
    bool isDecoded(QByteArrayView ascii) const;
};

/// Walks through JSON text once, forwards, without a tree and without allocation, for the thousands of frames
/// a second that QJsonDocument is too slow for. Takes what RFC 8259 takes and what servers send besides: NaN,
/// Infinity, numbers of any size, raw control characters, invalid UTF-8 and unknown escapes in strings.
/// Each function moves past one value and gives false, for good, at the first thing that is not JSON.
class JsonScanner
{
public:
    enum class Type : quint8 { Object, Array, String, Number, Bool, Null, Bad };
    static constexpr int maximumDepth = 512;

    explicit JsonScanner(QByteArrayView text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    /// What comes next.
    Type type();
    /// Calls member(JsonString key) → bool with the scanner before each value; member must move past it.
    template <typename Member>
    bool object(Member member);
    /// Calls item() → bool with the scanner before each value; item must move past it.
    template <typename Item>
    bool array(Item item);
    bool string(JsonString &out);
    bool number(QByteArrayView &out);
    /// Any value; `out`, if given, is its text.
    bool skip(QByteArrayView *out = nullptr);
    /// True when nothing but blanks is left.
    bool atEnd();

private:
    void blanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r'))
            ++m_at;
    }
    bool take(char expected)
    {
        blanks();
        if (m_at == m_end || *m_at != expected)
            return false;
        ++m_at;
        return true;
    }
    bool word(QByteArrayView expected);
    bool digits();

    const char *m_at;
    const char *m_end;
    int m_depth = 0;
};

/// The whole number a JSON number spells ("12", "12.0", "1.2e1"), or nothing.
std::optional<qint64> wholeNumber(QByteArrayView number);

template <typename Member>
bool JsonScanner::object(Member member)
{
    if (!take('{') || ++m_depth > maximumDepth)
        return false;
    if (take('}')) {
        --m_depth;
        return true;
    }
    do {
        JsonString key;
        if (!string(key) || !take(':') || !member(key))
            return false;
    } while (take(','));
    --m_depth;
    return take('}');
}

template <typename Item>
bool JsonScanner::array(Item item)
{
    if (!take('[') || ++m_depth > maximumDepth)
        return false;
    if (take(']')) {
        --m_depth;
        return true;
    }
    do {
        if (!item())
            return false;
    } while (take(','));
    --m_depth;
    return take(']');
}

} // namespace servescope

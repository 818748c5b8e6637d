// SPDX-License-Identifier: GPL-3.0-or-later
// How a JsonTree is read.
#include "core/base/files.h"
#include "core/base/json_tree.h"

#include <charconv>
#include <cstring>

namespace servescope {

using namespace Qt::StringLiterals;
using Kind = JsonNode::Kind;

/// Recursive descent; strings are unescaped in place, since no escape is shorter than what it means.
class JsonParser
{
public:
    explicit JsonParser(JsonTree &tree)
        : m_tree(tree), m_at(tree.m_bytes.data()), m_end(m_at + tree.m_bytes.size()), m_lineStart(m_at)
    {
        m_tree.m_nodes.reserve(static_cast<size_t>(tree.m_bytes.size() / 12 + 8));
    }

    Result<void> run()
    {
        if (m_end - m_at >= 3 && std::memcmp(m_at, "\xef\xbb\xbf", 3) == 0)
            m_at += 3;
        if (!value(0) || !(blank(), m_at == m_end || fail("there is more behind the value")))
            return error();
        return {};
    }

private:
    static constexpr int deepest = 512;

    bool fail(const char *reason)
    {
        if (!m_reason)
            m_reason = reason;
        return false;
    }

    Error error() const
    {
        const QStringList args{QString::number(m_line), QString::number(m_at - m_lineStart + 1),
                               QString::fromLatin1(m_reason)};
        return Error{u"json.not_json"_s,
                     u"It is no JSON: line %1, column %2: %3."_s.arg(args[0], args[1], args[2]),
                     {},
                     args};
    }

    void blank()
    {
        // The only place for line ends: inside texts they are escaped.
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t')) {
            if (*m_at++ == '\n') {
                ++m_line;
                m_lineStart = m_at;
            }
        }
    }

    size_t add(Kind kind)
    {
        JsonTree::Node node;
        node.kind = kind;
        m_tree.m_nodes.push_back(node);
        return m_tree.m_nodes.size() - 1;
    }

    void close(size_t node, unsigned size)
    {
        m_tree.m_nodes[node].size = size;
        m_tree.m_nodes[node].end = static_cast<unsigned>(m_tree.m_nodes.size());
    }

    bool value(int depth)
    {
        if (depth > deepest)
            return fail("too many levels");
        blank();
        if (m_at == m_end)
            return fail("it ends too early");
        switch (*m_at) {
        case '{':
            return container(depth, Kind::Object, '}');
        case '[':
            return container(depth, Kind::Array, ']');
        case '"':
            return string();
        case 't':
            return word("true", Kind::True);
        case 'f':
            return word("false", Kind::False);
        case 'n':
            return word("null", Kind::Null);
        default:
            return number();
        }
    }

    bool container(int depth, Kind kind, char closing)
    {
        const size_t node = add(kind);
        unsigned count = 0;
        ++m_at;
        blank();
        if (m_at < m_end && *m_at == closing) {
            ++m_at;
            close(node, 0);
            return true;
        }
        while (true) {
            if (kind == Kind::Object) {
                blank();
                if (m_at == m_end || *m_at != '"')
                    return fail("a name in quotes is missing");
                if (!string())
                    return false;
                blank();
                if (m_at == m_end || *m_at != ':')
                    return fail("a colon is missing");
                ++m_at;
            }
            if (!value(depth + 1))
                return false;
            ++count;
            blank();
            if (m_at == m_end)
                return fail("it ends too early");
            if (*m_at == closing) {
                ++m_at;
                close(node, count);
                return true;
            }
            if (*m_at != ',')
                return fail("a comma is missing");
            ++m_at;
        }
    }

    bool word(const char *spelling, Kind kind)
    {
        const size_t length = std::strlen(spelling);
        if (static_cast<size_t>(m_end - m_at) < length || std::memcmp(m_at, spelling, length) != 0)
            return fail("an unknown word");
        m_at += length;
        close(add(kind), 0);
        return true;
    }

    bool digits()
    {
        const char *start = m_at;
        while (m_at < m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at > start;
    }

    bool number()
    {
        const char *start = m_at;
        if (*m_at == '-')
            ++m_at;
        const bool zero = m_at < m_end && *m_at == '0';
        const char *whole = m_at;
        if (!digits() || (zero && m_at - whole > 1))
            return fail("a value is missing");
        if (m_at < m_end && *m_at == '.') {
            ++m_at;
            if (!digits())
                return fail("a digit is missing");
        }
        if (m_at < m_end && (*m_at == 'e' || *m_at == 'E')) {
            ++m_at;
            if (m_at < m_end && (*m_at == '+' || *m_at == '-'))
                ++m_at;
            if (!digits())
                return fail("a digit is missing");
        }
        const size_t node = add(Kind::Number);
        m_tree.m_nodes[node].text = start;
        close(node, static_cast<unsigned>(m_at - start));
        return true;
    }

    bool hex4(char32_t &unit)
    {
        if (m_end - m_at < 4)
            return fail("it ends too early");
        unsigned parsed = 0;
        const auto [stop, error] = std::from_chars(m_at, m_at + 4, parsed, 16);
        if (error != std::errc() || stop != m_at + 4)
            return fail("\\u needs four hexadecimal digits");
        m_at += 4;
        unit = parsed;
        return true;
    }

    bool escape(char *&out)
    {
        if (m_at == m_end)
            return fail("it ends too early");
        const char letter = *m_at++;
        static constexpr std::string_view letters = "\"\\/bfnrt";
        static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (const size_t place = letters.find(letter); place != std::string_view::npos) {
            *out++ = meanings[place];
            return true;
        }
        if (letter != 'u')
            return fail("an unknown escape");
        char32_t point = 0;
        if (!hex4(point))
            return false;
        if (point >= 0xd800 && point < 0xe000) {
            char32_t low = 0;
            if (point >= 0xdc00 || m_end - m_at < 6 || m_at[0] != '\\' || m_at[1] != 'u')
                return fail("half of a surrogate pair");
            m_at += 2;
            if (!hex4(low))
                return false;
            if (low < 0xdc00 || low >= 0xe000)
                return fail("half of a surrogate pair");
            point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        }
        struct Sink
        {
            char *&at;
            void operator+=(char c) { *at++ = c; }
        } sink{out};
        appendUtf8(sink, point);
        return true;
    }

    bool string()
    {
        char *start = ++m_at;
        while (m_at < m_end && *m_at != '"' && *m_at != '\\' && static_cast<unsigned char>(*m_at) >= 0x20)
            ++m_at;
        char *out = m_at;
        while (m_at < m_end && *m_at != '"') {
            if (*m_at == '\\') {
                ++m_at;
                if (!escape(out))
                    return false;
            } else if (static_cast<unsigned char>(*m_at) < 0x20) {
                return fail("a control character in a text");
            } else {
                *out++ = *m_at++;
            }
        }
        if (m_at == m_end)
            return fail("a text without an end");
        ++m_at;
        const size_t node = add(Kind::String);
        m_tree.m_nodes[node].text = start;
        close(node, static_cast<unsigned>(out - start));
        return true;
    }

    JsonTree &m_tree;
    char *m_at;
    char *m_end;
    const char *m_lineStart;
    qsizetype m_line = 1;
    const char *m_reason = nullptr;
};

Result<JsonTree> JsonTree::parse(QByteArray utf8)
{
    if (const qsizetype bad = firstInvalidUtf8(utf8); bad >= 0) {
        const QByteArrayView before = QByteArrayView(utf8).first(bad);
        const QStringList args{QString::number(before.count('\n') + 1),
                               QString::number(bad - before.lastIndexOf('\n')), u"the bytes are not UTF-8"_s};
        return Error{u"json.not_json"_s,
                     u"It is no JSON: line %1, column %2: %3."_s.arg(args[0], args[1], args[2]),
                     {},
                     args};
    }
    JsonTree tree;
    tree.m_bytes = std::move(utf8);
    tree.m_bytes.detach();
    const Result<void> parsed = JsonParser(tree).run();
    if (!parsed)
        return parsed.error();
    return tree;
}

} // namespace servescope

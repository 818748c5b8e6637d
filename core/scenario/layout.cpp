// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/layout.h"

#include "core/scenario/text_check.h"

namespace servescope {

namespace {

using Style = LayoutValue::Style;
struct NotFollowed
{
};

class LayoutReader
{
public:
    explicit LayoutReader(const QByteArray &text) : m_text(text), m_pos(byteOrderMark(text)), m_origin(m_pos)
    {}

    LayoutValue root()
    {
        toContent();
        while (at(m_pos) == '%' || isDocumentStart()) {
            if (at(m_pos) == '%')
                toLineEnd();
            else
                m_pos += 3;
            toContent();
        }
        properties();
        toContent();
        LayoutValue value = at(m_pos) == '{' ? flow() : blockMap(column());
        if (!value.isMap())
            throw NotFollowed();
        return value;
    }

private:
    // characters
    char at(qsizetype i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    bool atEnd() const { return m_pos >= m_text.size(); }
    static bool isBreak(char c) { return c == '\n' || c == '\r' || c == '\0'; }
    static bool isBlank(char c) { return c == ' ' || c == '\t'; }
    static bool isSpace(char c) { return isBlank(c) || isBreak(c); }
    qsizetype column() const
    {
        qsizetype start = m_pos;
        while (start > m_origin && !isBreak(m_text[start - 1]))
            --start;
        return m_pos - start;
    }
    void toLineEnd()
    {
        while (!isBreak(at(m_pos)))
            ++m_pos;
    }
    void overBlanks()
    {
        while (isBlank(at(m_pos)))
            ++m_pos;
    }
    bool isMarker(const char *marker) const
    {
        return column() == 0 && m_text.mid(m_pos, 3) == marker && isSpace(at(m_pos + 3));
    }
    bool isDocumentStart() const { return isMarker("---"); }
    bool isDocumentEnd() const { return atEnd() || isMarker("---") || isMarker("..."); }
    bool isComment() const { return at(m_pos) == '#' && (m_pos == m_origin || isSpace(m_text[m_pos - 1])); }
    bool isDash() const { return at(m_pos) == '-' && isSpace(at(m_pos + 1)); }

    /// Over blanks, comments and line ends.
    void toContent()
    {
        while (!atEnd()) {
            if (isComment())
                toLineEnd();
            else if (isSpace(at(m_pos)))
                ++m_pos;
            else
                return;
        }
    }

    void properties()
    {
        while (at(m_pos) == '&' || at(m_pos) == '!') {
            while (!isSpace(at(m_pos)))
                ++m_pos;
            overBlanks();
        }
    }

    LayoutValue begun(Style style) const
    {
        LayoutValue value;
        value.style = style;
        value.begin = value.end = m_pos;
        value.column = column();
        return value;
    }

    // block context
    LayoutValue blockMap(qsizetype indent)
    {
        LayoutValue map = begun(Style::BlockMap);
        while (!isDocumentEnd() && column() == indent) {
            LayoutEntry entry;
            entry.keyBegin = m_pos;
            entry.key = blockKey();
            entry.value = blockValue(indent, true);
            map.end = entry.value.end;
            map.entries.push_back(std::move(entry));
            toContent();
        }
        return map;
    }

    QByteArray blockKey()
    {
        const char c = at(m_pos);
        if ((c == '?' && isSpace(at(m_pos + 1))) || c == '[' || c == '{' || c == '&' || c == '!' ||
            c == '*' || isDash())
            throw NotFollowed();
        QByteArray key;
        if (c == '"' || c == '\'') {
            const LayoutValue name = quoted();
            key = m_text.mid(name.begin + 1, name.end - name.begin - 2);
            overBlanks();
            if (at(m_pos) != ':')
                throw NotFollowed();
        } else {
            const qsizetype start = m_pos;
            while (!(at(m_pos) == ':' && isSpace(at(m_pos + 1)))) {
                if (isBreak(at(m_pos)))
                    throw NotFollowed();
                ++m_pos;
            }
            key = m_text.mid(start, m_pos - start).trimmed();
        }
        ++m_pos;
        return key;
    }

    /// The value after a ':' or '-' whose line is indented by `parent`.
    LayoutValue blockValue(qsizetype parent, bool ofKey)
    {
        LayoutValue nothing = begun(Style::Null);
        overBlanks();
        properties();
        if (!isBreak(at(m_pos)) && !isComment())
            return blockNode(parent, !ofKey);
        if (!isBreak(at(m_pos - 1)) && !isBlank(at(m_pos - 1)))
            nothing.begin = nothing.end = m_pos; // after an anchor
        const qsizetype back = m_pos;
        toContent();
        const qsizetype indent = column();
        if (isDocumentEnd() || !(indent > parent || (ofKey && indent == parent && isDash()))) {
            m_pos = back;
            return nothing;
        }
        if (at(m_pos) == '&' || at(m_pos) == '!') {
            properties();
            toContent();
        }
        return blockNode(parent, true);
    }

    bool isKeyLine()
    {
        const qsizetype back = m_pos;
        if (at(m_pos) == '"' || at(m_pos) == '\'') {
            quoted();
            overBlanks();
            const bool key = at(m_pos) == ':' && isSpace(at(m_pos + 1));
            m_pos = back;
            return key;
        }
        bool key = false;
        for (; !isBreak(at(m_pos)) && !isComment() && !key; ++m_pos)
            key = at(m_pos) == ':' && isSpace(at(m_pos + 1));
        m_pos = back;
        return key;
    }

    LayoutValue blockNode(qsizetype parent, bool mayBeCollection)
    {
        const char c = at(m_pos);
        if (mayBeCollection && isDash())
            return blockList(column());
        if (c == '?' && isSpace(at(m_pos + 1)))
            throw NotFollowed();
        if (c == '[' || c == '{')
            return flow();
        if (c == '|' || c == '>')
            return blockScalar(parent);
        if (mayBeCollection && isKeyLine())
            return blockMap(column());
        if (c == '"' || c == '\'')
            return quoted();
        if (c == '*')
            return alias();
        return plainBlock(parent);
    }

    LayoutValue blockList(qsizetype indent)
    {
        LayoutValue list = begun(Style::BlockList);
        while (!isDocumentEnd() && column() == indent && isDash()) {
            const qsizetype dash = m_pos++;
            LayoutValue item = blockValue(indent, false);
            item.dash = dash;
            list.end = std::max(dash + 1, item.end);
            list.items.push_back(std::move(item));
            toContent();
        }
        return list;
    }

    LayoutValue blockScalar(qsizetype parent)
    {
        LayoutValue value = begun(Style::BlockScalar);
        toLineEnd();
        value.end = m_pos;
        while (!atEnd()) {
            const qsizetype lineStart = m_pos + (at(m_pos) == '\r' && at(m_pos + 1) == '\n' ? 2 : 1);
            m_pos = lineStart;
            while (at(m_pos) == ' ')
                ++m_pos;
            const bool empty = isBreak(at(m_pos));
            if (!empty && m_pos - lineStart <= parent) {
                m_pos = lineStart;
                break;
            }
            toLineEnd();
            if (!empty)
                value.end = m_pos;
        }
        return value;
    }

    LayoutValue plainBlock(qsizetype parent)
    {
        LayoutValue value = begun(Style::Plain);
        for (;;) {
            while (!isBreak(at(m_pos)) && !isComment())
                ++m_pos;
            value.end = m_pos;
            while (value.end > value.begin && isBlank(m_text[value.end - 1]))
                --value.end;
            if (isComment())
                return value;
            const qsizetype back = m_pos;
            while (!atEnd() && isSpace(at(m_pos)))
                ++m_pos;
            if (isDocumentEnd() || column() <= parent || isComment()) {
                m_pos = back;
                return value;
            }
        }
    }

    // any context
    LayoutValue quoted()
    {
        LayoutValue value = begun(at(m_pos) == '"' ? Style::DoubleQuoted : Style::SingleQuoted);
        const char quote = m_text[m_pos++];
        while (!atEnd()) {
            if (quote == '"' && m_text[m_pos] == '\\') {
                m_pos += 2;
            } else if (m_text[m_pos] == quote) {
                ++m_pos;
                if (quote == '"' || at(m_pos) != '\'')
                    break;
                ++m_pos;
            } else {
                ++m_pos;
            }
        }
        value.end = m_pos;
        return value;
    }

    LayoutValue alias()
    {
        LayoutValue value = begun(Style::Alias);
        while (!isSpace(at(m_pos)) && !QByteArrayView(",[]{}").contains(at(m_pos)))
            ++m_pos;
        value.end = m_pos;
        return value;
    }

    LayoutValue flow()
    {
        const bool isMap = at(m_pos) == '{';
        LayoutValue value = begun(isMap ? Style::FlowMap : Style::FlowList);
        ++m_pos;
        for (;;) {
            toContent();
            if (atEnd())
                throw NotFollowed();
            if (at(m_pos) == ']' || at(m_pos) == '}') {
                value.end = ++m_pos;
                return value;
            }
            if (at(m_pos) == ',') {
                ++m_pos;
                continue;
            }
            if (at(m_pos) == '?' && isSpace(at(m_pos + 1)))
                throw NotFollowed();
            LayoutValue item = flowNode();
            const qsizetype back = m_pos;
            toContent();
            if (at(m_pos) != ':') {
                m_pos = back;
                if (isMap)
                    throw NotFollowed();
                value.items.push_back(std::move(item));
                continue;
            }
            ++m_pos;
            LayoutEntry entry = flowEntry(item);
            if (isMap) {
                value.entries.push_back(std::move(entry));
            } else { // a pair in a list is a mapping of its own
                LayoutValue pair = item;
                pair.style = Style::FlowMap;
                pair.end = entry.value.end;
                pair.entries = {std::move(entry)};
                value.items.push_back(std::move(pair));
            }
        }
    }

    LayoutEntry flowEntry(const LayoutValue &name)
    {
        LayoutEntry entry;
        const bool isQuoted = name.style == Style::SingleQuoted || name.style == Style::DoubleQuoted;
        entry.keyBegin = name.begin;
        entry.key = m_text.mid(name.begin + isQuoted, name.end - name.begin - (isQuoted ? 2 : 0));
        entry.value = begun(Style::Null);
        const qsizetype back = m_pos;
        toContent();
        if (at(m_pos) == ',' || at(m_pos) == '}' || at(m_pos) == ']')
            m_pos = back;
        else
            entry.value = flowNode();
        return entry;
    }

    LayoutValue flowNode()
    {
        properties();
        toContent();
        const char c = at(m_pos);
        if (c == '[' || c == '{')
            return flow();
        if (c == '"' || c == '\'')
            return quoted();
        if (c == '*')
            return alias();
        LayoutValue value = begun(Style::Plain);
        while (!atEnd() && !QByteArrayView(",[]{}").contains(at(m_pos)) && !isComment()) {
            const char next = at(m_pos + 1);
            if (at(m_pos) == ':' && (isSpace(next) || QByteArrayView(",[]{}").contains(next)))
                break;
            if (!isSpace(at(m_pos)))
                value.end = m_pos + 1;
            ++m_pos;
        }
        m_pos = value.end;
        return value;
    }

    const QByteArray &m_text;
    qsizetype m_pos;
    qsizetype m_origin;
};

} // namespace

std::optional<LayoutValue> readLayout(const QByteArray &text)
{
    try {
        return LayoutReader(text).root();
    } catch (const NotFollowed &) {
        return std::nullopt;
    }
}

} // namespace servescope

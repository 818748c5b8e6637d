// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/list_patch.h"

#include <algorithm>

namespace servescope {

namespace {

bool isBreak(char c)
{
    return c == '\n' || c == '\r';
}

class ListPatcher
{
public:
    ListPatcher(const QByteArray &text, const LayoutValue &list, const Rows &before, const Rows &after,
                Patches &patches)
        : m_text(text), m_list(list), m_before(before), m_after(after), m_patches(patches)
    {}

    bool run()
    {
        if (!m_list.isList() || m_list.items.size() != m_before.size() || m_before.empty() || m_after.empty())
            return false;
        size_t same = 0;
        const size_t shorter = std::min(m_before.size(), m_after.size());
        while (same < shorter && m_before[same] == m_after[same])
            ++same;
        size_t tail = 0;
        while (tail < shorter - same &&
               m_before[m_before.size() - 1 - tail] == m_after[m_after.size() - 1 - tail])
            ++tail;
        const size_t oldEnd = m_before.size() - tail;
        const size_t newEnd = m_after.size() - tail;
        const size_t common = std::min(oldEnd, newEnd);
        for (size_t i = same; i < common; ++i)
            change(i);
        if (oldEnd > common)
            m_list.style == LayoutValue::Style::BlockList ? removeLines(common, oldEnd)
                                                          : removeItems(common, oldEnd);
        else if (newEnd > common)
            insert(common, newEnd);
        return true;
    }

private:
    static bool isScalar(const LayoutValue &value)
    {
        return value.style == LayoutValue::Style::Plain || value.style == LayoutValue::Style::SingleQuoted ||
               value.style == LayoutValue::Style::DoubleQuoted;
    }

    /// Whether the row is written out as so many scalars; not where it is an alias or no list.
    bool isWrittenOut(const LayoutValue &item, qsizetype width) const
    {
        if (width == 1)
            return isScalar(item);
        return item.isList() && static_cast<qsizetype>(item.items.size()) == width &&
               std::all_of(item.items.begin(), item.items.end(), isScalar);
    }

    static QByteArray plainRow(const QStringList &row)
    {
        return row.size() == 1 ? row.front().toUtf8() : '[' + row.join(QStringLiteral(", ")).toUtf8() + ']';
    }

    void change(size_t i)
    {
        const LayoutValue &item = m_list.items[i];
        const QStringList &old = m_before[i], &now = m_after[i];
        if (!isWrittenOut(item, now.size())) {
            const QByteArray blank = item.style == LayoutValue::Style::Null ? " " : "";
            m_patches.push_back({item.begin, item.end, blank + plainRow(now)});
            return;
        }
        for (qsizetype k = 0; k < now.size(); ++k) {
            if (old[k] == now[k])
                continue;
            const LayoutValue &scalar = now.size() == 1 ? item : item.items[static_cast<size_t>(k)];
            m_patches.push_back({scalar.begin, scalar.end, now[k].toUtf8()});
        }
    }

    /// The row in the style of an existing one.
    QByteArray rowLike(const LayoutValue &item, const QStringList &row) const
    {
        const QByteArray style = m_text.mid(item.begin, item.end - item.begin);
        if (row.size() == 1 || !isWrittenOut(item, row.size()) || style.contains('#') ||
            style.contains('&') || style.contains('!'))
            return plainRow(row);
        QByteArray out;
        qsizetype from = item.begin;
        for (qsizetype k = 0; k < row.size(); ++k) {
            const LayoutValue &scalar = item.items[static_cast<size_t>(k)];
            out += m_text.mid(from, scalar.begin - from) + row[k].toUtf8();
            from = scalar.end;
        }
        return out + m_text.mid(from, item.end - from);
    }

    qsizetype lineStart(qsizetype pos) const
    {
        while (pos > 0 && !isBreak(m_text[pos - 1]))
            --pos;
        return pos;
    }
    qsizetype lineEnd(qsizetype pos) const
    {
        while (pos < m_text.size() && !isBreak(m_text[pos]))
            ++pos;
        return pos;
    }
    qsizetype nextLine(qsizetype pos) const
    {
        pos = lineEnd(pos);
        if (pos + 1 < m_text.size() && m_text[pos] == '\r' && m_text[pos + 1] == '\n')
            ++pos;
        return std::min(pos + 1, m_text.size());
    }

    void removeLines(size_t from, size_t to)
    {
        for (size_t i = from; i < to; ++i) {
            const LayoutValue &item = m_list.items[i];
            m_patches.push_back({lineStart(item.dash), nextLine(std::max(item.dash + 1, item.end)), {}});
        }
    }

    void removeItems(size_t from, size_t to)
    {
        if (from > 0)
            m_patches.push_back({m_list.items[from - 1].end, m_list.items[to - 1].end, {}});
        else
            m_patches.push_back({m_list.items[0].begin, m_list.items[to].begin, {}});
    }

    void insert(size_t from, size_t to)
    {
        const bool atFront = from == 0;
        const LayoutValue &neighbour = m_list.items[atFront ? 0 : from - 1];
        QByteArray out;
        if (m_list.style == LayoutValue::Style::BlockList) {
            const QByteArray indent =
                m_text.mid(lineStart(neighbour.dash), neighbour.dash - lineStart(neighbour.dash));
            QByteArray dash = m_text.mid(neighbour.dash, neighbour.begin - neighbour.dash);
            if (dash.trimmed() != "-" || dash.size() < 2 || dash.contains('\n') || dash.contains('\r'))
                dash = "- ";
            const QByteArray eol = lineEnding(m_text);
            for (size_t i = from; i < to; ++i) {
                const QByteArray line = indent + dash + rowLike(neighbour, m_after[i]);
                out += atFront ? line + eol : eol + line;
            }
            const qsizetype place =
                atFront ? lineStart(neighbour.dash) : lineEnd(std::max(neighbour.dash + 1, neighbour.end));
            m_patches.push_back({place, place, out});
            return;
        }
        QByteArray separator = ", ";
        if (m_list.items.size() > 1) {
            const LayoutValue &second = m_list.items[1];
            const QByteArray between = m_text.mid(m_list.items[0].end, second.begin - m_list.items[0].end);
            if (between.trimmed() == ",")
                separator = between;
        }
        for (size_t i = from; i < to; ++i) {
            const QByteArray row = rowLike(neighbour, m_after[i]);
            out += atFront ? row + separator : separator + row;
        }
        const qsizetype place = atFront ? neighbour.begin : neighbour.end;
        m_patches.push_back({place, place, out});
    }

    const QByteArray &m_text;
    const LayoutValue &m_list;
    const Rows &m_before;
    const Rows &m_after;
    Patches &m_patches;
};

} // namespace

QByteArray applyPatches(QByteArray text, Patches patches)
{
    std::stable_sort(patches.begin(), patches.end(), [](const Patch &a, const Patch &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    for (auto patch = patches.rbegin(); patch != patches.rend(); ++patch)
        text.replace(patch->begin, patch->end - patch->begin, patch->text);
    return text;
}

bool patchList(const QByteArray &text, const LayoutValue &list, const Rows &before, const Rows &after,
               Patches &patches)
{
    return ListPatcher(text, list, before, after, patches).run();
}

QByteArray lineEnding(const QByteArray &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\n')
            return "\n";
        if (text[i] == '\r')
            return i + 1 < text.size() && text[i + 1] == '\n' ? "\r\n" : "\r";
    }
    return "\n";
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/entry_file.h"

#include <QFileInfo>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 1 << 20;
constexpr qint64 longestEntry = 256LL << 20;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

/// Finds where values end by counting brackets outside of texts.
class EntryFile::Scanner
{
public:
    /// True when `c` ends the value that began with `begin()`.
    bool ends(char c)
    {
        if (m_inText) {
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inText = false;
            return false;
        }
        if (c == '"')
            m_inText = true;
        else if (c == '{' || c == '[')
            ++m_depth;
        else if (c == '}' || c == ']')
            return --m_depth <= 0;
        return false;
    }
    void begin()
    {
        m_depth = 0;
        m_inText = m_escaped = false;
    }

private:
    int m_depth = 0;
    bool m_inText = false;
    bool m_escaped = false;
};

Error EntryFile::fileError(const QString &what) const
{
    return Error{u"dataset.file"_s,
                 u"The data set %1 cannot be used: %2."_s.arg(m_path, what),
                 u"A data set is a JSON array of objects, or one JSON object per line, in UTF-8."_s,
                 {m_path, what}};
}

Result<void> EntryFile::index(const std::function<Result<bool>(JsonNode, qint64)> &accept,
                              const std::atomic_bool &cancelled)
{
    m_places.clear();
    m_seen = 0;
    m_file.setFileName(m_path);
    if (QFileInfo(m_path).isDir())
        return fileError(u"it is a folder"_s);
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly))
        return fileError(m_file.errorString());
    m_file.seek(0);
    Scanner scanner;
    QByteArray entry;
    qint64 offset = 0, line = 1, entryOffset = 0, entryLine = 0;
    bool inEntry = false, inArray = false, done = false;
    while (!m_file.atEnd()) {
        if (cancelled)
            return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
        const QByteArray block = m_file.read(blockSize);
        if (block.isEmpty())
            return fileError(m_file.errorString());
        for (qsizetype i = 0; i < block.size(); ++i, ++offset) {
            const char c = block[i];
            if (!inEntry) {
                line += c == '\n';
                const bool mark = offset < 3 && "\xef\xbb\xbf"[offset] == c;
                if (isBlank(c) || mark || (inArray && c == ','))
                    continue;
                if (c == '[' && !inArray && m_seen == 0) {
                    inArray = true;
                    continue;
                }
                if (c == ']' && inArray && !done) {
                    done = true;
                    continue;
                }
                if (c != '{' || done)
                    return fileError(u"line %1: expected an object, found \"%2\""_s.arg(line).arg(
                        QString::fromUtf8(block.mid(i, 20)).simplified()));
                inEntry = true;
                entryOffset = offset;
                entryLine = line;
                entry.clear();
                scanner.begin();
            }
            entry += c;
            line += c == '\n' && entry.size() > 1;
            if (entry.size() > longestEntry)
                return fileError(
                    u"line %1: an entry has more than %2 MiB"_s.arg(entryLine).arg(longestEntry >> 20));
            if (!scanner.ends(c))
                continue;
            inEntry = false;
            ++m_seen;
            const qint64 size = entry.size();
            const Result<JsonTree> tree = JsonTree::parse(entry);
            if (!tree) {
                const QStringList &where = tree.error().args;
                return fileError(
                    u"line %1: no JSON: %2"_s.arg(entryLine + where[0].toLongLong() - 1).arg(where[2]));
            }
            const Result<bool> keep = accept(tree->root(), entryLine);
            if (!keep)
                return keep.error();
            if (*keep)
                m_places.push_back({entryOffset, size, entryLine});
        }
    }
    if (inEntry)
        return fileError(u"line %1: the entry has no end"_s.arg(entryLine));
    if (inArray && !done)
        return fileError(u"line %1: the array has no end"_s.arg(line));
    if (m_seen == 0)
        return Error{u"dataset.empty"_s, u"The data set %1 has no entries."_s.arg(m_path), {}, {m_path}};
    return {};
}

Result<JsonTree> EntryFile::entry(int kept)
{
    const Place &place = m_places[static_cast<size_t>(kept)];
    if (!m_file.seek(place.offset))
        return fileError(m_file.errorString());
    Result<JsonTree> tree = JsonTree::parse(m_file.read(place.size));
    if (!tree)
        return fileError(u"it has changed while it was read"_s);
    return tree;
}

Error shapeError(const QString &path, qint64 line, const QString &expected, const QString &found)
{
    return Error{u"dataset.shape"_s,
                 u"%1, line %2: expected %3, found %4."_s.arg(path).arg(line).arg(expected, found),
                 {},
                 {path, QString::number(line), expected, found}};
}

} // namespace servescope

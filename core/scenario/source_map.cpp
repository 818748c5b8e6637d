// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/source_map.h"

#include "core/scenario/text_check.h"

#include <algorithm>

namespace servescope {

SourceMap::SourceMap(const QByteArray &text) : m_text(text)
{
    m_starts.push_back(byteOrderMark(text)); // not a column of its own
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool loneReturn = text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n');
        if (text[i] == '\n' || loneReturn)
            m_starts.push_back(i + 1);
    }
}

SourceMap::Position SourceMap::position(size_t line, qsizetype offset) const
{
    int column = 1;
    const qsizetype end = std::min(offset, m_text.size());
    for (qsizetype i = m_starts[line]; i < end; ++i)
        column += (static_cast<unsigned char>(m_text[i]) & 0xc0) != 0x80 ? 1 : 0; // not a continuation byte
    return {static_cast<int>(line) + 1, column};
}

SourceMap::Position SourceMap::at(qsizetype offset) const
{
    offset = std::max(offset, m_starts.front());
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    return position(static_cast<size_t>(after - m_starts.begin()) - 1, offset);
}

qsizetype SourceMap::offsetOfMark(int line, int byteColumn) const
{
    const qint64 last = static_cast<qint64>(m_starts.size()) - 1;
    const auto index = static_cast<size_t>(std::clamp<qint64>(line, 0, last));
    return std::min(m_starts[index] + std::max(0, byteColumn), m_text.size());
}

SourceMap::Position SourceMap::fromMark(int line, int byteColumn) const
{
    const qint64 last = static_cast<qint64>(m_starts.size()) - 1;
    return position(static_cast<size_t>(std::clamp<qint64>(line, 0, last)), offsetOfMark(line, byteColumn));
}

void Findings::atOffset(qsizetype offset, const char *code, const QString &key, const QStringList &args)
{
    const auto [line, column] = m_map.at(offset);
    add(makeDiagnostic(code, line, column, key, args));
}

void Findings::atMark(int line, int byteColumn, const char *code, const QString &key, const QStringList &args)
{
    if (line < 0) // yaml-cpp's mark of nothing
        return whole(code, key, args);
    const auto position = m_map.fromMark(line, byteColumn);
    add(makeDiagnostic(code, position.line, position.column, key, args));
}

void Findings::whole(const char *code, const QString &key, const QStringList &args)
{
    add(makeDiagnostic(code, 0, 0, key, args));
}

void Findings::add(Diagnostic diagnostic)
{
    int &count = diagnostic.severity == Diagnostic::Severity::Error ? m_errors : m_warnings;
    if (diagnostic.severity == Diagnostic::Severity::Error)
        m_keysWithErrors.insert(diagnostic.key);
    if (count++ < kMaxOfEach)
        m_list.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Findings::take()
{
    std::stable_sort(m_list.begin(), m_list.end(), [](const Diagnostic &a, const Diagnostic &b) {
        return a.line != b.line ? a.line < b.line : a.column < b.column;
    });
    return std::exchange(m_list, {});
}

bool Findings::hasErrorFor(const QString &key) const
{
    return m_keysWithErrors.contains(key);
}

} // namespace servescope

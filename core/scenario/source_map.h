// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/diagnostic.h"

#include <QByteArray>
#include <QSet>

namespace servescope {

/// Lines and columns of a text in UTF-8. A line ends at LF, CRLF or a lone CR.
class SourceMap
{
public:
    explicit SourceMap(const QByteArray &text);

    struct Position
    {
        int line = 1;   ///< 1-based
        int column = 1; ///< 1-based, in characters
    };
    Position at(qsizetype offset) const;
    /// From yaml-cpp's zero-based line and column in bytes.
    Position fromMark(int line, int byteColumn) const;
    qsizetype offsetOfMark(int line, int byteColumn) const;

private:
    Position position(size_t line, qsizetype offset) const;

    QByteArray m_text;
    std::vector<qsizetype> m_starts; // of each line
};

/// The findings of one reading; of each severity the first hundred found.
class Findings
{
public:
    explicit Findings(const QByteArray &text) : m_map(text) {}

    void atOffset(qsizetype offset, const char *code, const QString &key = {}, const QStringList &args = {});
    void atMark(int line, int byteColumn, const char *code, const QString &key = {},
                const QStringList &args = {});
    void whole(const char *code, const QString &key = {}, const QStringList &args = {});
    /// In the order of the lines, those about the whole file first; empties this.
    std::vector<Diagnostic> take();
    const SourceMap &map() const { return m_map; }
    bool hasErrorFor(const QString &key) const;

private:
    void add(Diagnostic diagnostic);

    // Nobody reads more, and each costs the width of its line.
    static constexpr int kMaxOfEach = 100;

    SourceMap m_map;
    int m_errors = 0;
    int m_warnings = 0;
    QSet<QString> m_keysWithErrors;
    std::vector<Diagnostic> m_list;
};

} // namespace servescope

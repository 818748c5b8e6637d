// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/text_check.h"

#include "core/base/files.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Walks over the text once, without recursion, knowing just enough YAML to tell brackets and quotes that
/// count from those inside scalars and comments.
class StructureScan
{
public:
    StructureScan(const QByteArray &text, Findings &findings) : m_text(text), m_findings(findings) {}

    /// After run(): where the brackets open that are not closed.
    const std::vector<qsizetype> &open() const { return m_flow; }

    bool run()
    {
        m_pos = byteOrderMark(m_text);
        while (m_pos < m_text.size()) {
            if (!line())
                return false;
        }
        return true;
    }

private:
    char at(qsizetype i) const { return i < m_text.size() ? m_text[i] : '\n'; }
    static bool isBreak(char c) { return c == '\n' || c == '\r'; }
    static bool isBlank(char c) { return c == ' ' || c == '\t' || isBreak(c); }

    void toLineEnd()
    {
        while (m_pos < m_text.size() && !isBreak(m_text[m_pos]))
            ++m_pos;
    }
    void overBreak()
    {
        if (at(m_pos) == '\r' && at(m_pos + 1) == '\n')
            ++m_pos;
        ++m_pos;
    }

    bool line()
    {
        const qsizetype start = m_pos;
        while (at(m_pos) == ' ' || at(m_pos) == '\t')
            ++m_pos;
        if (m_pos >= m_text.size() || isBreak(m_text[m_pos])) {
            overBreak();
            return true;
        }
        const qsizetype indent = m_pos - start;
        if (m_scalarIndent >= 0 && indent > m_scalarIndent) { // inside a block scalar
            toLineEnd();
            overBreak();
            return true;
        }
        m_scalarIndent = -1;
        if (m_text[m_pos] == '#') {
            toLineEnd();
            overBreak();
            return true;
        }
        if (m_flow.empty()) {
            const qsizetype tab = m_text.mid(start, indent).indexOf('\t');
            if (tab >= 0) {
                m_findings.atOffset(start + tab, "scenario.tab");
                return false;
            }
            m_lineIndent = indent;
            if (!indicators(start))
                return false;
        }
        const bool good = content();
        overBreak();
        return good;
    }

    bool enter(qsizetype column)
    {
        while (!m_indents.empty() && m_indents.back() >= column)
            m_indents.pop_back();
        m_indents.push_back(column);
        return depthAllowed();
    }

    bool depthAllowed()
    {
        if (m_flow.size() + m_indents.size() <= kMaxNesting)
            return true;
        m_findings.atOffset(m_pos, "scenario.nested", {}, {QString::number(kMaxNesting)});
        return false;
    }

    bool indicators(qsizetype lineStart)
    {
        while ((at(m_pos) == '-' || at(m_pos) == '?') && isBlank(at(m_pos + 1))) {
            if (!enter(m_pos - lineStart))
                return false;
            ++m_pos;
            while (at(m_pos) == ' ' || at(m_pos) == '\t')
                ++m_pos;
        }
        return enter(m_pos - lineStart);
    }

    // The rest of the line, and of the next ones while a quote is open.
    bool content()
    {
        bool valueStart = true;
        while (m_pos < m_text.size() && !isBreak(m_text[m_pos])) {
            const char c = m_text[m_pos];
            const bool afterBlank = m_pos == 0 || isBlank(m_text[m_pos - 1]);
            if (c == '#' && afterBlank) {
                toLineEnd();
            } else if ((c == '"' || c == '\'') && valueStart) {
                if (!quoted(c))
                    return false;
                valueStart = false;
            } else if ((c == '[' || c == '{') && (valueStart || !m_flow.empty())) {
                m_flow.push_back(m_pos++);
                if (!depthAllowed())
                    return false;
                valueStart = true;
            } else if ((c == ']' || c == '}') && !m_flow.empty()) {
                m_flow.pop_back();
                ++m_pos;
                valueStart = false;
            } else if ((c == ',' && !m_flow.empty()) ||
                       (c == ':' && (isBlank(at(m_pos + 1)) || !m_flow.empty()))) {
                ++m_pos;
                valueStart = true;
            } else if (valueStart && (c == '&' || c == '!')) {
                while (!isBlank(at(m_pos)))
                    ++m_pos;
            } else if (valueStart && (c == '|' || c == '>') && m_flow.empty()) {
                m_scalarIndent = m_lineIndent;
                toLineEnd();
            } else {
                valueStart = valueStart && (c == ' ' || c == '\t');
                ++m_pos;
            }
        }
        return true;
    }

    bool quoted(char quote)
    {
        const qsizetype start = m_pos++;
        while (m_pos < m_text.size()) {
            if (quote == '"' && m_text[m_pos] == '\\') {
                m_pos += 2;
            } else if (m_text[m_pos] == quote) {
                ++m_pos;
                if (quote == '"' || at(m_pos) != '\'')
                    return true;
                ++m_pos;
            } else {
                ++m_pos;
            }
        }
        m_findings.atOffset(start, "scenario.open_quote");
        return false;
    }

    const QByteArray &m_text;
    Findings &m_findings;
    qsizetype m_pos = 0;
    std::vector<qsizetype> m_flow;    // where the open brackets stand
    std::vector<qsizetype> m_indents; // of the open block collections
    qsizetype m_lineIndent = 0;
    qsizetype m_scalarIndent = -1; // ≥ 0: in a block scalar below a line so indented
};

bool bytesAreText(const QByteArray &text, Findings &findings)
{
    if (text.size() > kMaxScenarioBytes) {
        findings.whole("scenario.too_large", {},
                       {QString::number(text.size()), QString::number(kMaxScenarioBytes)});
        return false;
    }
    const qsizetype invalid = firstInvalidUtf8(text);
    if (invalid >= 0) {
        findings.atOffset(invalid, "scenario.not_utf8", {}, {QString::number(invalid)});
        return false;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f) {
            findings.atOffset(i, "scenario.control_character", {}, {u"0x%1"_s.arg(c, 2, 16, QChar(u'0'))});
            return false;
        }
    }
    return true;
}

} // namespace

qsizetype byteOrderMark(const QByteArray &text)
{
    return text.startsWith("\xef\xbb\xbf") ? 3 : 0;
}

bool textIsParsable(const QByteArray &text, Findings &findings)
{
    return bytesAreText(text, findings) && StructureScan(text, findings).run();
}

qsizetype openBracketBefore(const QByteArray &text, qsizetype end)
{
    const QByteArray before = text.left(end);
    Findings ignored(before);
    StructureScan scan(before, ignored);
    if (!scan.run() || scan.open().empty())
        return -1;
    const qsizetype bracket = scan.open().front();
    const auto isBreak = [](char c) { return c == '\n' || c == '\r'; };
    return std::any_of(before.begin() + bracket, before.end(), isBreak) ? bracket : -1;
}

} // namespace servescope

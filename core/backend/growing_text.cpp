// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/growing_text.h"

namespace servescope {

JsonString GrowingText::piece(const JsonString &text, std::optional<qsizetype> tokenIds,
                              std::optional<qint64> tokensSoFar, QString *out)
{
    // A text's own escapes are whole, so a longer one that begins with its bytes begins with its characters.
    const bool grows = text.raw.size() > m_before.size() && text.raw.startsWith(m_before);
    const bool same = text.raw == m_before;
    if (!m_sure && tokenIds && tokensSoFar && *tokensSoFar > 1 && !m_before.isEmpty()) {
        m_mode = *tokenIds == *tokensSoFar ? Mode::Whole : Mode::Pieces;
        m_sure = true;
    } else if (!m_sure && !m_before.isEmpty() && !same) {
        if (grows && m_mode != Mode::Pieces) {
            m_mode = Mode::Whole;
            m_sure = ++m_repeats >= sureAfter;
        } else {
            if (m_mode == Mode::Whole && out) { // it was wrong so far
                out->clear();
                JsonString{m_joined, m_joinedEscapes}.appendTo(*out);
            }
            m_mode = Mode::Pieces;
            m_sure = true;
        }
    }
    if (!m_sure) {
        m_joined += text.raw;
        m_joinedEscapes = m_joinedEscapes || text.escaped;
    } else if (!m_joined.isNull()) {
        m_joined = QByteArray();
    }
    JsonString fresh = text;
    const bool repeated = same && tokensSoFar && tokensSoFar == m_tokensBefore;
    m_tokensBefore = tokensSoFar;
    if (repeated)
        return {}; // a last frame without a new token
    if (m_mode == Mode::Whole) {
        if (!grows && !same)
            fresh = {}; // shorter: a text that the server took back
        else
            fresh.raw = text.raw.sliced(m_before.size());
        if (grows)
            m_before = text.raw.toByteArray();
        return fresh;
    }
    if (!text.isEmpty() && !m_sure)
        m_before = text.raw.toByteArray();
    return fresh;
}

} // namespace servescope

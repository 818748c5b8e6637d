// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/json_fields.h"

#include <QByteArray>

namespace servescope {

/// Tells streams whose frames repeat the whole text so far from streams of pieces, and gives the pieces.
/// SGLang's native interface sends either, by a flag of the server; Triton's by its model configuration.
class GrowingText
{
public:
    /// The new part of a frame's text. `tokenIds` is how many ids came with the frame, `tokensSoFar` how many
    /// tokens the answer has: where both are there they decide, else whether each text begins with the one
    /// before. `out` is the answer so far, mended when that guess turns out wrong; may be nullptr.
    JsonString piece(const JsonString &text, std::optional<qsizetype> tokenIds,
                     std::optional<qint64> tokensSoFar, QString *out);

private:
    enum class Mode : quint8 { Unknown, Whole, Pieces };
    static constexpr int sureAfter = 4; // texts in a row that each began with the one before

    Mode m_mode = Mode::Unknown;
    bool m_sure = false;
    int m_repeats = 0;
    std::optional<qint64> m_tokensBefore;
    QByteArray m_before; // the text before, as it stood in its frame
    QByteArray m_joined; // all texts one after another, while it is not sure
    bool m_joinedEscapes = false;
};

} // namespace servescope

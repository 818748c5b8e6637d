// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QByteArray>
#include <QByteArrayView>

#include <string_view>
#include <unordered_map>
#include <vector>

namespace servescope {

/// The simulator's tokenizer: 6400 made-up words, each one token with the blank before it, and a token for
/// every byte, out of which all other text is made. Ids: six control tokens, 256 bytes, the words.
///
/// Encoding puts one blank before the text unless it begins with a single one; decoding takes one away at
/// the start. So decode(encode(t)) == t for every text without control tokens, except that one leading
/// blank before a word is lost; n words with single blanks between them are n tokens, with and without a
/// leading blank.
class WordStock
{
public:
    enum Control { Bos, Eos, System, User, Assistant, EndOfTurn };
    static constexpr int firstByte = 6;
    static constexpr int firstWord = firstByte + 256;
    static constexpr int wordCount = 6400;
    static constexpr int size = firstWord + wordCount;

    WordStock();
    Q_DISABLE_COPY_MOVE(WordStock)

    /// Control tokens spelled out in the text ("<s>", "<|user|>" …) become those tokens.
    std::vector<int> encode(QByteArrayView utf8, bool addBos) const;
    /// Ids must be in [0, size). The bytes are UTF-8 only if the ids spell it.
    QByteArray decode(const std::vector<int> &ids) const;

    /// What a token adds to the text: " word", a byte, "<s>". Words are ASCII letters, so JSON needs no
    /// escapes.
    const QByteArray &piece(int id) const { return m_pieces[static_cast<size_t>(id)]; }
    static int randomWord(Random &random);

private:
    void encodeSegment(QByteArrayView text, std::vector<int> &out) const;
    int controlAt(QByteArrayView text) const;

    std::vector<QByteArray> m_pieces;
    std::unordered_map<std::string_view, int> m_words; // keys point into m_pieces
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/word_stock.h"

namespace servescope {

namespace {

constexpr std::string_view consonants = "bdfghklmnprstvwz";
constexpr std::string_view vowels = "aeiou";
constexpr int syllables = static_cast<int>(consonants.size() * vowels.size());
static_assert(syllables * syllables == WordStock::wordCount);

// Two syllables and, by a fixed rule, a last letter: " baba", " dusil", " galus".
QByteArray wordPiece(int number)
{
    QByteArray word(1, ' ');
    for (const int syllable : {number / syllables, number % syllables}) {
        word += consonants[static_cast<size_t>(syllable) / vowels.size()];
        word += vowels[static_cast<size_t>(syllable) % vowels.size()];
    }
    const size_t ending = static_cast<size_t>(number) * 7 % 5;
    constexpr std::string_view letters = "nrsl";
    if (ending > 0)
        word += letters[ending - 1];
    return word;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view view(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<size_t>(bytes.size())};
}

} // namespace

WordStock::WordStock()
{
    m_pieces = {"<s>", "</s>", "<|system|>", "<|user|>", "<|assistant|>", "<|end|>"};
    m_pieces.reserve(size);
    for (int byte = 0; byte < 256; ++byte)
        m_pieces.emplace_back(1, static_cast<char>(byte));
    for (int number = 0; number < wordCount; ++number)
        m_pieces.push_back(wordPiece(number));
    m_words.reserve(wordCount);
    for (int id = firstWord; id < size; ++id)
        m_words.emplace(view(piece(id)), id);
}

int WordStock::randomWord(Random &random)
{
    return static_cast<int>(random.integer(firstWord, size - 1));
}

int WordStock::controlAt(QByteArrayView text) const
{
    for (int id = Bos; id < firstByte; ++id) {
        if (text.startsWith(piece(id)))
            return id;
    }
    return -1;
}

std::vector<int> WordStock::encode(QByteArrayView utf8, bool addBos) const
{
    std::vector<int> ids;
    ids.reserve(static_cast<size_t>(utf8.size() / 5 + 2));
    if (addBos)
        ids.push_back(Bos);
    qsizetype begin = 0;
    for (qsizetype at = utf8.indexOf('<'); at >= 0; at = utf8.indexOf('<', at)) {
        const int control = controlAt(utf8.sliced(at));
        if (control < 0) {
            ++at;
            continue;
        }
        encodeSegment(utf8.sliced(begin, at - begin), ids);
        ids.push_back(control);
        begin = at += piece(control).size();
    }
    encodeSegment(utf8.sliced(begin), ids);
    return ids;
}

void WordStock::encodeSegment(QByteArrayView text, std::vector<int> &out) const
{
    if (text.isEmpty())
        return;
    const bool hasBlank = text.size() > 1 && text[0] == ' ' && !isBlank(text[1]);
    QByteArray owned;
    if (!hasBlank) {
        owned.reserve(text.size() + 1);
        owned += ' ';
        owned += text;
        text = owned;
    }
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == ' ') {
            qsizetype end = at + 1;
            while (end < text.size() && !isBlank(text[end]))
                ++end;
            const auto word = m_words.find(view(text.sliced(at, end - at)));
            if (word != m_words.end()) {
                out.push_back(word->second);
                at = end;
                continue;
            }
        }
        out.push_back(firstByte + static_cast<uchar>(text[at++]));
    }
}

QByteArray WordStock::decode(const std::vector<int> &ids) const
{
    QByteArray text;
    for (const int id : ids)
        text += piece(id);
    if (text.startsWith(' '))
        text.remove(0, 1);
    return text;
}

} // namespace servescope

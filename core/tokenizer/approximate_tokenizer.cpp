// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pseudo_words.h"
#include "core/tokenizer/tokenizer.h"

#include <QHash>

#include <numeric>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int unknownId = 0;

enum class Kind { Space, Latin, OtherLetter, Ideograph, Digit, Mark };

bool isIdeograph(QChar::Script script)
{
    return script == QChar::Script_Han || script == QChar::Script_Hiragana ||
           script == QChar::Script_Katakana || script == QChar::Script_Hangul;
}

Kind kindOf(char32_t character)
{
    if (character < 0x80) {
        if ((character | 0x20) >= U'a' && (character | 0x20) <= U'z')
            return Kind::Latin;
        if (character >= U'0' && character <= U'9')
            return Kind::Digit;
        return QChar::isSpace(character) ? Kind::Space : Kind::Mark;
    }
    if (QChar::isSpace(character))
        return Kind::Space;
    if (isIdeograph(QChar::script(character)))
        return Kind::Ideograph;
    if (QChar::isLetter(character) || QChar::isMark(character))
        return Kind::OtherLetter;
    return QChar::isDigit(character) ? Kind::Digit : Kind::Mark;
}

/// What is typical of today's vocabularies: how many characters of a kind one token covers.
qsizetype tokensFor(qsizetype length, qsizetype perToken)
{
    return (length + perToken - 1) / perToken;
}

class ApproximateTokenizer final : public Tokenizer
{
public:
    ApproximateTokenizer()
    {
        int id = unknownId;
        for (const QString &word : pseudoWords())
            m_idOf.insert(word, ++id);
    }

    QString name() const override { return u"approximate"_s; }
    bool exact() const override { return false; }
    int vocabularySize() const override { return static_cast<int>(pseudoWords().size()) + 1; }
    std::vector<int> specialIds() const override { return {unknownId}; }
    bool roundTrips() const override { return true; }
    std::vector<int> promptIds() const override
    {
        std::vector<int> ids(static_cast<size_t>(shortPseudoWords()));
        std::iota(ids.begin(), ids.end(), unknownId + 1);
        return ids;
    }

    Result<std::vector<int>> encode(const QString &text, bool) const override
    {
        const QList<uint> characters = text.toUcs4();
        const qsizetype end = characters.size();
        std::vector<int> ids;
        ids.reserve(static_cast<size_t>(end / 4 + 1));
        for (qsizetype i = 0; i < end;) {
            const Kind kind = kindOf(characters[i]);
            const qsizetype stop = runEnd(characters, i, kind);
            const qsizetype length = stop - i;
            qsizetype pieces = 0;
            switch (kind) {
            case Kind::Space:
                // The blank before a word belongs to the word's token.
                pieces = tokensFor(characters[stop - 1] == U' ' && stop < end ? length - 1 : length, 16);
                break;
            case Kind::Latin:
                if (const int known = knownWord(characters, i, length)) {
                    ids.push_back(known);
                    break;
                }
                pieces = tokensFor(length, 6); // most words up to six letters are whole tokens
                break;
            case Kind::OtherLetter:
            case Kind::Digit:
                pieces = tokensFor(length, 3);
                break;
            case Kind::Ideograph:
                pieces = length;
                break;
            case Kind::Mark:
                pieces = characters[i] > 0xffff ? 2 * length : tokensFor(length, 4);
                break;
            }
            ids.insert(ids.end(), static_cast<size_t>(pieces), unknownId);
            i = stop;
        }
        return ids;
    }

    Result<QString> decode(const std::vector<int> &ids) const override
    {
        const std::vector<QString> &words = pseudoWords();
        QString text;
        text.reserve(static_cast<qsizetype>(ids.size()) * 6);
        for (const int id : ids) {
            if (id < 0 || id >= vocabularySize())
                return Error{
                    u"tokenizer.bad_id"_s,
                    u"Token %1 is not in the approximate vocabulary of %2."_s.arg(id).arg(vocabularySize()),
                    {},
                    {QString::number(id), QString::number(vocabularySize())}};
            if (!text.isEmpty())
                text += u' ';
            if (id == unknownId)
                text += u'?';
            else
                text += words[static_cast<size_t>(id - 1)];
        }
        return text;
    }

private:
    /// Marks run on only with their like ("----"); words run over letters of one kind.
    static qsizetype runEnd(const QList<uint> &characters, qsizetype start, Kind kind)
    {
        qsizetype i = start + 1;
        while (i < characters.size() && kindOf(characters[i]) == kind &&
               (kind != Kind::Mark || characters[i] == characters[start]))
            ++i;
        return i;
    }

    int knownWord(const QList<uint> &characters, qsizetype start, qsizetype length) const
    {
        if (length < 2 || length > 5)
            return 0;
        QString word;
        for (qsizetype i = start; i < start + length; ++i)
            word += QChar(static_cast<char16_t>(characters[i]));
        return m_idOf.value(word, 0);
    }

    QHash<QString, int> m_idOf;
};

} // namespace

std::shared_ptr<Tokenizer> approximateTokenizer()
{
    static const std::shared_ptr<Tokenizer> tokenizer = std::make_shared<ApproximateTokenizer>();
    return tokenizer;
}

} // namespace servescope

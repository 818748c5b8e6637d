// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/pre_tokenizer.h"

#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/metaspace.h"
#include "core/tokenizer/regex.h"
#include "core/tokenizer/split_behavior.h"
#include "core/tokenizer/unicode.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *gpt2Pattern =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

/// Replaces pieces.list by what f(piece, out) makes of each.
template <typename F>
Result<void> eachPiece(Pieces &pieces, F f)
{
    pieces.spare.clear();
    for (const Piece &piece : pieces.list)
        if (const Result<void> done = f(piece, pieces.spare); !done)
            return done;
    pieces.list.swap(pieces.spare);
    return {};
}

class RegexSplit final : public PreTokenizer
{
public:
    RegexSplit(std::shared_ptr<const Regex> regex, SplitBehavior behavior, bool invert)
        : m_regex(std::move(regex)), m_behavior(behavior), m_invert(invert)
    {}
    Result<void> apply(Pieces &pieces) const override
    {
        return eachPiece(pieces, [&](const Piece &piece, std::vector<Piece> &out) -> Result<void> {
            pieces.matches.clear();
            const Result<void> found = m_regex->findAll(piece.text, pieces.matches);
            if (found)
                splitPiece(piece, pieces.matches, m_behavior, m_invert, out);
            return found;
        });
    }

private:
    std::shared_ptr<const Regex> m_regex;
    SplitBehavior m_behavior;
    bool m_invert;
};

class TextSplit final : public PreTokenizer
{
public:
    TextSplit(std::string text, SplitBehavior behavior, bool invert)
        : m_text(std::move(text)), m_behavior(behavior), m_invert(invert)
    {}
    Result<void> apply(Pieces &pieces) const override
    {
        return eachPiece(pieces, [&](const Piece &piece, std::vector<Piece> &out) -> Result<void> {
            pieces.matches.clear();
            for (size_t at = 0;
                 !m_text.empty() && (at = piece.text.find(m_text, at)) != std::string_view::npos;
                 at += m_text.size())
                pieces.matches.emplace_back(at, at + m_text.size());
            splitPiece(piece, pieces.matches, m_behavior, m_invert, out);
            return {};
        });
    }

private:
    std::string m_text;
    SplitBehavior m_behavior;
    bool m_invert;
};

/// Each character of a kind is a match of its own.
class CharacterSplit final : public PreTokenizer
{
public:
    using Test = bool (*)(char32_t, char32_t wanted);
    CharacterSplit(Test test, SplitBehavior behavior, char32_t wanted = 0)
        : m_test(test), m_behavior(behavior), m_wanted(wanted)
    {}
    Result<void> apply(Pieces &pieces) const override
    {
        return eachPiece(pieces, [&](const Piece &piece, std::vector<Piece> &out) -> Result<void> {
            pieces.matches.clear();
            unicode::forEach(piece.text, [&](char32_t c, std::string_view bytes) {
                const auto at = static_cast<size_t>(bytes.data() - piece.text.data());
                if (m_test(c, m_wanted))
                    pieces.matches.emplace_back(at, at + bytes.size());
            });
            splitPiece(piece, pieces.matches, m_behavior, false, out);
            return {};
        });
    }

private:
    Test m_test;
    SplitBehavior m_behavior;
    char32_t m_wanted;
};

bool isSpaceCharacter(char32_t c, char32_t)
{
    return unicode::isSpace(c);
}

bool isPunctuationCharacter(char32_t c, char32_t)
{
    if (c < 0x80)
        return c > ' ' && c < 0x7f && (c == '_' || !unicode::isWord(c));
    return unicode::isOldPunctuation(c);
}

bool isNumberCharacter(char32_t c, char32_t)
{
    return unicode::isNumber(unicode::category(c));
}

bool isWantedCharacter(char32_t c, char32_t wanted)
{
    return c == wanted;
}

/// `\w+|[^\w\s]+`, what matches is kept.
class WordsAndSigns final : public PreTokenizer
{
public:
    Result<void> apply(Pieces &pieces) const override
    {
        return eachPiece(pieces, [&](const Piece &piece, std::vector<Piece> &out) -> Result<void> {
            size_t begin = 0;
            int kind = 0; // 0 space, 1 word, 2 neither
            const auto end = [&](size_t at) {
                if (kind && at > begin)
                    out.push_back({piece.text.substr(begin, at - begin), piece.first && begin == 0});
            };
            unicode::forEach(piece.text, [&](char32_t c, std::string_view bytes) {
                const auto at = static_cast<size_t>(bytes.data() - piece.text.data());
                const int now = unicode::isWord(c) ? 1 : unicode::isSpace(c) ? 0 : 2;
                if (now != kind) {
                    end(at);
                    begin = at;
                    kind = now;
                }
            });
            end(piece.text.size());
            return {};
        });
    }
};

class FixedLength final : public PreTokenizer
{
public:
    explicit FixedLength(qint64 length) : m_length(length) {}
    Result<void> apply(Pieces &pieces) const override
    {
        return eachPiece(pieces, [&](const Piece &piece, std::vector<Piece> &out) -> Result<void> {
            size_t begin = 0;
            qint64 count = 0;
            unicode::forEach(piece.text, [&](char32_t, std::string_view bytes) {
                const auto at = static_cast<size_t>(bytes.data() - piece.text.data());
                if (count++ == m_length) {
                    out.push_back({piece.text.substr(begin, at - begin), piece.first && begin == 0});
                    begin = at;
                    count = 1;
                }
            });
            if (begin < piece.text.size())
                out.push_back({piece.text.substr(begin), piece.first && begin == 0});
            return {};
        });
    }

private:
    qint64 m_length;
};

class ByteLevel final : public PreTokenizer
{
public:
    ByteLevel(std::shared_ptr<const Regex> regex, bool prefixSpace)
        : m_regex(std::move(regex)), m_prefixSpace(prefixSpace)
    {}
    bool endsInByteAlphabet() const override { return true; }
    void leaveBytes() override { m_leaveBytes = true; }
    Result<void> apply(Pieces &pieces) const override
    {
        return eachPiece(pieces, [&](const Piece &given, std::vector<Piece> &out) -> Result<void> {
            Piece piece = given;
            if (m_prefixSpace && !piece.text.starts_with(' '))
                piece.text = pieces.texts.emplace_back(" " + std::string(piece.text));
            const size_t from = out.size();
            if (m_regex) {
                pieces.matches.clear();
                if (const Result<void> found = m_regex->findAll(piece.text, pieces.matches); !found)
                    return found;
                splitPiece(piece, pieces.matches, SplitBehavior::Isolated, false, out);
            } else {
                out.push_back(piece);
            }
            if (!m_leaveBytes)
                for (size_t i = from; i < out.size(); ++i)
                    out[i].text = pieces.texts.emplace_back(toByteAlphabet(out[i].text));
            return {};
        });
    }

private:
    std::shared_ptr<const Regex> m_regex;
    bool m_prefixSpace;
    bool m_leaveBytes = false;
};

class Metaspaces final : public PreTokenizer
{
public:
    explicit Metaspaces(Metaspace rule) : m_rule(std::move(rule)) {}
    Result<void> apply(Pieces &pieces) const override
    {
        return eachPiece(pieces, [&](const Piece &piece, std::vector<Piece> &out) -> Result<void> {
            std::string text;
            text.reserve(piece.text.size() + piece.text.size() / 2);
            for (const char byte : piece.text) {
                if (byte == ' ')
                    text += m_rule.replacement;
                else
                    text += byte;
            }
            const bool prepends = m_rule.prepend == Metaspace::Prepend::Always ||
                                  (m_rule.prepend == Metaspace::Prepend::First && piece.first);
            if (prepends && !text.starts_with(m_rule.replacement))
                text.insert(0, m_rule.replacement);
            const Piece whole{pieces.texts.emplace_back(std::move(text)), piece.first};
            if (!m_rule.split) {
                out.push_back(whole);
                return {};
            }
            pieces.matches.clear();
            for (size_t at = 0; (at = whole.text.find(m_rule.replacement, at)) != std::string_view::npos;
                 at += m_rule.replacement.size())
                pieces.matches.emplace_back(at, at + m_rule.replacement.size());
            splitPiece(whole, pieces.matches, SplitBehavior::MergedWithNext, false, out);
            return {};
        });
    }

private:
    Metaspace m_rule;
};

class Steps final : public PreTokenizer
{
public:
    std::vector<std::shared_ptr<PreTokenizer>> list;
    bool endsInByteAlphabet() const override { return !list.empty() && list.back()->endsInByteAlphabet(); }
    void leaveBytes() override { list.back()->leaveBytes(); }
    Result<void> apply(Pieces &pieces) const override
    {
        for (const auto &step : list)
            if (const Result<void> done = step->apply(pieces); !done)
                return done;
        return {};
    }
};

using Made = Result<std::shared_ptr<PreTokenizer>>;

template <typename T, typename... Args>
Made make(Args &&...args)
{
    return std::shared_ptr<PreTokenizer>(std::make_shared<T>(std::forward<Args>(args)...));
}

Made readSplit(JsonNode node)
{
    const Result<SplitBehavior> behavior = readBehavior(node["behavior"], SplitBehavior::Isolated);
    if (!behavior)
        return behavior.error();
    const JsonNode pattern = node["pattern"];
    const bool invert = node["invert"].truth();
    const JsonNode text = pattern.isString() ? pattern : pattern["String"];
    if (text.isString())
        return make<TextSplit>(std::string(text.text()), *behavior, invert);
    if (!pattern["Regex"].isString())
        return unsupportedError(u"a Split without a pattern"_s);
    const auto regex = Regex::compile(pattern["Regex"].text(), RegexDialect::Oniguruma);
    if (!regex)
        return regex.error();
    return make<RegexSplit>(*regex, *behavior, invert);
}

Made readByteLevel(JsonNode node)
{
    std::shared_ptr<const Regex> gpt2;
    if (node["use_regex"].truth(true)) {
        const auto regex = Regex::compile(gpt2Pattern, RegexDialect::Oniguruma);
        if (!regex)
            return regex.error();
        gpt2 = *regex;
    }
    return make<ByteLevel>(gpt2, node["add_prefix_space"].truth(true));
}

Made readSequence(JsonNode node)
{
    auto steps = std::make_shared<Steps>();
    for (const JsonNode step : node["pretokenizers"].items()) {
        auto made = readPreTokenizer(step);
        if (!made)
            return made.error();
        if (*made)
            steps->list.push_back(*made);
    }
    return std::shared_ptr<PreTokenizer>(steps);
}

Made readBert()
{
    auto steps = std::make_shared<Steps>();
    steps->list.push_back(std::make_shared<CharacterSplit>(isSpaceCharacter, SplitBehavior::Removed));
    steps->list.push_back(std::make_shared<CharacterSplit>(isPunctuationCharacter, SplitBehavior::Isolated));
    return std::shared_ptr<PreTokenizer>(steps);
}

} // namespace

Result<std::shared_ptr<PreTokenizer>> readPreTokenizer(JsonNode node)
{
    if (node.isNull())
        return std::shared_ptr<PreTokenizer>();
    const std::string_view type = node["type"].text();
    if (type == "Sequence")
        return readSequence(node);
    if (type == "Split")
        return readSplit(node);
    if (type == "ByteLevel")
        return readByteLevel(node);
    if (type == "Metaspace") {
        const Result<Metaspace> rule = readMetaspace(node);
        if (!rule)
            return rule.error();
        return make<Metaspaces>(*rule);
    }
    if (type == "Digits")
        return make<CharacterSplit>(isNumberCharacter, node["individual_digits"].truth()
                                                           ? SplitBehavior::Isolated
                                                           : SplitBehavior::Contiguous);
    if (type == "Punctuation") {
        const Result<SplitBehavior> behavior = readBehavior(node["behavior"], SplitBehavior::Isolated);
        if (!behavior)
            return behavior.error();
        return make<CharacterSplit>(isPunctuationCharacter, *behavior);
    }
    if (type == "Whitespace")
        return make<WordsAndSigns>();
    if (type == "WhitespaceSplit")
        return make<CharacterSplit>(isSpaceCharacter, SplitBehavior::Removed);
    if (type == "BertPreTokenizer")
        return readBert();
    if (type == "CharDelimiterSplit" && !node["delimiter"].text().empty()) {
        const char *at = node["delimiter"].text().data();
        return make<CharacterSplit>(isWantedCharacter, SplitBehavior::Removed, unicode::next(at));
    }
    if (type == "FixedLength" && node["length"].integer(5) > 0)
        return make<FixedLength>(node["length"].integer(5));
    return unsupportedError(u"the pre-tokenizer %1"_s.arg(fromUtf8Exactly(type)));
}

} // namespace servescope

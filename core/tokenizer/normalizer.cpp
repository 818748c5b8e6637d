// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normalizer.h"

#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/normal_forms.h"
#include "core/tokenizer/pre_tokenizer.h"
#include "core/tokenizer/regex.h"
#include "core/tokenizer/unicode.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Makes a new text of each character: f(c, bytes, out). What leaves nothing of the first one is seen.
template <typename F>
void eachCharacter(Normalized &text, F f)
{
    std::string out;
    out.reserve(text.text.size());
    bool atFirst = true;
    unicode::forEach(text.text, [&](char32_t c, std::string_view bytes) {
        f(c, bytes, out);
        if (atFirst && out.empty())
            text.first = false;
        atFirst = false;
    });
    text.text = std::move(out);
}

class Form final : public TextNormalizer
{
public:
    explicit Form(NormalForm form) : m_form(form) {}
    Result<void> apply(Normalized &text) const override
    {
        text.text = normalForm(text.text, m_form);
        return {};
    }

private:
    NormalForm m_form;
};

void appendLower(char32_t c, std::string &out)
{
    if (c == 0x130) // the only one that grows
        out += "i\xcc\x87";
    else
        appendUtf8(out, unicode::toLower(c));
}

class Simple final : public TextNormalizer
{
public:
    using Change = void (*)(char32_t, std::string_view, std::string &);
    explicit Simple(Change change) : m_change(change) {}
    Result<void> apply(Normalized &text) const override
    {
        eachCharacter(text, m_change);
        return {};
    }

private:
    Change m_change;
};

void lowercase(char32_t c, std::string_view, std::string &out)
{
    appendLower(c, out);
}

void stripAccents(char32_t c, std::string_view bytes, std::string &out)
{
    if (!unicode::isOldMark(c))
        out += bytes;
}

void nmt(char32_t c, std::string_view bytes, std::string &out)
{
    if ((c >= 1 && c <= 8) || c == 0xb || (c >= 0xe && c <= 0x1f) || c == 0x7f || c == 0x8f || c == 0x9f)
        return;
    const bool space = c == 9 || c == 0xa || c == 0xc || c == 0xd || c == 0x1680 ||
                       (c >= 0x200b && c <= 0x200f) || c == 0x2028 || c == 0x2029 || c == 0x2581 ||
                       c == 0xfeff || c == 0xfffd;
    if (space)
        out += ' ';
    else
        out += bytes;
}

void byteLevel(char32_t, std::string_view bytes, std::string &out)
{
    out += toByteAlphabet(bytes);
}

class Strip final : public TextNormalizer
{
public:
    Strip(bool left, bool right) : m_left(left), m_right(right) {}
    Result<void> apply(Normalized &text) const override
    {
        const char *begin = text.text.data();
        const char *end = begin + text.text.size();
        while (m_right && end > begin) {
            const char *at = end;
            if (!unicode::isSpace(unicode::previous(at)))
                break;
            end = at;
        }
        while (m_left && begin < end) {
            const char *at = begin;
            if (!unicode::isSpace(unicode::next(at)))
                break;
            begin = at;
            text.first = false;
        }
        text.text = std::string(begin, end);
        return {};
    }

private:
    bool m_left;
    bool m_right;
};

class Prepend final : public TextNormalizer
{
public:
    explicit Prepend(std::string prefix) : m_prefix(std::move(prefix)) {}
    Result<void> apply(Normalized &text) const override
    {
        if (!text.text.empty())
            text.text.insert(0, m_prefix);
        return {};
    }

private:
    std::string m_prefix;
};

class Replace final : public TextNormalizer
{
public:
    Replace(std::string text, std::shared_ptr<const Regex> regex, std::string content)
        : m_text(std::move(text)), m_regex(std::move(regex)), m_content(std::move(content))
    {}
    Result<void> apply(Normalized &text) const override
    {
        const std::string &from = text.text;
        Regex::Spans matches;
        if (m_regex) {
            if (const Result<void> found = m_regex->findAll(from, matches); !found)
                return found;
        } else {
            for (size_t at = 0; !m_text.empty() && (at = from.find(m_text, at)) != std::string::npos;
                 at += m_text.size())
                matches.emplace_back(at, at + m_text.size());
        }
        if (matches.empty())
            return {};
        std::string out;
        out.reserve(from.size());
        size_t at = 0;
        for (const auto &[begin, end] : matches) {
            out.append(from, at, begin - at).append(m_content);
            if (begin == 0 && end > 0 && m_content.empty())
                text.first = false;
            at = end;
        }
        out.append(from, at);
        text.text = std::move(out);
        return {};
    }

private:
    std::string m_text;
    std::shared_ptr<const Regex> m_regex;
    std::string m_content;
};

bool isChinese(char32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x20000 && c <= 0x2a6df) ||
           (c >= 0x2a700 && c <= 0x2b73f) || (c >= 0x2b740 && c <= 0x2b81f) ||
           (c >= 0x2b920 && c <= 0x2ceaf) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x2f800 && c <= 0x2fa1f);
}

class Bert final : public TextNormalizer
{
public:
    bool cleanText = true, chinese = true, stripAccents = false, lowercase = true;
    Result<void> apply(Normalized &text) const override
    {
        if (cleanText)
            eachCharacter(text, [](char32_t c, std::string_view bytes, std::string &out) {
                const bool blank = c == '\t' || c == '\n' || c == '\r';
                if (c == 0 || c == 0xfffd || (!blank && unicode::isOldOther(c)))
                    return;
                if (unicode::isSpace(c))
                    out += ' ';
                else
                    out += bytes;
            });
        if (chinese)
            eachCharacter(text, [](char32_t c, std::string_view bytes, std::string &out) {
                if (isChinese(c))
                    out.append(" ").append(bytes).append(" ");
                else
                    out += bytes;
            });
        if (stripAccents) {
            text.text = normalForm(text.text, NormalForm::D);
            eachCharacter(text, [](char32_t c, std::string_view bytes, std::string &out) {
                if (!unicode::isOldNonspacingMark(c))
                    out += bytes;
            });
        }
        if (lowercase)
            eachCharacter(text, [](char32_t c, std::string_view, std::string &out) { appendLower(c, out); });
        return {};
    }
};

class Steps final : public TextNormalizer
{
public:
    std::vector<std::shared_ptr<TextNormalizer>> list;
    Result<void> apply(Normalized &text) const override
    {
        for (const auto &step : list)
            if (const Result<void> done = step->apply(text); !done)
                return done;
        return {};
    }
};

using Made = Result<std::shared_ptr<TextNormalizer>>;

template <typename T, typename... Args>
Made make(Args &&...args)
{
    return std::shared_ptr<TextNormalizer>(std::make_shared<T>(std::forward<Args>(args)...));
}

Made readSequence(JsonNode node)
{
    auto steps = std::make_shared<Steps>();
    for (const JsonNode step : node["normalizers"].items()) {
        auto made = readNormalizer(step);
        if (!made)
            return made.error();
        if (*made)
            steps->list.push_back(*made);
    }
    if (steps->list.empty())
        return std::shared_ptr<TextNormalizer>();
    return std::shared_ptr<TextNormalizer>(steps);
}

Made readReplace(JsonNode node)
{
    const JsonNode pattern = node["pattern"];
    std::string content(node["content"].text());
    const JsonNode text = pattern.isString() ? pattern : pattern["String"];
    if (text.isString())
        return make<Replace>(std::string(text.text()), nullptr, std::move(content));
    if (!pattern["Regex"].isString())
        return unsupportedError(u"a Replace without a pattern"_s);
    const auto regex = Regex::compile(pattern["Regex"].text(), RegexDialect::Oniguruma);
    if (!regex)
        return regex.error();
    return make<Replace>(std::string(), *regex, std::move(content));
}

Made readBert(JsonNode node)
{
    auto bert = std::make_shared<Bert>();
    bert->cleanText = node["clean_text"].truth(true);
    bert->chinese = node["handle_chinese_chars"].truth(true);
    bert->lowercase = node["lowercase"].truth(true);
    bert->stripAccents = node["strip_accents"].truth(bert->lowercase);
    return std::shared_ptr<TextNormalizer>(bert);
}

} // namespace

Result<std::shared_ptr<TextNormalizer>> readNormalizer(JsonNode node)
{
    if (node.isNull())
        return std::shared_ptr<TextNormalizer>();
    const std::string_view type = node["type"].text();
    static constexpr std::pair<std::string_view, NormalForm> forms[]{
        {"NFC", NormalForm::C}, {"NFD", NormalForm::D}, {"NFKC", NormalForm::KC}, {"NFKD", NormalForm::KD}};
    for (const auto &[name, form] : forms)
        if (type == name)
            return make<Form>(form);
    static constexpr std::pair<std::string_view, Simple::Change> changes[]{
        {"Lowercase", lowercase}, {"StripAccents", stripAccents}, {"Nmt", nmt}, {"ByteLevel", byteLevel}};
    for (const auto &[name, change] : changes)
        if (type == name)
            return make<Simple>(change);
    if (type == "Sequence")
        return readSequence(node);
    if (type == "Strip")
        return make<Strip>(node["strip_left"].truth(true), node["strip_right"].truth(true));
    if (type == "Prepend")
        return make<Prepend>(std::string(node["prepend"].text()));
    if (type == "Replace")
        return readReplace(node);
    if (type == "BertNormalizer")
        return readBert(node);
    if (type == "Precompiled")
        return precompiledNormalizer(node["precompiled_charsmap"].text());
    return unsupportedError(u"the normalizer %1"_s.arg(fromUtf8Exactly(type)));
}

} // namespace servescope

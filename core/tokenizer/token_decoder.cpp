// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/token_decoder.h"

#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/metaspace.h"
#include "core/tokenizer/pre_tokenizer.h"
#include "core/tokenizer/regex.h"
#include "core/tokenizer/unicode.h"

#include <charconv>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Tokens = std::vector<std::string>;

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (size_t at = 0; !from.empty() && (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

/// What WordPiece's tokenizer did to English.
void cleanUp(std::string &text)
{
    static constexpr std::pair<std::string_view, std::string_view> rules[]{
        {" .", "."},   {" ?", "?"},           {" !", "!"},   {" ,", ","},     {" ' ", "'"},   {" n't", "n't"},
        {" 'm", "'m"}, {" do not", " don't"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}};
    for (const auto &[from, to] : rules)
        replaceAll(text, from, to);
}

class ByteLevel final : public TokenDecoder
{
public:
    bool isByteLevel() const override { return true; }
    Result<void> apply(Tokens &tokens) const override
    {
        std::string bytes;
        for (const std::string &token : tokens)
            bytes += tokenBytes(token);
        tokens.assign(1, lossyUtf8(bytes));
        return {};
    }
};

class ByteFallback final : public TokenDecoder
{
public:
    Result<void> apply(Tokens &tokens) const override
    {
        Tokens out;
        std::string bytes;
        const auto flush = [&] {
            if (bytes.empty())
                return;
            if (isUtf8(bytes))
                out.push_back(bytes);
            else
                out.insert(out.end(), bytes.size(), "\xef\xbf\xbd");
            bytes.clear();
        };
        for (std::string &token : tokens) {
            unsigned value = 0;
            const bool shaped = token.size() == 6 && token.starts_with("<0x") && token.back() == '>';
            if (shaped) {
                const auto [stop, error] = std::from_chars(token.data() + 3, token.data() + 5, value, 16);
                if (error == std::errc() && stop == token.data() + 5) {
                    bytes += static_cast<char>(value);
                    continue;
                }
            }
            flush();
            out.push_back(std::move(token));
        }
        flush();
        tokens = std::move(out);
        return {};
    }
};

class Fuse final : public TokenDecoder
{
public:
    Result<void> apply(Tokens &tokens) const override
    {
        std::string text;
        for (const std::string &token : tokens)
            text += token;
        tokens.assign(1, text);
        return {};
    }
};

class Strip final : public TokenDecoder
{
public:
    Strip(std::string content, qint64 start, qint64 stop)
        : m_content(std::move(content)), m_start(start), m_stop(stop)
    {}
    Result<void> apply(Tokens &tokens) const override
    {
        for (std::string &token : tokens) {
            std::string_view rest = token;
            for (qint64 i = 0; i < m_start && rest.starts_with(m_content); ++i)
                rest.remove_prefix(m_content.size());
            for (qint64 i = 0; i < m_stop && rest.ends_with(m_content); ++i)
                rest.remove_suffix(m_content.size());
            token = std::string(rest);
        }
        return {};
    }

private:
    std::string m_content;
    qint64 m_start;
    qint64 m_stop;
};

class Replace final : public TokenDecoder
{
public:
    Replace(std::string text, std::shared_ptr<const Regex> regex, std::string content)
        : m_text(std::move(text)), m_regex(std::move(regex)), m_content(std::move(content))
    {}
    Result<void> apply(Tokens &tokens) const override
    {
        for (std::string &token : tokens) {
            if (!m_regex) {
                replaceAll(token, m_text, m_content);
                continue;
            }
            Regex::Spans matches;
            if (const Result<void> found = m_regex->findAll(token, matches); !found)
                return found;
            std::string out;
            size_t at = 0;
            for (const auto &[begin, end] : matches) {
                out.append(token, at, begin - at).append(m_content);
                at = end;
            }
            out.append(token, at);
            token = std::move(out);
        }
        return {};
    }

private:
    std::string m_text;
    std::shared_ptr<const Regex> m_regex;
    std::string m_content;
};

class Metaspaces final : public TokenDecoder
{
public:
    explicit Metaspaces(Metaspace rule) : m_rule(std::move(rule)) {}
    Result<void> apply(Tokens &tokens) const override
    {
        for (size_t i = 0; i < tokens.size(); ++i)
            replaceAll(tokens[i], m_rule.replacement,
                       i == 0 && m_rule.prepend != Metaspace::Prepend::Never ? "" : " ");
        return {};
    }

private:
    Metaspace m_rule;
};

class WordPiece final : public TokenDecoder
{
public:
    WordPiece(std::string prefix, bool cleanup) : m_prefix(std::move(prefix)), m_cleanup(cleanup) {}
    Result<void> apply(Tokens &tokens) const override
    {
        for (size_t i = 0; i < tokens.size(); ++i) {
            std::string &token = tokens[i];
            if (i > 0) {
                if (token.starts_with(m_prefix))
                    token.erase(0, m_prefix.size());
                else
                    token.insert(0, " ");
            }
            if (m_cleanup)
                cleanUp(token);
        }
        return {};
    }

private:
    std::string m_prefix;
    bool m_cleanup;
};

class EndSuffix final : public TokenDecoder
{
public:
    explicit EndSuffix(std::string suffix) : m_suffix(std::move(suffix)) {}
    Result<void> apply(Tokens &tokens) const override
    {
        for (size_t i = 0; i < tokens.size(); ++i)
            replaceAll(tokens[i], m_suffix, i + 1 == tokens.size() ? "" : " ");
        return {};
    }

private:
    std::string m_suffix;
};

class Ctc final : public TokenDecoder
{
public:
    std::string pad, delimiter;
    bool cleanup = true;
    Result<void> apply(Tokens &tokens) const override
    {
        Tokens out;
        for (size_t i = 0; i < tokens.size(); ++i) {
            if (i > 0 && tokens[i] == tokens[i - 1])
                continue;
            std::string token = tokens[i];
            replaceAll(token, pad, "");
            if (cleanup) {
                cleanUp(token);
                replaceAll(token, delimiter, " ");
            }
            if (!token.empty())
                out.push_back(std::move(token));
        }
        tokens = std::move(out);
        return {};
    }
};

class Steps final : public TokenDecoder
{
public:
    std::vector<std::shared_ptr<TokenDecoder>> list;
    bool isByteLevel() const override { return list.size() == 1 && list.front()->isByteLevel(); }
    Result<void> apply(Tokens &tokens) const override
    {
        for (const auto &step : list)
            if (const Result<void> done = step->apply(tokens); !done)
                return done;
        return {};
    }
};

using Made = Result<std::shared_ptr<TokenDecoder>>;

template <typename T, typename... Args>
Made make(Args &&...args)
{
    return std::shared_ptr<TokenDecoder>(std::make_shared<T>(std::forward<Args>(args)...));
}

Made readReplace(JsonNode node)
{
    const JsonNode pattern = node["pattern"];
    std::string content(node["content"].text());
    const JsonNode text = pattern.isString() ? pattern : pattern["String"];
    if (text.isString())
        return make<Replace>(std::string(text.text()), nullptr, std::move(content));
    const auto regex = Regex::compile(pattern["Regex"].text(), RegexDialect::Oniguruma);
    if (!regex)
        return regex.error();
    return make<Replace>(std::string(), *regex, std::move(content));
}

Made readSequence(JsonNode node)
{
    auto steps = std::make_shared<Steps>();
    for (const JsonNode step : node["decoders"].items()) {
        auto made = readDecoder(step);
        if (!made)
            return made.error();
        if (*made)
            steps->list.push_back(*made);
    }
    return std::shared_ptr<TokenDecoder>(steps);
}

std::string textOr(JsonNode node, const char *otherwise)
{
    return node.isString() ? std::string(node.text()) : std::string(otherwise);
}

} // namespace

std::string tokenBytes(std::string_view token)
{
    std::string bytes;
    return fromByteAlphabet(token, bytes) ? bytes : std::string(token);
}

Result<std::shared_ptr<TokenDecoder>> readDecoder(JsonNode node)
{
    if (node.isNull())
        return std::shared_ptr<TokenDecoder>();
    const std::string_view type = node["type"].text();
    if (type == "Sequence")
        return readSequence(node);
    if (type == "ByteLevel")
        return make<ByteLevel>();
    if (type == "ByteFallback")
        return make<ByteFallback>();
    if (type == "Fuse")
        return make<Fuse>();
    if (type == "Strip")
        return make<Strip>(textOr(node["content"], " "), node["start"].integer(), node["stop"].integer());
    if (type == "Replace")
        return readReplace(node);
    if (type == "Metaspace") {
        const Result<Metaspace> rule = readMetaspace(node);
        if (!rule)
            return rule.error();
        return make<Metaspaces>(*rule);
    }
    if (type == "WordPiece")
        return make<WordPiece>(textOr(node["prefix"], "##"), node["cleanup"].truth(true));
    if (type == "BPEDecoder")
        return make<EndSuffix>(textOr(node["suffix"], "</w>"));
    if (type == "CTC") {
        auto ctc = std::make_shared<Ctc>();
        ctc->pad = textOr(node["pad_token"], "<pad>");
        ctc->delimiter = textOr(node["word_delimiter_token"], "|");
        ctc->cleanup = node["cleanup"].truth(true);
        return std::shared_ptr<TokenDecoder>(ctc);
    }
    return unsupportedError(u"the decoder %1"_s.arg(fromUtf8Exactly(type)));
}

} // namespace servescope

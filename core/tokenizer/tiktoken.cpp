// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tiktoken_vocabulary.h"
#include "core/tokenizer/tokenizer_files.h"

#include "core/tokenizer/normal_forms.h"
#include "core/tokenizer/unicode.h"

#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Specials = std::vector<std::pair<int, std::string>>;

constexpr std::string_view gpt2Pattern =
    R"('(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s)";
constexpr std::string_view cl100kPattern =
    R"('(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s)";
constexpr std::string_view o200kPattern =
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view llama3Pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view qwenPattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view kimiPattern =
    R"([\p{Han}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

Specials oneEnd(int id)
{
    return {{id, "<|endoftext|>"}};
}

Specials cl100kSpecials(int)
{
    return {{100257, "<|endoftext|>"},
            {100258, "<|fim_prefix|>"},
            {100259, "<|fim_middle|>"},
            {100260, "<|fim_suffix|>"},
            {100276, "<|endofprompt|>"}};
}

Specials o200kSpecials(int)
{
    return {{199999, "<|endoftext|>"}, {200018, "<|endofprompt|>"}};
}

std::string numbered(const char *before, int number)
{
    return before + std::to_string(number) + "|>";
}

Specials llama3Specials(int first)
{
    Specials all{{first, "<|begin_of_text|>"}, {first + 1, "<|end_of_text|>"}};
    for (int i = 0; i < 4; ++i)
        all.emplace_back(first + 2 + i, numbered("<|reserved_special_token_", i));
    all.emplace_back(first + 6, "<|start_header_id|>");
    all.emplace_back(first + 7, "<|end_header_id|>");
    all.emplace_back(first + 8, numbered("<|reserved_special_token_", 4));
    all.emplace_back(first + 9, "<|eot_id|>");
    for (int i = 5; i < 251; ++i)
        all.emplace_back(first + 5 + i, numbered("<|reserved_special_token_", i));
    return all;
}

Specials qwenSpecials(int first)
{
    Specials all{{first, "<|endoftext|>"}, {first + 1, "<|im_start|>"}, {first + 2, "<|im_end|>"}};
    for (int i = 0; i < 205; ++i)
        all.emplace_back(first + 3 + i, numbered("<|extra_", i));
    return all;
}

Specials kimiSpecials(int first)
{
    Specials all;
    for (int i = 0; i < 256; ++i)
        all.emplace_back(first + i, numbered("<|reserved_token_", first + i));
    return all;
}

struct Family
{
    size_t ranks; // ordinary tokens; published vocabularies differ in it
    std::string_view pattern;
    Specials (*specials)(int first);
    bool composes; // the text is brought to Unicode's form C
    int beginning; // id, or −1
    bool chunked;
};

constexpr Family families[]{
    {50256, gpt2Pattern, oneEnd, false, -1, false},
    {50280, gpt2Pattern, [](int) { return oneEnd(50256); }, false, -1, false},
    {100256, cl100kPattern, cl100kSpecials, false, -1, false},
    {199998, o200kPattern, o200kSpecials, false, -1, false},
    {128000, llama3Pattern, llama3Specials, false, 128000, true},
    {151643, qwenPattern, qwenSpecials, true, -1, false},
    {163584, kimiPattern, kimiSpecials, false, -1, true},
};

/// Llama 3 and Kimi cut a text into 400,000 characters and further where more than 25,000 follow each other
/// without a change between white space and other characters; then the pattern is applied.
class Chunks final : public PreTokenizer
{
public:
    explicit Chunks(std::shared_ptr<PreTokenizer> next) : m_next(std::move(next)) {}
    Result<void> apply(Pieces &pieces) const override
    {
        pieces.spare.clear();
        for (const Piece &piece : pieces.list)
            cut(piece, pieces.spare);
        pieces.list.swap(pieces.spare);
        return m_next->apply(pieces);
    }

private:
    static constexpr size_t longest = 400'000, longestRun = 25'000;

    static bool isPythonSpace(char32_t c) { return unicode::isSpace(c) || (c >= 0x1c && c <= 0x1f); }

    static void cut(const Piece &piece, std::vector<Piece> &out)
    {
        if (piece.text.size() <= longestRun) {
            out.push_back(piece);
            return;
        }
        size_t begin = 0, inChunk = 0, inRun = 0;
        bool space = false;
        unicode::forEach(piece.text, [&](char32_t c, std::string_view bytes) {
            const auto at = static_cast<size_t>(bytes.data() - piece.text.data());
            const bool now = isPythonSpace(c);
            if (inChunk == longest) {
                out.push_back({piece.text.substr(begin, at - begin), false});
                begin = at;
                inChunk = inRun = 0;
            }
            ++inChunk;
            inRun = now == space ? inRun + 1 : 1;
            space = now;
            if (inRun > longestRun) {
                out.push_back({piece.text.substr(begin, at - begin), false});
                begin = at;
                inRun = 1;
            }
        });
        out.push_back({piece.text.substr(begin), false});
    }

    std::shared_ptr<PreTokenizer> m_next;
};

class Composer final : public TextNormalizer
{
public:
    Result<void> apply(Normalized &text) const override
    {
        text.text = normalForm(text.text, NormalForm::C);
        return {};
    }
};

Result<std::vector<std::string>> readRanks(const QByteArray &lines, const QString &path)
{
    std::vector<std::string> ranked;
    qsizetype at = 0;
    int number = 0;
    while (at < lines.size()) {
        qsizetype end = lines.indexOf('\n', at);
        if (end < 0)
            end = lines.size();
        const QByteArrayView line = QByteArrayView(lines).sliced(at, end - at).trimmed();
        at = end + 1;
        ++number;
        if (line.isEmpty())
            continue;
        const qsizetype blank = line.indexOf(' ');
        bool isNumber = false;
        const int rank = blank < 0 ? -1 : line.sliced(blank + 1).trimmed().toByteArray().toInt(&isNumber);
        const auto bytes = QByteArray::fromBase64Encoding(
            line.first(std::max<qsizetype>(blank, 0)).toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
        if (!isNumber || rank < 0 || rank >= (1 << 24) || !bytes || (*bytes).isEmpty())
            return damagedError(path, u"line %1 is not \"<base64> <rank>\""_s.arg(number));
        if (static_cast<size_t>(rank) >= ranked.size())
            ranked.resize(static_cast<size_t>(rank) + 1);
        ranked[static_cast<size_t>(rank)] = (*bytes).toStdString();
    }
    return ranked;
}

} // namespace

bool looksLikeTiktoken(const QByteArray &bytes)
{
    const QList<QByteArray> firstLine = bytes.left(bytes.indexOf('\n')).trimmed().split(' ');
    bool isNumber = false;
    return firstLine.size() == 2 && firstLine[1].toInt(&isNumber) >= 0 && isNumber &&
           bool(QByteArray::fromBase64Encoding(firstLine[0], QByteArray::AbortOnBase64DecodingErrors));
}

Result<std::shared_ptr<Tokenizer>> readTiktoken(const QByteArray &lines, const QByteArray &configBytes,
                                                const QString &path)
{
    const Result<std::vector<std::string>> ranked = readRanks(lines, path);
    if (!ranked)
        return ranked.error();
    const Family *family = nullptr;
    for (const Family &known : families)
        if (known.ranks == ranked->size())
            family = &known;
    if (!family)
        return unsupportedError(
            u"the regex of the tiktoken vocabulary %1 with %2 tokens (the file does not hold it)"_s.arg(path)
                .arg(ranked->size()));
    Result<TokenizerStages> made = rankedStages(*ranked, 0, family->pattern);
    if (!made)
        return made.error();
    TokenizerStages stages = std::move(made).value();
    std::map<int, AddedToken> added;
    for (auto &[id, content] : family->specials(static_cast<int>(ranked->size()))) {
        AddedToken &token = added[id];
        token.id = id;
        token.content = content;
        token.special = true;
    }
    if (!configBytes.isEmpty()) {
        const Result<JsonTree> config = JsonTree::parse(configBytes);
        if (!config)
            return damagedError(path + u", tokenizer_config.json"_s, config.error().message);
        config->root()["added_tokens_decoder"].forEachMember([&](std::string_view id, JsonNode node) {
            const int number = fromUtf8Exactly(id).toInt();
            if (number < static_cast<int>(ranked->size()) || node["content"].text().empty())
                return;
            AddedToken &token = added[number];
            token.id = number;
            token.content = node["content"].text();
            token.special = node["special"].truth(true);
        });
    }
    for (auto &[id, token] : added) {
        stages.vocabulary.put(static_cast<size_t>(id), token.content);
        stages.added.push_back(std::move(token));
    }
    if (family->composes)
        stages.normalizer = std::make_shared<Composer>();
    if (family->chunked)
        stages.preTokenizer = std::make_shared<Chunks>(stages.preTokenizer);
    if (family->beginning >= 0)
        stages.templates.push_back({family->beginning, -1});
    stages.name = u"tiktoken:"_s + path;
    return PipelineTokenizer::make(std::move(stages));
}

} // namespace servescope

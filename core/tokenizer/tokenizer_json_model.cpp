// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/bpe_model.h"
#include "core/tokenizer/byte_alphabet.h"
#include "core/tokenizer/tokenizer_files.h"
#include "core/tokenizer/tokenizer_json.h"
#include "core/tokenizer/unigram_model.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostIds = 1 << 24;

Result<void> readVocabulary(JsonNode vocabulary, TokenizerJson &json)
{
    if (!vocabulary.isObject())
        return damagedError(json.path, u"\"vocab\" is %1, not an object"_s.arg(vocabulary.what()));
    json.modelIds.reserve(static_cast<size_t>(vocabulary.size()));
    json.stages.vocabulary.tokens.reserve(static_cast<size_t>(vocabulary.size()));
    bool good = true;
    vocabulary.forEachMember([&](std::string_view token, JsonNode node) {
        const qint64 id = node.integer(-1);
        if (id < 0 || id >= mostIds) {
            good = false;
            return;
        }
        json.modelIds.set(token, static_cast<int>(id));
        json.stages.vocabulary.put(static_cast<size_t>(id), token);
    });
    if (!good)
        return damagedError(json.path, u"an id in \"vocab\" is no whole number from 0 to %1"_s.arg(mostIds));
    json.modelSize = json.modelIds.size();
    return {};
}

Result<void> readMerges(JsonNode merges, BpeModel &bpe, const TokenizerJson &json)
{
    if (!merges.isArray())
        return damagedError(json.path, u"\"merges\" is %1, not a list"_s.arg(merges.what()));
    bpe.merges.reserve(static_cast<size_t>(merges.size()));
    uint32_t rank = 0;
    QString wrong;
    std::string joined;
    merges.forEachItem([&](JsonNode merge) {
        if (!wrong.isEmpty())
            return;
        std::string_view left, right;
        if (merge.isString()) {
            const std::string_view line = merge.text();
            if (line.starts_with("#version"))
                return;
            const size_t blank = line.find(' ');
            if (blank == std::string_view::npos || line.find(' ', blank + 1) != std::string_view::npos) {
                wrong = u"merge %1 (\"%2\") is not two tokens with a space between"_s.arg(rank).arg(
                    merge.string());
                return;
            }
            left = line.substr(0, blank);
            right = line.substr(blank + 1);
        } else if (merge.isArray() && merge.size() == 2) {
            const std::vector<JsonNode> pair = merge.items();
            left = pair[0].text();
            right = pair[1].text();
        } else {
            wrong = u"merge %1 is %2, not a pair"_s.arg(rank).arg(merge.what());
            return;
        }
        joined.assign(left);
        if (right.size() >= bpe.continuingPrefix.size())
            joined += right.substr(bpe.continuingPrefix.size());
        const int leftId = json.modelIds.find(left);
        const int rightId = json.modelIds.find(right);
        const int newId = json.modelIds.find(joined);
        if (leftId < 0 || rightId < 0 || newId < 0) {
            wrong = u"merge %1 (%2, %3) is of tokens that are not in the vocabulary"_s.arg(rank).arg(
                fromUtf8Exactly(left), fromUtf8Exactly(right));
            return;
        }
        bpe.merges.set(static_cast<uint32_t>(leftId), static_cast<uint32_t>(rightId),
                       {rank++, static_cast<uint32_t>(newId)});
    });
    if (!wrong.isEmpty())
        return damagedError(json.path, wrong);
    return {};
}

void useBytes(BpeModel &bpe, TokenizerJson &json)
{
    json.stages.preTokenizer->leaveBytes();
    bpe.bytes = true;
    bpe.pieces.reserve(json.modelSize);
    std::string bytes;
    const Vocabulary &vocabulary = json.stages.vocabulary;
    for (size_t id = 0; id < vocabulary.tokens.size(); ++id)
        if (vocabulary.used[id] && fromByteAlphabet(vocabulary.tokens[id], bytes))
            bpe.pieces.set(bytes, static_cast<int>(id));
}

Result<void> readBpe(JsonNode model, TokenizerJson &json)
{
    auto bpe = std::make_shared<BpeModel>();
    if (model["dropout"].number() > 0)
        return unsupportedError(u"BPE with dropout, which is random"_s);
    bpe->continuingPrefix = model["continuing_subword_prefix"].text();
    bpe->endSuffix = model["end_of_word_suffix"].text();
    bpe->byteFallback = model["byte_fallback"].truth();
    bpe->fuseUnknown = model["fuse_unk"].truth();
    bpe->ignoreMerges = model["ignore_merges"].truth();
    if (Result<void> read = readVocabulary(model["vocab"], json); !read)
        return read;
    if (Result<void> read = readMerges(model["merges"], *bpe, json); !read)
        return read;
    if (model["unk_token"].isString()) {
        bpe->unknownId = json.modelIds.find(model["unk_token"].text());
        bpe->unknownMissing = bpe->unknownId < 0;
        if (bpe->unknownId >= 0)
            json.stages.unusable.push_back(bpe->unknownId);
    }
    const bool plain = bpe->continuingPrefix.empty() && bpe->endSuffix.empty() && !bpe->byteFallback;
    if (plain && json.stages.preTokenizer && json.stages.preTokenizer->endsInByteAlphabet())
        useBytes(*bpe, json);
    else
        bpe->pieces = json.modelIds;
    if (bpe->byteFallback)
        for (int byte = 0; byte < 256; ++byte)
            if (const int id = json.modelIds.find(
                    u"<0x%1>"_s.arg(byte, 2, 16, QChar(u'0')).toUpper().replace(u'X', u'x').toStdString());
                id >= 0)
                json.stages.unusable.push_back(id);
    bpe->finish();
    json.stages.model = bpe;
    return {};
}

Result<void> readUnigram(JsonNode model, TokenizerJson &json)
{
    auto unigram = std::make_shared<UnigramModel>();
    if (!model["vocab"].isArray())
        return damagedError(json.path, u"\"vocab\" is %1, not a list"_s.arg(model["vocab"].what()));
    bool good = true;
    int id = 0;
    model["vocab"].forEachItem([&](JsonNode entry) {
        const std::vector<JsonNode> pair = entry.items();
        good = good && pair.size() == 2 && pair[0].isString() && pair[1].isNumber();
        if (!good)
            return;
        unigram->add(pair[0].text(), pair[1].number());
        json.modelIds.set(pair[0].text(), id);
        json.stages.vocabulary.put(static_cast<size_t>(id), pair[0].text());
        ++id;
    });
    if (!good)
        return damagedError(json.path, u"entry %1 of \"vocab\" is not a text and its score"_s.arg(id));
    json.modelSize = static_cast<size_t>(id);
    unigram->byteFallback = model["byte_fallback"].truth();
    unigram->unknownId = static_cast<int>(model["unk_id"].integer(-1));
    if (unigram->unknownId >= id)
        return damagedError(json.path, u"\"unk_id\" is not in the vocabulary"_s);
    if (unigram->unknownId >= 0)
        json.stages.unusable.push_back(unigram->unknownId);
    unigram->finish();
    json.stages.model = unigram;
    return {};
}

template <typename Model>
Result<void> readWords(JsonNode node, TokenizerJson &json, std::shared_ptr<Model> model, const char *unknown)
{
    if (Result<void> read = readVocabulary(node["vocab"], json); !read)
        return read;
    const JsonNode named = node["unk_token"];
    model->unknownId = json.modelIds.find(named.isString() ? named.text() : std::string_view(unknown));
    if (model->unknownId >= 0)
        json.stages.unusable.push_back(model->unknownId);
    model->pieces = json.modelIds;
    json.stages.model = model;
    return {};
}

} // namespace

Result<void> readModel(JsonNode model, TokenizerJson &json)
{
    std::string_view type = model["type"].text();
    if (type.empty() && model["merges"].exists())
        type = "BPE";
    else if (type.empty() && model["vocab"].isArray())
        type = "Unigram";
    else if (type.empty() && model["continuing_subword_prefix"].exists())
        type = "WordPiece";
    if (type == "BPE")
        return readBpe(model, json);
    if (type == "Unigram")
        return readUnigram(model, json);
    if (type == "WordPiece") {
        auto words = std::make_shared<WordPieceModel>();
        if (model["continuing_subword_prefix"].isString())
            words->continuingPrefix = model["continuing_subword_prefix"].text();
        words->longestWord = static_cast<size_t>(model["max_input_chars_per_word"].integer(100));
        return readWords(model, json, words, "[UNK]");
    }
    if (type == "WordLevel")
        return readWords(model, json, std::make_shared<WordLevelModel>(), "<unk>");
    return unsupportedError(u"the model type %1"_s.arg(fromUtf8Exactly(type)));
}

} // namespace servescope

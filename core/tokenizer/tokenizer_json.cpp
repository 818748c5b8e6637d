// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer_json.h"

#include "core/tokenizer/tokenizer_files.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

int TokenizerJson::idOf(std::string_view token) const
{
    if (const auto added = addedIds.find(token); added != addedIds.end())
        return added->second;
    return modelIds.find(token);
}

void TokenizerJson::addToken(AddedToken token)
{
    if (token.content.empty())
        return;
    int id = idOf(token.content);
    if (id < 0) {
        id = static_cast<int>(modelSize);
        for (const auto &[content, used] : addedIds)
            id = std::max(id, used + 1);
    }
    token.id = id;
    addedIds[token.content] = id;
    stages.vocabulary.put(static_cast<size_t>(id), token.content);
    const auto same = std::find_if(stages.added.begin(), stages.added.end(),
                                   [&](const AddedToken &other) { return other.content == token.content; });
    if (same != stages.added.end())
        *same = std::move(token);
    else
        stages.added.push_back(std::move(token));
}

AddedToken readAddedToken(JsonNode node)
{
    AddedToken token;
    if (node.isString()) {
        token.content = node.text();
        token.special = true;
        return token;
    }
    token.content = node["content"].text();
    token.singleWord = node["single_word"].truth();
    token.leftStrip = node["lstrip"].truth();
    token.rightStrip = node["rstrip"].truth();
    token.special = node["special"].truth();
    token.normalized = node["normalized"].truth(!token.special);
    return token;
}

Result<std::shared_ptr<Tokenizer>> readTokenizerJson(const QByteArray &bytes, const QByteArray &configBytes,
                                                     const QString &path)
{
    const Result<JsonTree> tree = JsonTree::parse(bytes);
    if (!tree)
        return damagedError(path, tree.error().message);
    const JsonNode root = tree->root();
    if (!root["model"].isObject())
        return damagedError(path, u"it has no \"model\""_s);

    TokenizerJson json;
    json.path = path;
    json.stages.name = u"tokenizer.json:"_s + path;
    auto normalizer = readNormalizer(root["normalizer"]);
    if (!normalizer)
        return normalizer.error();
    json.stages.normalizer = *normalizer;
    auto preTokenizer = readPreTokenizer(root["pre_tokenizer"]);
    if (!preTokenizer)
        return preTokenizer.error();
    json.stages.preTokenizer = *preTokenizer;
    if (const Result<void> model = readModel(root["model"], json); !model)
        return model.error();
    root["added_tokens"].forEachItem([&](JsonNode token) { json.addToken(readAddedToken(token)); });
    if (const Result<void> post = readPostProcessor(root["post_processor"], json); !post)
        return post.error();
    if (!configBytes.isEmpty()) {
        const Result<JsonTree> config = JsonTree::parse(configBytes);
        if (!config)
            return damagedError(path + u", tokenizer_config.json"_s, config.error().message);
        applyConfig(config->root(), json);
    }
    auto decoder = readDecoder(root["decoder"]);
    if (!decoder)
        return decoder.error();
    json.stages.decoder = *decoder;
    json.stages.joinsBySpace = !*decoder;
    if (*decoder && (*decoder)->isByteLevel()) {
        json.stages.decodesBytes = true;
        for (std::string &token : json.stages.vocabulary.tokens)
            token = tokenBytes(token);
    }
    return PipelineTokenizer::make(std::move(json.stages));
}

Error damagedError(const QString &path, const QString &what)
{
    return Error{
        u"tokenizer.damaged"_s,
        u"%1 cannot be used as a tokenizer: %2."_s.arg(path, what.endsWith(u'.') ? what.chopped(1) : what),
        u"Download the file again."_s,
        {path, what}};
}

} // namespace servescope

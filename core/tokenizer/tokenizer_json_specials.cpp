// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer_json.h"

#include "core/tokenizer/tokenizer_files.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int sequence = -1;

Result<void> readTemplate(JsonNode node, TokenizerJson &json)
{
    const JsonNode single = node["single"];
    if (!single.isArray())
        return unsupportedError(u"a TemplateProcessing without a list \"single\""_s);
    std::vector<int> form;
    QString wrong;
    single.forEachItem([&](JsonNode item) {
        if (item["Sequence"].isObject()) {
            form.push_back(sequence);
            return;
        }
        const JsonNode name = item["SpecialToken"]["id"];
        const JsonNode ids = node["special_tokens"][name.text()]["ids"];
        if (!name.isString() || !ids.isArray())
            wrong = u"the template names the token %1 without its ids"_s.arg(name.string());
        ids.forEachItem(
            [&](JsonNode id) { form.push_back(static_cast<int>(std::max<qint64>(0, id.integer()))); });
    });
    if (!wrong.isEmpty())
        return damagedError(json.path, wrong);
    json.stages.templates.push_back(std::move(form));
    return {};
}

/// ["[SEP]", 102]
int pairId(JsonNode pair)
{
    const std::vector<JsonNode> items = pair.items();
    return items.size() == 2 ? static_cast<int>(items[1].integer(-1)) : -1;
}

bool isLlamaType(std::string_view name)
{
    static constexpr std::string_view names[]{"LlamaTokenizer", "CodeLlamaTokenizer", "GemmaTokenizer",
                                              "CohereTokenizer", "MistralTokenizer"};
    if (name.ends_with("Fast"))
        name.remove_suffix(4);
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string contentOf(JsonNode token)
{
    return std::string(token.isObject() ? token["content"].text() : token.text());
}

} // namespace

Result<void> readPostProcessor(JsonNode node, TokenizerJson &json)
{
    if (node.isNull())
        return {};
    const std::string_view type = node["type"].text();
    if (type == "ByteLevel")
        return {};
    if (type == "TemplateProcessing")
        return readTemplate(node, json);
    if (type == "BertProcessing" || type == "RobertaProcessing") {
        const int begin = pairId(node["cls"]);
        const int end = pairId(node["sep"]);
        if (begin < 0 || end < 0)
            return damagedError(json.path, u"the post-processor does not name its tokens"_s);
        json.stages.templates.push_back({begin, sequence, end});
        return {};
    }
    if (type == "Sequence") {
        for (const JsonNode step : node["processors"].items())
            if (Result<void> read = readPostProcessor(step, json); !read)
                return read;
        return {};
    }
    return unsupportedError(u"the post-processor %1"_s.arg(fromUtf8Exactly(type)));
}

void applyConfig(JsonNode config, TokenizerJson &json)
{
    std::vector<std::pair<qint64, JsonNode>> further;
    config["added_tokens_decoder"].forEachMember([&](std::string_view id, JsonNode token) {
        further.emplace_back(fromUtf8Exactly(id).toLongLong(), token);
    });
    std::sort(further.begin(), further.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    const auto addNew = [&](JsonNode node, bool special) {
        AddedToken token = readAddedToken(node);
        token.special = token.special || special;
        if (!json.addedIds.contains(token.content))
            json.addToken(std::move(token));
    };
    for (const auto &[id, token] : further)
        addNew(token, false);
    for (const char *role :
         {"bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"}) {
        const JsonNode token = config[role];
        if (!contentOf(token).empty())
            addNew(token, true);
    }
    if (config["additional_special_tokens"].isArray())
        config["additional_special_tokens"].forEachItem([&](JsonNode token) { addNew(token, true); });

    if (!isLlamaType(config["tokenizer_class"].text()))
        return;
    std::vector<int> form;
    const int begin = json.idOf(contentOf(config["bos_token"]));
    const int end = json.idOf(contentOf(config["eos_token"]));
    if (config["add_bos_token"].truth(true) && begin >= 0)
        form.push_back(begin);
    form.push_back(sequence);
    if (config["add_eos_token"].truth(false) && end >= 0)
        form.push_back(end);
    json.stages.templates.assign(1, form);
}

} // namespace servescope

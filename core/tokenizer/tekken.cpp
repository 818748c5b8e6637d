// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tiktoken_vocabulary.h"
#include "core/tokenizer/tokenizer_files.h"

namespace servescope {

using namespace Qt::StringLiterals;

Result<std::shared_ptr<Tokenizer>> readTekken(const QByteArray &bytes, const QString &path)
{
    const Result<JsonTree> tree = JsonTree::parse(bytes);
    if (!tree)
        return damagedError(path, tree.error().message);
    const JsonNode config = tree->root()["config"];
    const JsonNode vocabulary = tree->root()["vocab"];
    const qint64 size = config["default_vocab_size"].integer(-1);
    const qint64 specials = config["default_num_special_tokens"].integer(-1);
    if (!config["pattern"].isString() || !vocabulary.isArray() || specials < 0 || size <= specials ||
        size > (1 << 24))
        return damagedError(path, u"it does not have the parts of a tekken.json (config.pattern, "
                                  "config.default_vocab_size, config.default_num_special_tokens, vocab)"_s);
    const auto inner = static_cast<size_t>(size - specials);
    std::vector<std::string> ranked(inner);
    QString wrong;
    size_t place = 0;
    vocabulary.forEachItem([&](JsonNode entry) {
        const size_t here = place++;
        const qint64 rank = entry["rank"].integer(-1);
        if (rank < 0 || static_cast<size_t>(rank) >= inner || !wrong.isEmpty())
            return;
        const std::string_view text = entry["token_bytes"].text();
        const auto decoded =
            QByteArray::fromBase64Encoding(QByteArray(text.data(), static_cast<qsizetype>(text.size())),
                                           QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || (*decoded).isEmpty())
            wrong = u"token_bytes of entry %1 of \"vocab\" is no base64"_s.arg(here);
        else
            ranked[static_cast<size_t>(rank)] = (*decoded).toStdString();
    });
    if (wrong.isEmpty())
        for (size_t rank = 0; rank < inner && wrong.isEmpty(); ++rank)
            if (ranked[rank].empty())
                wrong = u"rank %1 is missing, but the vocabulary should have %2"_s.arg(rank).arg(inner);
    if (!wrong.isEmpty())
        return damagedError(path, wrong);
    Result<TokenizerStages> made = rankedStages(ranked, static_cast<int>(specials), config["pattern"].text());
    if (!made)
        return made.error();
    TokenizerStages stages = std::move(made).value();
    int begin = specials > 1 ? 1 : -1;
    for (qint64 id = 0; id < specials; ++id) {
        stages.vocabulary.put(static_cast<size_t>(id), u"<SPECIAL_%1>"_s.arg(id).toStdString());
        stages.unusable.push_back(static_cast<int>(id));
    }
    tree->root()["special_tokens"].forEachItem([&](JsonNode token) {
        const qint64 rank = token["rank"].integer(-1);
        if (rank < 0 || rank >= specials)
            return;
        stages.vocabulary.put(static_cast<size_t>(rank), token["token_str"].text());
        if (token["token_str"].text() == "<s>")
            begin = static_cast<int>(rank);
    });
    if (begin >= 0)
        stages.templates.push_back({begin, -1});
    stages.name = u"tekken:"_s + path;
    return PipelineTokenizer::make(std::move(stages));
}

} // namespace servescope

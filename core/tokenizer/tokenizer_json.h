// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_tree.h"
#include "core/tokenizer/hash_tables.h"
#include "core/tokenizer/pipeline_tokenizer.h"

#include <map>

namespace servescope {

/// What a tokenizer.json is on its way to TokenizerStages.
struct TokenizerJson
{
    TokenizerStages stages;
    QString path;
    PieceMap modelIds; ///< texts of the model's vocabulary to ids
    size_t modelSize = 0;
    std::map<std::string, int, std::less<>> addedIds;

    /// −1: in no vocabulary.
    int idOf(std::string_view token) const;
    /// As the library does: its id is the one it has in the vocabulary, else the next free one, whatever the
    /// file says.
    void addToken(AddedToken token);
};

/// The "model" with its vocabulary; `json.stages.preTokenizer` must be set.
Result<void> readModel(JsonNode model, TokenizerJson &json);
/// The "post_processor", into json.stages.templates.
Result<void> readPostProcessor(JsonNode node, TokenizerJson &json);
/// What transformers does on loading by tokenizer_config.json.
void applyConfig(JsonNode config, TokenizerJson &json);
AddedToken readAddedToken(JsonNode node);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_tree.h"
#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace servescope {

/// What one call of a model remembers; a call needs one of its own.
class ModelScratch
{
public:
    virtual ~ModelScratch() = default;
};

/// The last stage of a tokenizer: a piece of text (no piece is empty) to ids.
class TextModel
{
public:
    virtual ~TextModel() = default;
    virtual std::unique_ptr<ModelScratch> scratch() const { return {}; }
    /// Appends the ids. False: something unknown, and the model has no id for that.
    virtual bool tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *scratch) const = 0;
};

/// A vocabulary by id and by text.
struct Vocabulary
{
    std::vector<std::string> tokens; ///< by id; "" where an id is not used
    std::vector<bool> used;
    void put(size_t id, std::string_view token);
};

} // namespace servescope

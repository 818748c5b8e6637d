// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/body_fields.h"
#include "core/simulator/word_stock.h"

namespace servescope {

/// The tokens of `prompt`: a string, an array of ids, or an array holding one of these. On an error, empty
/// and fields.error() is set.
std::vector<int> promptTokens(BodyFields &fields, const WordStock &vocabulary, bool addBos);

/// The tokens of `messages` by the simulator's chat template: for each message the token of its role, the
/// content, the end of turn; at last the assistant's token if an answer is to follow.
std::vector<int> messageTokens(BodyFields &fields, const WordStock &vocabulary, bool addBos, bool forAnswer);

/// The ids of a JSON array. On an error, empty and fields.error() is set.
std::vector<int> tokenIds(BodyFields &fields, const QJsonValue &array);

} // namespace servescope

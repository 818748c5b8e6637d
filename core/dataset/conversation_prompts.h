// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/file_prompts.h"

namespace servescope {

/// Conversations of several turns. Each turn is a request that carries the turns before it, and is sent when
/// the answer before it is there and `thinkTime` has passed. The lengths of their prompts are the sums of
/// what was said; the server's chat template comes on top. The last conversation ends where the run does.
struct ConversationOptions
{
    int turns = 5; ///< from 1; of a file's conversations the first so many
    Nanoseconds thinkTime{};
};

/// "random_multi_turn": in every turn a random prompt of randomPrompts() is said. Errors of prepare(): its.
std::unique_ptr<PromptSource> randomConversations(std::shared_ptr<const Tokenizer> tokenizer,
                                                  const RandomPromptOptions &random,
                                                  const ConversationOptions &options);

/// "multi_turn": a JSON array (or lines) of {"messages": [{"role", "content"}, …]} as vLLM's multi-turn
/// benchmark has it, or ShareGPT's {"conversations": [{"from", "value"}, …]}. A turn is a text of the user
/// with the answer to it, whose length is asked for unless `outputTokens` is set; texts of the system and
/// answers to nothing are left out. Conversations are drawn in a seeded order, and again when they run out.
struct ConversationFileOptions
{
    FilePromptOptions file;
    ConversationOptions conversation;
    bool recordedAnswers = false; ///< the file's answers are the history, not the server's
};

/// Errors of prepare(): those of EntryFile, dataset.shape, dataset.too_few, the tokenizer's.
std::unique_ptr<PromptSource> conversationPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                                  const ConversationFileOptions &options);

} // namespace servescope

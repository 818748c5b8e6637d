// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/conversation_prompts.h"
#include "core/dataset/file_prompts.h"
#include "core/dataset/hf_prompts.h"
#include "core/dataset/prefix_prompts.h"
#include "core/dataset/sonnet_prompts.h"
#include "core/dataset/trace_prompts.h"

#include <QStringList>

namespace servescope {

/// The data sets a scenario or a command line can name: "random", "prefix_repetition", "sonnet", "sharegpt",
/// "custom", "burstgpt", "timed_trace", "hf", "random_multi_turn", "multi_turn".
const QStringList &datasetNames();
/// Whether a data set must be given a path: a file, or for "hf" a name on the hub.
bool datasetNeedsPath(QStringView name);
/// Whether a data set has lengths of its own, whatever input_output says.
bool datasetHasOwnLengths(QStringView name);
/// Whether a data set's prompts are made up of random tokens: no model stops by itself where it should.
bool datasetIsSynthetic(QStringView name);
/// Whether requests carry the turns before them: only a backend that takesHistory() can send them.
bool datasetHasConversations(QStringView name);

struct DatasetOptions
{
    QString name = QStringLiteral("random");
    RandomPromptOptions random; ///< of "random"; its seed holds for all
    QString path;
    int sharegptOutputLen = 0; ///< 0 = the answer's own length
    int customOutputLen = 256; ///< −1 = each line's output_tokens
    bool shuffle = true;
    bool oversample = true;
    PrefixRepetitionOptions prefixRepetition;
    SonnetOptions sonnet; ///< its path is `path`
    TraceOptions trace;   ///< its path is `path`
    int turns = 5;        ///< of a conversation
    Nanoseconds thinkTime{};
    int multiTurnOutputLen = 0; ///< 0 = the recorded answer's length
    bool recordedAnswers = false;
    HfPromptOptions hf; ///< its id is `path`; shuffle, oversample and seed as above
};

/// The source of a named data set. Errors: dataset.unknown, dataset.no_path.
Result<std::shared_ptr<PromptSource>> makePromptSource(std::shared_ptr<const Tokenizer> tokenizer,
                                                       const DatasetOptions &options);

/// Means of what `count` prepared prompts have, rounded; 0 for none.
struct MeanLengths
{
    int prompt = 0;
    int output = 0;
};
MeanLengths meanLengths(const PromptSource &prompts, int count);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/dataset.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

enum Trait : unsigned { Path = 1, OwnLengths = 2, Synthetic = 4, Conversation = 8 };

struct Kind
{
    const char *name;
    unsigned traits;
};

constexpr Kind kinds[] = {
    {"random", Synthetic},
    {"prefix_repetition", OwnLengths | Synthetic},
    {"sonnet", OwnLengths},
    {"sharegpt", Path | OwnLengths},
    {"custom", Path | OwnLengths},
    {"burstgpt", Path | OwnLengths | Synthetic},
    {"timed_trace", Path | OwnLengths | Synthetic},
    {"hf", Path | OwnLengths},
    {"random_multi_turn", Synthetic | Conversation},
    {"multi_turn", Path | OwnLengths | Conversation},
};

bool has(QStringView name, Trait trait)
{
    for (const Kind &kind : kinds)
        if (name == QLatin1StringView(kind.name))
            return (kind.traits & trait) != 0;
    return false;
}

std::unique_ptr<PromptSource> fromFile(std::shared_ptr<const Tokenizer> tokenizer,
                                       const DatasetOptions &options)
{
    FilePromptOptions file;
    file.path = options.path;
    file.shuffle = options.shuffle;
    file.oversample = options.oversample;
    file.seed = options.random.seed;
    if (options.name == "sharegpt"_L1) {
        if (options.sharegptOutputLen > 0)
            file.outputTokens = options.sharegptOutputLen;
        return shareGptPrompts(std::move(tokenizer), file);
    }
    if (options.customOutputLen > 0)
        file.outputTokens = options.customOutputLen;
    return customPrompts(std::move(tokenizer), file);
}

std::unique_ptr<PromptSource> make(std::shared_ptr<const Tokenizer> tokenizer, const DatasetOptions &options)
{
    const quint64 seed = options.random.seed;
    if (options.name == "random"_L1)
        return randomPrompts(std::move(tokenizer), options.random);
    if (options.name == "prefix_repetition"_L1)
        return prefixPrompts(std::move(tokenizer), options.prefixRepetition, seed);
    if (options.name == "sonnet"_L1) {
        SonnetOptions sonnet = options.sonnet;
        sonnet.path = options.path;
        return sonnetPrompts(std::move(tokenizer), sonnet, seed);
    }
    if (options.name == "burstgpt"_L1)
        return burstGptPrompts(std::move(tokenizer), {options.path, options.shuffle, options.oversample},
                               seed);
    if (options.name == "timed_trace"_L1) {
        TraceOptions trace = options.trace;
        trace.path = options.path;
        return tracePrompts(std::move(tokenizer), trace, options.oversample, seed);
    }
    const ConversationOptions conversation{options.turns, options.thinkTime};
    if (options.name == "random_multi_turn"_L1)
        return randomConversations(std::move(tokenizer), options.random, conversation);
    if (options.name == "multi_turn"_L1) {
        ConversationFileOptions file;
        file.file.path = options.path;
        file.file.shuffle = options.shuffle;
        file.file.oversample = options.oversample;
        file.file.seed = seed;
        file.conversation = conversation;
        file.recordedAnswers = options.recordedAnswers;
        if (options.multiTurnOutputLen > 0)
            file.file.outputTokens = options.multiTurnOutputLen;
        return conversationPrompts(std::move(tokenizer), file);
    }
    if (options.name == "hf"_L1) {
        HfPromptOptions hf = options.hf;
        hf.source.id = options.path;
        hf.shuffle = options.shuffle;
        hf.oversample = options.oversample;
        hf.seed = seed;
        return hfPrompts(std::move(tokenizer), hf);
    }
    return fromFile(std::move(tokenizer), options);
}

} // namespace

const QStringList &datasetNames()
{
    static const QStringList names = [] {
        QStringList all;
        for (const Kind &kind : kinds)
            all.append(QString::fromLatin1(kind.name));
        return all;
    }();
    return names;
}

bool datasetNeedsPath(QStringView name)
{
    return has(name, Path);
}

bool datasetHasOwnLengths(QStringView name)
{
    return has(name, OwnLengths);
}

bool datasetIsSynthetic(QStringView name)
{
    return has(name, Synthetic);
}

bool datasetHasConversations(QStringView name)
{
    return has(name, Conversation);
}

Result<std::shared_ptr<PromptSource>> makePromptSource(std::shared_ptr<const Tokenizer> tokenizer,
                                                       const DatasetOptions &options)
{
    if (!datasetNames().contains(options.name))
        return Error{u"dataset.unknown"_s,
                     u"The data set \"%1\" is not known."_s.arg(options.name),
                     u"This version offers: %1."_s.arg(datasetNames().join(", "_L1)),
                     {options.name}};
    if (datasetNeedsPath(options.name) && options.path.isEmpty())
        return Error{u"dataset.no_path"_s,
                     u"The data set \"%1\" needs a file, or for hf a name on the hub."_s.arg(options.name),
                     u"Name it with --dataset-path, or dataset_path in a scenario."_s,
                     {options.name}};
    return std::shared_ptr<PromptSource>(make(std::move(tokenizer), options));
}

MeanLengths meanLengths(const PromptSource &prompts, int count)
{
    double prompt = 0, output = 0;
    for (int i = 0; i < count; ++i) {
        const Prompt one = prompts.prompt(i);
        prompt += one.promptTokens;
        output += one.outputTokens;
    }
    const int among = std::max(1, count);
    return {static_cast<int>(std::lround(prompt / among)), static_cast<int>(std::lround(output / among))};
}

} // namespace servescope

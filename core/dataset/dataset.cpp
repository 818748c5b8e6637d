// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/dataset.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

const QStringList &datasetNames()
{
    static const QStringList names{u"random"_s, u"sharegpt"_s, u"custom"_s};
    return names;
}

bool datasetNeedsPath(QStringView name)
{
    return name == "sharegpt"_L1 || name == "custom"_L1;
}

Result<std::shared_ptr<PromptSource>> makePromptSource(std::shared_ptr<const Tokenizer> tokenizer,
                                                       const DatasetOptions &options)
{
    if (!datasetNames().contains(options.name))
        return Error{u"dataset.unknown"_s,
                     u"The data set \"%1\" is not known."_s.arg(options.name),
                     u"This version offers: %1."_s.arg(datasetNames().join(", "_L1)),
                     {options.name}};
    if (!datasetNeedsPath(options.name))
        return std::shared_ptr<PromptSource>(randomPrompts(std::move(tokenizer), options.random));
    if (options.path.isEmpty())
        return Error{u"dataset.no_path"_s,
                     u"The data set \"%1\" needs a file."_s.arg(options.name),
                     u"Name it with --dataset-path, or dataset_path in a scenario."_s,
                     {options.name}};
    FilePromptOptions file;
    file.path = options.path;
    file.shuffle = options.shuffle;
    file.oversample = options.oversample;
    file.seed = options.random.seed;
    if (options.name == "sharegpt"_L1) {
        if (options.sharegptOutputLen > 0)
            file.outputTokens = options.sharegptOutputLen;
        return std::shared_ptr<PromptSource>(shareGptPrompts(std::move(tokenizer), file));
    }
    if (options.customOutputLen > 0)
        file.outputTokens = options.customOutputLen;
    return std::shared_ptr<PromptSource>(customPrompts(std::move(tokenizer), file));
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

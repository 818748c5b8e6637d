// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/file_prompts.h"

#include <QStringList>

namespace servescope {

/// The data sets a scenario or a command line can name: "random", "sharegpt", "custom".
const QStringList &datasetNames();
/// Whether a data set is read from a file.
bool datasetNeedsPath(QStringView name);

struct DatasetOptions
{
    QString name = QStringLiteral("random");
    RandomPromptOptions random; ///< of "random"; its seed holds for all
    QString path;
    int sharegptOutputLen = 0; ///< 0 = the answer's own length
    int customOutputLen = 256; ///< −1 = each line's output_tokens
    bool shuffle = true;
    bool oversample = true;
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

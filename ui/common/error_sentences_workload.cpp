// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_catalogue.h"

#include <QCoreApplication>

namespace servescope {

namespace {

constexpr ErrorSentence sentences[] = {
    {"json.not_json", QT_TRANSLATE_NOOP("Errors", "It is no JSON: line %1, column %2: %3."), nullptr},
    {"tokenizer.damaged", QT_TRANSLATE_NOOP("Errors", "%1 cannot be used as a tokenizer: %2."),
     QT_TRANSLATE_NOOP("Errors", "Download the file again.")},
    {"tokenizer.unsupported",
     QT_TRANSLATE_NOOP("Errors", "This tokenizer cannot be followed exactly: %1 is not known."),
     QT_TRANSLATE_NOOP("Errors", "Use the server's own tokenizer, or the model's SentencePiece file.")},
    {"tokenizer.regex", QT_TRANSLATE_NOOP("Errors", "The pattern %1 cannot be matched exactly: %2."),
     QT_TRANSLATE_NOOP("Errors", "Use the server's own tokenizer, or another file of the same model.")},
    {"tokenizer.regex_limit",
     QT_TRANSLATE_NOOP("Errors", "The tokenizer's pattern %1 needs too many steps on this text."),
     QT_TRANSLATE_NOOP("Errors", "Use the server's own tokenizer, or other texts.")},
    {"tokenizer.unknown_text",
     QT_TRANSLATE_NOOP("Errors", "The tokenizer %1 has no token for “%2”, not even one for what is unknown."),
     QT_TRANSLATE_NOOP("Errors", "Use other texts or another tokenizer.")},
    {"tokenizer.line_shape", QT_TRANSLATE_NOOP("Errors", "Expected %1, found %2."), nullptr},
    {"hub.offline",
     QT_TRANSLATE_NOOP("Errors", "The tokenizer of %1 is not in the cache %2 and cannot be downloaded: %3."),
     QT_TRANSLATE_NOOP("Errors",
                       "Copy the Hugging Face cache from a machine with access, set HF_ENDPOINT to a "
                       "mirror, or name a tokenizer file.")},
    {"hub.gated",
     QT_TRANSLATE_NOOP("Errors", "%1 is a gated repository, and access was not granted (status %2)."),
     QT_TRANSLATE_NOOP("Errors", "Accept its terms at %3 and set HF_TOKEN to a token of that account.")},
    {"hub.missing", QT_TRANSLATE_NOOP("Errors", "%1 is not on the hub, or it is private (status %2)."),
     QT_TRANSLATE_NOOP("Errors", "Check the name; for a private repository set HF_TOKEN.")},
    {"hub.no_tokenizer", QT_TRANSLATE_NOOP("Errors", "The repository %1 has no tokenizer file."),
     QT_TRANSLATE_NOOP("Errors",
                       "Many quantized copies leave it out: name the original model as the tokenizer.")},
    {"hub.server", QT_TRANSLATE_NOOP("Errors", "%1 answered with status %2."),
     QT_TRANSLATE_NOOP("Errors", "Try again later, or name a tokenizer file.")},
    {"dataset.no_path",
     QT_TRANSLATE_NOOP("Errors", "The data set “%1” needs a file, or for hf a name on the hub."),
     QT_TRANSLATE_NOOP("Errors", "Name it with --dataset-path, or dataset_path in a scenario.")},
    {"dataset.needs_chat",
     QT_TRANSLATE_NOOP("Errors",
                       "The data set “%1” holds conversations, and the backend %2 takes one text only."),
     QT_TRANSLATE_NOOP("Errors", "Choose a chat backend, such as openai-chat.")},
    {"dataset.file", QT_TRANSLATE_NOOP("Errors", "The data set %1 cannot be used: %2."),
     QT_TRANSLATE_NOOP("Errors",
                       "A data set is a JSON array of objects, or one JSON object per line, in UTF-8.")},
    {"dataset.shape", QT_TRANSLATE_NOOP("Errors", "%1, line %2: expected %3, found %4."), nullptr},
    {"dataset.empty", QT_TRANSLATE_NOOP("Errors", "The data set %1 has no entries."), nullptr},
    {"dataset.too_few",
     QT_TRANSLATE_NOOP("Errors", "Of %2 entries of %1 only %3 can be used, but %4 are asked for."),
     QT_TRANSLATE_NOOP("Errors", "Ask for fewer prompts, or let them be drawn more than once.")},
    {"dataset.trace", QT_TRANSLATE_NOOP("Errors", "The trace %1 cannot be used: %2."),
     QT_TRANSLATE_NOOP("Errors",
                       "Known are CSV files of BurstGPT and Azure and JSON lines such as Mooncake's.")},
    {"dataset.text", QT_TRANSLATE_NOOP("Errors", "The text %1 cannot be used: %2."),
     QT_TRANSLATE_NOOP("Errors", "A sonnet data set is a text file in UTF-8, one verse a line.")},
    {"dataset.sonnet",
     QT_TRANSLATE_NOOP(
         "Errors", "An input of %1 tokens is too short for the instruction and the prefix, which have %2."),
     QT_TRANSLATE_NOOP("Errors", "Ask for a longer input or a shorter prefix.")},
    {"dataset.hf_name",
     QT_TRANSLATE_NOOP("Errors", "“%1” is not the name of a data set on the Hugging Face hub."),
     QT_TRANSLATE_NOOP("Errors", "Write it like openai/gsm8k.")},
    {"dataset.hf_denied",
     QT_TRANSLATE_NOOP("Errors", "The data set %1 is gated or private, or does not exist (status %2)."),
     QT_TRANSLATE_NOOP("Errors", "Accept its terms on the hub and set HF_TOKEN to a token of that account.")},
    {"dataset.hf_missing", QT_TRANSLATE_NOOP("Errors", "The hub has no rows of the data set %1 (status %2)."),
     QT_TRANSLATE_NOOP("Errors", "Check the name. Where the hub has no viewer, download the file and use "
                                 "custom or sharegpt.")},
    {"dataset.hf_split", QT_TRANSLATE_NOOP("Errors", "The data set %1 has no %2."),
     QT_TRANSLATE_NOOP("Errors", "Its subsets and splits are: %3.")},
    {"dataset.hf_busy",
     QT_TRANSLATE_NOOP("Errors", "%1 is not ready to give out the rows of %2 (status %3)."),
     QT_TRANSLATE_NOOP("Errors", "What has arrived is kept. Try again later; HF_TOKEN raises the limits.")},
    {"dataset.hf_server", QT_TRANSLATE_NOOP("Errors", "%1 answered with status %2: %3."),
     QT_TRANSLATE_NOOP("Errors", "Try again later, or download the file and use custom or sharegpt.")},
    {"dataset.hf_unreachable", QT_TRANSLATE_NOOP("Errors", "The rows of %1 cannot be fetched from %2: %3."),
     QT_TRANSLATE_NOOP("Errors",
                       "What has arrived is kept. Try again, or set HF_DATASETS_SERVER to a mirror.")},
    {"dataset.hf_column", QT_TRANSLATE_NOOP("Errors", "The data set %1 has no text in a column %2."),
     QT_TRANSLATE_NOOP("Errors", "Name one as hf_column; its columns are %3.")},
    {"dataset.hf_media",
     QT_TRANSLATE_NOOP("Errors", "The column %2 of %1 holds images or sounds, which are not sent."),
     QT_TRANSLATE_NOOP("Errors", "To send the texts alone, name their column as hf_column.")},
};

} // namespace

std::span<const ErrorSentence> workloadErrorSentences()
{
    return sentences;
}

} // namespace servescope

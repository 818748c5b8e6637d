// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_catalogue.h"

#include <QCoreApplication>

namespace servescope {

namespace {

constexpr ErrorSentence sentences[] = {
    {"file.is_folder", QT_TRANSLATE_NOOP("Errors", "%1 is a folder, not a file."),
     QT_TRANSLATE_NOOP("Errors", "Name a file.")},
    {"file.open", QT_TRANSLATE_NOOP("Errors", "Cannot open %1: %2."),
     QT_TRANSLATE_NOOP("Errors", "Check the path and the permissions.")},
    {"file.read", QT_TRANSLATE_NOOP("Errors", "Cannot read %1: %2."), nullptr},
    {"file.too_large",
     QT_TRANSLATE_NOOP("Errors", "%1 is larger than the %3 bytes this kind of file may have."),
     QT_TRANSLATE_NOOP("Errors", "Is it the right file?")},
    {"file.folder", QT_TRANSLATE_NOOP("Errors", "Cannot create the folder %1."),
     QT_TRANSLATE_NOOP("Errors", "Choose a folder you may write to.")},
    {"file.write", QT_TRANSLATE_NOOP("Errors", "The file cannot be written."),
     QT_TRANSLATE_NOOP("Errors", "Check the free space and the permissions.")},
    {"report.pdf", QT_TRANSLATE_NOOP("Errors", "The PDF cannot be written."),
     QT_TRANSLATE_NOOP("Errors", "Check the free space and the folder.")},
    {"report.logo_type", QT_TRANSLATE_NOOP("Errors", "%1 is no picture a report can carry."),
     QT_TRANSLATE_NOOP("Errors", "Choose a PNG, JPEG or SVG file.")},
    {"report.logo_broken", QT_TRANSLATE_NOOP("Errors", "The logo %1 cannot be drawn."),
     QT_TRANSLATE_NOOP("Errors", "Is the file complete? Save it again as PNG.")},
    {"journal.open", QT_TRANSLATE_NOOP("Errors", "Cannot open the request journal %1: %2."),
     QT_TRANSLATE_NOOP("Errors", "Choose a results folder you may write to.")},
    {"journal.write", QT_TRANSLATE_NOOP("Errors", "Cannot write the request journal %1: %2."),
     QT_TRANSLATE_NOOP("Errors", "Check the free space; requests may be missing from it.")},
    {"journal.incomplete",
     QT_TRANSLATE_NOOP("Errors",
                       "The request journal %1 holds %2 of the %3 requests that were written to it."),
     QT_TRANSLATE_NOOP("Errors", "Did another program change it? Run the point again.")},
    {"journal.bad_line", QT_TRANSLATE_NOOP("Errors", "A line of the request journal is damaged: %1."),
     QT_TRANSLATE_NOOP("Errors", "The other lines are still good.")},
    {"manifest.not_json", QT_TRANSLATE_NOOP("Errors", "The manifest of this run is damaged: %1."),
     QT_TRANSLATE_NOOP("Errors", "Its result files may still be good; open them one by one.")},
    {"manifest.version",
     QT_TRANSLATE_NOOP("Errors", "This run was written by a newer version of ServeScope."),
     QT_TRANSLATE_NOOP("Errors", "Open it with that version.")},
    {"manifest.no_point", QT_TRANSLATE_NOOP("Errors", "The run has no point %1."), nullptr},
    {"result.not_json", QT_TRANSLATE_NOOP("Errors", "This is not JSON: %1."),
     QT_TRANSLATE_NOOP("Errors", "Is the file complete?")},
    {"result.not_vllm", QT_TRANSLATE_NOOP("Errors", "This file is not a result of vllm bench serve."),
     QT_TRANSLATE_NOOP("Errors", "Choose a result file of vLLM's client or of ServeScope.")},
    {"result.several", QT_TRANSLATE_NOOP("Errors", "The file holds %1 results, not one."),
     QT_TRANSLATE_NOOP("Errors", "Split it into a file per result.")},
    {"results.no_folder", QT_TRANSLATE_NOOP("Errors", "There is no folder %1."),
     QT_TRANSLATE_NOOP("Errors", "Was it moved or renamed?")},
    {"results.nothing_found", QT_TRANSLATE_NOOP("Errors", "There is no result of vllm bench serve in %1."),
     QT_TRANSLATE_NOOP("Errors", "Choose the folder a sweep wrote its results into.")},
    {"results.nothing_completed",
     QT_TRANSLATE_NOOP("Errors", "No request of %1 succeeded, so it has no result."),
     QT_TRANSLATE_NOOP("Errors", "Its journal says why each of them failed.")},
    {"chart.empty", QT_TRANSLATE_NOOP("Errors", "There is nothing to draw."), nullptr},
    {"chart.render", QT_TRANSLATE_NOOP("Errors", "The chart could not be drawn."), nullptr},
    {"scenario.broken_text", QT_TRANSLATE_NOOP("Errors", "The text is not a readable scenario."),
     QT_TRANSLATE_NOOP("Errors", "Mend the text first.")},
    {"scenario.patch_failed",
     QT_TRANSLATE_NOOP("Errors", "The text is written in a way that the form cannot change."),
     QT_TRANSLATE_NOOP("Errors", "Make this change in the text.")},
    {"scenario.refused", QT_TRANSLATE_NOOP("Errors", "“%1” cannot have this value."), nullptr},
    {"dataset.unknown", QT_TRANSLATE_NOOP("Errors", "The data set “%1” is not known."), nullptr},
    {"dataset.options", QT_TRANSLATE_NOOP("Errors", "Random prompts cannot be made with these settings."),
     nullptr},
    {"dataset.no_ids",
     QT_TRANSLATE_NOOP("Errors", "The tokenizer %1 has no tokens to make random prompts of."),
     QT_TRANSLATE_NOOP("Errors", "Name another tokenizer.")},
    {"dataset.spill", QT_TRANSLATE_NOOP("Errors", "The prompts cannot be kept in a temporary file."),
     QT_TRANSLATE_NOOP("Errors", "Free space there, or ask for fewer or shorter prompts.")},
    {"dataset.too_short",
     QT_TRANSLATE_NOOP("Errors", "The input is too short for the special tokens of the tokenizer."),
     QT_TRANSLATE_NOOP("Errors", "Ask for more input tokens.")},
    {"tokenizer.open", QT_TRANSLATE_NOOP("Errors", "The tokenizer cannot be opened."),
     QT_TRANSLATE_NOOP("Errors", "Check its path; it is a .model file or the folder of one.")},
    {"tokenizer.no_model",
     QT_TRANSLATE_NOOP("Errors", "The folder of the tokenizer has no model file that could be used."),
     QT_TRANSLATE_NOOP("Errors", "Name the file itself.")},
    {"tokenizer.not_sentencepiece", QT_TRANSLATE_NOOP("Errors", "%1 is no SentencePiece model: %2."),
     nullptr},
    {"tokenizer.failed", QT_TRANSLATE_NOOP("Errors", "The tokenizer %1 failed: %2."), nullptr},
    {"tokenizer.bad_id", QT_TRANSLATE_NOOP("Errors", "A token is not in the vocabulary of the tokenizer."),
     nullptr},
};

} // namespace

std::span<const ErrorSentence> fileErrorSentences()
{
    return sentences;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_catalogue.h"

#include <QCoreApplication>

namespace servescope {

namespace {

constexpr ErrorSentence sentences[] = {
    {"json.syntax",
     QT_TRANSLATE_NOOP("Errors", "This is not JSON: something is wrong in line %2, column %3."),
     QT_TRANSLATE_NOOP("Errors", "Is the file complete, and the right one?")},
    {"json.empty", QT_TRANSLATE_NOOP("Errors", "There is nothing in it."),
     QT_TRANSLATE_NOOP("Errors", "Is the file complete?")},
    {"import.empty", QT_TRANSLATE_NOOP("Errors", "The file is empty."),
     QT_TRANSLATE_NOOP("Errors", "Did its writer end properly?")},
    {"import.compressed", QT_TRANSLATE_NOOP("Errors", "The file is compressed (%1)."),
     QT_TRANSLATE_NOOP("Errors", "Unpack it first.")},
    {"import.binary", QT_TRANSLATE_NOOP("Errors", "This is not a text file but %1."),
     QT_TRANSLATE_NOOP("Errors", "Choose the JSON, JSON Lines or CSV file of the run.")},
    {"import.unknown",
     QT_TRANSLATE_NOOP("Errors", "This is not a benchmark result that is known; it holds %1."),
     QT_TRANSLATE_NOOP("Errors",
                       "Results of vLLM, SGLang, AIPerf, GenAI-Perf, GuideLLM, inference-perf, evalscope and "
                       "LLMPerf can be read, and aggregate_results.csv.")},
    {"import.incomplete",
     QT_TRANSLATE_NOOP("Errors", "The file is not complete, or something in it is not as expected."),
     QT_TRANSLATE_NOOP("Errors", "Is the file complete?")},
    {"import.offline",
     QT_TRANSLATE_NOOP("Errors", "This is a result of vLLM's offline benchmark: no server was measured."),
     QT_TRANSLATE_NOOP("Errors", "Choose a result of vllm bench serve.")},
    {"import.part", QT_TRANSLATE_NOOP("Errors", "This is only a part of a result: %1."),
     QT_TRANSLATE_NOOP("Errors", "Keep it beside %2 and name both, or their folder.")},
    {"import.empty_run", QT_TRANSLATE_NOOP("Errors", "There is no benchmark result in %1."),
     QT_TRANSLATE_NOOP("Errors", "Name a run folder or a result file.")},
    {"import.nothing_completed", QT_TRANSLATE_NOOP("Errors", "No request of this point succeeded."), nullptr},
    {"compare.nothing", QT_TRANSLATE_NOOP("Errors", "No point of %1 has a counterpart in %2."),
     QT_TRANSLATE_NOOP("Errors",
                       "Points are matched by input and output length, concurrency and request rate.")},
    {"compare.conventions",
     QT_TRANSLATE_NOOP(
         "Errors", "The figures follow different conventions (%1) and cannot be held against each other."),
     QT_TRANSLATE_NOOP("Errors",
                       "Measure both with one tool, or with ServeScope, which can recompute its own.")},
    {"trash.running", QT_TRANSLATE_NOOP("Errors", "The run in %1 is still being written."),
     QT_TRANSLATE_NOOP("Errors", "Stop it first, or wait for its end.")},
    {"trash.move", QT_TRANSLATE_NOOP("Errors", "%1 cannot be moved."),
     QT_TRANSLATE_NOOP("Errors",
                       "Check the permissions, and whether another program has a file of it open.")},
    {"run.nothing_left",
     QT_TRANSLATE_NOOP("Errors", "All points of %1 are measured; there is nothing to resume."), nullptr},
    {"run.left_unusable",
     QT_TRANSLATE_NOOP("Errors", "The scenario %1 that was left in the queue cannot be run any more."),
     nullptr},
    {"run.unusable", QT_TRANSLATE_NOOP("Errors", "The scenario stored in %1 cannot be run any more."),
     QT_TRANSLATE_NOOP("Errors", "Open its combos.yaml to see why.")},
    {"run.locked", QT_TRANSLATE_NOOP("Errors", "The run in %1 is being written by another ServeScope."),
     QT_TRANSLATE_NOOP("Errors", "Wait for its end.")},
    {"run.imported", QT_TRANSLATE_NOOP("Errors", "The run in %1 was imported; there is nothing to run."),
     nullptr},
    {"run.other_points",
     QT_TRANSLATE_NOOP("Errors", "The scenario of %1 does not make the points of its manifest."),
     QT_TRANSLATE_NOOP("Errors", "Was its combos.yaml changed? Start a new run with it.")},
};

} // namespace

std::span<const ErrorSentence> importErrorSentences()
{
    return sentences;
}

} // namespace servescope

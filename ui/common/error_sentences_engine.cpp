// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_catalogue.h"

#include <QtGlobal>

namespace servescope {

namespace {

constexpr ErrorSentence sentences[] = {
    {"load.too_many_errors",
     QT_TRANSLATE_NOOP("Errors", "%1 of the %2 requests that had ended failed, the last with “%3”."),
     QT_TRANSLATE_NOOP("Errors", "Mend the cause, or allow more errors.")},
    {"request.drained",
     QT_TRANSLATE_NOOP("Errors", "The request was still running %1 s after the sending had ended."),
     QT_TRANSLATE_NOOP("Errors", "Allow a longer drain time if its figures matter.")},
    {"health.loop_lag",
     QT_TRANSLATE_NOOP("Errors", "One time stamp in a hundred was more than %1 ms late in this program."),
     nullptr},
    {"health.send_lateness",
     QT_TRANSLATE_NOOP("Errors", "One request in a hundred left more than %1 ms later than planned."),
     nullptr},
    {"health.shared_connections",
     QT_TRANSLATE_NOOP("Errors", "%1 requests at once had only %2 connections: some waited for others."),
     nullptr},
    {"health.resent",
     QT_TRANSLATE_NOOP("Errors",
                       "%1 of %2 requests were sent twice, because the server had closed their connection."),
     QT_TRANSLATE_NOOP("Errors", "Raise the server's keep-alive time.")},
    {"health.redirected",
     QT_TRANSLATE_NOOP("Errors", "%1 of %2 requests were sent on to %3 by the server: their TTFT contains a "
                                 "round trip and a connection more."),
     QT_TRANSLATE_NOOP("Errors", "Give that path as the scenario's endpoint.")},
    {"health.prompts_late",
     QT_TRANSLATE_NOOP("Errors", "%1 of %2 requests left late, because their prompt was still being made."),
     QT_TRANSLATE_NOOP("Errors", "Ask for shorter prompts, or measure from a machine with more cores.")},
    {"health.processor_others",
     QT_TRANSLATE_NOOP("Errors", "The processor was %1 % busy, only %2 % of it for this program."),
     QT_TRANSLATE_NOOP("Errors",
                       "Close what else runs here, or measure from another machine than the server's.")},
    {"health.processor_own",
     QT_TRANSLATE_NOOP("Errors", "The processor was %1 % busy, %2 % of it for this program."),
     QT_TRANSLATE_NOOP("Errors", "Lower the load, or measure from a machine with more cores.")},
    {"selftest.simulator", QT_TRANSLATE_NOOP("Errors", "The built-in simulator could not be used."), nullptr},
    {"selftest.folder", QT_TRANSLATE_NOOP("Errors", "No temporary folder can be made."), nullptr},
    {"selftest.truth", QT_TRANSLATE_NOOP("Errors", "The simulator's log of the self-test cannot be read."),
     QT_TRANSLATE_NOOP("Errors", "Is the disk of temporary files full?")},
    {"selftest.not_json", QT_TRANSLATE_NOOP("Errors", "The stored self-test is not one of this program."),
     QT_TRANSLATE_NOOP("Errors", "Run the self-test again.")},
    {"selftest.version",
     QT_TRANSLATE_NOOP("Errors", "The stored self-test comes from a newer version of this program."),
     QT_TRANSLATE_NOOP("Errors", "Run the self-test again.")},
};

} // namespace

std::span<const ErrorSentence> engineErrorSentences()
{
    return sentences;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_catalogue.h"

#include <QCoreApplication>

namespace servescope {

namespace {

constexpr ErrorSentence sentences[] = {
    {"backend.unsent_option", QT_TRANSLATE_NOOP("Errors", "The backend %1 has no way to send %2."),
     QT_TRANSLATE_NOOP("Errors",
                       "Leave it out, or put it into extra_body under the server's own name for it.")},
    {"backend.no_key",
     QT_TRANSLATE_NOOP("Errors", "The environment variable %1, which key_env names, is not set."),
     QT_TRANSLATE_NOOP("Errors", "Set it to the server's API key, or leave key_env out.")},
    {"stream.runaway",
     QT_TRANSLATE_NOOP("Errors",
                       "The server went on past %1 tokens although %2 were asked for, and was stopped."),
     QT_TRANSLATE_NOOP(
         "Errors", "It may not know the length by the name of %3: choose the backend made for this server.")},
    {"stream.no_tokens", QT_TRANSLATE_NOOP("Errors", "The server ended its answer without a single token."),
     nullptr},
    {"telemetry.format", QT_TRANSLATE_NOOP("Errors", "%1 holds no telemetry of ServeScope."), nullptr},
};

} // namespace

std::span<const ErrorSentence> backendErrorSentences()
{
    return sentences;
}

} // namespace servescope

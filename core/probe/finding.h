// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace servescope {

/// A sentence before its args are put in, marked for translation (context "Probe"). Args that are in the
/// catalogue themselves are translated too.
struct Phrase
{
    const char *pattern = "";
    QStringList args; ///< for %1, %2 …
};
QString englishText(const Phrase &phrase);

/// One thing that was looked at, and what was found.
struct ProbeFinding
{
    enum class Level : quint8 {
        Good,
        Note,    ///< neither good nor bad
        Warning, ///< measuring works, with a caveat
        Failure, ///< measuring does not work like this
    };
    QString check; ///< "server", "key", "streaming" …: a stable word
    Level level = Level::Good;
    QString text;  ///< one English sentence
    QString hint;  ///< what to do about it, in English; may be empty
    Phrase phrase; ///< the same as `text`; pattern empty = `error` says it
    Phrase advice; ///< the same as `hint`, unless it is the error's own
    Error error{}; ///< code empty = none behind it
};

ProbeFinding makeFinding(const char *check, ProbeFinding::Level level, const Phrase &phrase,
                         const Phrase &advice = {});
ProbeFinding makeFinding(const char *check, ProbeFinding::Level level, const Error &error,
                         const Phrase &advice = {});

} // namespace servescope

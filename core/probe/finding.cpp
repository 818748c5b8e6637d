// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/finding.h"

#include "core/base/fill_in.h"

namespace servescope {

QString englishText(const Phrase &phrase)
{
    return fillIn(QString::fromUtf8(phrase.pattern), phrase.args);
}

ProbeFinding makeFinding(const char *check, ProbeFinding::Level level, const Phrase &phrase,
                         const Phrase &advice)
{
    return {QString::fromLatin1(check), level, englishText(phrase), englishText(advice), phrase, advice, {}};
}

ProbeFinding makeFinding(const char *check, ProbeFinding::Level level, const Error &error,
                         const Phrase &advice)
{
    const QString hint = *advice.pattern ? englishText(advice) : error.hint;
    return {QString::fromLatin1(check), level, error.message, hint, {}, advice, error};
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_text.h"

#include "core/base/translate.h"
#include "ui/common/error_catalogue.h"

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

/// Puts the arguments in; not QString::arg(), because an argument may itself hold a "%2". `complete` tells
/// whether every placeholder had one.
QString filled(const QString &sentence, const QStringList &args, bool *complete)
{
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const bool place = sentence[i] == u'%' && i + 1 < sentence.size() && sentence[i + 1].isDigit();
        if (!place) {
            text += sentence[i];
            continue;
        }
        const qsizetype number = sentence[++i].digitValue();
        if (number < 1 || number > args.size())
            *complete = false;
        else
            text += args[number - 1];
    }
    return text;
}

} // namespace

QString errorText(const Error &error)
{
    const QString english = error.sentence();
    const ErrorSentence *known = findErrorSentence(error.code);
    if (!known)
        return english;
    const QString sentence = translate("Errors", known->sentence);
    if (sentence == QLatin1StringView(known->sentence))
        return english; // the window speaks English: core's own words know most
    bool complete = true;
    QString text = filled(sentence, error.args, &complete);
    if (!complete)
        return english;
    const bool saysWhere = sentence.contains(u'%');
    if (!saysWhere && !error.message.isEmpty())
        text =
            translate("Errors", "%1 (%2)", "a sentence and the technical details").arg(text, error.message);
    if (known->hint) {
        const QString hint = filled(translate("Errors", known->hint), error.args, &complete);
        if (complete)
            text = translate("Errors", "%1 %2", "what happened, what to do").arg(text, hint);
    }
    return text;
}

QString errorText(const QString &code, const QString &message)
{
    return errorText(Error{code, message, {}, {}});
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/stored_sentence.h"

#include "core/base/fill_in.h"
#include "core/base/translate.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

// As core/tokenizer writes them; the longer one first where one begins like another.
constexpr const char *storedNotes[] = {
    QT_TRANSLATE_NOOP("Stored",
                      "Prompt lengths are exact, by the server's own tokenizer at %1; %2 is no local file."),
    QT_TRANSLATE_NOOP("Stored", "Prompt lengths are exact, by the server's own tokenizer at %1."),
    QT_TRANSLATE_NOOP("Stored",
                      "Prompt lengths are exact, by the tokenizer of %1 in the Hugging Face cache."),
    QT_TRANSLATE_NOOP("Stored",
                      "Prompt lengths are exact, by the tokenizer of %1 from the Hugging Face hub."),
    QT_TRANSLATE_NOOP("Stored", "Prompt lengths are exact, by the tokenizer %1."),
    QT_TRANSLATE_NOOP("Stored", "Prompt lengths are estimates (no tokenizer at hand): %1."),
};

} // namespace

QString storedSentence(const QString &english)
{
    for (const char *note : storedNotes) {
        QString pattern = QRegularExpression::escape(QString::fromUtf8(note));
        pattern.replace(u"\\%1"_s, u"(.+)"_s).replace(u"\\%2"_s, u"(.+)"_s);
        const auto match = QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(english);
        if (!match.hasMatch())
            continue;
        return fillIn(translate("Stored", note), match.capturedTexts().mid(1));
    }
    return english;
}

} // namespace servescope

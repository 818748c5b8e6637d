// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/finding_text.h"

#include "core/base/fill_in.h"
#include "ui/common/error_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

struct Connection
{
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

QString translated(const Phrase &phrase)
{
    if (!*phrase.pattern)
        return {};
    QStringList args;
    for (const QString &arg : phrase.args)
        args << (arg.isEmpty() ? arg : QCoreApplication::translate("Probe", arg.toUtf8().constData()));
    return fillIn(QCoreApplication::translate("Probe", phrase.pattern), args);
}

} // namespace

QString findingText(const ProbeFinding &finding)
{
    if (*finding.phrase.pattern)
        return translated(finding.phrase);
    return finding.error.code.isEmpty() ? finding.text : errorText(finding.error);
}

QString findingHint(const ProbeFinding &finding)
{
    return translated(finding.advice); // an error's own is part of its text
}

QString checkName(const QString &check)
{
    static constexpr std::pair<const char *, const char *> names[] = {
        {"address", QT_TRANSLATE_NOOP("Connection", "Address")},
        {"server", QT_TRANSLATE_NOOP("Connection", "Server")},
        {"key", QT_TRANSLATE_NOOP("Connection", "API key")},
        {"backend", QT_TRANSLATE_NOOP("Connection", "Interface")},
        {"models", QT_TRANSLATE_NOOP("Connection", "Models")},
        {"metrics", QT_TRANSLATE_NOOP("Connection", "Server's metrics")},
        {"round trip", QT_TRANSLATE_NOOP("Connection", "Round trip")},
        {"path", QT_TRANSLATE_NOOP("Connection", "Path")},
        {"streaming", QT_TRANSLATE_NOOP("Connection", "Streaming")},
        {"buffering", QT_TRANSLATE_NOOP("Connection", "Buffering")},
        {"usage", QT_TRANSLATE_NOOP("Connection", "Token counts")},
        {"length", QT_TRANSLATE_NOOP("Connection", "Exact length")},
        {"tokenizer", QT_TRANSLATE_NOOP("Connection", "Tokenizer")},
    };
    for (const auto &[name, text] : names)
        if (check == QLatin1StringView(name))
            return QCoreApplication::translate("Connection", text);
    return check;
}

LevelLook levelLook(ProbeFinding::Level level)
{
    switch (level) {
    case ProbeFinding::Level::Good:
        return {u"success"_s, Connection::tr("Good"), Tone::Good};
    case ProbeFinding::Level::Note:
        return {u"info"_s, Connection::tr("Note"), Tone::Accent};
    case ProbeFinding::Level::Warning:
        return {u"warning"_s, Connection::tr("Warning"), Tone::Warning};
    case ProbeFinding::Level::Failure:
        return {u"error"_s, Connection::tr("Failure"), Tone::Bad};
    }
    return {};
}

} // namespace servescope

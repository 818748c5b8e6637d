// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/diagnostic_text.h"

#include "core/scenario/schema.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

struct ScenarioText
{
    Q_DECLARE_TR_FUNCTIONS(ScenarioText)
};

QString translated(const char *context, const char *text)
{
    return *text ? QCoreApplication::translate(context, text) : QString();
}

QString range(const KeySchema &key)
{
    const auto number = [](double value) { return QLocale().toString(value, 'f', 0); };
    const bool hasNumbers = key.type == KeyType::Integer || key.type == KeyType::Number ||
                            key.type == KeyType::NumberList || key.type == KeyType::PairList;
    if (!hasNumbers || key.maximum > 1e15)
        return {};
    if (key.aboveMinimum)
        return ScenarioText::tr("Greater than %1, at most %2.").arg(number(key.minimum), number(key.maximum));
    if (key.belowMaximum)
        return ScenarioText::tr("From %1 to less than %2.").arg(number(key.minimum), number(key.maximum));
    return ScenarioText::tr("From %1 to %2.").arg(number(key.minimum), number(key.maximum));
}

} // namespace

QString diagnosticText(const Diagnostic &diagnostic)
{
    const DiagnosticText *text = findDiagnosticText(diagnostic.code);
    if (!text)
        return diagnostic.hint.isEmpty() ? diagnostic.message : diagnostic.message + u' ' + diagnostic.hint;
    QStringList args;
    for (const QString &arg : diagnostic.args)
        args << (arg.isEmpty() ? arg : QCoreApplication::translate("Diagnostic", arg.toUtf8().constData()));
    const QString message = withArgs(translated("Diagnostic", text->message), args);
    const QString hint = withArgs(translated("Diagnostic", text->hint), args);
    return hint.isEmpty() ? message : ScenarioText::tr("%1 %2", "two sentences").arg(message, hint);
}

QString diagnosticLine(const Diagnostic &diagnostic)
{
    const QString text = diagnosticText(diagnostic);
    return diagnostic.line > 0 ? ScenarioText::tr("Line %1: %2").arg(diagnostic.line).arg(text) : text;
}

QString keyHelp(const char *name)
{
    const KeySchema *key = findKey(QString::fromLatin1(name));
    if (!key)
        return {};
    QStringList parts{translated("Schema", key->help)};
    if (const QString limits = range(*key); !limits.isEmpty())
        parts << limits;
    const QString fallback = QString::fromLatin1(key->defaultText);
    if (!fallback.isEmpty() && fallback != "\"\""_L1 && fallback != "null"_L1)
        parts << ScenarioText::tr("Default: %1.").arg(fallback);
    parts << ScenarioText::tr("In the text: %1").arg(QString::fromLatin1(name));
    return parts.join(u'\n');
}

} // namespace servescope

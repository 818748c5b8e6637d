// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/diagnostic.h"

#include <algorithm>
#include <cassert>

namespace servescope {

using namespace Qt::StringLiterals;

bool hasErrors(const std::vector<Diagnostic> &diagnostics)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic &d) { return d.severity == Diagnostic::Severity::Error; });
}

QString toText(const Diagnostic &diagnostic, const QString &file)
{
    QString text = file;
    if (!text.isEmpty())
        text += u':';
    if (diagnostic.line > 0) {
        text += QString::number(diagnostic.line) + u':';
        if (diagnostic.column > 0)
            text += QString::number(diagnostic.column) + u':';
    }
    if (!text.isEmpty())
        text += u' ';
    text += diagnostic.severity == Diagnostic::Severity::Error ? "error: "_L1 : "warning: "_L1;
    text += diagnostic.message;
    return diagnostic.hint.isEmpty() ? text : text + u' ' + diagnostic.hint;
}

const DiagnosticText *findDiagnosticText(QStringView code)
{
    for (const DiagnosticText &text : diagnosticTexts())
        if (code == QLatin1StringView(text.code))
            return &text;
    return nullptr;
}

QString withArgs(const QString &sentence, const QStringList &args)
{
    QString out;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int digit = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
        if (digit >= 1 && digit <= args.size()) {
            out += args[digit - 1];
            ++i;
        } else {
            out += sentence[i];
        }
    }
    return out;
}

Diagnostic makeDiagnostic(const char *code, int line, int column, const QString &key, const QStringList &args)
{
    const QString name = QString::fromLatin1(code);
    const DiagnosticText *text = findDiagnosticText(name);
    assert(text);
    return {text->severity,
            name,
            line,
            column,
            key,
            withArgs(QString::fromUtf8(text->message), args),
            withArgs(QString::fromUtf8(text->hint), args),
            args};
}

} // namespace servescope

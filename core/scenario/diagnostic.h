// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace servescope {

/// A finding about a scenario text. Errors keep it from running; warnings do not.
struct Diagnostic
{
    enum class Severity { Error, Warning };
    Severity severity = Severity::Error;
    QString code;   ///< stable, dotted: "scenario.missing_key" …
    int line = 0;   ///< 1-based; 0 = the file as a whole
    int column = 0; ///< 1-based, in characters; 0 = the line as a whole
    QString key;    ///< the key it is about, or empty
    QString message;
    QString hint;
    QStringList args; ///< placeholders of the translated sentence

    bool operator==(const Diagnostic &) const = default;
};

bool hasErrors(const std::vector<Diagnostic> &diagnostics);

/// "file:line:column: error: message hint", as compilers print it; `file` may be empty.
QString toText(const Diagnostic &diagnostic, const QString &file);

/// The sentences of one code, marked for translation in the context "Diagnostic"; %1, %2 … are the args.
/// An arg that is itself in the catalogue of translations (a type such as "a list") is translated too.
struct DiagnosticText
{
    const char *code;
    Diagnostic::Severity severity;
    const char *message;
    const char *hint; ///< or ""
};
std::span<const DiagnosticText> diagnosticTexts();
const DiagnosticText *findDiagnosticText(QStringView code);

/// A finding with its severity and English sentences from the catalogue, which must have the code.
Diagnostic makeDiagnostic(const char *code, int line, int column, const QString &key,
                          const QStringList &args = {});

/// %1 … %9 replaced by the args; args that contain "%1" themselves stay as they are.
QString withArgs(const QString &sentence, const QStringList &args);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

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

} // namespace servescope

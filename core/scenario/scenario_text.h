// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/diagnostic.h"
#include "core/scenario/scenario.h"

#include <QByteArray>

namespace servescope {

/// What a combos.yaml said: the scenario as far as it could be read, and every finding about it.
struct ScenarioReading
{
    Scenario scenario;
    std::vector<Diagnostic> diagnostics; ///< in the order of the lines
    QStringList unknownKeys;             ///< kept in the text, not used
    bool syntaxOk = false;               ///< false: not YAML, or not a mapping; `scenario` is then default

    bool usable() const { return syntaxOk && !hasErrors(diagnostics); }
};

/// Reads a combos.yaml. Any bytes are safe: not UTF-8, empty, 10 MB, alias bombs, deep nesting. A value out
/// of its range is given back beside its finding; a row that is no pair reads as zeros, so that rows keep
/// their places. `backends` are the names `backend` may have; empty = any.
ScenarioReading readScenario(const QByteArray &text, const QStringList &backends = {});

/// Reads a file; an Error only when the file itself cannot be read.
Result<ScenarioReading> readScenarioFile(const QString &path, const QStringList &backends = {});

/// A scenario without a text yet, written out with its base keys and each other key that differs from
/// its default. readScenario() of it gives the same scenario.
QByteArray writeScenario(const Scenario &scenario);

/// The text with only the characters of those top-level values changed in which `scenario` differs from
/// what the text says; comments, order, unknown keys and line ends stay. Keys not there yet are appended;
/// keys set back to their default keep their line with the default as value.
/// `rewrite` names keys to write even where the text already says the same, so that a value that cannot be
/// read is replaced. `text` must be readable (syntaxOk); otherwise the Error scenario.broken_text. A text
/// whose layout cannot be followed gives scenario.patch_failed; the result always reads as `scenario`.
Result<QByteArray> patchScenario(const QByteArray &text, const Scenario &scenario,
                                 const QStringList &rewrite = {});

/// The top-level keys as they are written, unknown ones included; empty for a text whose layout cannot be
/// followed. `text` must be readable.
QStringList writtenKeys(const QByteArray &text);

/// The text without that key of the schema, so that it has its default again: its lines go with the comment
/// behind its value, everything else stays. Errors as those of patchScenario().
Result<QByteArray> unsetKey(const QByteArray &text, const QString &key);

} // namespace servescope

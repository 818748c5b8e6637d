// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/refusal.h"

#include "core/scenario/scenario_text.h"
#include "core/scenario/value_writer.h"

#include <algorithm>

namespace servescope {

std::optional<Diagnostic> refusalOf(const QString &key, const FieldValue &value)
{
    const ScenarioReading reading = readScenario(entryText(key, value, 0, QStringLiteral("\n")).toUtf8());
    if (fieldOf(reading.scenario, key) == value)
        return std::nullopt;
    const auto reason = std::ranges::find_if(reading.diagnostics, [&key](const Diagnostic &found) {
        return found.key == key && found.severity == Diagnostic::Severity::Error;
    });
    return reason == reading.diagnostics.end() ? makeDiagnostic("scenario.refused", 0, 0, key, {key})
                                               : *reason;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/fields.h"
#include "core/scenario/schema.h"

namespace servescope {

/// A value as a person reads and writes it in a field: "1, 2.5, inf", "ttft: 200, tpot: 50", a header a line.
QString valueText(const FieldValue &value);

/// What was typed as a value of the key. nullopt, with the reason in `why`, when it is none; whether it is in
/// its range says the reading of the scenario. `like` is a value of the key's own kind.
std::optional<FieldValue> valueFromText(const KeySchema &key, const FieldValue &like, const QString &text,
                                        QString *why);

} // namespace servescope

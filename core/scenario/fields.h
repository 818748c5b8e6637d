// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <utility>
#include <variant>

namespace servescope {

using IntPairs = std::vector<std::pair<int, int>>;
using NumberMap = QMap<QString, double>;
using StringMap = QMap<QString, QString>;

/// The value of any key; monostate is "unset" of the keys that may be.
using FieldValue = std::variant<std::monostate, QString, qint64, quint64, double, bool, std::vector<double>,
                                IntPairs, NumberMap, StringMap>;

/// The member of the scenario that the key of the schema stands for. The key must be in the schema.
FieldValue fieldOf(const Scenario &scenario, QStringView key);

/// Sets it; false when the value has another type than the member or does not fit into it.
bool setField(Scenario &scenario, QStringView key, const FieldValue &value);

} // namespace servescope

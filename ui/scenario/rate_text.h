// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace servescope {

/// "1, 2.5, inf" ⇄ request rates. nullopt: not numbers greater than 0, separated by commas.
std::optional<std::vector<double>> ratesFromText(const QString &text);
QString ratesToText(const std::vector<double> &rates);

} // namespace servescope

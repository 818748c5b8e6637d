// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/scenario/source_map.h"

#include <QHash>

namespace servescope {

/// More points than this are refused: a sweep of a second per point would take hours.
inline constexpr int kMaxPoints = 10'000;

/// Where the values of the keys stand, and the rows of their lists; zero-based line and column in bytes, as
/// yaml-cpp counts.
struct KeyPlace
{
    std::pair<int, int> value;
    std::vector<std::pair<int, int>> rows;
};
using KeyPlaces = QHash<QString, KeyPlace>;

/// The rules that go beyond the type of one value: addresses, known names, rows listed twice, size of the
/// sweep.
void validateScenario(const Scenario &scenario, const QStringList &backends, const KeyPlaces &places,
                      Findings &findings);

} // namespace servescope

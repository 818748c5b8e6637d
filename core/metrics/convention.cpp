// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/convention.h"

#include <algorithm>
#include <array>

namespace servescope {

using namespace Qt::StringLiterals;

static constexpr std::array<QLatin1StringView, 5> names{"vllm"_L1, "sglang"_L1, "aiperf"_L1, "guidellm"_L1,
                                                        "answer"_L1};

QString conventionName(Convention convention)
{
    return names[static_cast<size_t>(convention)];
}

std::optional<Convention> conventionFromName(QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](QLatin1StringView known) { return name == known; });
    if (found == names.end())
        return std::nullopt;
    return static_cast<Convention>(found - names.begin());
}

} // namespace servescope

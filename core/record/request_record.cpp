// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/request_record.h"

#include <array>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array<QLatin1StringView, 7> statusNames{
    "ok"_L1,        "http_error"_L1,       "stream_error"_L1,  "timeout"_L1,
    "cancelled"_L1, "connection_error"_L1, "protocol_error"_L1};
}

QString statusName(RequestStatus status)
{
    return statusNames[static_cast<size_t>(status)];
}

std::optional<RequestStatus> statusFromName(QStringView name)
{
    for (size_t i = 0; i < statusNames.size(); ++i) {
        if (name == statusNames[i])
            return static_cast<RequestStatus>(i);
    }
    return std::nullopt;
}

} // namespace servescope

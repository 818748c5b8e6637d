// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace servescope {

/// Where a lane's connection lives. QNetworkAccessManager opens at most six connections per host key, and the
/// key contains the peer-verify name: a name of its own gives a lane a connection of its own.
struct LaneAddress
{
    int manager = 0;        ///< which of the pool's managers
    QString peerVerifyName; ///< empty = none set
    bool operator==(const LaneAddress &) const = default;
};

/// The address of lane 0, 1, 2 … towards `target`. Over plain HTTP any name will do. Over HTTPS the name is
/// verified and sent as the server name, so only spellings of the host that differ in case are used; a host
/// with too few letters gets another manager for every six lanes.
LaneAddress laneAddress(const QUrl &target, int lane);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace servescope {

/// Finds this process's TCP connections to remote port `port`, sets TCP_NODELAY on each (and TCP_QUICKACK on
/// Linux), and gives their number. QNetworkAccessManager never sets it: prompts over 16 KiB on a reused
/// connection would wait 40 ms for the server's delayed acknowledgement. −1 where the platform offers no way.
int tuneConnections(quint16 port);

/// Lets this process open as many files and sockets as its hard limit allows; gives the new limit, or −1 if
/// not known.
qint64 raiseFileLimit();

} // namespace servescope

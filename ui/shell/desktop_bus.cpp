// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop_bus.h"

#include <QFileInfo>
#include <QString>

using namespace Qt::StringLiterals;

namespace servescope {

bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1);
}

bool hasSystemBus()
{
    return qEnvironmentVariableIsSet("DBUS_SYSTEM_BUS_ADDRESS") ||
           QFileInfo::exists(u"/run/dbus/system_bus_socket"_s);
}

} // namespace servescope

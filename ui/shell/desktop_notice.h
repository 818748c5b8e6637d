// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace servescope {

/// Shows a notification of the desktop (org.freedesktop.Notifications), for who looks at something else.
/// Where there is no such service nothing happens. Never waits for an answer.
void showDesktopNotice(const QString &title, const QString &text);

} // namespace servescope

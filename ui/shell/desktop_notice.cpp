// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktop_notice.h"

#include "ui/shell/desktop_bus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace servescope {

void showDesktopNotice(const QString &title, const QString &text)
{
    if (!hasSessionBus())
        return;
    const QString service = u"org.freedesktop.Notifications"_s;
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, u"/org/freedesktop/Notifications"_s, service, u"Notify"_s);
    constexpr uint replacesNone = 0;
    constexpr int usualTime = -1;
    call << u"ServeScope"_s << replacesNone << u"servescope"_s << title << text.toHtmlEscaped()
         << QStringList() << QVariantMap() << usualTime;
    QDBusConnection::sessionBus().asyncCall(call);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sleep_inhibitor.h"

#include "ui/shell/desktop_bus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>

#include <optional>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

const QString kScreenSaver = u"org.freedesktop.ScreenSaver"_s;
const QString kScreenSaverPath = u"/org/freedesktop/ScreenSaver"_s;

} // namespace

struct SleepInhibitor::Private : std::enable_shared_from_this<SleepInhibitor::Private>
{
    bool wanted = false;
    std::optional<uint> cookie;                   ///< of the screen saver
    std::optional<QDBusUnixFileDescriptor> login; ///< sleep is held off while it is open

    template <typename Reply>
    void ask(const QDBusConnection &bus, const QDBusMessage &call, void (Private::*then)(const Reply &))
    {
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 5000));
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                         [weak = weak_from_this(), watcher, then] {
                             watcher->deleteLater();
                             const QDBusPendingReply<Reply> reply = *watcher;
                             if (const auto self = weak.lock(); self && !reply.isError())
                                 (self.get()->*then)(reply.value());
                         });
    }

    void gotCookie(const uint &value)
    {
        cookie = value;
        if (!wanted) // it took so long that nobody needs it any more
            release();
    }
    void gotLogin(const QDBusUnixFileDescriptor &value)
    {
        if (wanted)
            login = value;
    }

    void release()
    {
        login.reset();
        if (!cookie)
            return;
        QDBusMessage call =
            QDBusMessage::createMethodCall(kScreenSaver, kScreenSaverPath, kScreenSaver, u"UnInhibit"_s);
        call << *std::exchange(cookie, std::nullopt);
        QDBusConnection::sessionBus().asyncCall(call);
    }
};

SleepInhibitor::SleepInhibitor() : d(std::make_shared<Private>()) {}

SleepInhibitor::~SleepInhibitor()
{
    release();
}

void SleepInhibitor::hold(const QString &reason)
{
    if (std::exchange(d->wanted, true))
        return;
    if (hasSessionBus()) {
        QDBusMessage call =
            QDBusMessage::createMethodCall(kScreenSaver, kScreenSaverPath, kScreenSaver, u"Inhibit"_s);
        call << u"ServeScope"_s << reason;
        d->ask(QDBusConnection::sessionBus(), call, &Private::gotCookie);
    }
    if (hasSystemBus()) {
        QDBusMessage call =
            QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                           u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
        call << u"sleep:idle"_s << u"ServeScope"_s << reason << u"block"_s;
        d->ask(QDBusConnection::systemBus(), call, &Private::gotLogin);
    }
}

void SleepInhibitor::release()
{
    if (std::exchange(d->wanted, false))
        d->release();
}

bool SleepInhibitor::held() const
{
    return d->cookie || d->login;
}

} // namespace servescope

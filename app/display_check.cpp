// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include <QByteArray>
#include <QtGlobal>

#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_LINUX
/// Does a server listen at that socket of this machine? A name beginning with '@' is an abstract one.
bool listens(const QByteArray &name)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.isEmpty() || static_cast<size_t>(name.size()) >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    if (name.startsWith('@'))
        address.sun_path[0] = '\0';
    const auto length =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<size_t>(name.size()));
    const int handle = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (handle < 0)
        return false;
    const bool connected = connect(handle, reinterpret_cast<const sockaddr *>(&address), length) == 0;
    close(handle);
    return connected;
}

bool waylandAnswers()
{
    const QByteArray display = qgetenv("WAYLAND_DISPLAY");
    if (display.isEmpty())
        return false;
    return listens(display.startsWith('/') ? display : qgetenv("XDG_RUNTIME_DIR") + '/' + display);
}

bool x11Answers()
{
    const QByteArray display = qgetenv("DISPLAY");
    if (display.isEmpty())
        return false;
    const qsizetype colon = display.lastIndexOf(':');
    const QByteArray host = display.left(colon);
    if (colon < 0 || (!host.isEmpty() && host != "unix"))
        return colon >= 0;                                               // another machine's: Qt has to try
    const QByteArray number = display.mid(colon + 1).split('.').first(); // ":0.1" is screen 1 of display 0
    const QByteArray path = "/tmp/.X11-unix/X" + number;
    return listens(path) || listens('@' + path);
}
#endif

} // namespace

Result<void> checkDisplay()
{
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") || waylandAnswers() || x11Answers())
        return {};
    return Error{
        u"window.no_display"_s,
        u"There is no display here to open a window on."_s,
        u"servescope bench, sweep, aggregate, simulate and demo work without one (servescope --help)."_s,
        {}};
#else
    return {};
#endif
}

} // namespace servescope

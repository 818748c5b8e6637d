// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/direct_send.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/socket.h>
#endif

namespace servescope {

qint64 directSend(qintptr descriptor, QByteArrayView bytes)
{
#if defined(Q_OS_UNIX) && defined(MSG_NOSIGNAL)
    const auto sent = ::send(static_cast<int>(descriptor), bytes.data(), static_cast<size_t>(bytes.size()),
                             MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0)
        return sent;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS ? 0 : -1;
#else
    Q_UNUSED(descriptor)
    Q_UNUSED(bytes)
    return 0;
#endif
}

void resetOnClose(qintptr descriptor)
{
#ifdef Q_OS_UNIX
    const linger hard{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
#else
    Q_UNUSED(descriptor)
#endif
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/socket_tuning.h"

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <dirent.h>

#include <cstdlib>
#endif

namespace servescope {

#ifdef Q_OS_UNIX

namespace {

bool leadsTo(int descriptor, quint16 port)
{
    sockaddr_storage peer{};
    socklen_t length = sizeof peer;
    if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &length) != 0)
        return false;
    if (peer.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in *>(&peer)->sin_port) == port;
    if (peer.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6 *>(&peer)->sin6_port) == port;
    return false;
}

} // namespace

int tuneConnections(quint16 port)
{
#ifdef Q_OS_LINUX
    DIR *folder = opendir("/proc/self/fd");
#else
    DIR *folder = opendir("/dev/fd");
#endif
    if (!folder)
        return -1;
    int found = 0;
    while (const dirent *entry = readdir(folder)) {
        char *end = nullptr;
        const long descriptor = std::strtol(entry->d_name, &end, 10);
        if (end == entry->d_name || !leadsTo(static_cast<int>(descriptor), port))
            continue;
        ++found;
        const int on = 1;
        setsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef TCP_QUICKACK
        setsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#endif
    }
    closedir(folder);
    return found;
}

qint64 raiseFileLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return -1;
    if (limit.rlim_cur != limit.rlim_max) {
        rlimit wanted = limit;
        wanted.rlim_cur = limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &wanted) == 0)
            limit = wanted;
    }
    return limit.rlim_cur == RLIM_INFINITY ? (1LL << 40) : static_cast<qint64>(limit.rlim_cur);
}

#else

int tuneConnections(quint16)
{
    return -1;
}
qint64 raiseFileLimit()
{
    return -1;
}

#endif

} // namespace servescope

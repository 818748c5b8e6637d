// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource_usage.h"

#include <QFile>
#include <QList>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace servescope {

Nanoseconds processCpuTime()
{
#ifdef Q_OS_UNIX
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) != 0)
        return {};
    const auto time = [](const timeval &t) {
        return std::chrono::seconds(t.tv_sec) + std::chrono::microseconds(t.tv_usec);
    };
    return time(usage.ru_utime) + time(usage.ru_stime);
#else
    return {};
#endif
}

qint64 residentBytes()
{
#ifdef Q_OS_LINUX
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.size() > 1 ? pages[1].toLongLong() * sysconf(_SC_PAGESIZE) : -1;
#else
    return -1;
#endif
}

std::optional<MachineTicks> machineTicks()
{
#ifdef Q_OS_LINUX
    QFile file(QStringLiteral("/proc/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    // "cpu  user nice system idle iowait irq softirq steal guest guest_nice"; guests are counted in user.
    const QList<QByteArray> fields = file.readLine().simplified().split(' ');
    constexpr qsizetype idle = 4, iowait = 5, steal = 8;
    if (fields.size() <= steal || fields[0] != "cpu")
        return std::nullopt;
    MachineTicks ticks;
    for (qsizetype i = 1; i <= steal; ++i) {
        const quint64 value = fields[i].toULongLong();
        ticks.total += value;
        if (i != idle && i != iowait)
            ticks.busy += value;
    }
    return ticks;
#else
    return std::nullopt;
#endif
}

void returnFreeMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace servescope

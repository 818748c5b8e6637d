// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace servescope {

void giveWayToOthers()
{
#ifdef Q_OS_LINUX
    // On Linux a nice value is a thread's own. (SCHED_IDLE, Qt's idle priority, starves on a busy machine.)
    constexpr int niceness = 15;
    setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), niceness);
#endif
}

} // namespace servescope

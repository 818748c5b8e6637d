// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupts.h"

#include "app/exit_codes.h"

#include <QSocketNotifier>

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace servescope {

namespace {

std::atomic_int pipeEnd{-1};
std::atomic_int count{0};
static_assert(std::atomic_int::is_always_lock_free, "used in a signal handler");

// Only async-signal-safe calls in here: the event loop hears of it through a pipe.
void onSignal(int)
{
    const int savedErrno = errno;
    if (count.fetch_add(1) > 0)
        _exit(ExitInterrupted);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(pipeEnd.load(), &byte, 1);
    errno = savedErrno;
}

void install(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Interrupts::Interrupts(QObject *parent) : QObject(parent)
{
    if (pipe(m_pipe) != 0)
        return;
    for (const int end : m_pipe) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    pipeEnd = m_pipe[1];
    count = 0;
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interrupts::drain);
    install(onSignal);
}

Interrupts::~Interrupts()
{
    if (m_pipe[0] < 0)
        return;
    install(SIG_DFL);
    pipeEnd = -1;
    close(m_pipe[0]);
    close(m_pipe[1]);
}

void Interrupts::drain()
{
    char bytes[16];
    while (read(m_pipe[0], bytes, sizeof bytes) > 0) {
    }
    m_arrived = true;
    Q_EMIT interrupted();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

void print(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void printOut(const QString &text)
{
    print(stdout, text);
}

void printErr(const QString &text)
{
    print(stderr, text);
}

void printError(const QString &command, const Error &error)
{
    const QString who = command.isEmpty() ? u"servescope"_s : "servescope "_L1 + command;
    printErr(who + ": "_L1 + error.sentence() + u'\n');
}

bool errIsTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

int errColumns()
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

} // namespace servescope

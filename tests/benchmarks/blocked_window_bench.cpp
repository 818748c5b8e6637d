// SPDX-License-Identifier: GPL-3.0-or-later
// See blocked_window.sh.
#include "core/selftest/self_test.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <thread>
#include <vector>

using namespace servescope;
using namespace std::chrono_literals;

namespace {

/// The p99 of the ITL error in ms, or −1.
double measure(bool blocked)
{
    const SelfTestLoad load{.streams = 64, .tokensPerSecond = 50, .tokens = 128, .waves = 2};
    SelfTest test(QStringLiteral(SERVESCOPE_EXECUTABLE), {QStringLiteral("simulate")}, {load});
    QTimer block;
    QObject::connect(&block, &QTimer::timeout, [] { std::this_thread::sleep_for(200ms); });
    if (blocked)
        block.start(1s);
    QObject::connect(&test, &SelfTest::finished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    test.start();
    QCoreApplication::exec();
    return test.result().points.empty() ? -1 : test.result().points.front().itl.p99;
}

void print(const char *name, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    std::printf("%-8s ITL error p99, ms: ", name);
    for (const double value : values)
        std::printf(" %.3f", value);
    std::printf("   median %.3f, spread %.3f\n", values[values.size() / 2], values.back() - values.front());
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_THREADED_GLIB", QByteArrayLiteral("1"));
    QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    std::vector<double> free, blocked;
    for (int i = 0; i < rounds; ++i) {
        free.push_back(measure(false));
        blocked.push_back(measure(true));
    }
    print("free", free);
    print("blocked", blocked);
}

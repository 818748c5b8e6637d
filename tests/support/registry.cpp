// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

namespace servescope::test {

namespace {
std::vector<std::function<std::unique_ptr<QObject>()>> &makers()
{
    static std::vector<std::function<std::unique_ptr<QObject>()>> list;
    return list;
}
} // namespace

bool registerTest(std::function<std::unique_ptr<QObject>()> make)
{
    makers().push_back(std::move(make));
    return true;
}

int runTests(int argc, char **argv)
{
    // Settings of its own: the same binary may be running beside this one.
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    // Qt Test's own handler may loop for ever on a crash (seen with 6.4 under root); the system's ends it.
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    arguments += QStringLiteral("-nocrashhandler");
    int failures = 0;
    for (const auto &make : makers()) {
        const std::unique_ptr<QObject> test = make();
        failures += QTest::qExec(test.get(), arguments);
    }
    return failures;
}

} // namespace servescope::test

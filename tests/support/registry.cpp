// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"

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
    int failures = 0;
    for (const auto &make : makers()) {
        const std::unique_ptr<QObject> test = make();
        failures += QTest::qExec(test.get(), argc, argv);
    }
    return failures;
}

} // namespace servescope::test

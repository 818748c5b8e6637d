// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace servescope::test {

/// Adds a test class to the binary it is linked into; see SERVESCOPE_TEST.
bool registerTest(std::function<std::unique_ptr<QObject>()> make);

/// Runs every registered class through QTest::qExec; the number of failures.
int runTests(int argc, char **argv);

} // namespace servescope::test

/// At the end of a test's .cpp file: makes the class part of its module's test binary.
#define SERVESCOPE_TEST(Class)                                                                               \
    static const bool registered##Class = servescope::test::registerTest(                                    \
        []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });

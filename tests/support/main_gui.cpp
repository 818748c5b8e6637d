// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/support/registry.h"

#include <QApplication>
#include <QStandardPaths>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    servescope::initResources();
    QCoreApplication::setOrganizationName(QStringLiteral("ServeScopeTests"));
    return servescope::test::runTests(argc, argv);
}

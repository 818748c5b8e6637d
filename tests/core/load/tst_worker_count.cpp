// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/worker_count.h"

#include "tests/support/registry.h"

#include <QTest>

class TestWorkerCount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growsWithTheLoadAndStopsAtTheCores()
    {
        using servescope::workerCount;
        QCOMPARE(workerCount(1, 2), 1);
        QCOMPARE(workerCount(8, 2), 1);
        QCOMPARE(workerCount(63, 2), 1);
        QCOMPARE(workerCount(64, 2), 2);
        QCOMPARE(workerCount(256, 2), 4);
        QCOMPARE(workerCount(1024, 2), 4);
        QCOMPARE(workerCount(1024, 64), 8);
    }
};

SERVESCOPE_TEST(TestWorkerCount)
#include "tst_worker_count.moc"

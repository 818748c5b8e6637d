// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/release_pace.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace std::chrono_literals;

class TestReleasePace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void longRequestsAreSpread() { QCOMPARE(releaseGap(1s, 16), Nanoseconds(2ms)); }
    void shortRequestsAreNeverHeldBack() { QCOMPARE(releaseGap(4ms, 16), Nanoseconds(200us)); }
    void betweenTheBoundsAQuarterOfTheInterval() { QCOMPARE(releaseGap(64ms, 16), Nanoseconds(1ms)); }
    void unknownDurations()
    {
        QCOMPARE(releaseGap(Nanoseconds::zero(), 16), Nanoseconds(2ms));
        QCOMPARE(releaseGap(1s, 0), Nanoseconds(2ms));
    }
};

SERVESCOPE_TEST(TestReleasePace)
#include "tst_release_pace.moc"

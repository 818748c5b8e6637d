// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/eta.h"

#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;

namespace {

QueuedPoint row(RunState state, int concurrency, int prompts, int output, double elapsedSeconds = 0,
                int done = 0)
{
    QueuedPoint result;
    result.state = state;
    result.point.lengths = {64, output};
    result.point.load = {concurrency, prompts};
    result.progress.total = prompts;
    result.progress.completed = done;
    result.progress.elapsed = fromSeconds(elapsedSeconds);
    return result;
}

} // namespace

class TestEta : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaidWithoutEvidence()
    {
        QVERIFY(!estimateRemaining({}));
        QVERIFY(!estimateRemaining({row(RunState::Queued, 1, 10, 10)}));
        QVERIFY(
            !estimateRemaining({row(RunState::Running, 1, 10, 10, 5, 1), row(RunState::Queued, 1, 10, 10)}));
        QVERIFY(!estimateRemaining({row(RunState::Finished, 1, 10, 10, 5, 10)}));
        QVERIFY(
            !estimateRemaining({row(RunState::Failed, 1, 10, 10, 5, 0), row(RunState::Queued, 1, 10, 10)}));
    }

    void aFinishedRowTellsForTheRest()
    {
        // 10 waves of 10 tokens took 5 s; 20 waves of 10 tokens are left.
        const auto left =
            estimateRemaining({row(RunState::Finished, 1, 10, 10, 5, 10), row(RunState::Queued, 2, 40, 10)});
        QVERIFY(left.has_value());
        QVERIFY(std::abs(toSeconds(*left) - 10) < 1e-6);
    }

    void theRunningRowCountsFromAFifth()
    {
        const auto left =
            estimateRemaining({row(RunState::Running, 1, 10, 10, 4, 4), row(RunState::Queued, 1, 10, 10)});
        QVERIFY(left.has_value());
        QVERIFY(std::abs(toSeconds(*left) - (6 + 10)) < 1e-6);
    }
};

SERVESCOPE_TEST(TestEta)
#include "tst_eta.moc"

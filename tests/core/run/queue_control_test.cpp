// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/library.h"
#include "core/run/run_queue.h"
#include "core/simulator/simulator.h"
#include "tests/core/run/queue_fixture.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Pausing, reordering, trying again: what a person does with a queue overnight.
class QueueControlTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_library;
    std::unique_ptr<Simulator> m_server;

    SweepJob job(std::vector<LoadPair> loads, const QString &model = u"sim-model"_s)
    {
        SweepJob made = jobFor(m_server->url(), m_library->path(), std::move(loads));
        made.scenario.model = model;
        return made;
    }
    static std::vector<int> order(const RunQueue &queue)
    {
        std::vector<int> prompts;
        for (const QueuedPoint &row : queue.points())
            prompts.push_back(row.point.load.numPrompts);
        return prompts;
    }
    static RunState stored(const QString &folder)
    {
        const auto run = openRun(folder);
        return run ? run->manifest.state : RunState::Interrupted;
    }

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<Simulator>(quick());
        QVERIFY(m_server->start());
    }

    void pausesAfterThePointAndGoesOn()
    {
        RunQueue queue;
        QSignalSpy idle(&queue, &RunQueue::idle), points(&queue, &RunQueue::pointFinished);
        queue.add(job({{1, 150}, {1, 2}, {1, 3}}));
        queue.start();
        QTRY_VERIFY_WITH_TIMEOUT(queue.points()[0].progress.completed > 0, 20000);
        queue.setPaused(true);
        QVERIFY(queue.running()); // the point goes on
        QTRY_COMPARE_WITH_TIMEOUT(points.size(), 1, 20000);
        QTRY_VERIFY(!queue.running());
        QTest::qWait(100);
        QCOMPARE(queue.points()[1].state, RunState::Queued);
        QCOMPARE(idle.size(), 0);
        QVERIFY(queue.paused() && queue.hasWaiting());
        queue.start(); // a pause holds until it is taken back
        QVERIFY(!queue.running());
        queue.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QCOMPARE(queue.points()[2].state, RunState::Finished);
        QCOMPARE(stored(queue.points()[0].runFolder), RunState::Finished);
    }

    void cancellingAPausedQueueClosesItsRun()
    {
        RunQueue queue;
        QSignalSpy finished(&queue, &RunQueue::jobFinished);
        queue.add(job({{1, 2}, {1, 3}}));
        queue.setPaused(true);
        queue.setPaused(false); // starts
        QVERIFY(queue.running());
        queue.setPaused(true);
        QTRY_VERIFY_WITH_TIMEOUT(!queue.running(), 20000);
        queue.cancel();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!queue.paused());
        QCOMPARE(stored(queue.points()[0].runFolder), RunState::Cancelled);
    }

    void reordersWhatWaits()
    {
        RunQueue queue;
        QSignalSpy moved(&queue, &RunQueue::rowMoved), idle(&queue, &RunQueue::idle);
        queue.add(job({{1, 30}, {1, 2}, {1, 3}}));
        queue.add(job({{1, 4}}));
        queue.start();
        QVERIFY(!queue.move(0, 1)); // it runs
        QVERIFY(!queue.move(1, 9));
        QVERIFY(queue.move(3, 1)); // the other run's point between those of the first
        QCOMPARE(order(queue), (std::vector<int>{30, 4, 2, 3}));
        QVERIFY(queue.move(2, 0)); // before the running one: runs next all the same
        QCOMPARE(queue.currentRow(), 1);
        QCOMPARE(moved.size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        for (const QueuedPoint &row : queue.points())
            QCOMPARE(row.state, RunState::Finished);
        QCOMPARE(listRuns(m_library->path()).size(), size_t{2});
        for (const StoredRun &run : listRuns(m_library->path()))
            QCOMPARE(run.manifest.state, RunState::Finished);
    }

    void triesAFailedPointAgainInItsRun()
    {
        RunQueue queue;
        QSignalSpy idle(&queue, &RunQueue::idle);
        const QUrl url = m_server->url();
        m_server->stop();
        SweepJob away = job({{1, 2}, {1, 3}});
        away.scenario.baseUrl = url.toString();
        away.scenario.connectTimeout = 1;
        queue.add(away);
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QCOMPARE(queue.points()[0].state, RunState::Failed);
        const QString folder = queue.points()[0].runFolder;
        QCOMPARE(stored(folder), RunState::Failed);

        SimulatorOptions options; // the server is back at its port
        options.port = static_cast<quint16>(url.port());
        options.exact = SimulatorOptions::Exact{2ms, 1ms};
        Simulator back(options);
        QVERIFY(back.start());
        QVERIFY(queue.retry(0));
        QVERIFY(!queue.retry(0)); // it waits already
        QCOMPARE(queue.points()[0].state, RunState::Queued);
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 2, 20000);
        QCOMPARE(queue.points()[0].state, RunState::Finished);
        QCOMPARE(queue.points()[1].state, RunState::Failed); // nobody asked for it
        QCOMPARE(queue.points()[0].runFolder, folder);
        const auto run = openRun(folder);
        QVERIFY(run);
        QCOMPARE(run->manifest.state, RunState::Finished);
        QVERIFY(run->points[0].hasResult());
        QCOMPARE(run->points[1].entry.state, RunState::Failed);
        QCOMPARE(listRuns(m_library->path()).size(), size_t{1});
    }

    void triesAgainWhatFailedJustNow()
    {
        RunQueue queue;
        QSignalSpy idle(&queue, &RunQueue::idle);
        const QUrl url = m_server->url();
        m_server->stop();
        SweepJob away = job({{1, 2}});
        away.scenario.baseUrl = url.toString();
        away.scenario.connectTimeout = 1;
        SimulatorOptions options; // the server is back at its port
        options.port = static_cast<quint16>(url.port());
        options.exact = SimulatorOptions::Exact{2ms, 1ms};
        Simulator back(options);
        int retries = 0, finished = 0;
        // At once, when the end of the run is not written yet.
        connect(&queue, &RunQueue::rowChanged, &queue, [&](int row) {
            if (queue.points()[static_cast<size_t>(row)].state != RunState::Failed || retries > 0)
                return;
            ++retries;
            QMetaObject::invokeMethod(
                &queue,
                [&, row] {
                    QVERIFY(back.start());
                    QVERIFY(queue.retry(row));
                    queue.start();
                },
                Qt::QueuedConnection);
        });
        connect(&queue, &RunQueue::jobFinished, &queue, [&] { ++finished; });
        queue.add(away);
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(queue.points()[0].state, RunState::Finished, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(finished, 2, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(!queue.running(), 20000);
        QCOMPARE(listRuns(m_library->path()).size(), size_t{1});
    }

    void runsAgainAsARunOfItsOwn()
    {
        RunQueue queue;
        QSignalSpy idle(&queue, &RunQueue::idle);
        queue.add(job({{1, 2}}));
        QCOMPARE(queue.duplicate(5), -1);
        QCOMPARE(queue.duplicate(0), 1);
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QCOMPARE(listRuns(m_library->path()).size(), size_t{2});
        QVERIFY(queue.points()[0].runFolder != queue.points()[1].runFolder);
    }

    void waitsAfterFailuresInARow()
    {
        RunQueue queue;
        QSignalSpy byFailures(&queue, &RunQueue::pausedByFailures), idle(&queue, &RunQueue::idle);
        queue.setFailureLimit(2);
        queue.add(job({{1, 2}, {1, 3}, {1, 4}}, u"another"_s));
        queue.add(job({{1, 5}}));
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(byFailures.size(), 1, 20000);
        QTRY_VERIFY(!queue.running());
        QCOMPARE(byFailures.first().first().toInt(), 2);
        QCOMPARE(queue.points()[2].state, RunState::Queued);
        queue.setPaused(false); // counts anew: one failure, then a success
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QCOMPARE(byFailures.size(), 1);
        QCOMPARE(queue.points()[3].state, RunState::Finished);
    }
};

SERVESCOPE_TEST(QueueControlTest)
#include "queue_control_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/library.h"
#include "core/run/run_queue.h"
#include "core/simulator/simulator.h"

#include "tests/core/run/queue_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRunQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_library = std::make_unique<QTemporaryDir>(); }

    void aSweepLeavesItsFiles()
    {
        Simulator server(quick());
        QVERIFY(server.start().ok());
        RunQueue queue;
        QSignalSpy finished(&queue, &RunQueue::jobFinished);
        QSignalSpy points(&queue, &RunQueue::pointFinished);
        QSignalSpy idle(&queue, &RunQueue::idle);
        queue.add(jobFor(server.url(), m_library->path(), {{1, 3}, {4, 12}}));
        QCOMPARE(queue.points().size(), size_t(2));
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        QTRY_COMPARE(idle.size(), 1);
        QCOMPARE(points.size(), 2);
        QVERIFY(!queue.running());

        const QDir folder(finished[0][1].toString());
        QCOMPARE(finished[0][2].value<RunState>(), RunState::Finished);
        for (const QString &name : {u"bench_io16x4_mc1_np3.json"_s, u"bench_io16x4_mc4_np12.json"_s,
                                    u"combos.yaml"_s, u"manifest.json"_s, u"aggregate_results.csv"_s})
            QVERIFY2(folder.exists(name), qPrintable(name));
        QFile text(folder.filePath(u"combos.yaml"_s));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QCOMPARE(text.readAll(), QByteArray("# as it was\n"));

        const Result<StoredRun> run = openRun(folder.path());
        QVERIFY(run.ok());
        QCOMPARE(run->manifest.state, RunState::Finished);
        QCOMPARE(run->points.size(), size_t(2));
        QCOMPARE(run->points[1].figure(u"completed"_s), std::optional<double>(12));
        const auto records = readRecords(*run, u"bench_io16x4_mc4_np12"_s);
        QVERIFY(records.ok());
        QCOMPARE(records->size(), size_t(12));
    }

    void aFailedPointDoesNotStopTheRest()
    {
        // The first point's requests are refused, the second point's are answered.
        Simulator server(quick());
        QVERIFY(server.start().ok());
        RunQueue queue;
        SweepJob bad = jobFor(server.url(), m_library->path(), {{1, 3}});
        bad.scenario.model = u"another-model"_s;
        queue.add(bad);
        queue.add(jobFor(server.url(), m_library->path(), {{2, 4}}));
        QSignalSpy idle(&queue, &RunQueue::idle);
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QCOMPARE(queue.points()[0].state, RunState::Failed);
        QCOMPARE(queue.points()[0].error.code, u"http.model_not_found"_s);
        QVERIFY(queue.points()[0].error.message.contains(u"another-model"_s));
        QCOMPARE(queue.points()[1].state, RunState::Finished);
        // No empty "result" beside the failed point.
        QCOMPARE(QDir(queue.points()[0].runFolder).entryList({u"bench_*.json"_s}).size(), 0);
    }

    void cancelKeepsWhatIsFinished()
    {
        Simulator server(quick(20ms));
        QVERIFY(server.start().ok());
        RunQueue queue;
        queue.add(jobFor(server.url(), m_library->path(), {{4, 4}, {2, 1000}, {1, 5}}, 8));
        QSignalSpy finished(&queue, &RunQueue::jobFinished);
        queue.start();
        QTRY_VERIFY_WITH_TIMEOUT(queue.currentRow() == 1 && queue.points()[1].progress.completed > 2, 20000);
        queue.cancel();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(queue.points()[0].state, RunState::Finished);
        QCOMPARE(queue.points()[1].state, RunState::Cancelled);
        QCOMPARE(queue.points()[2].state, RunState::Cancelled);
        const Result<StoredRun> run = openRun(finished[0][1].toString());
        QVERIFY(run.ok());
        QCOMPARE(run->manifest.state, RunState::Cancelled);
        QVERIFY(run->points[0].hasResult());
        QVERIFY(!run->points[1].hasResult());
        const auto records = readRecords(*run, run->points[1].entry.point.id);
        QVERIFY(records.ok());
        QVERIFY(records->size() > 2);
    }

    void skipLeavesTheOthers()
    {
        Simulator server(quick(10ms));
        QVERIFY(server.start().ok());
        RunQueue queue;
        queue.add(jobFor(server.url(), m_library->path(), {{1, 1000}, {1, 7}, {1, 2}}));
        QSignalSpy idle(&queue, &RunQueue::idle);
        queue.start();
        QTRY_VERIFY_WITH_TIMEOUT(queue.points()[0].progress.completed > 0, 20000);
        queue.skip(1);
        queue.skip(0);
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QCOMPARE(queue.points()[0].state, RunState::Skipped);
        QCOMPARE(queue.points()[1].state, RunState::Skipped);
        QCOMPARE(queue.points()[2].state, RunState::Finished);
    }

    void destructionInTheMiddleLeavesAReadableRun()
    {
        Simulator server(quick(10ms));
        QVERIFY(server.start().ok());
        QString folder;
        {
            RunQueue queue;
            queue.add(jobFor(server.url(), m_library->path(), {{2, 1000}}));
            queue.start();
            QTRY_VERIFY_WITH_TIMEOUT(queue.points()[0].progress.completed > 3, 20000);
            folder = queue.points()[0].runFolder;
        }
        const Result<StoredRun> run = openRun(folder);
        QVERIFY(run.ok());
        QCOMPARE(run->manifest.state, RunState::Cancelled);
        QVERIFY(readRecords(*run, run->points[0].entry.point.id)->size() > 3);
    }

    void aLibraryThatCannotBeWrittenIsSaid()
    {
        RunQueue queue;
        QFile file(m_library->filePath(u"taken"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        queue.add(jobFor(QUrl(u"http://127.0.0.1:1"_s), file.fileName() + u"/below"_s, {{1, 1}}));
        QSignalSpy idle(&queue, &RunQueue::idle);
        queue.start();
        QTRY_COMPARE(idle.size(), 1);
        QCOMPARE(queue.points()[0].state, RunState::Failed);
        QVERIFY(!queue.points()[0].error.message.isEmpty());
    }

    void endedRowsCanBeCleared()
    {
        Simulator server(quick(10ms));
        QVERIFY(server.start().ok());
        RunQueue queue;
        QSignalSpy finished(&queue, &RunQueue::jobFinished);
        queue.add(jobFor(server.url(), m_library->path(), {{1, 1}}));
        queue.add(jobFor(server.url(), m_library->path(), {{1, 1000}, {1, 2}}));
        queue.start();
        QTRY_VERIFY_WITH_TIMEOUT(queue.currentRow() == 1 && queue.points()[1].progress.completed > 0, 20000);
        queue.clearEnded();
        QCOMPARE(queue.points().size(), size_t(2));
        QCOMPARE(queue.currentRow(), 0);
        queue.skip(0);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 20000);
        QCOMPARE(queue.points()[1].state, RunState::Finished);
    }

private:
    std::unique_ptr<QTemporaryDir> m_library;
};

SERVESCOPE_TEST(TestRunQueue)
#include "tst_run_queue.moc"

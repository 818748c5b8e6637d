// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/run/queue_memory.h"
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

/// What a queue had before it is still there after a crash.
class QueueMemoryTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Simulator> m_server;

    SweepJob job(const QString &title, std::vector<LoadPair> loads)
    {
        SweepJob made = jobFor(m_server->url(), m_folder->filePath(u"runs"_s), std::move(loads));
        made.scenarioText = "# " + title.toUtf8() + '\n';
        made.title = title;
        made.apiKey = "sk-never-on-disk";
        made.rememberedKey = "sk-nor-this-one";
        return made;
    }
    QString kept() const { return m_folder->filePath(u"kept"_s); }
    QStringList files() const { return QDir(kept()).entryList({u"*.queue"_s}); }
    QByteArray bytes() const
    {
        const QStringList names = files();
        return names.isEmpty() ? QByteArray() : readFile(kept() + u'/' + names.first()).value();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<Simulator>(quick());
        QVERIFY(m_server->start());
    }

    void keepsWhatIsLeftOfEveryJob()
    {
        QString runFolder;
        {
            RunQueue queue;
            const QueueMemory memory(queue, kept());
            QSignalSpy points(&queue, &RunQueue::pointFinished);
            queue.add(job(u"begun"_s, {{1, 2}, {1, 3}, {1, 4}}));
            queue.add(job(u"模型"_s, {{2, 5}, {2, 6}}));
            queue.skip(3);
            queue.start();
            queue.setPaused(true);
            QTRY_VERIFY_WITH_TIMEOUT(!queue.running(), 20000);
            QCOMPARE(points.size(), 1);
            runFolder = queue.points()[0].runFolder;
            QTRY_VERIFY(bytes().contains(QDir(runFolder).dirName().toUtf8()) && !bytes().contains("np2\""));
            QVERIFY(!bytes().contains("sk-"));
        }
        RunQueue empty;
        QueueMemory later(empty, kept());
        const std::vector<UnfinishedJob> left = later.left();
        QCOMPARE(left.size(), size_t(2));
        QCOMPARE(left[0].title, u"begun"_s);
        QCOMPARE(left[0].runFolder, runFolder);
        QCOMPARE(left[0].openPoints, QStringList({u"bench_io16x4_mc1_np3"_s, u"bench_io16x4_mc1_np4"_s}));
        QCOMPARE(left[1].scenarioText, QByteArray("# 模型\n"));
        QCOMPARE(left[1].library, m_folder->filePath(u"runs"_s));
        QCOMPARE(left[1].runFolder, QString());
        QCOMPARE(left[1].openPoints, QStringList(u"bench_io16x4_mc2_np6"_s));
        later.forgetLeft();
        QTRY_VERIFY(files().isEmpty());
    }

    void nothingIsKeptOfAQueueThatCameToItsEnd()
    {
        RunQueue queue;
        QueueMemory memory(queue, kept());
        QSignalSpy idle(&queue, &RunQueue::idle);
        queue.add(job(u"test"_s, {{1, 40}, {1, 2}}));
        queue.start();
        QTRY_VERIFY(!files().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QTRY_VERIFY(files().isEmpty());
        queue.setPaused(true);
        queue.add(job(u"test"_s, {{1, 40}}));
        QTRY_VERIFY(!files().isEmpty());
        memory.drop();
        QTRY_VERIFY(files().isEmpty());
    }

    void skippedPointsOfATakenUpJobStayOut()
    {
        RunQueue queue;
        QSignalSpy idle(&queue, &RunQueue::idle);
        SweepJob taken = job(u"test"_s, {{1, 2}, {1, 3}});
        taken.skippedPoints = {u"bench_io16x4_mc1_np2"_s};
        queue.add(taken);
        QCOMPARE(queue.points()[0].state, RunState::Skipped);
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, 20000);
        QCOMPARE(queue.points()[0].state, RunState::Skipped);
        QCOMPARE(queue.points()[1].state, RunState::Finished);
        QVERIFY(queue.retry(0));
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(queue.points()[0].state, RunState::Finished, 20000);
    }
};

SERVESCOPE_TEST(QueueMemoryTest)
#include "queue_memory_test.moc"

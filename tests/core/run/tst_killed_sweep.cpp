// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/results/journal.h"
#include "core/results/library.h"
#include "core/results/run_paths.h"
#include "core/run/run_queue.h"
#include "core/simulator/simulator.h"
#include "tests/support/registry.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdlib>

using namespace servescope;
using namespace Qt::StringLiterals;

/// kill −9 at thirty random moments of a sweep that is taken up again each time.
class TestKilledSweep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedThirtyTimes();
    void aChangedScenarioIsRefused();
};

namespace {

constexpr int points = 72;
constexpr auto urlVariable = "SERVESCOPE_TEST_SWEEP_URL";
constexpr auto libraryVariable = "SERVESCOPE_TEST_SWEEP_LIBRARY";

SweepJob sweepJob(const QString &url, const QString &library)
{
    SweepJob job;
    job.scenario.model = u"sim-model"_s;
    job.scenario.baseUrl = url;
    job.scenario.inputOutput = {{8, 5}};
    for (int i = 0; i < points; ++i)
        job.scenario.concurrencyPrompts.push_back({1 + i % 3, 10 + i % 12});
    job.scenarioText = "# the scenario\n";
    job.library = library;
    return job;
}

/// The process that gets killed: starts the sweep, or goes on with the one that is there.
bool beTheSweep()
{
    if (!qEnvironmentVariableIsSet(urlVariable))
        return false;
    int argc = 1;
    char name[] = "sweep";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    SweepJob job = sweepJob(qEnvironmentVariable(urlVariable), qEnvironmentVariable(libraryVariable));
    if (const auto runs = listRuns(job.library); !runs.empty()) {
        job.resumeFolder = runs.front().path;
        job.finishedPoints = planResume(job.resumeFolder).value().finished;
    }
    RunQueue queue;
    QObject::connect(&queue, &RunQueue::idle, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    queue.add(job);
    QTimer::singleShot(0, &queue, &RunQueue::start);
    QTimer::singleShot(120'000, &application, [] { _Exit(9); });
    _Exit(QCoreApplication::exec());
}

const bool wasTheSweep = beTheSweep(); // before main() would run the tests

void startSweep(QProcess &process, const Simulator &simulator, const QString &library)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(urlVariable), simulator.url().toString());
    environment.insert(QString::fromLatin1(libraryVariable), library);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList());
}

/// Requests in all journals of the run, also those set aside.
size_t journalled(const QString &folder)
{
    size_t records = 0;
    for (const QString &file : QDir(folder).entryList({u"*.journal.jsonl"_s}, QDir::Files)) {
        if (const auto contents = readJournal(QDir(folder).filePath(file)))
            records += contents->records.size();
    }
    return records;
}

} // namespace

void TestKilledSweep::killedThirtyTimes()
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{std::chrono::milliseconds(10), std::chrono::milliseconds(5)};
    Simulator simulator(options);
    QVERIFY(simulator.start().ok());
    const QTemporaryDir library;
    Random random(42);
    size_t owed = 0; // requests that had been answered more than a second before their client was killed
    for (int kill = 0; kill < 30; ++kill) {
        QProcess process;
        const size_t before = simulator.truth().size();
        const Nanoseconds started = monotonicNow();
        startSweep(process, simulator, library.path());
        QVERIFY(process.waitForStarted());
        // From its start on, and once the first request was answered at a random moment after it.
        if (random.integer(0, 3) > 0)
            QTRY_VERIFY_WITH_TIMEOUT(
                simulator.truth().size() > before || process.state() == QProcess::NotRunning, 20000);
        QTest::qWait(static_cast<int>(random.integer(1, 1600)));
        process.kill();
        const Nanoseconds killed = monotonicNow();
        QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());

        const auto runs = listRuns(library.path());
        QVERIFY(runs.size() <= 1); // none when it had not come as far as its folder
        if (runs.empty())
            continue;
        for (const TruthRecord &truth : simulator.truth())
            owed += !truth.aborted && truth.finished > started &&
                    truth.finished < killed - std::chrono::seconds(1);
        const size_t kept = journalled(runs.front().path);
        QVERIFY2(kept >= owed, qPrintable(u"%1 of %2"_s.arg(kept).arg(owed)));
        QVERIFY(openRun(runs.front().path).ok());
    }
    QVERIFY(owed > 50);
    const QString run = listRuns(library.path()).at(0).path;

    QProcess last;
    startSweep(last, simulator, library.path());
    QVERIFY(last.waitForFinished(120'000));
    QCOMPARE(last.exitCode(), 0);
    const auto stored = openRun(run);
    QVERIFY(stored.ok());
    QCOMPARE(stored->points.size(), size_t(points));
    for (const StoredPoint &point : stored->points) {
        const int prompts = point.entry.point.load.numPrompts;
        QCOMPARE(point.entry.state, RunState::Finished);
        QCOMPARE(point.figure(u"completed"_s), std::optional<double>(prompts));
        QCOMPARE(readRecords(*stored, point.entry.point.id)->size(), static_cast<size_t>(prompts));
    }
    // All points may have been there before the last start; then nothing closed the run.
    if (stored->manifest.state != RunState::Finished)
        QVERIFY((*RunFolder::reopen(run))->close(RunState::Finished).ok());
    QFile file(QDir(run).filePath(u"aggregate_results.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray table = file.readAll();
    QCOMPARE(table.count('\n'), points + 1);
    for (const StoredPoint &point : stored->points)
        QCOMPARE(table.count((point.entry.point.id + u".json"_s).toUtf8()), 1);
}

void TestKilledSweep::aChangedScenarioIsRefused()
{
    const QTemporaryDir library;
    SweepJob job = sweepJob(u"http://127.0.0.1:1"_s, library.path());
    Manifest manifest;
    manifest.model = u"m"_s;
    for (const SweepPoint &point : expandSweep(job.scenario))
        manifest.points.push_back({point, RunState::Queued, {}, 0, 0});
    QString path;
    {
        auto run = RunFolder::create(library.path(), job.scenarioText, manifest);
        path = (*run)->path();
    }
    job.resumeFolder = path;
    job.scenario.concurrencyPrompts = {{3, 9}};
    RunQueue queue;
    queue.add(job);
    bool idle = false;
    connect(&queue, &RunQueue::idle, &queue, [&idle] { idle = true; });
    queue.start();
    QTRY_VERIFY(idle);
    QCOMPARE(queue.points()[0].state, RunState::Failed);
    QCOMPARE(queue.points()[0].error.code, u"run.other_points"_s);
}

SERVESCOPE_TEST(TestKilledSweep)
#include "tst_killed_sweep.moc"

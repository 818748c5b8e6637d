// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/results/journal.h"
#include "core/results/library.h"
#include "core/simulator/simulator.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// kill −9 at thirty random moments of a sweep that is taken up again each time.
class ResumeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedThirtyTimes();
    void nothingLeftToDo();
    void whatCannotBeResumed();
};

namespace {

constexpr int points = 24;

QByteArray manyPoints(const Simulator &simulator)
{
    QByteArray loads;
    for (int i = 0; i < points; ++i)
        loads += QByteArray(i ? ", " : "") + "[" + QByteArray::number(1 + i % 4) + ", " +
                 QByteArray::number(8 + i) + "]";
    return "model: sim-model\nbase_url: " + simulator.url().toString().toUtf8() +
           "\ntokenizer: \"\"\ninput_output: [[8, 5]]\nconcurrency_prompts: [" + loads + "]\n";
}

SimulatorOptions steadyServer()
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{std::chrono::milliseconds(10), std::chrono::milliseconds(5)};
    return options;
}

/// Requests in all journals of the run, also those set aside; each by the moment its answer began and ended.
std::vector<RequestRecord> journalled(const QString &folder)
{
    std::vector<RequestRecord> records;
    for (const QString &file : filesBelow(folder, u"*.journal.jsonl"_s)) {
        const auto contents = readJournal(file);
        if (contents)
            records.insert(records.end(), contents->records.begin(), contents->records.end());
    }
    return records;
}

} // namespace

void ResumeTest::killedThirtyTimes()
{
    const QTemporaryDir folder;
    Simulator simulator(steadyServer());
    QVERIFY(simulator.start().ok());
    const QString file = folder.filePath(u"combos.yaml"_s), out = folder.filePath(u"out"_s);
    writeText(file, manyPoints(simulator));
    Random random(42);
    QString run;
    for (int kill = 0; kill < 30; ++kill) {
        const QStringList arguments = run.isEmpty() ? QStringList{u"sweep"_s, file, u"--result-dir"_s, out}
                                                    : QStringList{u"resume"_s, run};
        Program program(arguments);
        const size_t before = simulator.truth().size();
        // From its start on, and once the first request ended at a random moment after it.
        if (random.integer(0, 3) > 0)
            QTRY_VERIFY_WITH_TIMEOUT(simulator.truth().size() > before ||
                                         program.process().state() == QProcess::NotRunning,
                                     20000);
        QTest::qWait(static_cast<int>(random.integer(1, 450)));
        program.signal(SIGKILL);
        const Nanoseconds killed = monotonicNow();
        QVERIFY(program.finish());

        const auto runs = listRuns(out);
        if (runs.empty())
            continue; // it had not come as far as its folder
        QCOMPARE(runs.size(), size_t(1));
        run = runs.front().path;
        // What the server finished more than a second before was written down.
        const auto records = journalled(run);
        size_t owed = 0;
        for (const TruthRecord &truth : simulator.truth())
            owed += !truth.aborted && truth.finished < killed - std::chrono::seconds(1);
        QVERIFY2(records.size() >= owed, qPrintable(u"%1 of %2"_s.arg(records.size()).arg(owed)));
    }
    QVERIFY(!run.isEmpty());
    const auto interrupted = openRun(run);
    QVERIFY(interrupted.ok());

    Program last({u"resume"_s, run});
    QVERIFY(last.finish(60000));
    QCOMPARE(last.exitCode(), 0);
    const auto stored = openRun(run);
    QCOMPARE(stored->manifest.state, RunState::Finished);
    QCOMPARE(stored->points.size(), size_t(points));
    for (const StoredPoint &point : stored->points) {
        QCOMPARE(point.entry.state, RunState::Finished);
        QCOMPARE(point.figure(u"completed"_s), std::optional<double>(point.entry.point.load.numPrompts));
        QCOMPARE(readRecords(*stored, point.entry.point.id)->size(),
                 static_cast<size_t>(point.entry.point.load.numPrompts));
    }
    const QByteArray table = bytesOf(run + u"/aggregate_results.csv"_s);
    QCOMPARE(table.count('\n'), points + 1);
    for (const StoredPoint &point : stored->points)
        QCOMPARE(table.count((point.entry.point.id + u".json"_s).toUtf8()), 1);
}

void ResumeTest::nothingLeftToDo()
{
    const QTemporaryDir folder;
    Simulator simulator(steadyServer());
    QVERIFY(simulator.start().ok());
    const QString file = folder.filePath(u"combos.yaml"_s), out = folder.filePath(u"out"_s);
    writeText(file, "model: sim-model\nbase_url: " + simulator.url().toString().toUtf8() +
                        "\ntokenizer: \"\"\ninput_output: [[8, 5]]\nconcurrency_prompts: [[1, 2]]\n");
    Program sweep({u"sweep"_s, file, u"--result-dir"_s, out});
    QVERIFY(sweep.finish());
    const QString run = listRuns(out).at(0).path;
    Program resume({u"resume"_s, run});
    QVERIFY(resume.finish());
    QCOMPARE(resume.exitCode(), 0);
    QVERIFY(resume.out().contains(u"All points"_s));
    QCOMPARE(openRun(run)->manifest.state, RunState::Finished);
}

void ResumeTest::whatCannotBeResumed()
{
    const QTemporaryDir folder;
    Program none({u"resume"_s, folder.filePath(u"none"_s)});
    QVERIFY(none.finish());
    QCOMPARE(none.exitCode(), 2);
    QVERIFY(none.err().contains(u"no run folder"_s));
}

SERVESCOPE_TEST(ResumeTest)
#include "test_resume.moc"

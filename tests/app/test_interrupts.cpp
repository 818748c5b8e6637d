// SPDX-License-Identifier: GPL-3.0-or-later
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

namespace {

/// Requests of 60 ms each, so that a point of many is long and a kill hits its middle.
SimulatorOptions steadyServer()
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{std::chrono::milliseconds(20), std::chrono::milliseconds(10)};
    return options;
}

QByteArray twoPoints(const Simulator &simulator)
{
    return "model: sim-model\nbase_url: " + simulator.url().toString().toUtf8() +
           "\ntokenizer: \"\"\ninput_output: [[8, 5]]\nconcurrency_prompts: [[4, 4], [2, 300]]\n";
}

int journalLines(const QString &folder, const QString &pattern)
{
    const QStringList journals = filesBelow(folder, pattern);
    return journals.isEmpty() ? 0 : static_cast<int>(bytesOf(journals.first()).count('\n'));
}

const QString secondJournal = u"bench_io8x5_mc2_np300.journal.jsonl"_s;

} // namespace

class InterruptsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sweepKeepsWhatIsFinished();
    void benchKeepsItsJournal();
    void secondSignalEndsAtOnce();
    void killedInTheMiddle();
};

void InterruptsTest::sweepKeepsWhatIsFinished()
{
    const QTemporaryDir folder;
    Simulator simulator(steadyServer());
    QVERIFY(simulator.start().ok());
    const QString file = folder.filePath(u"combos.yaml"_s), out = folder.filePath(u"out"_s);
    writeText(file, twoPoints(simulator));
    Program program({u"sweep"_s, file, u"--result-dir"_s, out});
    QTRY_VERIFY_WITH_TIMEOUT(journalLines(out, secondJournal) >= 4, 120'000);
    program.signal(SIGINT);
    QVERIFY(program.finish(10000));
    QVERIFY2(program.exitCode() == 130, qPrintable(program.err()));
    QVERIFY2(program.err().contains("interrupted"_L1), qPrintable(program.err()));
    QCOMPARE(resultFiles(out).size(), 1);
    QVERIFY(resultFiles(out).first().endsWith("bench_io8x5_mc4_np4.json"_L1));

    const std::vector<StoredRun> runs = listRuns(out);
    QCOMPARE(runs.size(), size_t(1));
    QCOMPARE(runs.front().manifest.state, RunState::Cancelled);
    QCOMPARE(runs.front().manifest.points.at(0).state, RunState::Finished);
    QCOMPARE(runs.front().manifest.points.at(1).state, RunState::Cancelled);
    QVERIFY(journalLines(out, secondJournal) >= 4);
}

void InterruptsTest::benchKeepsItsJournal()
{
    const QTemporaryDir folder;
    Simulator simulator(steadyServer());
    QVERIFY(simulator.start().ok());
    Program program({u"bench"_s, u"--base-url"_s, simulator.url().toString(), u"--model"_s, u"sim-model"_s,
                     u"--num-prompts"_s, u"300"_s, u"--max-concurrency"_s, u"2"_s, u"--random-input-len"_s,
                     u"8"_s, u"--random-output-len"_s, u"5"_s, u"--save-result"_s, u"--result-dir"_s,
                     folder.path()});
    QTRY_VERIFY_WITH_TIMEOUT(journalLines(folder.path(), u"*.journal.jsonl"_s) >= 4, 120'000);
    program.signal(SIGTERM);
    QVERIFY(program.finish(10000));
    QVERIFY2(program.exitCode() == 130, qPrintable(program.err()));
    QVERIFY(program.out().contains("Successful requests:"_L1));
    QCOMPARE(resultFiles(folder.path()), QStringList());
    const std::vector<StoredRun> runs = listRuns(folder.path());
    QCOMPARE(runs.size(), size_t(1));
    QCOMPARE(runs.front().manifest.state, RunState::Cancelled);
    QVERIFY(runs.front().manifest.points.at(0).completed >= 4);
}

void InterruptsTest::secondSignalEndsAtOnce()
{
    const QTemporaryDir folder;
    Program program({u"simulate"_s, u"--truth"_s, folder.filePath(u"truth.jsonl"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(program.out().contains(u'\n'), 10000);
    program.process().closeReadChannel(QProcess::StandardError);
    // Stopped, it cannot serve the first signal before the second has come.
    program.signal(SIGSTOP);
    program.signal(SIGINT);
    program.signal(SIGTERM);
    program.signal(SIGCONT);
    QVERIFY(program.finish(10000));
    QCOMPARE(program.exitCode(), 130);
    QVERIFY(filesBelow(folder.path()).isEmpty());
}

void InterruptsTest::killedInTheMiddle()
{
    const QTemporaryDir folder;
    Simulator simulator(steadyServer());
    QVERIFY(simulator.start().ok());
    const QString file = folder.filePath(u"combos.yaml"_s), out = folder.filePath(u"out"_s);
    writeText(file, twoPoints(simulator));
    Program program({u"sweep"_s, file, u"--result-dir"_s, out});
    QTRY_VERIFY_WITH_TIMEOUT(journalLines(out, secondJournal) >= 80, 120'000);
    const Nanoseconds killed = monotonicNow();
    program.signal(SIGKILL);
    QVERIFY(program.finish(5000));

    int endedEarlier = 0;
    for (const TruthRecord &record : simulator.truth())
        endedEarlier += record.status == 200 && !record.requestId.isEmpty() &&
                        record.finished < killed - std::chrono::seconds(1);
    const std::vector<StoredRun> runs = listRuns(out);
    QCOMPARE(runs.size(), size_t(1));
    const auto run = openRun(runs.front().path);
    QVERIFY(run.ok());
    QCOMPARE(run->manifest.state, RunState::Interrupted);
    QCOMPARE(run->points.at(0).entry.state, RunState::Finished);
    QCOMPARE(run->points.at(1).entry.state, RunState::Interrupted);
    QVERIFY(!run->points.at(1).hasResult());
    const auto records = readRecords(*run, run->points.at(1).entry.point.id);
    QVERIFY(records.ok());
    // Both points' requests are in the truth; the first point had four.
    QVERIFY(endedEarlier > 4);
    QVERIFY2(static_cast<int>(records->size()) + 4 >= endedEarlier,
             qPrintable(u"%1 in the journal, %2 had ended"_s.arg(records->size()).arg(endedEarlier - 4)));
}

SERVESCOPE_TEST(InterruptsTest)
#include "test_interrupts.moc"

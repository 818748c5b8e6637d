// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/library.h"
#include "core/simulator/simulator.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// import, show and compare as a person's shell calls them.
class ImportCommandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void importStoresARun();
    void auditStoresNothing();
    void whatCannotBeRead();
    void showRecomputes();
    void badFlags();
    void compareTwoRunsOfOneServer();
    void aRegressionFails();
    void differentWorkloads();
    void markdown();
};

namespace {

QString data(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR "/import/") + name;
}

/// A bench against an exact server of that time per token; its run folder.
QString measured(const QString &library, int itlMs, int output = 8)
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{std::chrono::milliseconds(8), std::chrono::milliseconds(itlMs)};
    Simulator simulator(options);
    if (!simulator.start())
        return {};
    const QString file = library + u"/combos-%1.yaml"_s.arg(itlMs);
    writeText(file, "model: sim-model\nbase_url: " + simulator.url().toString().toUtf8() +
                        "\ntokenizer: \"\"\ninput_output: [[8, " + QByteArray::number(output) +
                        "]]\nconcurrency_prompts: [[4, 60]]\n");
    const QString out = library + u"/out-%1-%2"_s.arg(itlMs).arg(output);
    Program program({u"sweep"_s, file, u"--result-dir"_s, out});
    const bool ended = program.finish(30000) && program.exitCode() == 0;
    const auto runs = listRuns(out);
    return ended && !runs.empty() ? runs.front().path : QString();
}

} // namespace

void ImportCommandTest::importStoresARun()
{
    const QTemporaryDir folder;
    const QString library = folder.filePath(u"runs"_s);
    Program program({u"import"_s, data(u"b9821-chat-c4-goodput.json"_s), u"--result-dir"_s, library});
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.out().contains(u"vLLM result, detailed"_s));
    QVERIFY(program.out().contains(u"16 requests at once"_s)); // of at most 4
    const auto runs = listRuns(library);
    QCOMPARE(runs.size(), size_t(1));
    QVERIFY(program.out().contains(runs[0].path));
}

void ImportCommandTest::auditStoresNothing()
{
    const QTemporaryDir folder;
    const QString library = folder.filePath(u"runs"_s);
    Program program({u"import"_s, data(QString()), u"--audit"_s, u"--result-dir"_s, library});
    QVERIFY(program.finish());
    QVERIFY2(program.exitCode() == 0, qPrintable(program.err()));
    QVERIFY(!QFileInfo::exists(library));
}

void ImportCommandTest::whatCannotBeRead()
{
    const QTemporaryDir folder;
    const QString broken = folder.filePath(u"broken.json"_s), library = folder.filePath(u"runs"_s);
    writeText(broken, bytesOf(data(u"inferencex-glm5-conc4.json"_s)).left(300));
    Program program({u"import"_s, broken, folder.filePath(u"missing.json"_s), data(u"sglang-c4.jsonl"_s),
                     u"--result-dir"_s, library});
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.err().contains(u"broken.json: This is not JSON"_s));
    QVERIFY(program.err().contains(u"missing.json"_s));
    QCOMPARE(listRuns(library).size(), size_t(1)); // the good one is there
    Program none({u"import"_s});
    QVERIFY(none.finish());
    QCOMPARE(none.exitCode(), 2);
}

void ImportCommandTest::showRecomputes()
{
    const QString file = data(u"b9821-chat-c4-goodput.json"_s);
    Program plain({u"show"_s, file});
    QVERIFY(plain.finish());
    QCOMPARE(plain.exitCode(), 0);
    QVERIFY(plain.out().contains(u"TTFT p99"_s) && plain.out().contains(u"95 % interval"_s));
    Program window({u"show"_s, file, u"--requests"_s, u"0:10"_s, u"--percentiles"_s, u"50,99.9"_s,
                    u"--goodput"_s, u"ttft:200"_s});
    QVERIFY(window.finish());
    QCOMPARE(window.exitCode(), 0);
    QVERIFY2(window.out().contains(u"10 completed"_s) && window.out().contains(u"p99.9"_s) &&
                 window.out().contains(u"goodput"_s),
             qPrintable(window.out()));
}

void ImportCommandTest::badFlags()
{
    const QString file = data(u"sglang-c4.jsonl"_s);
    for (const QStringList &extra : {QStringList{u"--convention"_s, u"x"_s},
                                     {u"--window"_s, u"5"_s},
                                     {u"--requests"_s, u"9:3"_s},
                                     {u"--percentiles"_s, u"150"_s},
                                     {u"--goodput"_s, u"x:3"_s}}) {
        Program program(QStringList{u"show"_s, file} + extra);
        QVERIFY(program.finish());
        QVERIFY2(program.exitCode() == 2, qPrintable(extra.join(u' ')));
        QVERIFY(!program.err().isEmpty());
    }
    Program alone({u"compare"_s, file});
    QVERIFY(alone.finish());
    QCOMPARE(alone.exitCode(), 2);
    Program percent({u"compare"_s, file, file, u"--fail-on-regression"_s, u"x%"_s});
    QVERIFY(percent.finish());
    QCOMPARE(percent.exitCode(), 2);
}

void ImportCommandTest::compareTwoRunsOfOneServer()
{
    const QTemporaryDir folder;
    const QString first = measured(folder.path(), 6);
    QVERIFY(!first.isEmpty());
    Program same({u"compare"_s, first, first, u"--fail-on-regression"_s, u"1%"_s});
    QVERIFY(same.finish());
    QCOMPARE(same.exitCode(), 0);
    QVERIFY(same.out().contains(u"not distinguishable"_s) && !same.out().contains(u"worse"_s));
    Program shown({u"show"_s, first, u"--convention"_s, u"guidellm"_s, u"--window"_s, u"steady"_s});
    QVERIFY(shown.finish());
    QCOMPARE(shown.exitCode(), 0);
    QVERIFY(shown.out().contains(u"guidellm: "_s) && shown.out().contains(u"window"_s));
}

void ImportCommandTest::aRegressionFails()
{
    const QTemporaryDir folder;
    const QString fast = measured(folder.path(), 5);
    const QString slow = measured(folder.path(), 10);
    QVERIFY(!fast.isEmpty() && !slow.isEmpty());
    Program worse({u"compare"_s, slow, u"--baseline"_s, fast, u"--fail-on-regression"_s, u"5%"_s});
    QVERIFY(worse.finish());
    QCOMPARE(worse.exitCode(), 1);
    QVERIFY(worse.out().contains(u"worse"_s));
    Program better({u"compare"_s, slow, fast, u"--fail-on-regression"_s, u"5%"_s});
    QVERIFY(better.finish());
    QVERIFY(better.out().contains(u"better"_s));
    QCOMPARE(better.exitCode(), 0);
}

void ImportCommandTest::differentWorkloads()
{
    Program program(
        {u"compare"_s, data(u"b9821-chat-c4-goodput.json"_s), data(u"b9821-completions-rampup.json"_s)});
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.out().contains(u"Not judged, the workloads differ"_s));
    Program conventions({u"compare"_s, data(u"sglang-c4.jsonl"_s), data(u"written/genai-perf.json"_s)});
    QVERIFY(conventions.finish());
    QCOMPARE(conventions.exitCode(), 2);
    QVERIFY(conventions.err().contains(u"conventions"_s));
}

void ImportCommandTest::markdown()
{
    const QString file = data(u"sglang-c4.jsonl"_s);
    Program program({u"compare"_s, file, file, u"--markdown"_s});
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.out().contains(u"| figure | baseline |"_s) && program.out().contains(u"| --- |"_s));
}

SERVESCOPE_TEST(ImportCommandTest)
#include "test_import.moc"

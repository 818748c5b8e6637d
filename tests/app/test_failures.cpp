// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// A server that is wrong in the ways people meet: one clear sentence, exit code 3, no result file.
class FailuresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bench_data();
    void bench();
    void benchAsksForTheModel();
    void sweepSaysItOnce();
    void aFailedPointDoesNotStopTheRest();

private:
    static QStringList benchCall(const QString &url, const QString &folder)
    {
        return {u"bench"_s,
                u"--base-url"_s,
                url,
                u"--num-prompts"_s,
                u"20"_s,
                u"--max-concurrency"_s,
                u"2"_s,
                u"--random-input-len"_s,
                u"8"_s,
                u"--random-output-len"_s,
                u"4"_s,
                u"--save-result"_s,
                u"--result-dir"_s,
                folder};
    }
};

void FailuresTest::bench_data()
{
    QTest::addColumn<QByteArray>("response"); // empty: nothing listens; "simulator": the built-in one
    QTest::addColumn<QString>("model");
    QTest::addColumn<QStringList>("flags");
    QTest::addColumn<QString>("says");
    const QByteArray html = "<html><head><title>Open WebUI</title></head><body>Hello</body></html>";
    QTest::newRow("not there") << QByteArray() << u"m"_s << QStringList() << u"refused"_s;
    QTest::newRow("404") << httpResponse("404 Not Found", "application/json", "{\"detail\":\"Not Found\"}")
                         << u"m"_s << QStringList() << u"404"_s;
    QTest::newRow("401") << httpResponse("401 Unauthorized", "application/json",
                                         "{\"error\":\"Unauthorized\"}")
                         << u"m"_s << QStringList() << u"401"_s;
    QTest::newRow("HTML") << httpResponse("200 OK", "text/html", html) << u"m"_s << QStringList()
                          << u"web page"_s;
    QTest::newRow("wrong model") << QByteArray("simulator") << u"other-model"_s << QStringList()
                                 << u"other-model"_s;
    QTest::newRow("wrong path") << QByteArray("simulator") << u"sim-model"_s
                                << QStringList{u"--endpoint"_s, u"/v2/completions"_s} << u"/v2/completions"_s;
}

void FailuresTest::bench()
{
    QFETCH(QByteArray, response);
    QFETCH(QString, model);
    QFETCH(QStringList, flags);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    Simulator simulator;
    std::unique_ptr<CannedServer> canned;
    QString url;
    if (response == "simulator") {
        QVERIFY(simulator.start().ok());
        url = simulator.url().toString();
    } else {
        canned = std::make_unique<CannedServer>(response);
        url = canned->url();
        if (response.isEmpty())
            canned.reset();
    }
    Program program(benchCall(url, folder.path()) + QStringList{u"--model"_s, model} + flags);
    QVERIFY(program.finish());
    const QString err = program.err();
    QVERIFY2(program.exitCode() == 3, qPrintable(err));
    QVERIFY2(err.contains(says, Qt::CaseInsensitive), qPrintable(err));
    QCOMPARE(err.count("servescope bench: "_L1), 1);
    QCOMPARE(program.out(), QString());
    QCOMPARE(resultFiles(folder.path()), QStringList());
}

void FailuresTest::benchAsksForTheModel()
{
    const QTemporaryDir folder;
    CannedServer web(httpResponse("200 OK", "text/html", "<html><title>Portal</title></html>"));
    Program lost(benchCall(web.url(), folder.path()));
    QVERIFY(lost.finish());
    QCOMPARE(lost.exitCode(), 3);
    QVERIFY2(lost.err().contains("/v1/models did not name a model"_L1) && lost.err().contains("--model"_L1),
             qPrintable(lost.err()));

    CannedServer empty(httpResponse("200 OK", "application/json", "{\"object\":\"list\",\"data\":[]}"));
    Program none(benchCall(empty.url(), folder.path()));
    QVERIFY(none.finish());
    QCOMPARE(none.exitCode(), 3);
    QVERIFY2(none.err().contains("its list is empty"_L1), qPrintable(none.err()));
    QCOMPARE(filesBelow(folder.path()), QStringList());
}

void FailuresTest::sweepSaysItOnce()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"combos.yaml"_s), out = folder.filePath(u"out"_s);
    CannedServer server(httpResponse("401 Unauthorized", "application/json", "{\"error\":\"Unauthorized\"}"));
    writeText(file, "model: m\nbase_url: " + server.url().toUtf8() +
                        "\ntokenizer: \"\"\ninput_output: [[8, 4]]\nconcurrency_prompts: [[1, 4], [2, 4]]\n");
    Program program({u"sweep"_s, file, u"--result-dir"_s, out});
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 3);
    QVERIFY2(program.err().contains("2 of 2 points failed"_L1), qPrintable(program.err()));
    QVERIFY2(program.err().contains("401"_L1), qPrintable(program.err()));
    QCOMPARE(resultFiles(out), QStringList());
    QCOMPARE(filesBelow(out, u"*.png"_s), QStringList());
}

void FailuresTest::aFailedPointDoesNotStopTheRest()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"combos.yaml"_s), out = folder.filePath(u"out"_s);
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{std::chrono::milliseconds(5), std::chrono::milliseconds(1)};
    options.maxModelLength = 64;
    Simulator simulator(options);
    QVERIFY(simulator.start().ok());
    writeText(file,
              "model: sim-model\nbase_url: " + simulator.url().toString().toUtf8() +
                  "\ntokenizer: \"\"\ninput_output: [[100, 4], [8, 4]]\nconcurrency_prompts: [[1, 4]]\n");
    Program program({u"sweep"_s, file, u"--result-dir"_s, out});
    QVERIFY(program.finish());
    QVERIFY2(program.exitCode() == 3, qPrintable(program.err()));
    QVERIFY2(program.err().contains("1 of 2 points failed"_L1), qPrintable(program.err()));
    QVERIFY2(program.err().contains("bench_io100x4_mc1_np4"_L1), qPrintable(program.err()));
    QCOMPARE(resultFiles(out).size(), 1);
}

SERVESCOPE_TEST(FailuresTest)
#include "test_failures.moc"

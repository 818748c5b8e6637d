// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// An API key reaches the server and nothing else: no file, no line of output.
class SecretsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keyThatWorks();
    void nothingMadeOfARunHoldsIt_data();
    void nothingMadeOfARunHoldsIt();
    void keyThatTheServerRepeats_data();
    void keyThatTheServerRepeats();

private:
    static constexpr auto key = "sk-very-secret-4711-abcdef";
    // No shape that a provider's keys have, by which it could be known.
    static constexpr auto plainKey = "opal lantern 0815 zyxwv";
    static QStringList withKey() { return {u"OPENAI_API_KEY="_s + QLatin1StringView(key)}; }

    static QString leak(Program &program, const QString &folder, const char *secret = key)
    {
        if (program.out().contains(QLatin1StringView(secret)) ||
            program.err().contains(QLatin1StringView(secret)))
            return u"the output"_s;
        for (const QString &path : filesBelow(folder)) {
            if (bytesOf(path).contains(secret) || pdfText(path).contains(secret))
                return path;
        }
        return {};
    }
    /// What a PDF shows, where there is a tool to tell.
    static QByteArray pdfText(const QString &path)
    {
        static const QString tool = QStandardPaths::findExecutable(u"pdftotext"_s);
        if (tool.isEmpty() || !path.endsWith(".pdf"_L1))
            return {};
        QProcess process;
        process.start(tool, {path, u"-"_s});
        return process.waitForFinished(20000) ? process.readAllStandardOutput() : QByteArray();
    }
    static QStringList bench(const QString &url, const QString &folder)
    {
        return {u"bench"_s,
                u"--base-url"_s,
                url,
                u"--num-prompts"_s,
                u"4"_s,
                u"--random-input-len"_s,
                u"8"_s,
                u"--random-output-len"_s,
                u"4"_s,
                u"--model"_s,
                u"sim-model"_s,
                u"--save-result"_s,
                u"--save-detailed"_s,
                u"--result-dir"_s,
                folder};
    }
    static QString scenario(const QString &url, const QTemporaryDir &folder)
    {
        const QString file = folder.filePath(u"combos.yaml"_s);
        writeText(file, "model: sim-model\nbase_url: " + url.toUtf8() +
                            "\ntokenizer: \"\"\ninput_output: [[8, 4]]\nconcurrency_prompts: [[2, 4]]\n");
        return file;
    }
};

void SecretsTest::keyThatWorks()
{
    const QTemporaryDir folder;
    SimulatorOptions options;
    options.apiKey = key;
    Simulator simulator(options);
    QVERIFY(simulator.start().ok());
    const QString url = simulator.url().toString();

    Program without(bench(url, folder.filePath(u"without"_s)));
    QVERIFY(without.finish());
    QCOMPARE(without.exitCode(), 3);

    Program program(bench(url, folder.filePath(u"bench"_s)), withKey());
    QVERIFY(program.finish());
    QVERIFY2(program.exitCode() == 0, qPrintable(program.err()));
    QCOMPARE(leak(program, folder.path()), QString());

    Program asHeader(bench(url, folder.filePath(u"header"_s)) +
                     QStringList{u"--header"_s, u"Authorization=Bearer "_s + QLatin1StringView(key)});
    QVERIFY(asHeader.finish());
    QVERIFY2(asHeader.exitCode() == 0, qPrintable(asHeader.err()));
    QCOMPARE(leak(asHeader, folder.path()), QString());

    Program sweep({u"sweep"_s, scenario(url, folder), u"--result-dir"_s, folder.filePath(u"sweep"_s)},
                  withKey());
    QVERIFY(sweep.finish());
    QVERIFY2(sweep.exitCode() == 0, qPrintable(sweep.err()));
    QCOMPARE(leak(sweep, folder.path()), QString());
}

void SecretsTest::nothingMadeOfARunHoldsIt_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QStringList>("bench"); // its flags; none = a sweep
    QTest::addColumn<QStringList>("probe");
    const QString secret = QLatin1StringView(plainKey);
    QTest::newRow("the usual variable")
        << QStringList{u"OPENAI_API_KEY="_s + secret} << QStringList() << QStringList();
    QTest::newRow("a named variable")
        << QStringList{u"TEAM_KEY="_s + secret} << QStringList{u"--key-env"_s, u"TEAM_KEY"_s}
        << QStringList{u"--api-key-env"_s, u"TEAM_KEY"_s};
    for (const QString &header : {u"Authorization=Bearer "_s, u"X-Gateway=Bearer "_s, u"X-Team-Token="_s}) {
        const QStringList flags{u"--header"_s, header + secret};
        QTest::newRow(qPrintable(header)) << QStringList() << flags << flags;
    }
}

/// The journal, the manifest, the server's metrics, results, reports of every format, what is printed.
void SecretsTest::nothingMadeOfARunHoldsIt()
{
    QFETCH(QStringList, environment);
    QFETCH(QStringList, bench);
    QFETCH(QStringList, probe);
    const QTemporaryDir folder;
    SimulatorOptions options;
    if (!bench.value(1).startsWith("X-"_L1)) // those are a gateway's business
        options.apiKey = plainKey;
    Simulator simulator(options);
    QVERIFY(simulator.start().ok());
    const QString url = simulator.url().toString(), out = folder.filePath(u"out"_s);
    const auto ran = [&](const QStringList &words) {
        Program program(words, environment);
        if (!program.finish(60000))
            return u"no end: "_s + words.join(u' ');
        if (program.exitCode() != 0)
            return words.join(u' ') + u": "_s + program.err() + program.out();
        return leak(program, folder.path(), plainKey);
    };
    QCOMPARE(ran(QStringList{u"probe"_s, url} + probe), QString());
    QCOMPARE(ran(QStringList{u"probe"_s, u"--json"_s, url} + probe), QString());
    if (bench.isEmpty())
        QCOMPARE(ran({u"sweep"_s, scenario(url, folder), u"--result-dir"_s, out}), QString());
    else
        QCOMPARE(ran(SecretsTest::bench(url, out) + bench), QString());
    const QStringList manifests = filesBelow(out, u"manifest.json"_s);
    QCOMPARE(manifests.size(), 1);
    QCOMPARE(filesBelow(out, u"*.journal.jsonl"_s).size(), 1);
    QCOMPARE(filesBelow(out, u"*.telemetry.jsonl"_s).size(), 1);
    const QString run = QFileInfo(manifests.front()).path();
    QCOMPARE(ran({u"show"_s, run, u"--audit"_s}), QString());
    const auto file = [&folder](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
    QCOMPARE(ran({u"report"_s, run, u"--html"_s, file("r.html"), u"--pdf"_s, file("r.pdf"), u"--markdown"_s,
                  file("r.md"), u"--csv"_s, file("r.csv"), u"--requests-csv"_s, file("q.csv"),
                  u"--vllm-json"_s, file("json"), u"--svg-dir"_s, file("svg")}),
             QString());
    QVERIFY(QFileInfo(file("r.pdf")).size() > 1000);
    QVERIFY(bytesOf(file("r.html")).contains("servescope bench") || !bench.isEmpty());
}

void SecretsTest::keyThatTheServerRepeats_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("secret");
    for (const char *command : {"bench", "sweep", "probe"}) {
        QTest::addRow("%s", command) << QString::fromLatin1(command) << QString::fromLatin1(key);
        QTest::addRow("%s, no known shape", command)
            << QString::fromLatin1(command) << QString::fromLatin1(plainKey);
    }
}

void SecretsTest::keyThatTheServerRepeats()
{
    QFETCH(QString, command);
    QFETCH(QString, secret);
    const QTemporaryDir folder;
    CannedServer server(
        httpResponse("401 Unauthorized", "application/json",
                     "{\"error\":{\"message\":\"Incorrect API key provided: " + secret.toLatin1() + "\"}}"));
    const QStringList words = command == "bench"_L1 ? bench(server.url(), folder.filePath(u"out"_s))
                              : command == "probe"_L1
                                  ? QStringList{u"probe"_s, server.url()}
                                  : QStringList{u"sweep"_s, scenario(server.url(), folder), u"--result-dir"_s,
                                                folder.filePath(u"out"_s)};
    // Once as the variable, once as a header of the person's own.
    for (const bool header : {false, true}) {
        if (header && command == "sweep"_L1)
            continue;
        Program program(header ? words + QStringList{u"--header"_s, u"X-Api-Key="_s + secret} : words,
                        header ? QStringList() : QStringList{u"OPENAI_API_KEY="_s + secret});
        QVERIFY(program.finish());
        QCOMPARE(program.exitCode(), 3);
        QVERIFY2(command == "probe"_L1 || program.err().contains("Incorrect API key"_L1),
                 qPrintable(program.err()));
        QCOMPARE(leak(program, folder.path(), secret.toLatin1().constData()), QString());
    }
}

SERVESCOPE_TEST(SecretsTest)
#include "test_secrets.moc"

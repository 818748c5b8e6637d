// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

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
    void keyThatTheServerRepeats_data();
    void keyThatTheServerRepeats();

private:
    static constexpr auto key = "sk-very-secret-4711-abcdef";
    static QStringList withKey() { return {u"OPENAI_API_KEY="_s + QLatin1StringView(key)}; }

    static QString leak(Program &program, const QString &folder)
    {
        if (program.out().contains(QLatin1StringView(key)) || program.err().contains(QLatin1StringView(key)))
            return u"the output"_s;
        for (const QString &path : filesBelow(folder)) {
            if (bytesOf(path).contains(key))
                return path;
        }
        return {};
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

void SecretsTest::keyThatTheServerRepeats_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("bench") << u"bench"_s;
    QTest::newRow("sweep") << u"sweep"_s;
}

void SecretsTest::keyThatTheServerRepeats()
{
    QFETCH(QString, command);
    const QTemporaryDir folder;
    CannedServer server(
        httpResponse("401 Unauthorized", "application/json",
                     QByteArray("{\"error\":{\"message\":\"Incorrect API key provided: ") + key + "\"}}"));
    const QStringList words = command == "bench"_L1
                                  ? bench(server.url(), folder.filePath(u"out"_s))
                                  : QStringList{u"sweep"_s, scenario(server.url(), folder), u"--result-dir"_s,
                                                folder.filePath(u"out"_s)};
    Program program(words, withKey());
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 3);
    QVERIFY2(program.err().contains("Incorrect API key"_L1), qPrintable(program.err()));
    QCOMPARE(leak(program, folder.path()), QString());
}

SERVESCOPE_TEST(SecretsTest)
#include "test_secrets.moc"

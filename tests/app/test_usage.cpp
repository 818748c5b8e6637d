// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace servescope::test;
using namespace Qt::StringLiterals;

/// What the program says to a wrong call: nothing on standard output, a sentence, and exit code 2.
class UsageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void helpOfEveryCommand_data();
    void helpOfEveryCommand();
    void version();
    void refuses_data();
    void refuses();
    void badScenarioNamesTheLine();
    void noDisplay();
};

void UsageTest::helpOfEveryCommand_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("overview") << QStringList{u"--help"_s}
                              << QStringList{u"bench"_s,    u"sweep"_s, u"aggregate"_s,
                                             u"simulate"_s, u"demo"_s,  u"Exit codes"_s};
    QTest::newRow("bench") << QStringList{u"bench"_s, u"--help"_s}
                           << QStringList{u"--num-prompts N"_s, u"[default: 1000]"_s, u"--goodput KEY:MS…"_s,
                                          u"OPENAI_API_KEY"_s};
    QTest::newRow("sweep") << QStringList{u"sweep"_s, u"--help"_s}
                           << QStringList{u"combos.yaml"_s, u"--save-detailed"_s};
    QTest::newRow("aggregate") << QStringList{u"aggregate"_s, u"--help"_s} << QStringList{u"DIR"_s};
    QTest::newRow("simulate") << QStringList{u"simulate"_s, u"--help"_s}
                              << QStringList{u"--exact-ttft-ms MS"_s, u"--truth FILE"_s};
    QTest::newRow("demo") << QStringList{u"demo"_s, u"--help"_s} << QStringList{u"--result-dir DIR"_s};
}

void UsageTest::helpOfEveryCommand()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, says);
    Program program(words);
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 0);
    for (const QString &part : std::as_const(says))
        QVERIFY2(program.out().contains(part), qPrintable(part));
    QCOMPARE(program.err(), QString());
}

void UsageTest::version()
{
    Program program({u"--version"_s});
    QVERIFY(program.finish());
    QCOMPARE(program.out(), u"servescope " SERVESCOPE_VERSION "\n"_s);
}

void UsageTest::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    QTest::newRow("flag") << QStringList{u"bench"_s, u"--num-promts"_s, u"3"_s}
                          << u"Did you mean --num-prompts?"_s;
    QTest::newRow("range") << QStringList{u"bench"_s, u"--num-prompts"_s, u"0"_s}
                           << u"--num-prompts: 0 is out of range."_s;
    QTest::newRow("contradiction") << QStringList{u"simulate"_s, u"--exact-ttft-ms"_s,
                                                  u"5"_s,        u"--exact-itl-ms"_s,
                                                  u"5"_s,        u"--noise"_s,
                                                  u"0"_s}
                                   << u"--exact-ttft-ms and --noise contradict each other"_s;
    QTest::newRow("half exact") << QStringList{u"simulate"_s, u"--exact-ttft-ms"_s, u"5"_s}
                                << u"Add --exact-itl-ms"_s;
    QTest::newRow("no scenario") << QStringList{u"sweep"_s} << u"combos.yaml"_s;
    QTest::newRow("absent scenario") << QStringList{u"sweep"_s, u"/no/such.yaml"_s} << u"/no/such.yaml"_s;
    QTest::newRow("absent folder") << QStringList{u"aggregate"_s, u"/no/such"_s} << u"/no/such"_s;
    QTest::newRow("command") << QStringList{u"bnech"_s} << u"Did you mean servescope bench?"_s;
    QTest::newRow("key variable") << QStringList{u"simulate"_s, u"--api-key-env"_s, u"NO_SUCH_VARIABLE"_s}
                                  << u"NO_SUCH_VARIABLE is not set"_s;
}

void UsageTest::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    Program program(words);
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY2(program.err().contains(says), qPrintable(program.err()));
    QCOMPARE(program.out(), QString());
}

void UsageTest::badScenarioNamesTheLine()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"bad.yaml"_s);
    writeText(file, "model: m\nbase_url: http://127.0.0.1:1\ntokenizer: \"\"\ninput_output: [[16, -4]]\n"
                    "concurrency_prompts: [[1, 2]]\n");
    Program program({u"sweep"_s, file, u"--result-dir"_s, folder.filePath(u"out"_s)});
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY2(program.err().contains(file + ":4:"_L1), qPrintable(program.err()));
    QVERIFY2(program.err().contains("error"_L1), qPrintable(program.err()));
    QVERIFY(filesBelow(folder.filePath(u"out"_s)).isEmpty());
}

void UsageTest::noDisplay()
{
    Program program({}, {u"DISPLAY="_s, u"WAYLAND_DISPLAY="_s, u"QT_QPA_PLATFORM="_s});
    QVERIFY(program.finish());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY2(program.err().contains("no display"_L1), qPrintable(program.err()));
    Program dead({}, {u"DISPLAY=:7531"_s, u"WAYLAND_DISPLAY="_s, u"QT_QPA_PLATFORM="_s});
    QVERIFY(dead.finish());
    QCOMPARE(dead.exitCode(), 2);
}

SERVESCOPE_TEST(UsageTest)
#include "test_usage.moc"

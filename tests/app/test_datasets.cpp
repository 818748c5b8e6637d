// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// "servescope dataset".
class DatasetCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsLengthsAndBeginnings();
    void aTraceAsLines();
    void refuses_data();
    void refuses();
};

void DatasetCommandTest::printsLengthsAndBeginnings()
{
    Program dataset({u"dataset"_s, u"--dataset-name"_s, u"prefix_repetition"_s, u"--num-prompts"_s, u"20"_s,
                     u"--prefix-repetition-prefix-len"_s, u"30"_s, u"--prefix-repetition-suffix-len=20"_s,
                     u"--tokenizer"_s, QStringLiteral(TEST_DATA_DIR "/tokenizers/mini-llama3.json")});
    QVERIFY(dataset.finish());
    QCOMPARE(dataset.exitCode(), 0);
    const QString out = dataset.out();
    QVERIFY2(out.contains(u"Input: 50 to 50 tokens, mean 50.0"_s), qPrintable(out));
    QVERIFY(out.contains(u"Output: 128 to 128 tokens"_s));
    QVERIFY(out.contains(u"lengths missed: 0"_s));
}

void DatasetCommandTest::aTraceAsLines()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"azure.csv"_s);
    writeText(path, "TIMESTAMP,ContextTokens,GeneratedTokens\r\n2023-11-16 18:17:03.5,37,44\r\n"
                    "2023-11-16 18:17:05.5,12,7");
    Program dataset({u"dataset"_s, u"--dataset-name"_s, u"timed_trace"_s, u"--dataset-path"_s, path,
                     u"--num-prompts"_s, u"2"_s, u"--timed-trace-sec-multiplier"_s, u"0.5"_s, u"--json"_s});
    QVERIFY(dataset.finish());
    QCOMPARE(dataset.exitCode(), 0);
    const QStringList lines = dataset.out().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    const QJsonObject second = QJsonDocument::fromJson(lines[1].toUtf8()).object();
    QCOMPARE(second[u"prompt_tokens"_s].toInt(), 12);
    QCOMPARE(second[u"output_tokens"_s].toInt(), 7);
    QCOMPARE(second[u"at_seconds"_s].toDouble(), 1.0);
}

void DatasetCommandTest::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    QTest::newRow("no file") << QStringList{u"--dataset-name"_s, u"burstgpt"_s} << u"--dataset-path"_s;
    QTest::newRow("no name") << QStringList{u"--dataset-name"_s, u"hf"_s} << u"on the hub"_s;
    QTest::newRow("bad name") << QStringList{u"--dataset-name"_s, u"hf"_s, u"--dataset-path"_s, u"a b"_s}
                              << u"openai/gsm8k"_s;
    QTest::newRow("short sonnet") << QStringList{u"--dataset-name"_s, u"sonnet"_s, u"--sonnet-input-len"_s,
                                                 u"100"_s}
                                  << u"shorter prefix"_s;
}

void DatasetCommandTest::refuses()
{
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    Program dataset(QStringList{u"dataset"_s} + words);
    QVERIFY(dataset.finish());
    QCOMPARE(dataset.exitCode(), 2);
    QVERIFY2(dataset.err().contains(says), qPrintable(dataset.err()));
}

SERVESCOPE_TEST(DatasetCommandTest)
#include "test_datasets.moc"

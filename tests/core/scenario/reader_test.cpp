// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario_text.h"

#include "tests/support/registry.h"

#include <QTest>

#include <limits>

using namespace servescope;
using namespace Qt::StringLiterals;

class ReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void baseFile()
    {
        const auto reading = readScenarioFile(QStringLiteral(TEST_DATA_DIR "/scenario/base.yaml"));
        QVERIFY(reading.ok());
        QVERIFY(reading->usable());
        QVERIFY(reading->diagnostics.empty());
        const Scenario &s = reading->scenario;
        QCOMPARE(s.model, u"Qwen/Qwen3-8B"_s);
        QCOMPARE(s.baseUrl, u"http://127.0.0.1:8000"_s);
        QCOMPARE(s.tokenizer, u"Qwen/Qwen3-8B"_s);
        QVERIFY((s.inputOutput == std::vector<LengthPair>{{128, 128}, {2048, 128}}));
        QVERIFY((s.concurrencyPrompts == std::vector<LoadPair>{{1, 10}, {8, 80}, {32, 255}}));
        QCOMPARE(s.backend, u"vllm"_s);
    }

    void extendedFile()
    {
        const auto reading = readScenarioFile(QStringLiteral(TEST_DATA_DIR "/scenario/extended.yaml"));
        QVERIFY(reading.ok());
        QVERIFY(reading->usable());
        const Scenario &s = reading->scenario;
        QCOMPARE(s.tokenizer, QString());
        QCOMPARE(s.backend, u"openai-chat"_s);
        QCOMPARE(s.endpoint, u"/v1/chat/completions"_s);
        QCOMPARE(s.randomRangeRatio, 0.25);
        QCOMPARE(s.randomPrefixLen, 32);
        QVERIFY((s.requestRates == std::vector<double>{1, 2.5, std::numeric_limits<double>::infinity()}));
        QCOMPARE(s.burstiness, 0.5);
        QVERIFY((s.goodput == QMap<QString, double>{{u"ttft"_s, 200}, {u"tpot"_s, 50.5}}));
        QCOMPARE(s.numWarmups, 2);
        QCOMPARE(s.seed, std::numeric_limits<quint64>::max());
        QCOMPARE(s.repeats, 3);
        QVERIFY(s.ignoreEos == false);
        QVERIFY(s.temperature == 0.7);
        QVERIFY((s.headers == QMap<QString, QString>{{u"X-Team"_s, u"search"_s}}));
        QCOMPARE(s.extraBody,
                 uR"({"top_p":0.90,"stop":["\n","END"],"chat_template_kwargs":{"enable_thinking":false}})"_s);
        QVERIFY((s.metricPercentiles == std::vector<double>{50, 90, 99.9}));
        QCOMPARE(reading->unknownKeys, QStringList{u"my_own_note"_s});
        QCOMPARE(reading->diagnostics.size(), size_t{1});
        QCOMPARE(reading->diagnostics[0].severity, Diagnostic::Severity::Warning);
        QCOMPARE(reading->diagnostics[0].line, 27);
    }

    void spellings_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("expected");
        QTest::addColumn<int>("which");
        QTest::newRow("inf plain") << QByteArray("request_rate: inf") << true << 0;
        QTest::newRow("inf quoted") << QByteArray("request_rate: \"inf\"") << true << 0;
        QTest::newRow("inf YAML") << QByteArray("request_rate: .inf") << true << 0;
        QTest::newRow("inf in list") << QByteArray("request_rate: [inf]") << true << 0;
        QTest::newRow("goodput list") << QByteArray("goodput: [\"ttft:200\", 'tpot: 50']") << true << 1;
        QTest::newRow("goodput block") << QByteArray("goodput:\n  ttft: 200\n  tpot: 50") << true << 1;
        QTest::newRow("headers as vLLM's flag") << QByteArray("header: [\"X-Team=search=1\"]") << true << 2;
        QTest::newRow("extra body as JSON") << QByteArray("extra_body: '{\"a\": [1, \"x\"]}'") << true << 3;
        QTest::newRow("null is unset")
            << QByteArray("temperature: null\ntokenizer: ~\nbackend:") << true << 4;
        QTest::newRow("yes") << QByteArray("ignore_eos: yes") << true << 5;
    }
    void spellings()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, which);
        const auto reading = readScenario("model: m\nbase_url: http://h\ninput_output: [[1, 1]]\n"
                                          "concurrency_prompts: [[1, 1]]\n" +
                                          line + '\n');
        for (const Diagnostic &d : reading.diagnostics)
            qInfo() << toText(d, {});
        QVERIFY(reading.usable());
        QVERIFY(reading.diagnostics.empty());
        const Scenario &s = reading.scenario;
        switch (which) {
        case 0:
            QVERIFY(s.requestRates == std::vector<double>{std::numeric_limits<double>::infinity()});
            break;
        case 1:
            QVERIFY((s.goodput == QMap<QString, double>{{u"ttft"_s, 200}, {u"tpot"_s, 50}}));
            break;
        case 2:
            QVERIFY((s.headers == QMap<QString, QString>{{u"X-Team"_s, u"search=1"_s}}));
            break;
        case 3:
            QCOMPARE(s.extraBody, u"{\"a\": [1, \"x\"]}"_s);
            break;
        case 4:
            QVERIFY(!s.temperature);
            QCOMPARE(s.tokenizer, QString());
            QCOMPARE(s.backend, u"vllm"_s);
            break;
        case 5:
            QVERIFY(s.ignoreEos == true);
            break;
        default:
            QFAIL("no such case");
        }
    }

    void markAndLineEnds()
    {
        QFile file(QStringLiteral(TEST_DATA_DIR "/scenario/base.yaml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const Scenario plain = readScenario(text).scenario;
        for (const QByteArray &end : {QByteArray("\r\n"), QByteArray("\r")}) {
            const auto reading = readScenario("\xef\xbb\xbf" + QByteArray(text).replace("\n", end));
            QVERIFY(reading.usable());
            QVERIFY(reading.scenario == plain);
        }
        // Columns do not count the mark, and lines are those of the text.
        const auto marked = readScenario("\xef\xbb\xbfseed: x\r\nrepeats: x\r\n");
        QCOMPARE(marked.diagnostics.size(), size_t{6});
        QCOMPARE(marked.diagnostics[4].line, 1);
        QCOMPARE(marked.diagnostics[4].column, 7);
        QCOMPARE(marked.diagnostics[5].line, 2);
        QCOMPARE(marked.diagnostics[5].column, 10);
    }

    void wrongValuesKeepTheirPlaces()
    {
        const auto reading =
            readScenario("input_output: [[1, 2], x, [3, -4], [5], [6, 7]]\nnum_warmups: -1\n");
        QVERIFY(reading.syntaxOk);
        QVERIFY(!reading.usable());
        QVERIFY((reading.scenario.inputOutput ==
                 std::vector<LengthPair>{{1, 2}, {0, 0}, {3, -4}, {0, 0}, {6, 7}}));
        QCOMPARE(reading.scenario.numWarmups, -1);
    }

    void unreadableFile()
    {
        const auto reading = readScenarioFile(QStringLiteral(TEST_DATA_DIR "/scenario/no-such-file.yaml"));
        QVERIFY(!reading.ok());
        QCOMPARE(reading.error().code, u"file.open"_s);
    }
};

SERVESCOPE_TEST(ReaderTest)
#include "reader_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/scenario/scenario_text.h"

#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bombs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("10 MB") << QByteArray(10'000'000, 'a') << u"scenario.too_large"_s;
        QTest::newRow("brackets") << QByteArray(100'000, '[') << u"scenario.nested"_s;
        QTest::newRow("brackets in a value") << "model: " + QByteArray(100'000, '[') << u"scenario.nested"_s;
        QTest::newRow("braces") << QByteArray("{a: ").repeated(50'000) << u"scenario.nested"_s;
        QTest::newRow("dashes") << QByteArray("- ").repeated(100'000) << u"scenario.nested"_s;
        QTest::newRow("questions") << QByteArray("? ").repeated(100'000) << u"scenario.nested"_s;
        QByteArray stairs;
        for (int i = 0; i < 700; ++i)
            stairs += QByteArray(i, ' ') + "a:\n";
        QTest::newRow("indentation") << stairs << u"scenario.nested"_s;
        QByteArray laughs = "a0: &a0 [x, x]\n";
        for (int i = 1; i < 30; ++i) {
            const QByteArray n = QByteArray::number(i), last = QByteArray::number(i - 1);
            laughs += "a" + n + ": &a" + n + " [" + QByteArray("*a" + last + ", ").repeated(9) + "*a" + last +
                      "]\n";
        }
        QTest::newRow("billion laughs, unused") << laughs << u"scenario.unknown_key"_s;
        QTest::newRow("billion laughs in a body") << laughs + "extra_body: {a: *a29}\n"
                                                  << u"scenario.json_too_large"_s;
        QTest::newRow("billion laughs as rows") << laughs + "input_output: *a29\n" << u"scenario.pair_size"_s;
        QTest::newRow("an alias to itself")
            << QByteArray("extra_body: &a {b: *a}\n") << u"scenario.json_too_large"_s;
        QTest::newRow("many rows") << "input_output: [" + QByteArray("[1,1],").repeated(20'000) + "]\n"
                                   << u"scenario.too_many_values"_s;
        QTest::newRow("many points") << "input_output: [" + QByteArray("[1,1],").repeated(9'000) +
                                            "]\nconcurrency_prompts: [" +
                                            QByteArray("[1,1],").repeated(9'000) + "]\n"
                                     << u"scenario.too_many_points"_s;
    }
    void bombs()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QElapsedTimer timer;
        timer.start();
        const auto reading = readScenario(text);
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!reading.usable());
        QStringList codes;
        for (const Diagnostic &d : reading.diagnostics)
            codes << d.code;
        QVERIFY2(codes.contains(code), qPrintable(codes.join(u' ')));
        const SweepCost cost = sweepCost(reading.scenario);
        QVERIFY(cost.points >= 0 && cost.requests >= 0 && cost.tokens >= 0);
    }

    void bracketsInsideTextsAreNoNesting()
    {
        QByteArray text =
            "model: m\nbase_url: http://h\ninput_output: [[1, 1]]\nconcurrency_prompts: [[1, 1]]\n"
            "note: \"" +
            QByteArray(200, '[') + "\" # " + QByteArray(200, '{') + "\nmore: |\n";
        for (int i = 0; i < 100; ++i)
            text += "  [ open {\n";
        text += "last: it's a [[[[[ plain text\n";
        const auto reading = readScenario(text);
        QVERIFY(reading.usable());
        QCOMPARE(reading.unknownKeys, (QStringList{u"note"_s, u"more"_s, u"last"_s}));
    }

    void rubbish()
    {
        // Bytes thrown at random into a good text: any answer is fine, but there must be one, and whatever
        // can be read must be patchable or refused.
        const QByteArray good =
            "model: \"m\"\nbase_url: http://h # c\ninput_output:\n  - [128, 64]\n  - [1, 2]\n"
            "concurrency_prompts: [[1, 10], [2, 20]]\ngoodput: {ttft: 200}\nrequest_rate: inf\n";
        const QByteArray alphabet = "[]{}:,#&*!|>'\"%@`-? \n\t\r0a\\~.=<\xc3\xa4";
        Random random(7);
        const auto upTo = [&random](qsizetype n) { return static_cast<qsizetype>(random.integer(0, n)); };
        int readable = 0;
        for (int round = 0; round < 3000; ++round) {
            QByteArray text = good;
            for (qsizetype k = upTo(4); k >= 0; --k) {
                const qsizetype at = upTo(text.size() - 1);
                if (upTo(1))
                    text.insert(at, alphabet[upTo(alphabet.size() - 1)]);
                else
                    text.remove(at, upTo(3));
            }
            const auto reading = readScenario(text);
            QVERIFY(reading.syntaxOk || !reading.diagnostics.empty());
            if (!reading.syntaxOk)
                continue;
            ++readable;
            Scenario wanted = reading.scenario;
            wanted.seed = 42;
            wanted.model = u"other"_s;
            wanted.inputOutput.push_back({7, 8});
            const auto patched = patchScenario(text, wanted);
            if (patched.ok())
                QVERIFY2(readScenario(*patched).scenario == wanted, patched->constData());
            else
                QVERIFY2(patched.error().code == "scenario.patch_failed"_L1,
                         qPrintable(patched.error().message));
        }
        QVERIFY(readable > 300);
    }
};

SERVESCOPE_TEST(HostileTest)
#include "hostile_test.moc"

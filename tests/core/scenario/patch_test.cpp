// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario_text.h"

#include "tests/support/registry.h"

#include <QTest>

#include <functional>

using namespace servescope;
using namespace Qt::StringLiterals;
using Change = std::function<void(Scenario &)>;
Q_DECLARE_METATYPE(Change)

class PatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                            const Change &change) { QTest::newRow(name) << before << after << change; };
        const Change model = [](Scenario &s) { s.model = u"new"_s; };
        row("plain", "model: old   # why\nother: 1\n", "model: new   # why\nother: 1\n", model);
        row("double quotes", "model: \"old # x\" # why\n", "model: \"new\" # why\n", model);
        row("single quotes", "model:   'it''s'# no comment'\n", "model:   'new'# no comment'\n", model);
        row("quoted key", "\"model\" : old\n", "\"model\" : new\n", model);
        row("anchor", "model: &m old\ntokenizer: x\n", "model: &m new\ntokenizer: x\n", model);
        row("anchor used elsewhere", "model: &m old\ntokenizer: *m\n", "model: &m new\ntokenizer: old\n",
            model);
        row("alias", "t: &m old\nmodel: *m # why\n", "t: &m old\nmodel: new # why\n", model);
        row("several lines", "model: old\n  and more\nx: 1\n", "model: new\nx: 1\n", model);
        row("next line", "model:\n  # why\n  old # here\nx: 1\n", "model:\n  # why\n  new # here\nx: 1\n",
            model);
        row("block scalar", "x: 1\nmodel: >-\n  old\n\n# end\ny: 2\n", "x: 1\nmodel: new\n\n# end\ny: 2\n",
            model);
        row("CRLF", "# a\r\nmodel: old\r\nx: 1\r\n", "# a\r\nmodel: new\r\nx: 1\r\n", model);
        row("byte order mark", "\xef\xbb\xbfmodel: old\n", "\xef\xbb\xbfmodel: new\n", model);
        row("no value", "model:\nx: 1\n", "model: new\nx: 1\n", model);
        row("no value, comment", "model: # why\nx: 1\n", "model: new # why\nx: 1\n", model);
        row("flow root", "{seed: 1, model: old, x: [a, {b: c}]}\n", "{seed: 1, model: new, x: [a, {b: c}]}\n",
            model);
        row("flow root, missing", "{seed: 1 }\n", "{seed: 1, model: new }\n", model);
        row("missing", "seed: 1", "seed: 1\nmodel: new\n", model);
        row("missing, CRLF", "seed: 1\r\n# end\r\n", "seed: 1\r\n# end\r\nmodel: new\r\n", model);
        row("document marks", "%YAML 1.2\n---\nseed: 1\n...\n", "%YAML 1.2\n---\nseed: 1\nmodel: new\n...\n",
            model);
        row("indented root", "  seed: 1\n", "  seed: 1\n  model: new\n", model);
        row("same name inside", "x:\n  model: a\n  y: \"model: b\"\n# model: c\nmodel: old\n",
            "x:\n  model: a\n  y: \"model: b\"\n# model: c\nmodel: new\n", model);
        row("needs quotes", "model: old\n", "model: \"12\"\n", [](Scenario &s) { s.model = u"12"_s; });
        row("set to default", "seed: 7 # lucky\n", "seed: 0 # lucky\n", [](Scenario &s) { s.seed = 0; });
        row("unset", "temperature: 0.5 # t\n", "temperature: null # t\n",
            [](Scenario &s) { s.temperature.reset(); });

        const QByteArray block = "input_output:  # lengths\n  - [128, 128]   # short\n  # between\n"
                                 "  - [2048, 128]  # long\n\nseed: 1\n";
        const auto edited = [&block](const QByteArray &from, const QByteArray &to) {
            return QByteArray(block).replace(from, to);
        };
        row("one cell", block, edited("[2048, 128]  #", "[2048, 64]  #"),
            [](Scenario &s) { s.inputOutput[1].output = 64; });
        row("row added", block, edited("# long\n", "# long\n  - [1, 2]\n"), [](Scenario &s) {
            s.inputOutput.push_back({1, 2});
        });
        row("row added in front", block, edited("  - [128,", "  - [1, 2]\n  - [128,"), [](Scenario &s) {
            s.inputOutput.insert(s.inputOutput.begin(), {1, 2});
        });
        row("row removed", block, edited("  - [128, 128]   # short\n", ""),
            [](Scenario &s) { s.inputOutput.erase(s.inputOutput.begin()); });
        row("last row removed", block, edited("  - [2048, 128]  # long\n", ""),
            [](Scenario &s) { s.inputOutput.pop_back(); });
        row("style of the neighbour", "input_output:\n- [ 1,2 ]\nseed: 1\n",
            "input_output:\n- [ 1,2 ]\n- [ 3,4 ]\nseed: 1\n", [](Scenario &s) {
                s.inputOutput.push_back({3, 4});
            });
        row("rows as blocks", "input_output:\n  - - 1\n    - 2\n  -\n    - 3\n    - 4\n",
            "input_output:\n  - - 1\n    - 9\n  -\n    - 3\n    - 4\n",
            [](Scenario &s) { s.inputOutput[0].output = 9; });
        row("flow rows", "input_output: [[1, 2],[3, 4]] # x\n", "input_output: [[1, 2],[3, 4],[5, 6]] # x\n",
            [](Scenario &s) {
                s.inputOutput.push_back({5, 6});
            });
        row("flow rows on lines", "input_output: [\n  [1, 2], # a\n  [3, 4] # b\n]\n",
            "input_output: [\n  [3, 4] # b\n]\n",
            [](Scenario &s) { s.inputOutput.erase(s.inputOutput.begin()); });
        row("all rows removed", "input_output:\n  - [1, 2]\nseed: 1\n", "input_output:\n  []\nseed: 1\n",
            [](Scenario &s) { s.inputOutput.clear(); });
        row("first row", "input_output: []\n", "input_output: [[1, 2]]\n", [](Scenario &s) {
            s.inputOutput = {{1, 2}};
        });
        row("rows where nothing was", "input_output:\nseed: 1\n", "input_output:\n  - [1, 2]\nseed: 1\n",
            [](Scenario &s) {
                s.inputOutput = {{1, 2}};
            });
        row("no newline at the end", "input_output:\n  - [1, 2]", "input_output:\n  - [1, 2]\n  - [3, 4]",
            [](Scenario &s) {
                s.inputOutput.push_back({3, 4});
            });
        row("row as alias", "x: &a [1, 2]\ninput_output:\n  - *a # a\n",
            "x: &a [1, 2]\ninput_output:\n  - [1, 3] # a\n",
            [](Scenario &s) { s.inputOutput[0].output = 3; });
        row("a wrong row mended", "input_output:\n  - {a: 1} # x\n  - [3, 4]\n",
            "input_output:\n  - [1, 2] # x\n  - [3, 4]\n", [](Scenario &s) {
                s.inputOutput[0] = {1, 2};
            });
        row("one rate to several", "request_rate: inf # r\n", "request_rate: [1, 2.5, inf] # r\n",
            [](Scenario &s) {
                s.requestRates = {1, 2.5, s.requestRates[0]};
            });
        row("a rate in a list", "request_rate: [ 1,  2 ]\n", "request_rate: [ 1,  4 ]\n",
            [](Scenario &s) { s.requestRates[1] = 4; });
        row("goodput in place", "goodput:\n  tpot: 50 # t\n  ttft: 200 # f\n",
            "goodput:\n  tpot: 50 # t\n  ttft: 300 # f\n", [](Scenario &s) { s.goodput[u"ttft"_s] = 300; });
        row("goodput rewritten", "goodput:\n  ttft: 200\nseed: 1\n",
            "goodput:\n  e2el: 9\n  ttft: 200\nseed: 1\n", [](Scenario &s) { s.goodput[u"e2el"_s] = 9; });
        row("goodput as a list", "goodput: [\"ttft:200\"]\n", "goodput: {ttft: 300}\n",
            [](Scenario &s) { s.goodput[u"ttft"_s] = 300; });
        row("goodput emptied", "goodput:\n  ttft: 200\nseed: 1\n", "goodput:\n  {}\nseed: 1\n",
            [](Scenario &s) { s.goodput.clear(); });
        row("headers", "header: {X-A: b}\n", "header: {X-A: \"c d\"}\n",
            [](Scenario &s) { s.headers[u"X-A"_s] = u"c d"_s; });
        row("body", "extra_body:\n  a: 1\nseed: 1\n", "extra_body:\n  '{\"a\": 2}'\nseed: 1\n",
            [](Scenario &s) { s.extraBody = u"{\"a\": 2}"_s; });
        row("nothing", "model: old  \n\n\n", "model: old  \n\n\n", [](Scenario &) {});
    }
    void texts()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(Change, change);
        Scenario wanted = readScenario(before).scenario;
        change(wanted);
        const auto patched = patchScenario(before, wanted);
        QVERIFY2(patched.ok(), qPrintable(patched.ok() ? QString() : patched.error().sentence()));
        QCOMPARE(*patched, after);
        QVERIFY(readScenario(after).scenario == wanted);
    }

    void refused()
    {
        QCOMPARE(patchScenario("model: [a\n", Scenario()).error().code, u"scenario.broken_text"_s);
        QCOMPARE(patchScenario("", Scenario()).error().code, u"scenario.broken_text"_s);
        Scenario s;
        s.model = u"new"_s;
        QCOMPARE(patchScenario("? model\n: old\n", s).error().code, u"scenario.patch_failed"_s);
    }

    void valuesThatNoTextCanHave()
    {
        const auto why = [](const std::function<void(Scenario &)> &change) {
            const QByteArray text = "model: m\nheader: {X-A: b}\n";
            Scenario wanted = readScenario(text).scenario;
            change(wanted);
            const auto patched = patchScenario(text, wanted);
            return patched ? Error() : patched.error();
        };
        const Error header = why([](Scenario &s) { s.headers[u"X-B"_s] = u"值"_s; });
        QCOMPARE(header.code, u"scenario.refused"_s);
        QVERIFY2(header.message.contains(u"ASCII"), qPrintable(header.message));
        QCOMPARE(why([](Scenario &s) { s.headers[u"Authorization"_s] = u"Bearer abc"_s; }).code,
                 u"scenario.refused"_s);
        const Error metric = why([](Scenario &s) { s.goodput[u"speed"_s] = 3; });
        QVERIFY2(metric.message.contains(u"speed"), qPrintable(metric.message));
        QVERIFY(why([](Scenario &s) { s.headers[u"X-B"_s] = u"plain"_s; }).code.isEmpty());
    }

    void unreadableValues()
    {
        // What cannot be read is left alone, unless the key is named.
        Scenario s = readScenario("num_warmups: many # w\nseed: 1\n").scenario;
        s.seed = 2;
        QCOMPARE(*patchScenario("num_warmups: many # w\nseed: 1\n", s),
                 QByteArray("num_warmups: many # w\nseed: 2\n"));
        QCOMPARE(*patchScenario("num_warmups: many # w\nseed: 1\n", s, {u"num_warmups"_s}),
                 QByteArray("num_warmups: 0 # w\nseed: 2\n"));
    }

    void writeThenRead()
    {
        Scenario s;
        QCOMPARE(writeScenario(s),
                 QByteArray("model: \"\"\nbase_url: \"\"\ntokenizer: \"\"\ninput_output: []\n"
                            "concurrency_prompts: []\n"));
        const auto all = readScenarioFile(QStringLiteral(TEST_DATA_DIR "/scenario/extended.yaml"));
        QVERIFY(all.ok());
        const QByteArray text = writeScenario(all->scenario);
        const auto again = readScenario(text);
        QVERIFY(again.usable());
        QVERIFY2(again.scenario == all->scenario, text.constData());
        QVERIFY(text.contains("input_output:\n  - [128, 64]\n"));
    }
};

SERVESCOPE_TEST(PatchTest)
#include "patch_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/command_lines.h"
#include "core/scenario/scenario_text.h"
#include "core/scenario/sections.h"
#include "tests/support/registry.h"

#include <QSet>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class CommandLinesTest : public QObject
{
    Q_OBJECT

    static Scenario scenario()
    {
        Scenario s;
        s.model = u"org/my model"_s;
        s.baseUrl = u"http://127.0.0.1:8000"_s;
        s.inputOutput = {{128, 64}};
        s.concurrencyPrompts = {{1, 10}, {8, 80}};
        return s;
    }

private Q_SLOTS:
    void onePerPoint()
    {
        const QStringList lines = commandLines(scenario(), CommandFlavor::ServeScope);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0],
                 u"servescope bench --backend vllm --base-url http://127.0.0.1:8000 --model 'org/my model' "
                 "--random-input-len 128 --random-output-len 64 --num-prompts 10 --max-concurrency 1"_s);
        QVERIFY(lines[1].endsWith(u"--num-prompts 80 --max-concurrency 8"));
    }

    void whatDiffersFromTheDefault()
    {
        Scenario s = scenario();
        s.requestRates = {2.5};
        s.goodput = {{u"ttft"_s, 200}, {u"tpot"_s, 50.5}};
        s.ignoreEos = true;
        s.maxErrors = 3;
        s.caFile = u"house ca.pem"_s;
        s.extraBody = u"{\"it\": \"it's\"}"_s;
        s.metricPercentiles = {50, 99.9};
        s.loraModules = u"a, b"_s;
        const QString own = commandLines(s, CommandFlavor::ServeScope).first();
        for (const char *part :
             {"--request-rate 2.5", "--goodput tpot:50.5 ttft:200", "--ignore-eos ", "--max-errors 3",
              "--ca-file 'house ca.pem'", "--extra-body '{\"it\": \"it'\\''s\"}'",
              "--metric-percentiles 50,99.9", "--lora-modules a b"})
            QVERIFY2((own + u' ').contains(QLatin1StringView(part)), qPrintable(own));
        const QStringList vllm = commandLines(s, CommandFlavor::Vllm);
        QCOMPARE(vllm.size(), 3);
        QVERIFY(vllm[0].startsWith(u'#') && vllm[0].contains(u"max_errors") && vllm[0].contains(u"ca_file"));
        QVERIFY(vllm[1].startsWith(u"vllm bench serve --backend vllm") && !vllm[1].contains(u"--max-errors"));
        s.backend = u"ollama"_s;
        QVERIFY(commandLines(s, CommandFlavor::Vllm).first().contains(u"ollama"));
    }

    void neverAKey()
    {
        Scenario s = scenario();
        s.headers = {{u"X-Team"_s, u"search"_s}, {u"Authorization"_s, u"Bearer sesame"_s}};
        s.extraBody = u"{\"api_key\": \"sesame\", \"top\": 1}"_s;
        for (const CommandFlavor flavor : {CommandFlavor::ServeScope, CommandFlavor::Vllm}) {
            const QString all = commandLines(s, flavor).join(u'\n');
            QVERIFY2(!all.contains(u"sesame"), qPrintable(all));
            QVERIFY2(all.contains(u"--header X-Team=search") && all.contains(u"\"top\":1"), qPrintable(all));
        }
    }

    void everyKeyHasASection()
    {
        QSet<int> used;
        for (const KeySchema &key : scenarioSchema())
            used << static_cast<int>(sectionOf(key));
        QCOMPARE(used.size(), static_cast<qsizetype>(scenarioSections().size()));
    }

    void unsetTakesTheLinesOut()
    {
        const QByteArray text =
            "model: m\r\nheader:  # why\r\n  X-A: b\r\n  X-C: d # more\r\n# stays\r\nseed: 7\r\n";
        QCOMPARE(writtenKeys(text), (QStringList{u"model"_s, u"header"_s, u"seed"_s}));
        QCOMPARE(*unsetKey(text, u"header"_s), QByteArray("model: m\r\n# stays\r\nseed: 7\r\n"));
        QCOMPARE(*unsetKey(text, u"seed"_s), text.chopped(9));
        QCOMPARE(*unsetKey(text, u"top_p"_s), text);
        QCOMPARE(*unsetKey("{model: m, seed: 7, repeats: 2}\n", u"seed"_s),
                 QByteArray("{model: m, repeats: 2}\n"));
        QCOMPARE(*unsetKey("{seed: 7, model: m}\n", u"seed"_s), QByteArray("{model: m}\n"));
        QCOMPARE(*unsetKey("model: m\nseed: 1\nseed: 2\n", u"seed"_s), QByteArray("model: m\n"));
        QCOMPARE(unsetKey("model: [\n", u"seed"_s).error().code, u"scenario.broken_text"_s);
        QCOMPARE(unsetKey("seed: &a 7\nmodel: m\nrepeats: *a\n", u"seed"_s).error().code,
                 u"scenario.patch_failed"_s);
        const QByteArray block = "extra_body: |\n  {\"a\": 1}\nmodel: m\n";
        QCOMPARE(*unsetKey(block, u"extra_body"_s), QByteArray("model: m\n"));
    }
};

SERVESCOPE_TEST(CommandLinesTest)
#include "command_lines_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "tests/app/program.h"
#include "tests/support/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// servescope probe and the simulator's faults, as a shell sees them.
class ProbeCommandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void table()
    {
        SimulatorOptions options;
        options.server = u"tgi"_s;
        Simulator server(options);
        QVERIFY(server.start().ok());
        Program program({u"probe"_s, server.url().toString()});
        QVERIFY(program.finish());
        QCOMPARE(program.exitCode(), 0);
        QVERIFY2(program.out().contains(u"It is TGI"), qPrintable(program.out()));
        QVERIFY(program.out().contains(u"The backend for it is tgi."));
        QVERIFY(!program.out().contains(u"FAILURE"));
    }

    void json()
    {
        Simulator server;
        QVERIFY(server.start().ok());
        Program program({u"probe"_s, u"--json"_s, server.url().toString()});
        QVERIFY(program.finish());
        const QJsonObject report = QJsonDocument::fromJson(program.out().toUtf8()).object();
        QCOMPARE(report[u"server"].toString(), u"vLLM"_s);
        QCOMPARE(report[u"backend"].toString(), u"vllm"_s);
        QCOMPARE(report[u"usable"].toBool(), true);
        QVERIFY(report[u"findings"].toArray().size() > 6);
    }

    void failures()
    {
        Program nobody({u"probe"_s, u"http://127.0.0.1:1"_s});
        QVERIFY(nobody.finish());
        QCOMPARE(nobody.exitCode(), 3);
        QVERIFY2(nobody.out().contains(u"FAILURE"), qPrintable(nobody.out()));
        Program wrongUrl({u"probe"_s, u"nonsense"_s});
        QVERIFY(wrongUrl.finish());
        QCOMPARE(wrongUrl.exitCode(), 2);
        QVERIFY(wrongUrl.err().contains(u"http://"));
        Program wrongBackend({u"probe"_s, u"--backend"_s, u"vlm"_s, u"http://127.0.0.1:1"_s});
        QVERIFY(wrongBackend.finish());
        QCOMPARE(wrongBackend.exitCode(), 2);
        QVERIFY(wrongBackend.err().contains(u"vllm"));
    }

    void aKeyIsNotShown()
    {
        SimulatorOptions options;
        options.apiKey = "sk-right-1234567890";
        Simulator server(options);
        QVERIFY(server.start().ok());
        Program refused({u"probe"_s, server.url().toString()}, {u"OPENAI_API_KEY=sk-wrong-1234567890"_s});
        QVERIFY(refused.finish());
        QCOMPARE(refused.exitCode(), 3);
        QVERIFY2(refused.out().contains(u"refuses the API key"), qPrintable(refused.out()));
        QVERIFY(!refused.out().contains(u"sk-wrong-1234567890"));
        Program accepted({u"probe"_s, server.url().toString()}, {u"OPENAI_API_KEY=sk-right-1234567890"_s});
        QVERIFY(accepted.finish());
        QCOMPARE(accepted.exitCode(), 0);
        QVERIFY(!accepted.out().contains(u"sk-right-1234567890"));
    }

    void simulatedFaults()
    {
        Program wrong({u"simulate"_s, u"--fault"_s, u"nonsense"_s});
        QVERIFY(wrong.finish());
        QVERIFY(wrong.exitCode() != 0);
        QVERIFY2(wrong.err().contains(u"stream-error"), qPrintable(wrong.err()));
        Program server({u"simulate"_s, u"--server"_s, u"llama.cpp"_s, u"--fault"_s, u"stream-error"_s});
        QVERIFY(QTest::qWaitFor([&server] { return server.out().endsWith(u'\n'); }, 20000));
        Program probe({u"probe"_s, server.out().trimmed()});
        QVERIFY(probe.finish());
        QCOMPARE(probe.exitCode(), 3);
        QVERIFY2(probe.out().contains(u"illegal memory access"), qPrintable(probe.out()));
    }
};

SERVESCOPE_TEST(ProbeCommandTest)
#include "test_probe.moc"

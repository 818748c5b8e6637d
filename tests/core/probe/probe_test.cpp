// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"
#include "core/probe/trial.h"
#include "core/simulator/simulator.h"
#include "tests/core/probe/probe_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"
#include "tests/support/tls_front.h"

#include <QTcpServer>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class ProbeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysThatTheStreamIsCompressed()
    {
        SimulatorOptions options = exact(u"vllm"_s);
        options.faults = {{u"compressed"_s, 1}};
        Simulator server(options);
        QVERIFY(server.start());
        const ProbeReport report = probeServer(ask(server.url()));
        QVERIFY(!report.usable());
        const ProbeFinding *finding = find(report, "streaming");
        QVERIFY2(finding && finding->error.code == "protocol.compressed"_L1, qPrintable(texts(report)));
        QVERIFY(finding->text.contains(u"gzip"_s));
    }

    void takesTheNamedAuthority_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("code");
        QTest::newRow("its own") << u"authority.pem"_s << QString();
        QTest::newRow("another") << u"other-authority.pem"_s << u"connection.not_signed"_s;
        QTest::newRow("no certificate") << u"by-authority.key"_s << u"ca_file.no_certificate"_s;
        QTest::newRow("absent") << u"nowhere.pem"_s << u"ca_file.unreadable"_s;
    }
    void takesTheNamedAuthority()
    {
        if (!test::TlsFront::possible())
            QSKIP("Qt has no TLS here");
        QFETCH(QString, file);
        QFETCH(QString, code);
        Simulator server(exact(u"vllm"_s));
        QVERIFY(server.start());
        const test::TlsFront front(QStringLiteral(TEST_DATA_DIR), u"by-authority"_s, server.url());
        ProbeOptions options = ask(front.url());
        options.caFile = QStringLiteral(TEST_DATA_DIR "/tls/") + file;
        const ProbeReport report = probeServer(options);
        QVERIFY2(report.usable() == code.isEmpty(), qPrintable(texts(report)));
        QCOMPARE(report.server.unreachable.code, code);
        if (code.isEmpty())
            QCOMPARE(report.server.name, u"vLLM"_s);
        else
            QVERIFY2(texts(report).contains(file), qPrintable(texts(report)));
    }

    void namesEveryServer_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("backend");
        const auto row = [](const char *server, const char *name, const char *backend) {
            QTest::newRow(server) << QString::fromLatin1(server) << QString::fromLatin1(name)
                                  << QString::fromLatin1(backend);
        };
        row("vllm", "vLLM", "vllm");
        row("sglang", "SGLang", "sglang");
        row("tgi", "TGI", "tgi");
        row("llama.cpp", "llama.cpp", "llama.cpp");
        row("ollama", "Ollama", "ollama");
        row("triton", "Triton", "tensorrt-llm");
        row("trtllm-serve", "trtllm-serve", "openai");
        row("lmdeploy", "LMDeploy", "lmdeploy");
        row("scalellm", "ScaleLLM", "scalellm");
        row("deepspeed-mii", "DeepSpeed-MII", "deepspeed-mii");
        row("anthropic", "Anthropic", "anthropic");
        row("azure-openai", "Azure OpenAI", "azure-openai");
        row("openai", "an OpenAI-compatible server", "openai");
    }
    void namesEveryServer()
    {
        QFETCH(QString, server);
        QFETCH(QString, name);
        QFETCH(QString, backend);
        Simulator simulator(exact(server));
        QVERIFY(simulator.start().ok());
        const ProbeReport report = probeServer(ask(simulator.url()));
        QVERIFY2(report.usable(), qPrintable(texts(report)));
        QCOMPARE(report.server.name, name);
        QCOMPARE(report.server.backend, backend);
        if (server != u"triton") {
            QCOMPARE(report.model, u"sim-model"_s);
            QVERIFY(report.server.models.contains(u"sim-model"_s));
        }
        QVERIFY(find(report, "streaming"));
        QCOMPARE(find(report, "streaming")->level, Level::Good);
        QCOMPARE(find(report, "usage")->level,
                 findBackend(report.backend)->reportsUsage() ? Level::Good : Level::Warning);
        const bool forces = findBackend(report.backend)->canForceLength();
        // The imitated OpenAI refuses ignore_eos, as the real one does.
        QCOMPARE(find(report, "length")->level, server == u"openai" ? Level::Warning
                                                : forces            ? Level::Good
                                                                    : Level::Note);
        QVERIFY(!find(report, "buffering"));
        QVERIFY(report.roundTripMs && *report.roundTripMs < 1000);
    }

    void versionAndLimit()
    {
        Simulator simulator(exact(u"vllm"_s));
        QVERIFY(simulator.start().ok());
        const ProbeReport report = probeServer(ask(simulator.url()));
        QVERIFY(report.server.version.contains(u"simulator"));
        QCOMPARE(report.server.maxModelLength, 32768);
        QVERIFY(find(report, "tokenizer"));
        QCOMPARE(find(report, "tokenizer")->level, Level::Good);
        // A base URL may end in /v1.
        ProbeOptions options = ask(simulator.url());
        options.baseUrl += u"/v1/"_s;
        QVERIFY(probeServer(options).usable());
    }

    void nothingListens()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        const ProbeReport report = probeServer(ask(QUrl(u"http://127.0.0.1:%1"_s.arg(port))));
        QVERIFY(!report.usable());
        QCOMPARE(report.server.unreachable.code, u"connection.refused"_s);
        QVERIFY(find(report, "address")->text.contains(u"refuse"));
    }

    void aWebPage()
    {
        test::ScriptedServer server([](const QByteArray &, int) {
            return test::ScriptedServer::Reply{test::ScriptedServer::response(
                200, "<html><head><title>Router login</title></head></html>", "Content-Type: text/html\r\n")};
        });
        const ProbeReport report = probeServer(ask(server.url()));
        QVERIFY(!report.usable());
        QVERIFY2(find(report, "server")->text.contains(u"web page"), qPrintable(texts(report)));
    }

    void keys_data()
    {
        QTest::addColumn<QString>("server");
        for (const char *server :
             {"vllm", "sglang", "llama.cpp", "tgi", "openai", "azure-openai", "anthropic"})
            QTest::newRow(server) << QString::fromLatin1(server);
    }
    void keys()
    {
        QFETCH(QString, server);
        SimulatorOptions wanting = exact(server);
        wanting.apiKey = "the-right-key";
        Simulator simulator(wanting);
        QVERIFY(simulator.start().ok());
        for (const QByteArray key : {"", "the-wrong-key", "the-right-key"}) {
            ProbeOptions options = ask(simulator.url());
            options.apiKey = key;
            const ProbeReport report = probeServer(options);
            QVERIFY2(report.usable() == (key == "the-right-key"), qPrintable(texts(report)));
            QVERIFY(find(report, "key"));
            QCOMPARE(find(report, "key")->level, key == "the-right-key" ? Level::Good : Level::Failure);
            if (!key.isEmpty())
                QVERIFY2(!texts(report).contains(QString::fromUtf8(key)), qPrintable(texts(report)));
        }
    }

    void aWrongModel()
    {
        Simulator simulator(exact(u"vllm"_s));
        QVERIFY(simulator.start().ok());
        ProbeOptions options = ask(simulator.url());
        options.model = u"llama-9"_s;
        const ProbeReport report = probeServer(options);
        QVERIFY(!report.usable());
        const ProbeFinding &last = report.findings.back();
        QCOMPARE(last.check, u"models"_s);
        QVERIFY2(last.text.contains(u"does not exist") && last.hint.contains(u"sim-model"),
                 qPrintable(texts(report)));
    }

    void aWrongPath()
    {
        Simulator simulator(exact(u"vllm"_s));
        QVERIFY(simulator.start().ok());
        ProbeOptions options = ask(simulator.url());
        options.endpoint = u"/v1/complete"_s;
        const ProbeReport report = probeServer(options);
        QVERIFY(!report.usable());
        QCOMPARE(report.findings.back().check, u"path"_s);
        QVERIFY(report.findings.back().text.contains(u"/v1/complete"));
    }

    void faults_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("words");
        QTest::newRow("buffered") << u"buffered"_s << u"buffering"_s << u"at once"_s;
        QTest::newRow("early-stop") << u"early-stop"_s << u"length"_s << u"it sent 10"_s;
        QTest::newRow("no-usage") << u"no-usage"_s << u"usage"_s << u"no token counts"_s;
        QTest::newRow("stream-error") << u"stream-error"_s << u"path"_s << u"illegal memory"_s;
        QTest::newRow("cut-clean") << u"cut-clean"_s << u"path"_s << u"before the answer was complete"_s;
        QTest::newRow("loading") << u"loading"_s << u"path"_s << u"loading"_s;
    }
    void faults()
    {
        QFETCH(QString, fault);
        QFETCH(QString, check);
        QFETCH(QString, words);
        SimulatorOptions options = exact(u"vllm"_s);
        options.faults = {{fault, 1}};
        Simulator simulator(options);
        QVERIFY(simulator.start().ok());
        const ProbeReport report = probeServer(ask(simulator.url()));
        const ProbeFinding *finding = find(report, check.toLatin1().constData());
        QVERIFY2(finding, qPrintable(texts(report)));
        QVERIFY(finding->level >= Level::Warning);
        QVERIFY2(finding->text.contains(words), qPrintable(texts(report)));
    }

    /// Ollama ignores max_completion_tokens and would go on for ever: the request is stopped and says why.
    void aLengthFieldTheServerIgnores()
    {
        SimulatorOptions endless = exact(u"ollama"_s);
        endless.exact = SimulatorOptions::Exact{0ms, 50us};
        Simulator simulator(endless);
        QVERIFY(simulator.start().ok());
        ProbeOptions options = ask(simulator.url());
        options.backend = u"openai-chat"_s;
        const ProbeReport report = probeServer(options);
        QVERIFY(!report.usable());
        QVERIFY2(report.findings.back().text.contains(u"max_completion_tokens"), qPrintable(texts(report)));
    }
};

SERVESCOPE_TEST(ProbeTest)
#include "probe_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"
#include "core/simulator/simulator.h"
#include "tests/core/probe/probe_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What documentation and source say of servers that were never met is checked on the server that is there.
class GuessesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guessesAreChecked_data()
    {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("words"); // empty = nothing to complain of
        const auto frame = [](const QByteArray &text, const char *finish = "null") {
            return "data: {\"choices\":[{\"index\":0,\"text\":\"" + text + "\",\"finish_reason\":" + finish +
                   "}]}\n\n";
        };
        const auto usage = [](int tokens) {
            return "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":" +
                   QByteArray::number(tokens) + "}}\n\ndata: [DONE]\n\n";
        };
        QByteArray pieces, twice, growing, text;
        for (int i = 0; i < 32; ++i) {
            const QByteArray word = " w" + QByteArray::number(i);
            text += word;
            const char *finish = i == 31 ? "\"length\"" : "null";
            pieces += frame(word, finish);
            twice += frame(word) + frame(word, finish);
            growing += frame(text, finish);
        }
        QTest::newRow("pieces, counted") << u"vllm"_s << pieces + usage(32) << u"usage"_s << QString();
        QTest::newRow("pieces") << u"vllm"_s << pieces + usage(32) << u"streaming"_s << QString();
        QTest::newRow("the exact length") << u"vllm"_s << pieces + usage(32) << u"length"_s << QString();
        QTest::newRow("frames that come twice")
            << u"vllm"_s << twice + usage(32) << u"usage"_s << u"64 pieces"_s;
        QTest::newRow("text that grows")
            << u"vllm"_s << growing + usage(32) << u"streaming"_s << u"repeats"_s;
        QTest::newRow("too few") << u"vllm"_s << pieces + usage(20) << u"length"_s << u"it sent 20"_s;
        QTest::newRow("a limit that is not kept") << u"azure-openai"_s
                                                  << QByteArray(pieces)
                                                             .replace("\"text\":", "\"delta\":{\"content\":")
                                                             .replace(",\"finish", "},\"finish") +
                                                         usage(40)
                                                  << u"length"_s << u"at most 32"_s;
    }
    void guessesAreChecked()
    {
        QFETCH(QString, backend);
        QFETCH(QByteArray, stream);
        QFETCH(QString, check);
        QFETCH(QString, words);
        using Server = test::ScriptedServer;
        Server server([stream](const QByteArray &request, int) {
            if (!request.startsWith("POST"))
                return Server::Reply{Server::response(
                    200, R"({"object":"list","data":[{"id":"m","owned_by":"vllm","max_model_len":4096}]})")};
            return Server::Reply{Server::streamHead() + Server::chunk(stream) + Server::streamEnd()};
        });
        ProbeOptions options = ask(server.url());
        options.backend = backend;
        const ProbeReport report = probeServer(options);
        // A scripted server sends all at once, which is seen before anything else but repeated text.
        const bool streaming = check == "streaming"_L1 && words.isEmpty();
        const ProbeFinding *finding = find(report, streaming ? "buffering" : check.toLatin1().constData());
        QVERIFY2(finding, qPrintable(texts(report)));
        if (!streaming)
            QCOMPARE(finding->level, words.isEmpty() ? Level::Good : Level::Warning);
        QVERIFY2(finding->text.contains(words), qPrintable(texts(report)));
    }

    void metricsAreTried_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<bool>("known");
        for (const char *server :
             {"vllm", "sglang", "tgi", "triton", "trtllm-serve", "llama.cpp", "lmdeploy"})
            QTest::newRow(server) << QString::fromLatin1(server) << true;
        QTest::newRow("ollama") << u"ollama"_s << false;
    }
    void metricsAreTried()
    {
        QFETCH(QString, server);
        QFETCH(bool, known);
        Simulator simulator(exact(server));
        QVERIFY(simulator.start().ok());
        const ProbeReport report = probeServer(ask(simulator.url()));
        const ProbeFinding *finding = find(report, "metrics");
        QVERIFY2(finding, qPrintable(texts(report)));
        QCOMPARE(finding->level, known ? Level::Good : Level::Note);
    }

    void metricsByUnknownNames()
    {
        using Server = test::ScriptedServer;
        Server server([](const QByteArray &request, int) {
            if (request.startsWith("GET /metrics"))
                return Server::Reply{Server::response(200, "# TYPE new:busy gauge\nnew:busy 3\n",
                                                      "Content-Type: text/plain\r\n")};
            if (!request.startsWith("POST"))
                return Server::Reply{
                    Server::response(200, R"({"object":"list","data":[{"id":"m","owned_by":"vllm"}]})")};
            return Server::Reply{
                Server::streamHead() +
                Server::chunk("data: {\"choices\":[{\"text\":\"a\",\"finish_reason\":\"length\"}]}\n\ndata: "
                              "[DONE]\n\n") +
                Server::streamEnd()};
        });
        const ProbeReport report = probeServer(ask(server.url()));
        const ProbeFinding *finding = find(report, "metrics");
        QVERIFY2(finding && finding->level == Level::Note && finding->text.contains(u"no running"),
                 qPrintable(texts(report)));
    }
};

SERVESCOPE_TEST(GuessesTest)
#include "guesses_test.moc"

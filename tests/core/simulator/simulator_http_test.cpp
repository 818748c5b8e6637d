// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"

#include "tests/core/simulator/raw_client.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace servescope {

using test::postBytes;
using test::RawClient;

/// The server as an HTTP server: what it does with good, odd and broken requests.
class SimulatorHttpTest : public QObject
{
    Q_OBJECT

    static SimulatorOptions quick()
    {
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{1ms, 1ms};
        return options;
    }

private Q_SLOTS:
    void keepsConnectionsAlive()
    {
        Simulator simulator(quick());
        QVERIFY(simulator.start());
        RawClient client(simulator.url());
        for (int i = 0; i < 3; ++i) {
            client.send("GET /health HTTP/1.1\r\nHost: h\r\n\r\n");
            const auto response = client.response();
            QVERIFY(response);
            QCOMPARE(response->status, 200);
            QVERIFY(response->head.contains("\r\ndate: "));
            QVERIFY(response->head.contains("\r\ncontent-length: 0\r\n"));
        }
        QCOMPARE(simulator.peakConnections(), 1);
        client.send("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n");
        const auto last = client.response();
        QVERIFY(last && last->head.contains("\r\nconnection: close\r\n"));
        QVERIFY(client.waitForClose());
    }

    void answersPipelinesInOrder()
    {
        Simulator simulator(quick());
        QVERIFY(simulator.start());
        const QByteArray stream = R"({"prompt":"baba","max_tokens":3,"stream":true})";
        RawClient client(simulator.url(),
                         "GET /version HTTP/1.1\r\n\r\n" + postBytes("/v1/completions", stream, "a") +
                             postBytes("/v1/completions", stream, "b") + "GET /health HTTP/1.1\r\n\r\n");
        const auto first = client.response();
        QVERIFY(first && first->body.contains("version"));
        for (const char *id : {"cmpl-a", "cmpl-b"}) {
            const auto response = client.response();
            QVERIFY(response);
            QCOMPARE(response->chunks.size(), 4u);
            for (size_t i = 0; i < 3; ++i)
                QVERIFY(response->chunks[i].contains(id));
        }
        const auto last = client.response();
        QVERIFY(last && last->body.isEmpty());
        QCOMPARE(simulator.peakRunning(), 1);
    }

    void readsBigAndChunkedBodies()
    {
        SimulatorOptions options = quick();
        options.maxModelLength = 10000000;
        Simulator simulator(options);
        QVERIFY(simulator.start());
        QByteArray text;
        for (int i = 0; i < 600000; ++i)
            text += "baba ";
        text.chop(1);
        const QByteArray json = "{\"max_tokens\":1,\"prompt\":\"" + text + "\"}";
        RawClient client(simulator.url(), postBytes("/v1/completions", json));
        auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(QJsonDocument::fromJson(response->body)[u"usage"][u"prompt_tokens"].toInt(), 600001);

        QByteArray chunked = "POST /tokenize HTTP/1.1\r\nContent-Type: application/json\r\n"
                             "Transfer-Encoding: chunked\r\n\r\n";
        for (const QByteArray piece : {"{\"prompt\":", "\"baba baba\"}"})
            chunked += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
        client.send(chunked + "0\r\n\r\n");
        response = client.response();
        QVERIFY(response);
        QCOMPARE(QJsonDocument::fromJson(response->body)[u"count"].toInt(), 3);
    }

    void answersAFloodSentAhead()
    {
        Simulator simulator(quick());
        QVERIFY(simulator.start());
        // More than the server reads ahead while it is busy with the stream, answers more than it buffers.
        QByteArray prompt;
        while (prompt.size() < 100000)
            prompt += "baba ";
        const QByteArray tokenize =
            postBytes("/tokenize", "{\"prompt\":\"" + prompt + "\",\"add_special_tokens\":false}");
        constexpr int requests = 40;
        RawClient client(
            simulator.url(),
            postBytes("/v1/completions", "{\"prompt\":\"baba\",\"max_tokens\":200,\"stream\":true}") +
                tokenize.repeated(requests));
        const auto stream = client.response();
        QVERIFY(stream);
        QCOMPARE(stream->chunks.size(), 201u);
        for (int i = 0; i < requests; ++i) {
            const auto response = client.response();
            QVERIFY(response);
            QVERIFY(response->body.startsWith("{\"count\":20001,"));
        }
    }

    void continuesWhenAsked()
    {
        Simulator simulator(quick());
        QVERIFY(simulator.start());
        const QByteArray json = R"({"prompt":"baba"})";
        RawClient client(simulator.url(),
                         "POST /tokenize HTTP/1.1\r\nContent-Type: application/json\r\nExpect: "
                         "100-continue\r\nContent-Length: " +
                             QByteArray::number(json.size()) + "\r\n\r\n");
        const QByteArray go = "HTTP/1.1 100 Continue\r\n\r\n";
        QVERIFY(client.waitForBytes(go.size()));
        QCOMPARE(client.received(), go);
        client.response();
        client.send(json);
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
    }

    void refusesBrokenRequestsAndCloses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("noise") << QByteArray("\x01\x02\x03\r\n\r\n") << 400;
        QTest::newRow("bare line feeds") << QByteArray("GET / HTTP/1.1\n\n") << 400;
        QTest::newRow("huge head") << "GET / HTTP/1.1\r\nA: " + QByteArray(200000, 'x') << 431;
        QTest::newRow("huge body") << "POST / HTTP/1.1\r\nContent-Length: 9999999999\r\n\r\n" +
                                          QByteArray(300000, 'x')
                                   << 413;
    }

    void refusesBrokenRequestsAndCloses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        Simulator simulator(quick());
        QVERIFY(simulator.start());
        RawClient client(simulator.url(), bytes);
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->status, status);
        QVERIFY(response->body.startsWith("Invalid HTTP request received: "));
        QVERIFY(client.waitForClose());
        RawClient next(simulator.url(), "GET /health HTTP/1.1\r\n\r\n");
        QVERIFY(next.response());
    }

    void speaksToOldClients()
    {
        Simulator simulator(quick());
        QVERIFY(simulator.start());
        QByteArray bytes = postBytes("/v1/completions", R"({"prompt":"baba","max_tokens":2,"stream":true})");
        bytes.replace("HTTP/1.1", "HTTP/1.0");
        RawClient client(simulator.url(), bytes);
        QVERIFY(client.waitForClose());
        QVERIFY(!client.received().contains("transfer-encoding"));
        const QByteArray body = client.received().mid(client.received().indexOf("\r\n\r\n") + 4);
        QVERIFY(body.startsWith("data: {"));
        QVERIFY(body.endsWith("}\n\ndata: [DONE]\n\n"));
    }

    void headHasNoBody()
    {
        Simulator simulator(quick());
        QVERIFY(simulator.start());
        RawClient client(simulator.url(), "HEAD /nothing HTTP/1.1\r\n\r\nGET /health HTTP/1.1\r\n\r\n");
        QVERIFY(QTest::qWaitFor([&] { return client.received().count("HTTP/1.1 ") == 2; }));
        QVERIFY(client.received().startsWith("HTTP/1.1 404 Not Found\r\n"));
        QVERIFY(!client.received().contains("detail"));
    }

    void idleConnectionsMayBeClosed()
    {
        SimulatorOptions options = quick();
        options.exact = SimulatorOptions::Exact{400ms, 1ms};
        options.keepAliveTimeout = 150ms;
        Simulator simulator(options);
        QVERIFY(simulator.start());
        RawClient busy(simulator.url(), postBytes("/v1/completions", R"({"prompt":"baba","max_tokens":2})"));
        RawClient idle(simulator.url(), "GET /health HTTP/1.1\r\n\r\n");
        QVERIFY(idle.response());
        QVERIFY(idle.waitForClose());
        QVERIFY(!busy.closed()); // a slow answer is no idleness
        const auto response = busy.response();
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QVERIFY(busy.waitForClose());
    }

    void worksWithQt()
    {
        Simulator simulator(quick());
        QVERIFY(simulator.start());
        QNetworkAccessManager manager;
        QNetworkRequest request(simulator.url().resolved(QUrl(u"/v1/chat/completions"_s)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
        const std::unique_ptr<QNetworkReply> reply(manager.post(
            request, R"({"messages":[{"role":"user","content":"baba"}],"max_tokens":5,"stream":true})"_ba));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(reply->readAll().count("data: "), 7); // the role, five tokens, [DONE]
    }

    void startingCanFail()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        SimulatorOptions taken;
        taken.port = other.serverPort();
        Simulator simulator(taken);
        const auto started = simulator.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, u"simulator.listen"_s);
        QVERIFY(started.error().message.contains(QString::number(taken.port)));
        QVERIFY(simulator.url().isEmpty());
        other.close();
        QVERIFY(simulator.start());
        QCOMPARE(simulator.url(), QUrl(u"http://127.0.0.1:%1"_s.arg(taken.port)));
        QCOMPARE(simulator.start().error().code, u"simulator.running"_s);
        simulator.stop();
        simulator.stop();
        QVERIFY(simulator.start());
    }

    void optionsAreChecked()
    {
        const auto refused = [](auto change) {
            SimulatorOptions options;
            change(options);
            Simulator simulator(options);
            const auto started = simulator.start();
            return !started && started.error().code == u"simulator.options"_s;
        };
        QVERIFY(refused([](SimulatorOptions &o) { o.maxRunning = 0; }));
        QVERIFY(refused([](SimulatorOptions &o) { o.prefillTokensPerSecond = 0; }));
        QVERIFY(refused([](SimulatorOptions &o) { o.noise = std::nan(""); }));
        QVERIFY(refused([](SimulatorOptions &o) { o.stepBase = -1ms; }));
        QVERIFY(refused([](SimulatorOptions &o) { o.stepBase = o.stepPerSequence = 0ms; }));
        QVERIFY(refused([](SimulatorOptions &o) { o.exact = SimulatorOptions::Exact{-1ms, 0ms}; }));
        QVERIFY(refused([](SimulatorOptions &o) { o.model.clear(); }));
        QVERIFY(refused([](SimulatorOptions &o) { o.maxModelLength = 1; }));
        QVERIFY(refused([](SimulatorOptions &o) { o.earlyStop = 1.5; }));
        QVERIFY(refused([](SimulatorOptions &o) { o.keepAliveTimeout = -1s; }));
    }
};

} // namespace servescope

using servescope::SimulatorHttpTest;
SERVESCOPE_TEST(SimulatorHttpTest)
#include "simulator_http_test.moc"

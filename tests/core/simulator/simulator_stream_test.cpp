// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"

#include "core/simulator/word_stock.h"
#include "tests/core/simulator/raw_client.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace servescope {

using test::postBytes;
using test::RawClient;

namespace {

SimulatorOptions exact(Nanoseconds ttft, Nanoseconds itl)
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{ttft, itl};
    return options;
}

QJsonDocument frameJson(const QByteArray &frame)
{
    return QJsonDocument::fromJson(frame.mid(6).trimmed());
}

} // namespace

/// The server as a language model: what it answers.
class SimulatorStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What the fault sends is a gzip stream that an ordinary client reads.
    void compressedIsGzip_data()
    {
        QTest::addColumn<bool>("stream");
        QTest::newRow("a stream") << true;
        QTest::newRow("one answer") << false;
    }
    void compressedIsGzip()
    {
        QFETCH(bool, stream);
        SimulatorOptions options = exact(1ms, 1ms);
        options.faults = {{u"compressed"_s, 1}};
        Simulator simulator(options);
        QVERIFY(simulator.start());
        QNetworkAccessManager manager; // unpacks by itself
        QNetworkRequest request(simulator.url().resolved(QUrl(u"/v1/completions"_s)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(
            manager.post(request, R"({"model":"sim-model","prompt":"a","max_tokens":3,"stream":)" +
                                      QByteArray(stream ? "true}" : "false}")));
        QTRY_VERIFY(reply->isFinished());
        QVERIFY2(reply->error() == QNetworkReply::NoError, qPrintable(reply->errorString()));
        const QByteArray body = reply->readAll();
        QVERIFY2(stream ? body.startsWith("data: {") && body.endsWith("data: [DONE]\n\n")
                        : QJsonDocument::fromJson(body).isObject(),
                 body.left(200).constData());
    }

    void completionStreamIsByteExact()
    {
        Simulator simulator(exact(1ms, 1ms));
        QVERIFY(simulator.start());
        RawClient client(
            simulator.url(),
            postBytes("/v1/completions",
                      R"({"model":"sim-model","prompt":"baba baba","max_tokens":3,"stream":true,)"
                      R"("ignore_eos":true,"stream_options":{"include_usage":true}})",
                      "7f2a"));
        const auto response = client.response();
        QVERIFY(response);
        QVERIFY(response->head.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(response->head.contains("\r\ncontent-type: text/event-stream; charset=utf-8\r\n"));
        QCOMPARE(response->chunks.size(), 5u);
        const QJsonDocument first = frameJson(response->chunks[0]);
        const QByteArray start = "data: {\"id\":\"cmpl-7f2a\",\"object\":\"text_completion\",\"created\":" +
                                 QByteArray::number(first[u"created"].toInteger()) +
                                 ",\"model\":\"sim-model\",\"choices\":[";
        QByteArray text;
        for (size_t i = 0; i < 3; ++i) {
            const QByteArray piece =
                frameJson(response->chunks[i])[u"choices"][0][u"text"].toString().toUtf8();
            QVERIFY(piece.size() >= 5 && piece.startsWith(' '));
            text += piece;
            QCOMPARE(response->chunks[i],
                     start + "{\"index\":0,\"text\":\"" + piece +
                         "\",\"logprobs\":null,\"finish_reason\":" + (i == 2 ? "\"length\"" : "null") +
                         ",\"stop_reason\":null,\"prompt_token_ids\":null,\"token_ids\":null}]}\n\n");
        }
        QCOMPARE(response->chunks[3],
                 start + "],\"usage\":{\"prompt_tokens\":3,\"total_tokens\":6,\"completion_tokens\":3}}\n\n");
        QCOMPARE(response->chunks[4], "data: [DONE]\n\n");
        QCOMPARE(WordStock().encode(text, false).size(), 3u);
    }

    void chatStreamIsByteExact()
    {
        Simulator simulator(exact(1ms, 1ms));
        QVERIFY(simulator.start());
        RawClient client(
            simulator.url(),
            postBytes("/v1/chat/completions",
                      R"({"messages":[{"role":"user","content":"baba"}],"max_completion_tokens":2,)"
                      R"("stream":true,"stream_options":{"include_usage":true}})",
                      "91"));
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->chunks.size(), 5u);
        const QByteArray start =
            "data: {\"id\":\"chatcmpl-91\",\"object\":\"chat.completion.chunk\",\"created\":" +
            QByteArray::number(frameJson(response->chunks[0])[u"created"].toInteger()) +
            ",\"model\":\"sim-model\",\"choices\":[";
        QCOMPARE(response->chunks[0],
                 start + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,"
                         "\"finish_reason\":null}],\"prompt_token_ids\":null,\"prompt_text\":null}\n\n");
        const auto piece = [&](size_t i) {
            return frameJson(response->chunks[i])[u"choices"][0][u"delta"][u"content"].toString().toUtf8();
        };
        QVERIFY(!piece(1).startsWith(' '));
        QVERIFY(piece(2).startsWith(' '));
        QCOMPARE(response->chunks[1],
                 start + "{\"index\":0,\"delta\":{\"content\":\"" + piece(1) +
                     "\"},\"logprobs\":null,\"finish_reason\":null,\"token_ids\":null}]}\n\n");
        QCOMPARE(response->chunks[2],
                 start + "{\"index\":0,\"delta\":{\"content\":\"" + piece(2) +
                     "\"},\"logprobs\":null,\"finish_reason\":\"length\",\"stop_reason\":null,"
                     "\"token_ids\":null}]}\n\n");
        QCOMPARE(response->chunks[3],
                 start + "],\"usage\":{\"prompt_tokens\":4,\"total_tokens\":6,\"completion_tokens\":2}}\n\n");
        QCOMPARE(WordStock().encode(piece(1) + piece(2), false).size(), 2u);
        QCOMPARE(simulator.truth().front().tokens.size(), 2u); // the role is not a token
    }

    void framesAsTheClientWishes()
    {
        Simulator simulator(exact(1ms, 1ms));
        QVERIFY(simulator.start());
        RawClient client(
            simulator.url(),
            postBytes("/v1/completions",
                      R"({"prompt":[300,301],"max_tokens":8,"stream":true,"stream_interval":3,)"
                      R"("return_token_ids":true,"stream_options":{"continuous_usage_stats":true}})"));
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(response->chunks.size(), 5u); // 1 + 3 + 3 + 1 tokens, [DONE]
        const int after[] = {1, 4, 7, 8};
        qsizetype before = 0;
        for (size_t i = 0; i < 4; ++i) {
            const QJsonDocument json = frameJson(response->chunks[i]);
            QCOMPARE(json[u"usage"][u"completion_tokens"].toInt(), after[i]);
            QCOMPARE(json[u"choices"][0][u"token_ids"].toArray().size(), after[i] - before);
            QCOMPARE(json[u"choices"][0][u"prompt_token_ids"].toArray().size(), i == 0 ? 2 : 0);
            before = after[i];
        }
    }

    void wholeAnswers()
    {
        Simulator simulator(exact(20ms, 1ms));
        QVERIFY(simulator.start());
        QElapsedTimer timer;
        timer.start();
        RawClient client(simulator.url(),
                         postBytes("/v1/completions", R"({"prompt":"baba","max_tokens":11})", "w"));
        const auto response = client.response();
        QVERIFY(timer.elapsed() >= 30);
        QVERIFY(response);
        QVERIFY(response->head.contains("\r\ncontent-type: application/json\r\n"));
        const QJsonDocument json = QJsonDocument::fromJson(response->body);
        QCOMPARE(json[u"usage"][u"completion_tokens"].toInt(), 11);
        QCOMPARE(json[u"choices"][0][u"finish_reason"].toString(), u"length"_s);
        QCOMPARE(WordStock().encode(json[u"choices"][0][u"text"].toString().toUtf8(), false).size(), 11u);
        const auto truth = simulator.truth();
        QCOMPARE(truth.size(), 1u);
        QCOMPARE(truth[0].outputTokens, 11);
        QVERIFY(truth[0].tokens.empty());
        QVERIFY(truth[0].finished - truth[0].received >= 30ms);
    }

    void earlyStops()
    {
        SimulatorOptions options = exact(1ms, 100us);
        options.earlyStop = 0.1;
        Simulator simulator(options);
        QVERIFY(simulator.start());
        RawClient client(simulator.url());
        int stopped = 0;
        int tokens = 0;
        constexpr int requests = 60;
        for (int i = 0; i < requests; ++i) {
            client.send(postBytes("/v1/completions", R"({"prompt":"baba","max_tokens":200,"min_tokens":3})"));
            const auto response = client.response();
            QVERIFY(response);
            const QJsonDocument json = QJsonDocument::fromJson(response->body);
            const int count = json[u"usage"][u"completion_tokens"].toInt();
            QVERIFY(count > 3 && count <= 200);
            tokens += count;
            if (json[u"choices"][0][u"finish_reason"].toString() == u"stop"_s) {
                ++stopped;
                // The end-of-text token counts and has no text.
                const QByteArray text = json[u"choices"][0][u"text"].toString().toUtf8();
                QCOMPARE(WordStock().encode(text, false).size(), size_t(count - 1));
            }
        }
        QCOMPARE(stopped, requests);
        const double mean = double(tokens) / requests; // 3 + 1 / 0.1, standard error 1.2
        QVERIFY2(mean > 8 && mean < 18, qPrintable(QString::number(mean)));
        client.send(postBytes("/v1/completions", R"({"prompt":"baba","max_tokens":200,"ignore_eos":true})"));
        const auto response = client.response();
        QVERIFY(response);
        QCOMPARE(QJsonDocument::fromJson(response->body)[u"usage"][u"completion_tokens"].toInt(), 200);
    }

    void seedsPickTheWords()
    {
        const auto text = [](quint64 seed) {
            SimulatorOptions options = exact(1ms, 100us);
            options.seed = seed;
            Simulator simulator(options);
            if (!simulator.start())
                return QString();
            RawClient client(simulator.url(),
                             postBytes("/v1/completions", R"({"prompt":"baba","max_tokens":20})"));
            const auto response = client.response();
            return response ? QJsonDocument::fromJson(response->body)[u"choices"][0][u"text"].toString()
                            : QString();
        };
        const QString one = text(1);
        QVERIFY(!one.isEmpty());
        QCOMPARE(text(1), one);
        QVERIFY(text(2) != one);
    }
};

} // namespace servescope

using servescope::SimulatorStreamTest;
SERVESCOPE_TEST(SimulatorStreamTest)
#include "simulator_stream_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/routes.h"

#include "tests/support/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace servescope {

class RoutesTest : public QObject
{
    Q_OBJECT

    WordStock m_vocabulary;
    RouteContext m_context{{u"m"_s, 100, m_vocabulary}, {}, 5, [] { return QByteArray("metrics\n"); }};

    static HttpRequest post(const QByteArray &target, const QByteArray &body)
    {
        HttpRequest request;
        request.method = "POST";
        request.target = target;
        request.headers = {{"content-type", "application/json; charset=utf-8"}};
        request.body = body;
        return request;
    }

    HttpResponse answer(const HttpRequest &request) const
    {
        const auto result = route(m_context, request);
        if (const auto *response = std::get_if<HttpResponse>(&result))
            return *response;
        HttpResponse none;
        none.status = -1;
        return none;
    }

    ServedRequest generation(const QByteArray &target, const QByteArray &body) const
    {
        auto result = route(m_context, post(target, body));
        if (const auto *response = std::get_if<HttpResponse>(&result)) {
            qWarning("%s", response->body.constData());
            ServedRequest none;
            none.maxTokens = -1;
            return none;
        }
        return std::get<ServedRequest>(result);
    }

private Q_SLOTS:
    void fixedAnswers()
    {
        HttpRequest get;
        get.method = "GET";
        get.target = "/health";
        QCOMPARE(answer(get).status, 200);
        QVERIFY(answer(get).body.isEmpty());
        get.target = "/metrics";
        QCOMPARE(answer(get).body, "metrics\n");
        get.target = "/version";
        QVERIFY(answer(get).body.startsWith("{\"version\":\""));
        get.target = "/v1/models?x=y";
        const QJsonDocument models = QJsonDocument::fromJson(answer(get).body);
        QCOMPARE(models[u"object"].toString(), u"list"_s);
        QCOMPARE(models[u"data"][0][u"id"].toString(), u"m"_s);
        QCOMPARE(models[u"data"][0][u"owned_by"].toString(), u"vllm"_s);
        QCOMPARE(models[u"data"][0][u"max_model_len"].toInt(), 100);
        get.target = "/nothing";
        QCOMPARE(answer(get).status, 404);
        QCOMPARE(answer(get).body, "{\"detail\":\"Not Found\"}");
        get.target = "/v1/completions";
        QCOMPARE(answer(get).status, 405);
        QCOMPARE(answer(get).body, "{\"detail\":\"Method Not Allowed\"}");
        QCOMPARE(answer(get).allow, "POST");
    }

    void keysGuardOnlyV1()
    {
        m_context.apiKey = "secret";
        HttpRequest get;
        get.method = "GET";
        get.target = "/v1/models";
        QCOMPARE(answer(get).status, 401);
        QCOMPARE(answer(get).body, "{\"error\":\"Unauthorized\"}");
        get.headers = {{"authorization", "Bearer wrong"}};
        QCOMPARE(answer(get).status, 401);
        get.headers = {{"authorization", "Basic secret"}};
        QCOMPARE(answer(get).status, 401);
        get.headers = {{"x-api-key", "secret"}};
        QCOMPARE(answer(get).status, 401);
        get.headers = {{"authorization", "bearer secret"}};
        QCOMPARE(answer(get).status, 200);
        get.headers.clear();
        get.target = "/health";
        QCOMPARE(answer(get).status, 200);
        m_context.apiKey.clear();
    }

    void completionDefaults()
    {
        const auto request = generation("/v1/completions", R"({"prompt":"baba"})");
        QCOMPARE(request.maxTokens, 16);
        QCOMPARE(request.prompt.size(), 2u); // with the beginning-of-text token
        QVERIFY(!request.stream && !request.includeUsage && !request.ignoreEos);
        const auto bare = generation("/v1/completions", R"({"prompt":"baba","add_special_tokens":false})");
        QCOMPARE(bare.prompt.size(), 1u);
    }

    void completionFields()
    {
        const auto request =
            generation("/v1/completions",
                       R"({"model":"m","prompt":[5,300,301],"max_tokens":40.0,"min_tokens":3,"stream":true,
            "ignore_eos":true,"temperature":0.0,"stream_options":{"include_usage":true,"continuous_usage_stats":true},
            "return_token_ids":true,"stream_interval":4,"logprobs":null,"unknown":{"a":1}})");
        QCOMPARE(request.prompt, (std::vector<int>{5, 300, 301}));
        QCOMPARE(request.maxTokens, 40);
        QCOMPARE(request.minTokens, 3);
        QCOMPARE(request.streamInterval, 4);
        QVERIFY(request.stream && request.ignoreEos && request.includeUsage && request.continuousUsage);
        QVERIFY(request.returnTokenIds);
        QCOMPARE(generation("/v1/completions", R"({"prompt":["baba"]})").prompt.size(), 2u);
        QCOMPARE(generation("/v1/completions", R"({"prompt":[[7,8]]})").prompt, (std::vector<int>{7, 8}));
        const auto cut =
            generation("/v1/completions", R"({"prompt":[5,300,301],"truncate_prompt_tokens":2})");
        QCOMPARE(cut.prompt, (std::vector<int>{300, 301}));
    }

    void chatFields()
    {
        const auto request =
            generation("/v1/chat/completions", R"({"messages":[{"role":"system","content":"baba"},
            {"role":"user","content":[{"type":"text","text":"baba"},{"type":"text","text":" baba"}]}]})");
        QCOMPARE(request.dialect, Dialect::Chat);
        QCOMPARE(request.prompt.size(), 8u); // 3 words, 2 × (role, end of turn), the assistant's token
        QCOMPARE(request.prompt.back(), int(WordStock::Assistant));
        QCOMPARE(request.maxTokens, 92); // the rest of the context
        const auto limited =
            generation("/v1/chat/completions", R"({"messages":[{"role":"user","content":"baba"}],
            "max_tokens":5,"max_completion_tokens":6})");
        QCOMPARE(limited.maxTokens, 6);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QByteArray &body, const QString &part, int status = 400,
                            const QString &type = u"BadRequestError"_s,
                            const QByteArray &target = "/v1/completions") {
            QTest::newRow(name) << target << body << status << type << part;
        };
        const QString field = u"Bad Request"_s;
        const QByteArray chat = "/v1/chat/completions";
        row("not json", "{", u"JSON decode error"_s, 400, field);
        row("empty", "", u"JSON decode error"_s, 400, field);
        row("not utf-8", "{\"prompt\":\"\xff\"}", u"JSON decode error"_s, 400, field);
        row("array", "[]", u"must be a JSON object"_s, 400, field);
        row("no prompt", "{}", u"Field required"_s, 400, field);
        row("no messages", "{}", u"Field required"_s, 400, field, chat);
        row("wrong type", R"({"prompt":"a","max_tokens":"x"})", u"valid integer"_s, 400, field);
        row("fraction", R"({"prompt":"a","max_tokens":1.5})", u"valid integer"_s, 400, field);
        row("stream", R"({"prompt":"a","stream":"yes"})", u"valid boolean"_s, 400, field);
        row("model", R"({"model":"x","prompt":"a"})", u"The model `x` does not exist."_s, 404,
            u"NotFoundError"_s);
        row("too long", R"({"prompt":[1,2,3],"max_tokens":98})",
            u"This model's maximum context length is 100 tokens. However, you requested 98 output tokens and "
            u"your "
            "prompt contains 3 input tokens, for a total of 101 tokens. Please reduce the length of the "
            "input prompt "
            "or the number of requested output tokens."_s);
        row("no tokens", R"({"prompt":"a","max_tokens":0})", u"at least 1, got 0"_s);
        row("min above max", R"({"prompt":"a","max_tokens":4,"min_tokens":5})", u"min_tokens must be in"_s);
        row("empty prompt", R"({"prompt":[]})", u"cannot be empty"_s);
        row("two prompts", R"({"prompt":["a","b"]})", u"one prompt per request, not 2"_s);
        row("ids", R"({"prompt":[1,99999]})", u"Token id 99999 is out of vocabulary"_s);
        row("n", R"({"prompt":"a","n":2})", u"`n` is not supported"_s);
        row("logprobs", R"({"prompt":"a","logprobs":5})", u"`logprobs` is not supported"_s);
        row("echo", R"({"prompt":"a","echo":true})", u"`echo` is not supported"_s);
        row("temperature", R"({"prompt":"a","temperature":-1})", u"non-negative"_s);
        row("options without stream", R"({"prompt":"a","stream_options":{"include_usage":true}})",
            u"stream=True"_s);
        row("interval", R"({"prompt":"a","stream":true,"stream_interval":0})", u"at least 1, got 0"_s);
        row("role", R"({"messages":[{"role":"x","content":"a"}]})", u"Unexpected message role \"x\""_s, 400,
            u"BadRequestError"_s, chat);
        row("image", R"({"messages":[{"role":"user","content":[{"type":"image_url"}]}]})", u"type \"text\""_s,
            400, u"BadRequestError"_s, chat);
        row("detokenize", R"({"tokens":[-1]})", u"out of vocabulary"_s, 400, u"BadRequestError"_s,
            "/detokenize");
        row("detokenize nothing", R"({})", u"Field required"_s, 400, field, "/detokenize");
        row("tokenize model", R"({"model":"x","prompt":"a"})", u"does not exist"_s, 404, u"NotFoundError"_s,
            "/tokenize");
    }

    void refusals()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, type);
        QFETCH(QString, part);
        const HttpResponse response = answer(post(target, body));
        QCOMPARE(response.status, status);
        const QJsonDocument json = QJsonDocument::fromJson(response.body);
        QCOMPARE(json[u"error"][u"code"].toInt(), status);
        QCOMPARE(json[u"error"][u"type"].toString(), type);
        const QString message = json[u"error"][u"message"].toString();
        QVERIFY2(message.contains(part), qPrintable(message));
    }

    void contentTypeMustBeJson()
    {
        HttpRequest request = post("/v1/completions", R"({"prompt":"a"})");
        request.headers = {{"content-type", "text/plain"}};
        const HttpResponse response = answer(request);
        QCOMPARE(response.status, 400);
        QVERIFY(response.body.contains("Unsupported Media Type: Only 'application/json' is allowed"));
    }

    void tokenizesThereAndBack()
    {
        const HttpResponse response =
            answer(post("/tokenize", R"({"model":"m","prompt":"baba xy","return_token_strs":true})"));
        QCOMPARE(response.status, 200);
        const QJsonDocument json = QJsonDocument::fromJson(response.body);
        QCOMPARE(json[u"count"].toInt(), 5);
        QCOMPARE(json[u"max_model_len"].toInt(), 100);
        QCOMPARE(json[u"token_strs"].toArray(), (QJsonArray{u"<s>"_s, u" baba"_s, u" "_s, u"x"_s, u"y"_s}));
        QJsonArray tokens = json[u"tokens"].toArray();
        QCOMPARE(tokens.size(), 5);
        tokens.removeFirst();
        const QByteArray body = QJsonDocument(QJsonObject{{u"tokens"_s, tokens}}).toJson();
        QCOMPARE(answer(post("/detokenize", body)).body, "{\"prompt\":\"baba xy\"}");
        const QJsonDocument chat = QJsonDocument::fromJson(
            answer(post("/tokenize", R"({"messages":[{"role":"user","content":"baba"}]})")).body);
        QCOMPARE(chat[u"count"].toInt(), 4);
        QVERIFY(chat[u"token_strs"].isNull());
    }
};

} // namespace servescope

using servescope::RoutesTest;
SERVESCOPE_TEST(RoutesTest)
#include "routes_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What servers and whatever stands before them answer when something is wrong, byte for byte: the right
// class, the server's own words, an end in time, and no request that is not counted.
#include "core/load/load_generator.h"
#include "core/metrics/summary.h"
#include "tests/core/load/load_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QElapsedTimer>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray token = "data: {\"choices\":[{\"index\":0,\"text\":\"a\",\"finish_reason\":null}]}\n\n";
const QByteArray lastToken =
    "data: {\"choices\":[{\"index\":0,\"text\":\"b\",\"finish_reason\":\"length\"}]}\n\n";
const QByteArray done = "data: [DONE]\n\n";

QByteArray stream(const QByteArray &frames)
{
    return ScriptedServer::streamHead() + ScriptedServer::chunk(frames) + ScriptedServer::streamEnd();
}

QByteArray page(int status, const QByteArray &title)
{
    return ScriptedServer::response(status,
                                    "<html>\r\n<head><title>" + title +
                                        "</title></head>\r\n<body>\r\n<center><h1>" + title +
                                        "</h1></center>\r\n</body>\r\n</html>\r\n",
                                    "Content-Type: text/html\r\n");
}

QByteArray plain(int status, const QByteArray &text, const QByteArray &headers = {})
{
    return ScriptedServer::response(status, text, "Content-Type: text/plain\r\n" + headers);
}

} // namespace

class HostileServersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void aPromptCutInSilenceIsCounted();
    void aKeyDoesNotFollowARedirect();
    void aRedirectOnTheSameServerIsCounted();
    void aSlowLoadInsideTheRequestIsOnlySlow();
    void anExpiredWaitKeepsWhatCame();
};

void HostileServersTest::answers_data()
{
    QTest::addColumn<QString>("backend");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words"); // of the server, or of its header
    const auto row = [](const char *name, const char *backend, const QByteArray &answer, const char *code,
                        const char *words) {
        QTest::newRow(name) << QString::fromLatin1(backend) << answer << QString::fromLatin1(code)
                            << QString::fromUtf8(words);
    };
    const auto json = [](int status, const char *body, const QByteArray &headers = {}) {
        return ScriptedServer::response(status, body, "Content-Type: application/json\r\n" + headers);
    };
    row("llama.cpp loading", "llama.cpp",
        json(503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})"),
        "http.loading", "Loading model");
    row("path: FastAPI", "vllm", json(404, R"({"detail":"Not Found"})"), "http.not_found", "Not Found");
    row("path: Ollama", "ollama", plain(404, "404 page not found"), "http.not_found", "404 page not found");
    row("path: Triton", "tensorrt-llm",
        json(400, R"({"error":"Request for unknown model: 'ensemble' is not found"})"),
        "http.model_not_found", "unknown model");
    row("method", "vllm", json(405, R"({"detail":"Method Not Allowed"})", "Allow: GET\r\n"),
        "http.method_not_allowed", "Method Not Allowed");
    row("content type: FastAPI", "vllm",
        json(422, R"({"detail":[{"loc":["body"],"msg":"Input should be a valid dictionary","type":"x"}]})"),
        "http.bad_request", "valid dictionary");
    row("content type: bare", "vllm", plain(415, "Unsupported Media Type"), "http.bad_request",
        "Unsupported Media Type");
    row("model: OpenAI", "openai",
        json(
            404,
            R"({"error":{"message":"The model 'x' does not exist","type":"invalid_request_error","param":null,"code":"model_not_found"}})"),
        "http.model_not_found", "'x' does not exist");
    row("model: Azure", "azure-openai",
        json(404, R"({"error":{"code":"DeploymentNotFound","message":"The API deployment is missing."}})"),
        "http.model_not_found", "deployment is missing");
    row("model: TGI adapter", "tgi",
        json(422,
             R"({"error":"Input validation error: adapter model_id x not found","error_type":"validation"})"),
        "http.bad_request", "adapter");
    row("key: empty body", "tgi", ScriptedServer::response(401, {}, {}), "http.unauthorized", "401");
    row("key: Azure", "azure-openai",
        json(401, R"({"error":{"code":"401","message":"Access denied due to invalid subscription key"}})"),
        "http.unauthorized", "invalid subscription key");
    row("key: gateway", "vllm", json(403, R"({"message":"Forbidden"})"), "http.forbidden", "Forbidden");
    row("http to an https port: nginx", "vllm",
        page(400, "400 The plain HTTP request was sent to HTTPS port"), "http.needs_https", "HTTPS port");
    for (const int status : {301, 302, 307, 308})
        row(QByteArray("redirect " + QByteArray::number(status)).constData(), "vllm",
            ScriptedServer::response(status, {}, "Location: https://elsewhere.test/v1/completions/\r\n"),
            "http.redirect", "https://elsewhere.test/v1/completions/");
    row("too long: TGI in the stream", "tgi",
        stream(
            "data:{\"error\":\"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. "
            "Given: 4000 `inputs` tokens and 128 `max_new_tokens`\",\"error_type\":\"validation\"}\n\n"),
        "stream.error", "must be <= 4096");
    row("too long: SGLang", "sglang",
        json(
            400,
            R"({"object":"error","message":"The input (9000 tokens) is longer than the model's context length (4096 tokens).","type":"BadRequestError","code":400})"),
        "http.too_long", "9000 tokens");
    row("too long: nginx", "vllm", page(413, "413 Request Entity Too Large"), "http.too_long", "Too Large");
    row("parameter: OpenAI", "openai",
        json(
            400,
            R"({"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model.","type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}})"),
        "http.bad_request", "max_tokens");
    row("parameter: TGI", "tgi",
        json(
            422,
            R"({"error":"Input validation error: `temperature` must be strictly positive","error_type":"validation"})"),
        "http.bad_request", "strictly positive");
    row("parameter: Mistral", "openai-chat",
        json(
            422,
            R"({"detail":[{"type":"extra_forbidden","loc":["body","ignore_eos"],"msg":"Extra inputs are not permitted"}]})"),
        "http.bad_request", "ignore_eos: Extra inputs");
    row("rate: seconds", "openai-chat",
        json(
            429,
            R"({"error":{"message":"Rate limit reached for requests","type":"requests","code":"rate_limit_exceeded"}})",
            "Retry-After: 20\r\n"),
        "http.rate_limited", "again after 20 s");
    row("rate: a date", "openai-chat",
        json(429, R"({"error":{"message":"Rate limit reached"}})",
             "Retry-After: Wed, 21 Oct 2026 07:28:00 GMT\r\n"),
        "http.rate_limited", "again at Wed, 21 Oct 2026 07:28:00 GMT");
    row("quota", "openai-chat",
        json(
            429,
            R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})"),
        "http.quota", "current quota");
    row("overload: TGI", "tgi", json(429, R"({"error":"Model is overloaded","error_type":"overloaded"})"),
        "http.rate_limited", "overloaded");
    row("overload: TGI in the stream", "tgi",
        stream("data:{\"error\":\"Model is overloaded\",\"error_type\":\"overloaded\"}\n\n"), "stream.error",
        "Model is overloaded");
    row("overload: SGLang", "sglang",
        json(
            503,
            R"({"object":"error","message":"The request queue is full.","type":"ServiceUnavailable","code":503})"),
        "http.overloaded", "queue is full");
    row("overload: Ollama", "ollama",
        json(503, R"({"error":"server busy, please try again. maximum pending requests exceeded"})"),
        "http.overloaded", "server busy");
    row("overload: Anthropic", "anthropic",
        json(529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"),
        "http.overloaded", "Overloaded");
    row("overload: Envoy", "vllm", plain(503, "no healthy upstream"), "http.overloaded",
        "no healthy upstream");
    row("overload: uvicorn's limit", "vllm", plain(503, "Service Unavailable", "Connection: close\r\n"),
        "http.overloaded", "Service Unavailable");
    row("gateway: nginx 502", "vllm", page(502, "502 Bad Gateway"), "http.bad_gateway", "502 Bad Gateway");
    row("gateway: nginx 504", "vllm", page(504, "504 Gateway Time-out"), "http.timeout", "504 Gateway");
    row("gateway: Cloudflare 520", "vllm", plain(520, "error code: 520"), "http.bad_gateway",
        "error code: 520");
    row("gateway: Cloudflare 524", "vllm", plain(524, "error code: 524"), "http.timeout", "error code: 524");
    row("timeout: 408", "vllm", plain(408, "stream timeout"), "http.timeout", "stream timeout");
    row("cut after a token, cleanly", "vllm", stream(token), "stream.truncated", "1 event");
    row("error object in the stream", "vllm",
        stream(token +
               "data: {\"error\":{\"message\":\"CUDA out of memory\",\"type\":\"InternalServerError\"}}\n\n"),
        "stream.error", "CUDA out of memory");
    row("error event in the stream", "anthropic",
        stream("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":"
               "\"Overloaded\"}}\n\n"),
        "stream.error", "Overloaded");
    row("a login page", "vllm", page(200, "Hotel Wi-Fi"), "protocol.html", "Hotel Wi-Fi");
    row("another interface", "vllm", json(200, R"({"status":"ok"})"), "protocol.no_choices", "completion");
    row("nothing in it", "vllm", ScriptedServer::response(200, {}, "Content-Type: text/event-stream\r\n"),
        "protocol.no_events", "without sending anything");
    row("comments only", "vllm", stream(": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n"),
        "protocol.no_events", "without a single event");
    row("the end at once", "llama.cpp-native",
        stream("data: {\"content\":\"\",\"stop\":true,\"stop_type\":\"eos\",\"tokens_predicted\":0}\n\n"),
        "stream.no_tokens", "eos");
    row("not HTTP", "vllm", "220 mail.test ESMTP\r\n", "connection.closed", "");
}

void HostileServersTest::answers()
{
    QFETCH(QString, backend);
    QFETCH(QByteArray, answer);
    QFETCH(QString, code);
    QFETCH(QString, words);
    ScriptedServer server([answer](const QByteArray &, int) -> ScriptedServer::Reply {
        const bool closes = answer.contains("Connection: close") || !answer.startsWith("HTTP/");
        return {answer, closes ? ScriptedServer::Reply::Close : ScriptedServer::Reply::KeepOpen};
    });
    LoadPlan plan = planFor(server.url(), 6, 1, 2);
    plan.backend = findBackend(backend);
    plan.url = requestUrl(server.url().toString(), plan.backend->defaultPath()).value();
    plan.request.ignoreEos = false;
    RecordList sink;
    LoadGenerator generator(plan, sink);
    LoadOutcome outcome;
    QElapsedTimer clock;
    clock.start();
    QVERIFY(run(generator, &outcome, 15000));
    QVERIFY(clock.elapsed() < 10000);
    const bool configuration = isConfigurationError(code);
    QCOMPARE(sink.records.size(), size_t(configuration ? 3 : 6));
    QCOMPARE(outcome.stopReason.code, configuration ? code : QString());
    int attempts = 0;
    for (const RequestRecord &record : sink.records) {
        QVERIFY2(record.errorCode == code, qPrintable(record.errorCode + u": "_s + record.errorMessage));
        QVERIFY2(record.errorMessage.contains(words), qPrintable(record.errorMessage));
        QVERIFY(!record.ok() && record.ended >= record.sent);
        attempts += record.attempts;
    }
    QCOMPARE(server.requests(), attempts);
}

/// Ollama and old llama.cpp drop what does not fit and say nothing: their own count tells.
void HostileServersTest::aPromptCutInSilenceIsCounted()
{
    for (const int counted : {1, 0, 900}) {
        ScriptedServer server([counted](const QByteArray &, int) -> ScriptedServer::Reply {
            return {stream(token + lastToken + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":" +
                           QByteArray::number(counted) + ",\"completion_tokens\":2}}\n\n" + done),
                    {}};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 4, 1, 2), sink); // of one prompt token each
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::Ok), 4);
        QCOMPARE(summarize(sink.records, {}).promptLengthMismatches, counted == 1 ? 0 : 4);
    }
}

void HostileServersTest::aKeyDoesNotFollowARedirect()
{
    std::atomic_bool seen = false;
    ScriptedServer other([&seen](const QByteArray &, int) -> ScriptedServer::Reply {
        seen = true;
        return {stream(token + lastToken + done), {}};
    });
    for (const int status : {301, 302, 307, 308}) {
        const QByteArray location = "Location: " + other.url(u"/v1/completions"_s).toEncoded() + "\r\n";
        ScriptedServer server([status, location](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::response(status, {}, location), {}};
        });
        LoadPlan plan = planFor(server.url(), 4, 1, 2);
        plan.headers = {{"Authorization", "Bearer hunter2"}};
        RecordList sink;
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.records.front().errorCode, u"http.redirect"_s);
    }
    QVERIFY(!seen);
}

void HostileServersTest::aRedirectOnTheSameServerIsCounted()
{
    ScriptedServer server([](const QByteArray &request, int) -> ScriptedServer::Reply {
        if (request.startsWith("POST /v1/completions/ "))
            return {stream(token + lastToken + done), {}};
        return {ScriptedServer::response(307, {}, "Location: completions/\r\n"), {}};
    });
    RecordList sink;
    LoadGenerator generator(planFor(server.url(), 4, 1, 2), sink);
    LoadOutcome outcome;
    QVERIFY(run(generator, &outcome));
    QCOMPARE(sink.records.size(), size_t(4));
    for (const RequestRecord &record : sink.records) {
        QVERIFY2(record.ok(), qPrintable(record.errorMessage));
        QCOMPARE(record.attempts, 2);
        QCOMPARE(record.redirectedTo, u"/v1/completions/"_s);
    }
    QCOMPARE(server.requests(), 8);
    QCOMPARE(outcome.health.redirected, 4);
    QCOMPARE(outcome.health.resent, 0);
}

/// Ollama loads a model inside the first request that asks for it.
void HostileServersTest::aSlowLoadInsideTheRequestIsOnlySlow()
{
    ScriptedServer server([](const QByteArray &, int number) -> ScriptedServer::Reply {
        if (number == 0)
            QThread::msleep(600);
        return {stream(token + lastToken + done), {}};
    });
    LoadPlan plan = planFor(server.url(), 4, 1, 2);
    plan.numWarmups = 1;
    RecordList sink;
    LoadGenerator generator(plan, sink);
    QVERIFY(run(generator));
    QCOMPARE(sink.count(RequestStatus::Ok), 4);
    for (const RequestRecord &record : sink.records) {
        const Nanoseconds took = record.ended - record.sent;
        QVERIFY(record.warmup ? took >= 600ms : took < 600ms); // the warm-up bears it
    }
}

void HostileServersTest::anExpiredWaitKeepsWhatCame()
{
    ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
        return {ScriptedServer::streamHead() + ScriptedServer::chunk(token), {}}; // and nothing more
    });
    LoadPlan plan = planFor(server.url(), 2, 2, 2);
    plan.requestTimeout = 300ms;
    RecordList sink;
    LoadGenerator generator(plan, sink);
    QVERIFY(run(generator, nullptr, 5000));
    QCOMPARE(sink.count(RequestStatus::Timeout), 2);
    for (const RequestRecord &record : sink.records) {
        QCOMPARE(record.events.size(), size_t(1));
        QVERIFY(record.firstByte && record.ended - record.sent >= 300ms);
    }
}

SERVESCOPE_TEST(HostileServersTest)
#include "hostile_servers_test.moc"

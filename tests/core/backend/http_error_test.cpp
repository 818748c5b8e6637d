// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/backend.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {
const QString url = u"http://127.0.0.1:8000/v1/completions"_s;

RequestRecord describe(int status, const char *reason, const QByteArray &body, const QString &where = url)
{
    RequestRecord record;
    describeHttpError(status, reason, body, where, record);
    return record;
}
} // namespace

class HttpErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codes_data();
    void codes();
    void sentences();
    void neverRepeatsAKey();
    void everyStatusHasASentence();
    void configurationErrors();
};

void HttpErrorTest::codes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("configuration");
    const auto row = [](const char *name, int status, const char *body, const char *code,
                        bool configuration) {
        QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(code) << configuration;
    };
    row("vLLM: model", 404,
        R"({"error":{"message":"The model `x` does not exist.","type":"NotFoundError","code":404}})",
        "http.model_not_found", true);
    row("OpenAI: model", 404, R"({"error":{"message":"No access.","code":"model_not_found"}})",
        "http.model_not_found", true);
    row("Azure: deployment", 404, R"({"error":{"code":"DeploymentNotFound","message":"?"}})",
        "http.model_not_found", true);
    row("Ollama: model", 404, R"({"error":{"message":"model \"x\" not found, try pulling it first"}})",
        "http.model_not_found", true);
    row("model as a bad request", 400, R"({"error":{"message":"Unknown model: x"}})", "http.model_not_found",
        true);
    row("FastAPI: path", 404, R"({"detail":"Not Found"})", "http.not_found", true);
    row("llama.cpp: path", 404, R"({"error":{"message":"File Not Found","type":"not_found_error"}})",
        "http.not_found", true);
    row("Go: path", 404, "404 page not found", "http.not_found", true);
    row("vLLM: key", 401, R"({"error":"Unauthorized"})", "http.unauthorized", true);
    row("TGI: key", 401, "", "http.unauthorized", true);
    row("forbidden", 403, R"({"message":"Forbidden"})", "http.forbidden", true);
    row("method", 405, R"({"detail":"Method Not Allowed"})", "http.method_not_allowed", true);
    row("bad request", 400, R"({"error":{"message":"Unrecognized request argument supplied: ignore_eos"}})",
        "http.bad_request", true);
    row("media type", 415, R"({"detail":"Unsupported Media Type"})", "http.bad_request", true);
    row("validation", 422, R"({"detail":[{"loc":["body","prompt"],"msg":"Field required"}]})",
        "http.bad_request", true);
    row("vLLM: too long", 400,
        R"({"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested more."}})",
        "http.too_long", false);
    row("OpenAI: too long", 400, R"({"error":{"message":"x","code":"context_length_exceeded"}})",
        "http.too_long", false);
    row("SGLang: too long", 400,
        R"({"object":"error","message":"Requested token count exceeds the model's maximum"})",
        "http.too_long", false);
    row("TGI: too long", 422,
        R"({"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096"})",
        "http.too_long", false);
    row("payload", 413, "", "http.too_long", false);
    row("HTTPS", 400, "<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>",
        "http.needs_https", true);
    row("redirect", 301, "", "http.redirect", true);
    row("redirect 308", 308, "", "http.redirect", true);
    row("proxy", 407, "", "http.proxy_login", true);
    row("rate", 429, R"({"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}})",
        "http.rate_limited", false);
    row("quota", 429, R"({"error":{"message":"You exceeded your quota","code":"insufficient_quota"}})",
        "http.quota", true);
    row("payment", 402, "", "http.quota", true);
    row("loading", 503, R"({"error":{"message":"Loading model","type":"unavailable_error"}})", "http.loading",
        false);
    row("scaling", 503, R"({"error":"The model is currently scaling. Please try again later."})",
        "http.overloaded", false);
    row("Envoy", 503, "no healthy upstream", "http.overloaded", false);
    row("Anthropic", 529, "", "http.overloaded", false);
    row("server error", 500, R"({"error":{"message":"CUDA error"}})", "http.server_error", false);
    row("strange server error", 599, "", "http.server_error", false);
    row("not implemented", 501, "", "http.not_implemented", true);
    row("gateway", 502, "<html><title>502 Bad Gateway</title></html>", "http.bad_gateway", false);
    row("Cloudflare", 522, "error code: 522", "http.bad_gateway", false);
    row("gateway timeout", 504, "", "http.timeout", false);
    row("request timeout", 408, "", "http.timeout", false);
    row("teapot", 418, "", "http.status", false);
    row("no content", 204, "", "http.status", false);
}

void HttpErrorTest::codes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(bool, configuration);
    const RequestRecord record = describe(status, "Reason", body);
    QCOMPARE(record.status, RequestStatus::HttpError);
    QCOMPARE(record.httpStatus, status);
    QCOMPARE(record.errorCode, code);
    QCOMPARE(isConfigurationError(code), configuration);
    QVERIFY2(record.errorMessage.contains(url), qPrintable(record.errorMessage));
    QVERIFY(record.errorMessage.contains(u"HTTP "_s + QString::number(status)));
    const QString said = serverMessage(body);
    QVERIFY(record.errorMessage.contains(said.isEmpty() ? u"Reason"_s : said));
    QVERIFY(record.errorMessage.endsWith(u'.'));
}

void HttpErrorTest::sentences()
{
    QCOMPARE(
        describe(404, "Not Found", R"({"error":{"message":"The model `x` does not exist."}})").errorMessage,
        u"The server at http://127.0.0.1:8000/v1/completions does not serve the model asked for (HTTP 404: "
        u"“The "
        "model `x` does not exist.”); compare the model name with the server's list of models."_s);
    QCOMPARE(describe(401, "Unauthorized", "").errorMessage,
             u"The server at http://127.0.0.1:8000/v1/completions wants an API key, or refused the one it "
             u"got (HTTP 401 "
             "Unauthorized); set the right API key."_s);
    QCOMPARE(describe(503, "", "").errorMessage,
             u"The server at http://127.0.0.1:8000/v1/completions is overloaded or not ready (HTTP 503)."_s);
    // Percent signs of an address are no placeholders.
    QVERIFY(describe(500, "%1", "%2 %3", u"http://h/%1%20%2"_s).errorMessage.contains(u"http://h/%1%20%2"));
}

void HttpErrorTest::neverRepeatsAKey()
{
    const QString body =
        u"{\"error\":{\"message\":\"Incorrect API key provided: sk-hunter2-abc, header Bearer hunter2\"}}"_s;
    const QString message =
        describe(401, "Bearer hunter2", body.toUtf8(), u"http://h/c?api_key=hunter2"_s).errorMessage;
    QVERIFY2(!message.contains(u"hunter2"), qPrintable(message));
    QVERIFY(!describe(401, "Bearer hunter2", "").errorMessage.contains(u"hunter2"));
}

void HttpErrorTest::everyStatusHasASentence()
{
    for (int status = 100; status < 700; ++status) {
        const RequestRecord record = describe(status, "", "");
        QVERIFY(!record.ok());
        QVERIFY(record.errorCode.startsWith(u"http."));
        QVERIFY(record.errorMessage.size() > 40);
    }
}

void HttpErrorTest::configurationErrors()
{
    for (const QString &code :
         {u"protocol.html"_s, u"protocol.compressed"_s, u"protocol.no_choices"_s, u"http.not_found"_s})
        QVERIFY(isConfigurationError(code));
    for (const QString &code :
         {u""_s, u"stream.error"_s, u"stream.truncated"_s, u"protocol.no_events"_s, u"protocol.unreadable"_s,
          u"http."_s, u"http.overloaded"_s, u"something.else"_s})
        QVERIFY(!isConfigurationError(code));
}

SERVESCOPE_TEST(HttpErrorTest)
#include "http_error_test.moc"

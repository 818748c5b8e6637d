// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/backend.h"
#include "core/backend/secrets.h"
#include "core/base/random.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class ServerMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void isShort();
    void survivesAnything();
    void masksSecrets_data();
    void masksSecrets();
    void leavesOrdinaryTextAlone_data();
    void leavesOrdinaryTextAlone();
};

void ServerMessageTest::shapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *body, const char *message) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(message);
    };
    row("OpenAI",
        R"({"error":{"message":"The model `x` does not exist.","type":"NotFoundError","param":"model","code":404}})",
        "The model `x` does not exist.");
    row("Azure", R"({"error":{"code":"DeploymentNotFound","message":"No such deployment."}})",
        "No such deployment.");
    row("old vLLM, SGLang",
        R"({"object":"error","message":"bad","type":"BadRequestError","param":null,"code":400})", "bad");
    row("string", R"({"error":"Unauthorized"})", "Unauthorized");
    row("TGI", R"({"error":"Input validation error","error_type":"validation"})", "Input validation error");
    row("TGI chat", R"({"error":{"message":"overloaded","http_status_code":429}})", "overloaded");
    row("Anthropic",
        R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"r"})",
        "Overloaded");
    row("Starlette", R"({"detail":"Not Found"})", "Not Found");
    row("FastAPI",
        R"({"detail":[{"loc":["body","prompt"],"msg":"Field required","type":"missing"},{"loc":["body"],"msg":"x"}]})",
        "prompt: Field required");
    row("FastAPI, deep", R"({"detail":[{"loc":["body","messages",0,"role"],"msg":"wrong","type":"x"}]})",
        "messages.0.role: wrong");
    row("FastAPI, no place", R"({"detail":[{"loc":["body"],"msg":"JSON decode error"}]})",
        "JSON decode error");
    row("Google", R"([{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}])",
        "API key not valid.");
    row("message", R"({"message":"Forbidden"})", "Forbidden");
    row("msg and code", R"({"code":1001,"msg":"busy"})", "busy");
    row("errors", R"({"success":false,"errors":[{"code":7003,"message":"Could not route"}]})",
        "Could not route");
    row("errors as text", R"({"errors":["first","second"]})", "first");
    row("empty error, then message", R"({"error":{},"message":"later"})", "later");
    row("error true", R"({"error":true,"message":"why"})", "why");
    row("blanks", R"({"error":"a\n\n   b\t c"})", "a b c");
    row("nginx", "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>x</h1></body></html>",
        "502 Bad Gateway");
    row("HTML without title",
        "<html><body><style>p{color:red}</style><p>Try &lt;later&gt; &amp; again</p></body></html>",
        "Try <later> & again");
    row("HTML with empty title", "<html><title> </title><h1 class=\"a\">Login <b>here</b></h1>",
        "Login here");
    row("XML", "<?xml version=\"1.0\"?><Error><Message>Access Denied</Message></Error>", "Access Denied");
    row("Envoy", "upstream connect error or disconnect/reset before headers",
        "upstream connect error or disconnect/reset before headers");
    row("Go", "404 page not found\n", "404 page not found");
    row("broken JSON", R"({"error":{"message":"cut)", R"({"error":{"message":"cut)");
    row("unknown JSON", R"({"status":"ok"})", R"({"status":"ok"})");
    row("empty", "", "");
    row("blank", " \r\n ", "");
    row("empty object", "{}", "");
    row("empty array", "[]", "");
    row("control characters", "a\x01\x1b[0mb", "a [0mb");
}

void ServerMessageTest::shapes()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QCOMPARE(serverMessage(body), message);
    QCOMPARE(serverMessage("\r\n" + body + "\n"), message);
}

void ServerMessageTest::isShort()
{
    for (const QByteArray &body :
         {"{\"error\":\"" + QByteArray(5000, 'x') + "\"}",
          "{\"error\":\"" + QByteArray("🌊").repeated(400) + "\"}", QByteArray(5000, 'y'),
          "<title>" + QByteArray("z ").repeated(900) + "</title>"}) {
        const QString message = serverMessage(body);
        QVERIFY(message.size() >= 100);
        QVERIFY(message.size() <= 300);
        QVERIFY(message.isValidUtf16());
    }
}

void ServerMessageTest::survivesAnything()
{
    Random random(3);
    const QByteArrayList pieces{"{",       "}",        "[",   "]",       "\"error\"", ":",  "\"message\"",
                                "<title>", "</title>", "<",   ">",       "&amp;",     "\"", "\\",
                                "\xff",    "\n",       "sk-", "Bearer ", "1"};
    for (int i = 0; i < 3000; ++i) {
        QByteArray body;
        for (qint64 n = random.integer(0, 30); n > 0; --n)
            body += pieces[random.integer(0, pieces.size() - 1)];
        QVERIFY(serverMessage(body).size() <= 300);
    }
    QVERIFY(serverMessage(QByteArray("{\"error\":").repeated(5000)).size() <= 300);
    QVERIFY(serverMessage(QByteArray("{\"error\":").repeated(50) + "\"deep\"" + QByteArray(50, '}')).size() <=
            300);
    QVERIFY(serverMessage(QByteArray("<b").repeated(200'000)).size() <= 300);
}

void ServerMessageTest::masksSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char *text, const char *masked) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(masked);
    };
    row("Incorrect API key provided: sk-abc***xyz. You can", "Incorrect API key provided: *** You can");
    row("Incorrect API key provided: hunter22. See", "Incorrect API key provided: *** See");
    row("invalid key sk-proj-Ab_12-cd here", "invalid key *** here");
    row("Authorization: Bearer hunter2", "Authorization: Bearer ***");
    row("got 'Bearer hunter2'", "got 'Bearer ***'");
    row("bearer token hunter2 is wrong", "bearer token *** is wrong");
    row("Bearer token: hunter2", "Bearer token: ***");
    row("header x-api-key=hunter2, refused", "header x-api-key=***, refused");
    row(R"({"api_key": "hunter2"})", R"({"api_key": "***"})");
    row("hf_abcdefghijklmnopqrst", "***");
    row("AIzaSyA1234567890abcdefghijk", "***");
    row("http://h/c?key=hunter2&x=1", "http://h/c?key=***&x=1");
    row("http://h/c?x=1&api-key=hunter2", "http://h/c?x=1&api-key=***");
    row("http://me:hunter2@h:80/v1", "http://***@h:80/v1");
    row("token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.abc refused", "token *** refused");
}

void ServerMessageTest::masksSecrets()
{
    QFETCH(QString, text);
    QFETCH(QString, masked);
    QCOMPARE(maskSecrets(text), masked);
    QCOMPARE(maskSecrets(masked), masked);
    QCOMPARE(serverMessage("{\"error\":{\"message\":\"" + QString(text).replace(u'"', u"\\\""_s).toUtf8() +
                           "\"}}"),
             masked);
}

void ServerMessageTest::leavesOrdinaryTextAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"The model `hf-internal-testing/tiny-random-llama` does not exist.", "risk-adjusted task-force",
          "This model's maximum context length is 4096 tokens.", "http://127.0.0.1:8000/v1/completions",
          "Loading model", "Invalid API key", "No API key was given", "mail me@example.com"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void ServerMessageTest::leavesOrdinaryTextAlone()
{
    QFETCH(QString, text);
    QCOMPARE(maskSecrets(text), text);
}

SERVESCOPE_TEST(ServerMessageTest)
#include "server_message_test.moc"

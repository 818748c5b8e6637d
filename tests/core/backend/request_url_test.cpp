// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/backend.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class RequestUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joins_data();
    void joins();
    void refuses_data();
    void refuses();
    void pathsOfBackends_data();
    void pathsOfBackends();
    void keepsSecretsOutOfErrors();
};

void RequestUrlTest::joins_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *name, const char *base, const char *path, const char *url) {
        QTest::newRow(name) << QString::fromUtf8(base) << QString::fromUtf8(path) << QByteArray(url);
    };
    const char *completions = "/v1/completions";
    row("plain", "http://127.0.0.1:8000", completions, "http://127.0.0.1:8000/v1/completions");
    row("slash", "http://127.0.0.1:8000/", completions, "http://127.0.0.1:8000/v1/completions");
    row("slashes", "http://h:8000///", completions, "http://h:8000/v1/completions");
    row("v1 in both", "http://h:8000/v1", completions, "http://h:8000/v1/completions");
    row("v1 and slash in both", "http://h:8000/v1/", completions, "http://h:8000/v1/completions");
    row("v1 in the base only", "http://h/v1", "/chat/completions", "http://h/v1/chat/completions");
    row("prefix", "https://h/llm/a", completions, "https://h/llm/a/v1/completions");
    row("prefix and v1", "https://h/llm/v1/", completions, "https://h/llm/v1/completions");
    row("v2", "http://h/v2", "/v2/models/m/generate", "http://h/v2/models/m/generate");
    row("other version", "http://h/v1", "/v2/x", "http://h/v1/v2/x");
    row("no version twice", "http://h/generate", "/generate/x", "http://h/generate/generate/x");
    row("whole path in the base", "http://h/v1/completions", completions, "http://h/v1/completions");
    row("whole path with query", "http://h/v1/completions/", "/v1/completions?a=b",
        "http://h/v1/completions?a=b");
    row("no leading slash", "http://h", "v1/completions", "http://h/v1/completions");
    row("no path", "http://h:1", "", "http://h:1");
    row("IPv6", "http://[::1]:8000/", completions, "http://[::1]:8000/v1/completions");
    row("https", "https://api.openai.com/v1", completions, "https://api.openai.com/v1/completions");
    row("capitals", "HTTP://Host:80", completions, "http://host:80/v1/completions");
    row("query in the path", "http://h", "/c?api-version=2024-10-21", "http://h/c?api-version=2024-10-21");
    row("escapes stay", "http://h/a%20b", "/c%2Fd", "http://h/a%20b/c%2Fd");
    row("non-ASCII", "http://h/模", completions, "http://h/%E6%A8%A1/v1/completions");
}

void RequestUrlTest::joins()
{
    QFETCH(QString, base);
    QFETCH(QString, path);
    QFETCH(QByteArray, url);
    const auto result = requestUrl(base, path);
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().sentence()));
    QCOMPARE(*result, url);
}

void RequestUrlTest::refuses_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *base, const char *message, const char *hint,
                        const char *path = "/v1/completions") {
        QTest::addRow("%s + %s", base, path) << QString::fromUtf8(base) << QString::fromUtf8(path)
                                             << QString::fromUtf8(message) << QString::fromUtf8(hint);
    };
    row("", "is empty", "http://127.0.0.1:8000");
    row("  ", "is empty", "http://127.0.0.1:8000");
    row("localhost:8000", "does not begin with http://", "Did you mean http://localhost:8000?");
    row("127.0.0.1:8000/v1", "does not begin with http://", "Did you mean http://127.0.0.1:8000/v1?");
    row("api.example.com", "does not begin with http://", "Did you mean http://api.example.com?");
    row("//h:8000", "does not begin with http://", "Did you mean http://h:8000?");
    row("http:/h:8000", "does not begin with http://", "Did you mean http://h:8000?");
    row("https:h", "does not begin with http://", "Did you mean https://h?");
    row("http//h", "does not begin with http://", "Did you mean http://h?");
    row("http:8000", "does not begin with http://", "Did you mean http://http:8000?");
    row("ftp://h", "ftp://, which is not supported", "Only http:// and https://");
    row("file:///etc", "file://, which is not supported", "Only http://");
    row("http://", "names no host", "http://127.0.0.1:8000");
    row("http:///v1", "names no host", "http://127.0.0.1:8000");
    row("http://:8000", "names no host", "http://127.0.0.1:8000");
    row("http://h:8000 ", "contains a blank", "Remove it");
    row("http://my host", "contains a blank", "Remove it");
    row("http://h\n", "contains a blank", "Remove it");
    row("http://h:99999", "not a valid address", "http://127.0.0.1:8000");
    row("http://h:80x", "not a valid address", "http://127.0.0.1:8000");
    row("http://h:0", "port 0", "65535");
    row("http://[::1", "not a valid address", "http://127.0.0.1:8000");
    row("http://a<b", "not a valid address", "http://127.0.0.1:8000");
    row("http://h?x=1", "“?”", "endpoint");
    row("http://h/#a", "“#”", "endpoint");
    row("http://h", "endpoint “/v1/a b” contains a blank", "/v1/completions", "/v1/a b");
    row("http://h", "is a whole address", "/v1/completions", "http://h/v1/completions");
    row("http://h", "holds a “#”", "/v1/completions", "/v1#x");
    row("http://h", "not valid in an address", "/v1/completions", "/v1/%zz");
}

void RequestUrlTest::refuses()
{
    QFETCH(QString, base);
    QFETCH(QString, path);
    QFETCH(QString, message);
    QFETCH(QString, hint);
    const auto result = requestUrl(base, path);
    QVERIFY2(!result.ok(), result.ok() ? result->constData() : "");
    QCOMPARE(result.error().code, u"backend.bad_url"_s);
    QVERIFY2(result.error().message.contains(message), qPrintable(result.error().message));
    QVERIFY2(result.error().hint.contains(hint), qPrintable(result.error().hint));
    QVERIFY(result.error().message.endsWith(u'.'));
}

void RequestUrlTest::pathsOfBackends_data()
{
    QTest::addColumn<QString>("backend");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *backend, const char *base, const char *endpoint, const char *url) {
        QTest::addRow("%s at %s%s", backend, base, endpoint)
            << QString::fromLatin1(backend) << QString::fromLatin1(base) << QString::fromLatin1(endpoint)
            << QByteArray(url);
    };
    row("tgi", "http://h/v1", "", "http://h/generate_stream");
    row("tgi", "http://h/v1/", "", "http://h/generate_stream");
    row("tgi", "http://h/p/v1", "", "http://h/p/generate_stream");
    row("tgi", "http://h/v1", "/generate_stream", "http://h/v1/generate_stream");
    row("ollama", "http://h/v1", "", "http://h/api/generate");
    row("tensorrt-llm", "http://h", "", "http://h/v2/models/ensemble/generate_stream");
    row("vllm", "http://h/v1", "", "http://h/v1/completions");
    row("openai-chat", "http://h/v1", "/chat/completions", "http://h/v1/chat/completions");
}

void RequestUrlTest::pathsOfBackends()
{
    QFETCH(const QString, backend);
    QFETCH(const QString, base);
    QFETCH(const QString, endpoint);
    const auto result = requestUrl(*findBackend(backend), base, endpoint);
    QVERIFY(result.ok());
    QTEST(*result, "url");
}

void RequestUrlTest::keepsSecretsOutOfErrors()
{
    for (const QString &base :
         {u"http://me:hunter2@h:8000"_s, u"me:hunter2@h:8000"_s, u"ftp://hunter2@h"_s, u"http://hunter2@h"_s,
          u"http://h?api_key=hunter2"_s, u"https://h/x?key=hunter2"_s}) {
        const auto result = requestUrl(base, u"/v1/completions"_s);
        QVERIFY(!result.ok());
        QVERIFY2(!result.error().sentence().contains(u"hunter2"), qPrintable(result.error().sentence()));
        QVERIFY(!result.error().args.join(u' ').contains(u"hunter2"));
    }
}

SERVESCOPE_TEST(RequestUrlTest)
#include "request_url_test.moc"

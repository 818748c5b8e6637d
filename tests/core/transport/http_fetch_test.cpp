// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/http_fetch.h"
#include "core/transport/network_defaults.h"
#include "tests/core/tokenizer/http_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class HttpFetchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void getAndPost();
    void anyStatusIsAnAnswer_data();
    void anyStatusIsAnAnswer();
    void oneConnectionForAllCalls();
    void redirectKeepsMethodBodyAndKey();
    void redirectToAnotherHostDropsKey();
    void redirectCircle();
    void movedIsNotFollowed();
    void refused();
    void unknownHost();
    void badAddress_data();
    void badAddress();
    void silenceTimesOut();
    void timeoutCoversRedirects();
    void cancel();
    void garbage();
    void closedEarly_data();
    void closedEarly();
    void tlsAgainstPlainPort();
    void worksInAPlainThread();
    void secretsStayOutOfMessages();
    void aProxyOfTheEnvironmentIsNotForThisMachine();
};

namespace {

HttpCall call(const QString &url, const QByteArray &body = {}, const QByteArray &bearer = {})
{
    HttpCall result;
    result.url = QUrl(url);
    result.body = body;
    result.bearer = bearer;
    result.timeout = std::chrono::seconds(5);
    return result;
}

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

void HttpFetchTest::getAndPost()
{
    HttpFixture server([](const FixtureRequest &request) {
        return FixtureReply{200, request.method + ' ' + request.body, {"X-Test: seen"}, {}, false};
    });
    const auto got = httpFetch(call(server.url(u"/a?b=c"_s)));
    QVERIFY2(got.ok(), qPrintable(got.ok() ? QString() : got.error().message));
    QCOMPARE(got->status, 200);
    QCOMPARE(got->body, "GET ");
    const auto posted = httpFetch(call(server.url(u"/p"_s), R"({"k":1})", "sk-secret"));
    QVERIFY(posted.ok());
    QCOMPARE(posted->body, R"(POST {"k":1})");
    bool header = false;
    for (const auto &[name, value] : posted->headers)
        header = header || (name.toLower() == "x-test" && value == "seen");
    QVERIFY(header);

    const std::vector<FixtureRequest> seen = server.requests();
    QCOMPARE(seen.size(), size_t{2});
    QCOMPARE(seen[0].path, "/a?b=c");
    QVERIFY(!seen[0].headers.contains("authorization"));
    QCOMPARE(seen[0].headers.at("accept-encoding"), "identity");
    QCOMPARE(seen[1].headers.at("authorization"), "Bearer sk-secret");
    QCOMPARE(seen[1].headers.at("content-type"), "application/json");
    QVERIFY(!seen[1].headers.contains("upgrade")); // no HTTP/2
}

void HttpFetchTest::anyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {201, 400, 401, 403, 404, 405, 409, 418, 422, 429, 500, 501, 502, 503, 529})
        QTest::newRow(QByteArray::number(status).constData()) << status;
}

void HttpFetchTest::anyStatusIsAnAnswer()
{
    QFETCH(int, status);
    HttpFixture server([status](const FixtureRequest &) {
        return FixtureReply{status, R"({"detail":"the body"})", {"WWW-Authenticate: Bearer"}, {}, false};
    });
    for (const QByteArray &body : {QByteArray(), QByteArray("{}")}) {
        const auto answer = httpFetch(call(server.url(u"/x"_s), body, "key"));
        QVERIFY2(answer.ok(), qPrintable(answer.ok() ? QString() : answer.error().message));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, R"({"detail":"the body"})");
    }
}

void HttpFetchTest::oneConnectionForAllCalls()
{
    HttpFixture server([](const FixtureRequest &request) {
        return FixtureReply{200, request.body, {}, {}, false};
    });
    std::vector<HttpCall> calls;
    for (int i = 0; i < 50; ++i)
        calls.push_back(call(server.url(u"/n"_s), QByteArray::number(i)));
    const auto answers = httpFetch(calls);
    QVERIFY(answers.ok());
    QCOMPARE(answers->size(), size_t{50});
    for (int i = 0; i < 50; ++i)
        QCOMPARE((*answers)[static_cast<size_t>(i)].body, QByteArray::number(i));
    QCOMPARE(server.connections(), 1);
}

void HttpFetchTest::redirectKeepsMethodBodyAndKey()
{
    for (const int status : {307, 308}) {
        HttpFixture server([status](const FixtureRequest &request) {
            if (request.path == "/metrics")
                return FixtureReply{status, {}, {"Location: /metrics/"}, {}, false};
            return FixtureReply{200, request.method + ' ' + request.body + ' ' + request.path, {}, {}, false};
        });
        const auto answer = httpFetch(call(server.url(u"/metrics"_s), "{}", "key"));
        QVERIFY(answer.ok());
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "POST {} /metrics/");
        QCOMPARE(server.requests().at(1).headers.at("authorization"), "Bearer key");
    }
}

void HttpFetchTest::redirectToAnotherHostDropsKey()
{
    HttpFixture target([](const FixtureRequest &) { return FixtureReply{200, "there", {}, {}, false}; });
    const QByteArray elsewhere = "Location: http://localhost:" + QByteArray::number(target.port()) + "/t";
    HttpFixture server([&](const FixtureRequest &) { return FixtureReply{307, {}, {elsewhere}, {}, false}; });
    const auto answer = httpFetch(call(server.url(u"/x"_s), "{}", "key"));
    QVERIFY(answer.ok());
    QCOMPARE(answer->body, "there");
    QVERIFY(server.requests().at(0).headers.contains("authorization"));
    QVERIFY(!target.requests().at(0).headers.contains("authorization"));
}

void HttpFetchTest::redirectCircle()
{
    HttpFixture server([](const FixtureRequest &) {
        return FixtureReply{308, {}, {"Location: /again"}, {}, false};
    });
    const auto answer = httpFetch(call(server.url(u"/again"_s)));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.failed"_s);
    QVERIFY(answer.error().message.contains(u"circle"_s));
    QVERIFY(server.requests().size() <= 6);
}

void HttpFetchTest::movedIsNotFollowed()
{
    HttpFixture server([](const FixtureRequest &) {
        return FixtureReply{302, {}, {"Location: /login"}, {}, false};
    });
    const auto answer = httpFetch(call(server.url(u"/x"_s), "{}"));
    QVERIFY(answer.ok());
    QCOMPARE(answer->status, 302);
    QCOMPARE(server.requests().size(), size_t{1});
}

void HttpFetchTest::refused()
{
    const quint16 port = closedPort();
    const auto answer = httpFetch(call(u"http://127.0.0.1:%1/v1/models"_s.arg(port)));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.refused"_s);
    QCOMPARE(answer.error().message,
             u"Nothing answers at http://127.0.0.1:%1: connection refused."_s.arg(port));
    QCOMPARE(answer.error().hint, u"Is the server running, and is the port right?"_s);
}

void HttpFetchTest::unknownHost()
{
    const auto answer = httpFetch(call(u"http://no-such-host.invalid/"_s));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.host_not_found"_s);
    QVERIFY(answer.error().message.contains(u"no-such-host.invalid"_s));
}

void HttpFetchTest::badAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("empty") << QString();
    QTest::newRow("no scheme") << u"127.0.0.1:8000"_s;
    QTest::newRow("other scheme") << u"ftp://127.0.0.1/"_s;
    QTest::newRow("file") << u"file:///etc/hostname"_s;
    QTest::newRow("no host") << u"http:///path"_s;
}

void HttpFetchTest::badAddress()
{
    QFETCH(QString, url);
    const auto answer = httpFetch(call(url));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.bad_url"_s);
}

void HttpFetchTest::silenceTimesOut()
{
    HttpFixture server([](const FixtureRequest &) { return FixtureReply{0, {}, {}, {}, true}; });
    HttpCall silent = call(server.url(u"/x"_s));
    silent.timeout = std::chrono::milliseconds(150);
    QElapsedTimer watch;
    watch.start();
    const auto answer = httpFetch(silent);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.timeout"_s);
    QVERIFY2(answer.error().message.contains(u"0.15 seconds"_s), qPrintable(answer.error().message));
    QVERIFY(watch.elapsed() >= 150);
    QVERIFY(watch.elapsed() < 3000);
}

void HttpFetchTest::timeoutCoversRedirects()
{
    HttpFixture server([](const FixtureRequest &request) {
        if (request.path == "/slow")
            return FixtureReply{0, {}, {}, {}, true};
        return FixtureReply{307, {}, {"Location: /slow"}, {}, false};
    });
    HttpCall slow = call(server.url(u"/x"_s));
    slow.timeout = std::chrono::milliseconds(150);
    const auto answer = httpFetch(slow);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.timeout"_s);
}

void HttpFetchTest::cancel()
{
    std::atomic_bool cancelled = false;
    HttpFixture server([&](const FixtureRequest &) {
        cancelled = true;
        return FixtureReply{0, {}, {}, {}, true};
    });
    QElapsedTimer watch;
    watch.start();
    const auto answer = httpFetch(call(server.url(u"/x"_s)), &cancelled);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"cancelled"_s);
    QVERIFY(watch.elapsed() < 2000);
    const auto later = httpFetch(call(server.url(u"/x"_s)), &cancelled);
    QCOMPARE(later.error().code, u"cancelled"_s);
    QCOMPARE(server.requests().size(), size_t{1});
}

void HttpFetchTest::garbage()
{
    HttpFixture server([](const FixtureRequest &) {
        return FixtureReply{0, {}, {}, "\x15\x03\x01 this is no HTTP\r\nat all\r\n\r\n", false};
    });
    const auto answer = httpFetch(call(server.url(u"/x"_s)));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.closed"_s);
    QVERIFY2(answer.error().message.contains(u"without an HTTP answer"_s),
             qPrintable(answer.error().message));
}

void HttpFetchTest::closedEarly_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("status line only") << QByteArray("HTTP/1.1 200 OK\r\n");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":");
    QTest::newRow("half a chunked body")
        << QByteArray("HTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
}

void HttpFetchTest::closedEarly()
{
    QFETCH(QByteArray, raw);
    HttpFixture server([&](const FixtureRequest &) { return FixtureReply{0, {}, {}, raw, false}; });
    const auto answer = httpFetch(call(server.url(u"/x"_s)));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.closed"_s);
}

void HttpFetchTest::tlsAgainstPlainPort()
{
    QTcpServer plain; // answers the hello with HTTP, as a server does whose port is not the https one
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain, [&] {
        QTcpSocket *socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"); });
    });
    const auto answer = httpFetch(call(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort())));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, u"connection.tls"_s);
    QVERIFY(answer.error().message.contains(u"https://127.0.0.1"_s));
}

void HttpFetchTest::worksInAPlainThread()
{
    HttpFixture server([](const FixtureRequest &) { return FixtureReply{200, "ok", {}, {}, false}; });
    std::atomic_int good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            const auto answer = httpFetch(call(server.url(u"/x"_s)));
            good += answer.ok() && answer->body == "ok";
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 4);
}

void HttpFetchTest::secretsStayOutOfMessages()
{
    HttpFixture server([](const FixtureRequest &) {
        return FixtureReply{0, {}, {}, "nonsense\r\n\r\n", false};
    });
    const std::vector<QString> addresses{
        u"http://user:hunter2@127.0.0.1:%1/x?api-key=sk-query"_s.arg(closedPort()),
        u"http://user:hunter2@127.0.0.1:%1/x?api-key=sk-query"_s.arg(server.port()),
        u"ftp://user:hunter2@127.0.0.1/?api-key=sk-query"_s};
    for (const QString &address : addresses) {
        const auto answer = httpFetch(call(address, "{}", "sk-bearer"));
        QVERIFY(!answer.ok());
        const QString all = answer.error().sentence() + answer.error().args.join(u' ');
        for (const QString &secret : {u"hunter2"_s, u"sk-query"_s, u"sk-bearer"_s})
            QVERIFY2(!all.contains(secret), qPrintable(all));
    }
}

void HttpFetchTest::aProxyOfTheEnvironmentIsNotForThisMachine()
{
    ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
        return {ScriptedServer::response(200, "{}"), {}};
    });
    ScriptedServer proxy([](const QByteArray &, int) -> ScriptedServer::Reply {
        return {ScriptedServer::response(502, "proxy"), {}};
    });
    const QByteArray before = qgetenv("http_proxy");
    qputenv("http_proxy", proxy.url().toEncoded());
    const auto here = httpFetch(call(server.url(u"/v1/models"_s).toString()));
    const auto there = httpFetch(call(u"http://gpu-box.test:8000/v1/models"_s));
    const QString shown = proxyInUse(QUrl(u"http://gpu-box.test:8000"_s));
    const QString none = proxyInUse(server.url());
    before.isEmpty() ? qunsetenv("http_proxy") : qputenv("http_proxy", before);
    QVERIFY(here && here->status == 200);
    QVERIFY(there && there->status == 502); // the proxy's own answer
    QCOMPARE(proxy.requests(), 1);
    QCOMPARE(shown, u"127.0.0.1:%1"_s.arg(proxy.port()));
    QCOMPARE(none, QString());
}

SERVESCOPE_TEST(HttpFetchTest)
#include "http_fetch_test.moc"

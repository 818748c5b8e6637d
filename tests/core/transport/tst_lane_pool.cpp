// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/lane_pool.h"
#include "core/transport/socket_tuning.h"

#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

namespace {

class Recorder : public ExchangeListener
{
public:
    void connecting(Nanoseconds) override { ++connects; }
    void encrypted(Nanoseconds) override {}
    void written(Nanoseconds) override { ++writes; }
    void resent(Nanoseconds) override { ++resends; }
    void redirected(Nanoseconds, const QUrl &to) override { path = to.path(); }
    void received(QByteArrayView bytes, Nanoseconds) override { body += bytes; }
    void ended(const ExchangeEnd &e) override
    {
        end = e;
        ++ends;
    }
    QByteArray body;
    ExchangeEnd end;
    QString path; // the last one it was sent on to
    int connects = 0;
    int writes = 0;
    int resends = 0;
    int ends = 0;
};

QByteArray headerOf(const QByteArray &request, const QByteArray &name)
{
    for (const QByteArray &line : request.left(request.indexOf("\r\n\r\n")).split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

class TestLanePool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStreamHasItsOwnConnection()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::streamHead(), {}};
        });
        LanePool pool(server.url(u"/v1/completions"_s), {});
        QSignalSpy ready(&pool, &LanePool::preconnected);
        pool.preconnect(100);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(ready[0][0].toInt(), 100);
        QTRY_COMPARE(server.openNow(), 100);
#ifdef Q_OS_LINUX
        QCOMPARE(tuneConnections(server.port()), 100);
#endif
        std::vector<Recorder> recorders(100);
        for (Recorder &recorder : recorders)
            pool.post("x", "{}", &recorder);
        QTRY_COMPARE(server.requests(), 100);
        QCOMPARE(server.connections(), 100); // the pre-opened ones were used
        QCOMPARE(pool.busyLanes(), 100);
    }

    void requestsCarryWhatWasAskedAndNothingElse()
    {
        QByteArray seen;
        ScriptedServer server([&seen](const QByteArray &request, int) -> ScriptedServer::Reply {
            seen = request;
            return {ScriptedServer::response(200, "ok"), {}};
        });
        LanePool pool(server.url(u"/v1/completions"_s),
                      {{"Authorization", "Bearer secret"}, {"X-Team", "blue"}});
        Recorder recorder;
        pool.post("bench-1", R"({"a":1})", &recorder);
        QTRY_COMPARE(recorder.ends, 1);
        QVERIFY(seen.startsWith("POST /v1/completions HTTP/1.1\r\n"));
        QCOMPARE(headerOf(seen, "x-request-id"), QByteArray("bench-1"));
        QCOMPARE(headerOf(seen, "Authorization"), QByteArray("Bearer secret"));
        QCOMPARE(headerOf(seen, "X-Team"), QByteArray("blue"));
        QCOMPARE(headerOf(seen, "Content-Type"), QByteArray("application/json"));
        QCOMPARE(headerOf(seen, "Accept-Encoding"), QByteArray("identity"));
        QVERIFY(!headerOf(seen, "User-Agent").contains("Mozilla"));
        QVERIFY(headerOf(seen, "Cookie").isEmpty());
        QVERIFY(seen.endsWith(R"({"a":1})"));
        QCOMPARE(recorder.body, QByteArray("ok"));
        QVERIFY(recorder.end.clean);
        QCOMPARE(recorder.writes, 1);
    }

    void aLaneReusesItsConnection()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::response(200, "ok"), {}};
        });
        LanePool pool(server.url(), {});
        for (int i = 0; i < 20; ++i) {
            Recorder recorder;
            pool.post("x", "{}", &recorder);
            QTRY_COMPARE(recorder.ends, 1);
            QVERIFY(recorder.end.clean);
        }
        QCOMPARE(server.connections(), 1);
    }

    void errorAnswersAreCompleteAnswers()
    {
        ScriptedServer server([](const QByteArray &, int number) -> ScriptedServer::Reply {
            static constexpr int statuses[] = {400, 401, 404, 429, 500, 503};
            return {ScriptedServer::response(statuses[number], "{\"error\":\"why\"}",
                                             "WWW-Authenticate: Basic realm=\"x\"\r\n"),
                    {}};
        });
        LanePool pool(server.url(), {});
        for (const int status : {400, 401, 404, 429, 500, 503}) {
            Recorder recorder;
            pool.post("x", "{}", &recorder);
            QTRY_COMPARE(recorder.ends, 1);
            QCOMPARE(recorder.end.httpStatus, status);
            QVERIFY(recorder.end.clean);
            QCOMPARE(recorder.end.body, QByteArray("{\"error\":\"why\"}"));
            QVERIFY(recorder.body.isEmpty());
        }
    }

    void aRedirectToAnotherServerIsReportedNotFollowed()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::response(307, {}, "Location: http://127.0.0.1:1/elsewhere\r\n"), {}};
        });
        LanePool pool(server.url(), {});
        Recorder recorder;
        pool.post("x", "{}", &recorder);
        QTRY_COMPARE(recorder.ends, 1);
        QCOMPARE(recorder.end.httpStatus, 307);
        QCOMPARE(recorder.end.redirectTo, QByteArray("http://127.0.0.1:1/elsewhere"));
        QCOMPARE(server.requests(), 1);
    }

    void aRedirectOnTheSameServerIsFollowed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("requests"); // that the server sees for two of ours
        QTest::newRow("this time") << 307 << 4;
        QTest::newRow("for good") << 308 << 3;
    }

    void aRedirectOnTheSameServerIsFollowed()
    {
        QFETCH(int, status);
        QFETCH(int, requests);
        ScriptedServer server([status](const QByteArray &request, int) -> ScriptedServer::Reply {
            if (request.startsWith("POST /v1/completions/ ") && request.endsWith("{\"a\":1}"))
                return {ScriptedServer::response(200, "done"), {}};
            return {ScriptedServer::response(status, {}, "Location: /v1/completions/\r\n"), {}};
        });
        LanePool pool(server.url(u"/v1/completions"_s), {});
        for (int i = 0; i < 2; ++i) {
            Recorder recorder;
            pool.post("x", "{\"a\":1}", &recorder);
            QTRY_COMPARE(recorder.ends, 1);
            QCOMPARE(recorder.body, QByteArray("done"));
            QCOMPARE(recorder.path, i == 1 && status == 308 ? QString() : u"/v1/completions/"_s);
        }
        QCOMPARE(server.requests(), requests);
    }

    void aCircleOfRedirectsEnds()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::response(308, {}, "Location: /again\r\n"), {}};
        });
        LanePool pool(server.url(u"/again"_s), {});
        Recorder recorder;
        pool.post("x", "{}", &recorder);
        QTRY_COMPARE(recorder.ends, 1);
        QCOMPARE(recorder.end.httpStatus, 308);
        QCOMPARE(server.requests(), 6);
    }

    void aBrokenStreamIsNotClean()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::streamHead() + ScriptedServer::chunk("data: {}\n\n"),
                    ScriptedServer::Reply::Close};
        });
        LanePool pool(server.url(), {});
        Recorder recorder;
        pool.post("x", "{}", &recorder);
        QTRY_COMPARE(recorder.ends, 1);
        QVERIFY(!recorder.end.clean);
        QCOMPARE(recorder.end.httpStatus, 200);
        QCOMPARE(recorder.body, QByteArray("data: {}\n\n"));
        QVERIFY(!recorder.end.error.code.isEmpty());
    }

    void nobodyThere()
    {
        quint16 port = 0;
        {
            QTcpServer probe;
            QVERIFY(probe.listen(QHostAddress::LocalHost));
            port = probe.serverPort();
        }
        LanePool pool(QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port)), {});
        QSignalSpy ready(&pool, &LanePool::preconnected);
        pool.preconnect(3);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(ready[0][0].toInt(), 0);
        const Error failure = ready[0][1].value<Error>();
        QCOMPARE(failure.code, u"connection.refused"_s);
        QVERIFY(failure.message.contains(QString::number(port)));
    }

    /// Qt alone would send it up to four times and say nothing.
    void aFreshConnectionThatClosesWithoutAnAnswerIsAnOutcome()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {{}, ScriptedServer::Reply::Close};
        });
        LanePool pool(server.url(), {});
        Recorder recorder;
        pool.post("x", "{}", &recorder);
        QTRY_COMPARE(recorder.ends, 1);
        QCOMPARE(recorder.end.error.code, u"connection.closed"_s);
        QCOMPARE(recorder.end.httpStatus, 0);
        QCOMPARE(recorder.resends, 0);
        QCOMPARE(server.requests(), 1);
    }

    void aReusedConnectionThatClosesWithoutAnAnswerIsGivenOneMoreChance()
    {
        ScriptedServer server([](const QByteArray &, int number) -> ScriptedServer::Reply {
            if (number == 1)
                return {{}, ScriptedServer::Reply::Reset};
            return {ScriptedServer::response(200, "ok"), {}};
        });
        LanePool pool(server.url(), {});
        Recorder first, second;
        pool.post("a", "{}", &first);
        QTRY_COMPARE(first.ends, 1);
        QCOMPARE(first.connects, 1);
        pool.post("b", R"({"long":")" + QByteArray(100'000, 'x') + R"("})", &second);
        QTRY_COMPARE(second.ends, 1);
        QVERIFY(second.end.clean);
        QCOMPARE(second.body, QByteArray("ok"));
        QCOMPARE(second.resends, 1);
        QCOMPARE(second.connects, 1);
        QCOMPARE(server.requests(), 3);
        // Newer Qt opens the connection that was reset anew beside the one it uses.
        QCOMPARE(server.connections(), QT_VERSION < QT_VERSION_CHECK(6, 5, 0) ? 2 : 3);
    }

    void aSecondDeathIsAnOutcome()
    {
        ScriptedServer server([](const QByteArray &, int number) -> ScriptedServer::Reply {
            if (number > 0)
                return {{}, ScriptedServer::Reply::Close};
            return {ScriptedServer::response(200, "ok"), {}};
        });
        LanePool pool(server.url(), {});
        Recorder first, second;
        pool.post("a", "{}", &first);
        QTRY_COMPARE(first.ends, 1);
        pool.post("b", "{}", &second);
        QTRY_COMPARE(second.ends, 1);
        QCOMPARE(second.end.error.code, u"connection.closed"_s);
        QCOMPARE(second.resends, 1);
        QCOMPARE(server.requests(), 3);
    }

    void abortFreesTheLaneAndSaysSo()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::streamHead(), {}};
        });
        LanePool pool(server.url(), {});
        Recorder recorder;
        const int lane = pool.post("x", "{}", &recorder);
        QTRY_COMPARE(server.requests(), 1);
        pool.abort(lane);
        QCOMPARE(recorder.ends, 1);
        QVERIFY(recorder.end.aborted);
        QCOMPARE(pool.busyLanes(), 0);
        QTRY_COMPARE(server.openNow(), 0);
    }
};

SERVESCOPE_TEST(TestLanePool)
#include "tst_lane_pool.moc"

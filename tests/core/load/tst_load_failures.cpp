// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/load_generator.h"

#include "core/simulator/simulator.h"
#include "tests/core/load/load_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QTcpServer>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray token = "data: {\"choices\":[{\"index\":0,\"text\":\"a\",\"finish_reason\":null}]}\n\n";
const QByteArray lastToken =
    "data: {\"choices\":[{\"index\":0,\"text\":\"b\",\"finish_reason\":\"length\"}]}\n\ndata: [DONE]\n\n";
const QByteArray wholeStream =
    ScriptedServer::streamHead() + ScriptedServer::chunk(token + lastToken) + ScriptedServer::streamEnd();

} // namespace

/// What a server that misbehaves does to a run.
class TestLoadFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingListens()
    {
        quint16 port = 0;
        {
            QTcpServer probe;
            QVERIFY(probe.listen(QHostAddress::LocalHost));
            port = probe.serverPort();
        }
        RecordList sink;
        LoadGenerator generator(planFor(QUrl(u"http://127.0.0.1:%1"_s.arg(port)), 100, 4, 8), sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(outcome.stopReason.code, u"connection.refused"_s);
        QVERIFY(sink.records.empty());
    }

    void configurationErrorsStopTheRunEarly_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("404") << ScriptedServer::response(404, R"({"detail":"Not Found"})")
                             << u"http.not_found"_s;
        QTest::newRow("401") << ScriptedServer::response(401, R"({"error":"Unauthorized"})")
                             << u"http.unauthorized"_s;
        QTest::newRow("web page") << ScriptedServer::response(
                                         200, "<!DOCTYPE html><html><title>Login</title></html>",
                                         "Content-Type: text/html\r\n")
                                  << u"protocol.html"_s;
        QTest::newRow("redirect") << ScriptedServer::response(301, {}, "Location: https://example.org/\r\n")
                                  << u"http.redirect"_s;
    }
    void configurationErrorsStopTheRunEarly()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, code);
        ScriptedServer server([answer](const QByteArray &, int) -> ScriptedServer::Reply {
            return {answer, {}};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 1000, 2, 8), sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(outcome.stopReason.code, code);
        QVERIFY(!outcome.stopReason.message.isEmpty());
        QVERIFY(sink.records.size() < 10);
    }

    /// Told at the head of the answer, though the stream never ends; an error that comes compressed keeps its
    /// class.
    void aCompressedAnswerIsNotWaitedFor_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("code");
        const QByteArray body = QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff\0\x05\0\xfa\xffhello", 20);
        for (const char *encoding : {"gzip", "br", "deflate", "zstd"})
            QTest::newRow(encoding) << "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                       "Transfer-Encoding: chunked\r\nContent-Encoding: " +
                                           QByteArray(encoding) + "\r\n\r\n" + ScriptedServer::chunk(body)
                                    << u"protocol.compressed"_s;
        QTest::newRow("unsaid") << ScriptedServer::response(200, body, "Content-Type: text/event-stream\r\n")
                                << u"protocol.compressed"_s;
        QTest::newRow("an error") << ScriptedServer::response(502, body, "Content-Encoding: gzip\r\n")
                                  << u"http.bad_gateway"_s;
        QTest::newRow("identity") << "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\n"
                                     "Content-Type: text/event-stream\r\nContent-Length: " +
                                         QByteArray::number((token + lastToken).size()) + "\r\n\r\n" + token +
                                         lastToken
                                  << QString();
    }
    void aCompressedAnswerIsNotWaitedFor()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, code);
        ScriptedServer server([answer](const QByteArray &request, int) -> ScriptedServer::Reply {
            return {request.toLower().contains("accept-encoding: identity\r\n") ? answer : QByteArray(), {}};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 5, 1, 2), sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome, 10000));
        const bool configuration = code == "protocol.compressed"_L1;
        QCOMPARE(outcome.stopReason.code, configuration ? code : QString());
        QCOMPARE(sink.records.size(), size_t(configuration ? 3 : 5));
        QCOMPARE(server.requests(), int(sink.records.size()));
        for (const RequestRecord &record : sink.records) {
            QCOMPARE(record.errorCode, code);
            if (record.errorCode == "http.bad_gateway"_L1) // no compressed bytes in the sentence
                QVERIFY(!record.errorMessage.contains(u"hello"_s));
        }
    }

    void overloadDoesNotStopTheRun()
    {
        ScriptedServer server([](const QByteArray &, int number) -> ScriptedServer::Reply {
            if (number % 2)
                return {ScriptedServer::response(503, R"({"error":"queue full"})"), {}};
            return {wholeStream, {}};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 40, 1, 2), sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QVERIFY(outcome.stopReason.code.isEmpty());
        QCOMPARE(sink.count(RequestStatus::Ok), 20);
        QCOMPARE(sink.count(RequestStatus::HttpError), 20);
    }

    void aStreamCutShortFails()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::streamHead() + ScriptedServer::chunk(token),
                    ScriptedServer::Reply::Close};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 5, 1, 2), sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::StreamError), 5);
        QCOMPARE(sink.records.front().events.size(), size_t(1));
        QVERIFY(sink.records.front().errorMessage.contains(u"1 event"_s));
    }

    void aConnectionThatBreaksAfterTheEndMarkerHasLostNothing()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            return {ScriptedServer::streamHead() + ScriptedServer::chunk(token + lastToken),
                    ScriptedServer::Reply::Close};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 5, 1, 2), sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::Ok), 5);
    }

    void silenceEndsByOurOwnTimer()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply { return {}; });
        RecordList sink;
        LoadPlan plan = planFor(server.url(), 4, 4, 2);
        plan.requestTimeout = 300ms;
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator, nullptr, 5000));
        QCOMPARE(sink.count(RequestStatus::Timeout), 4);
        QCOMPARE(sink.records.front().errorCode, u"request.timeout"_s);
    }

    void aServerThatNeverAcceptsAgainEndsByTheConnectTimeout()
    {
        // A full listen queue: the kernel drops what comes after it.
        QTcpServer deaf;
        deaf.setListenBacklogSize(1);
        QVERIFY(deaf.listen(QHostAddress::LocalHost));
        deaf.pauseAccepting();
        RecordList sink;
        LoadPlan plan = planFor(QUrl(u"http://127.0.0.1:%1"_s.arg(deaf.serverPort())), 40, 20, 2);
        plan.connectTimeout = 500ms;
        plan.requestTimeout = 1s;
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome, 20000));
        QCOMPARE(sink.count(RequestStatus::Ok), 0);
        for (const RequestRecord &record : sink.records)
            QVERIFY2(record.errorCode == "connection.timeout"_L1 || record.errorCode == "request.timeout"_L1,
                     qPrintable(record.errorCode));
    }

    /// No request reaches a server more often than its record says.
    void aConnectionClosedBeforeTheAnswerIsTriedOnceMoreAndCounted()
    {
        ScriptedServer server([](const QByteArray &, int number) -> ScriptedServer::Reply {
            if (number == 0)
                return {{}, ScriptedServer::Reply::Close};
            return {wholeStream, {}};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 1, 1, 2), sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(sink.records.size(), size_t(1));
        QVERIFY(sink.records.front().ok());
        QCOMPARE(sink.records.front().attempts, 2);
        QCOMPARE(server.requests(), 2);
        QCOMPARE(outcome.health.resent, 1);
    }

    void attemptsAddUpToWhatTheServerSaw_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("after");
        QTest::newRow("closes before the first byte") << QByteArray() << int(ScriptedServer::Reply::Close);
        QTest::newRow("resets before the first byte") << QByteArray() << int(ScriptedServer::Reply::Reset);
        QTest::newRow("closes after every response") << wholeStream << int(ScriptedServer::Reply::Close);
        QTest::newRow("resets mid-stream")
            << QByteArray(ScriptedServer::streamHead() + ScriptedServer::chunk(token))
            << int(ScriptedServer::Reply::Reset);
    }
    void attemptsAddUpToWhatTheServerSaw()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, after);
        // Every third request is treated badly.
        ScriptedServer server([bytes, after](const QByteArray &, int number) -> ScriptedServer::Reply {
            if (number % 3 == 2)
                return {bytes, static_cast<decltype(ScriptedServer::Reply::after)>(after)};
            return {wholeStream, {}};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 60, 4, 2), sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.records.size(), size_t(60));
        int attempts = 0;
        for (const RequestRecord &record : sink.records) {
            attempts += record.attempts;
            QVERIFY(record.attempts <= 2);
            if (!record.ok())
                QVERIFY(!record.errorMessage.isEmpty());
        }
        // What was written to a connection that was just closing never arrived.
        QVERIFY2(server.requests() <= attempts, qPrintable(QString::number(server.requests())));
    }

    void connectionsBeyondTheServersLimitFailAlone_data()
    {
        QTest::addColumn<int>("beyond");
        QTest::addColumn<QStringList>("outcomes");
        QTest::newRow("closed at once") << int(ScriptedServer::Limit::Closed)
                                        << QStringList{u"connection.closed"_s, u"connection.refused"_s};
        QTest::newRow("never accepted")
            << int(ScriptedServer::Limit::LeftWaiting) << QStringList{u"request.timeout"_s};
    }
    void connectionsBeyondTheServersLimitFailAlone()
    {
        QFETCH(const int, beyond);
        QFETCH(const QStringList, outcomes);
        ScriptedServer server(
            [](const QByteArray &, int) -> ScriptedServer::Reply {
                QThread::msleep(2); // so that all lanes come to be used
                return {wholeStream, {}};
            },
            ScriptedServer::Limit{20, static_cast<decltype(ScriptedServer::Limit::beyond)>(beyond)});
        RecordList sink;
        LoadPlan plan = planFor(server.url(), 400, 32, 2);
        plan.requestTimeout = 1s;
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome, 10000));
        QVERIFY(outcome.stopReason.code.isEmpty());
        QCOMPARE(sink.records.size(), size_t(400));
        const int ok = sink.count(RequestStatus::Ok);
        QVERIFY2(ok >= 20 && ok < 400, qPrintable(QString::number(ok)));
        int attempts = 0;
        for (const RequestRecord &record : sink.records) {
            attempts += record.attempts;
            if (!record.ok())
                QVERIFY2(outcomes.contains(record.errorCode), qPrintable(record.errorCode));
        }
        QVERIFY(server.requests() <= attempts);
        QVERIFY(server.openNow() <= 20);
    }

    void anIdleConnectionThatWasClosedCostsNoRequest()
    {
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{5ms, 1ms};
        options.keepAliveTimeout = 50ms;
        Simulator simulator(options);
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = planFor(simulator.url(), 8, 8, 2);
        plan.requestRate = 8; // longer between two requests than the server keeps a connection
        plan.burstiness = std::numeric_limits<double>::infinity();
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::Ok), 8);
        QCOMPARE(simulator.truth().size(), size_t(8));
        int connecting = 0;
        for (const RequestRecord &record : sink.records) {
            connecting += record.connecting ? 1 : 0;
            if (record.connecting)
                QVERIFY(*record.connecting >= record.sent && *record.connecting <= *record.written);
        }
        QVERIFY(connecting > 0);
    }

    void anAnswerInSingleBytesIsReadAsOneStream()
    {
        ScriptedServer server([](const QByteArray &, int) -> ScriptedServer::Reply {
            QByteArray bytes = ScriptedServer::streamHead();
            for (const char byte : token + lastToken)
                bytes += ScriptedServer::chunk(QByteArray(1, byte));
            return {bytes + ScriptedServer::streamEnd(), {}};
        });
        RecordList sink;
        LoadGenerator generator(planFor(server.url(), 10, 2, 2), sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::Ok), 10);
        QCOMPARE(sink.records.front().events.size(), size_t(3));
    }
};

SERVESCOPE_TEST(TestLoadFailures)
#include "tst_load_failures.moc"

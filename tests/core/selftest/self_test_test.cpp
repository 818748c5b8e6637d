// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/selftest/self_test.h"

#include "core/selftest/ground_truth.h"
#include "tests/support/registry.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace servescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RequestRecord recordOf(int index, Nanoseconds sent, const std::vector<Nanoseconds> &events)
{
    RequestRecord record;
    record.index = index;
    record.sent = sent;
    for (const Nanoseconds time : events) {
        StreamEvent event;
        event.time = time;
        event.choices = true;
        record.events.push_back(event);
    }
    return record;
}

} // namespace

class SelfTestTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void errorsAreDifferencesToTheLog()
    {
        const QByteArray log =
            R"({"request_id":"x-0","status":200,"received_ns":1000000,"tokens_ns":[51000000,61000000,71000000]})"
            "\n"
            R"({"request_id":"x-1","status":200,"received_ns":2000000,"tokens_ns":[52000000,62000000]})"
            "\n"
            R"({"request_id":"x-2","status":503,"received_ns":2000000,"tokens_ns":[]})"
            "\n";
        const auto truth = readGroundTruth(log);
        QVERIFY(truth.ok());
        QCOMPARE(truth->size(), 2);
        SelfTestPoint point;
        compareWithTruth({recordOf(0, 0ms, {52ms, 62ms, 75ms}), // TTFT +2, gaps 0 and +3, E2EL +5
                          recordOf(1, 1ms, {55ms, 62ms}),       // TTFT +4, gap −3, E2EL +1
                          recordOf(2, 1ms, {55ms}),             // not answered
                          recordOf(3, 1ms, {55ms})},            // not in the log
                         "x-", *truth, point);
        QCOMPARE(point.requests, 2);
        QCOMPARE(point.failed, 2);
        QCOMPARE(point.ttft.median, 3.0);
        QCOMPARE(point.ttft.max, 4.0);
        QCOMPARE(point.itl.median, 3.0);
        QCOMPARE(point.itl.max, 3.0);
        QCOMPARE(point.e2el.median, 3.0);
        QVERIFY(!readGroundTruth("no json\n").ok());
    }

    void storesAndReadsBack()
    {
        SelfTestResult result;
        result.date = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7));
        result.version = u"1.2"_s;
        result.host = u"box"_s;
        result.cores = 8;
        SelfTestPoint point;
        point.load = {.streams = 64, .tokensPerSecond = 40, .tokens = 64, .waves = 2, .promptBytes = 200};
        point.requests = 128;
        point.ttft = {0.5, 2, 3};
        point.itl = {0.02, 0.4, 5};
        point.eventsPerSecond = 2500;
        point.health.verdict = HealthVerdict::Amber;
        result.points = {point};
        const auto read = selfTestFromJson(selfTestJson(result));
        QVERIFY(read.ok());
        QCOMPARE(read->date, result.date);
        QCOMPARE(read->host, result.host);
        QCOMPARE(read->points.size(), size_t(1));
        QCOMPARE(read->points[0].load, point.load);
        QCOMPARE(read->points[0].itl.p99, 0.4);
        QCOMPARE(read->points[0].health.verdict, HealthVerdict::Amber);
        QVERIFY(selfTestText(*read).contains(u"amber"_s));

        QCOMPARE(selfTestFromJson("{}").error().code, u"selftest.not_json"_s);
        QCOMPARE(selfTestFromJson("torn").error().code, u"selftest.not_json"_s);
        QCOMPARE(selfTestFromJson(R"({"servescope_selftest": 99})").error().code, u"selftest.version"_s);
    }

    void theNearestLoadTellsTheError()
    {
        SelfTestResult result;
        for (const int streams : {1, 8, 64, 512}) {
            SelfTestPoint point;
            point.load.streams = streams;
            point.requests = 10;
            point.ttft.median = streams;
            result.points.push_back(point);
        }
        result.points.push_back(result.points[1]);
        result.points.back().load.promptBytes = 1'000'000; // long prompts say nothing of others
        result.points.back().ttft.median = -1;
        QCOMPARE(expectedError(result, 1)->streams, 1);
        QCOMPARE(expectedError(result, 10)->ttftMs, 8.0);
        QCOMPARE(expectedError(result, 100)->streams, 64);
        QCOMPARE(expectedError(result, 2000)->streams, 512);
        QVERIFY(!expectedError(result, 3000));
        QVERIFY(!expectedError({}, 8));
    }

    void measuresAgainstASimulatorInAnotherProcess()
    {
        SelfTest test(QStringLiteral(SERVESCOPE_EXECUTABLE), {u"simulate"_s},
                      {{.streams = 1, .tokensPerSecond = 100, .tokens = 20, .waves = 2},
                       {.streams = 8, .tokensPerSecond = 100, .tokens = 20}});
        QSignalSpy measured(&test, &SelfTest::pointMeasured);
        QSignalSpy finished(&test, &SelfTest::finished);
        test.start();
        QVERIFY(finished.wait(60000));
        const Error error = finished[0][0].value<Error>();
        QVERIFY2(error.code.isEmpty(), qPrintable(error.message));
        QCOMPARE(measured.size(), 2);
        const SelfTestPoint &eight = test.result().points[1];
        QCOMPARE(eight.requests, 16);
        QCOMPARE(eight.failed, 0);
        QVERIFY(eight.ttft.max >= eight.ttft.p99 && eight.ttft.p99 >= eight.ttft.median);
        QVERIFY(eight.itl.max > 0);
        QVERIFY(eight.eventsPerSecond > 100);
    }

    void cancelsAndLeavesNoProcess()
    {
        SelfTest test(QStringLiteral(SERVESCOPE_EXECUTABLE), {u"simulate"_s},
                      {{.streams = 8, .tokensPerSecond = 10, .tokens = 600}});
        QSignalSpy finished(&test, &SelfTest::finished);
        test.start();
        QTimer::singleShot(1500, &test, &SelfTest::cancel);
        QVERIFY(finished.wait(30000));
        QCOMPARE(finished[0][0].value<Error>().code, u"cancelled"_s);
        QCOMPARE(finished.size(), 1);
        QVERIFY(test.result().points.empty());
    }

    void saysWhyTheSimulatorDoesNotStart()
    {
        for (const auto &[program, arguments] :
             {std::pair<QString, QStringList>{u"/no/such/program"_s, {}},
              {QStringLiteral(SERVESCOPE_EXECUTABLE), {u"simulate"_s, u"--no-such-flag"_s}}}) {
            SelfTest test(program, arguments, {{.streams = 1}});
            QSignalSpy finished(&test, &SelfTest::finished);
            test.start();
            QVERIFY(finished.size() == 1 || finished.wait(30000));
            QCOMPARE(finished[0][0].value<Error>().code, u"selftest.simulator"_s);
            QVERIFY(!finished[0][0].value<Error>().message.isEmpty());
        }
    }
};

SERVESCOPE_TEST(SelfTestTest)
#include "self_test_test.moc"

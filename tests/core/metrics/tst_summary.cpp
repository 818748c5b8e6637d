// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/summary.h"
#include "tests/core/metrics/record_builder.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestSummary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoRequestsByHand();
    void valuesOfOneRequest();
    void oneTokenHasNoTpot();
    void singleEventHasNoGap();
    void failedOnesCountOnlyInTheClock();
    void nothingCompletedIsNotAvailable();
    void noRecordsAtAll();
    void okWithoutChoicesIsNoSuccess();
    void warmupsAreIgnored();
    void neverSentIsFailed();
    void eventsWithoutChoicesDoNotCount();
    void tokenSources();
    void lengthMismatches();
    void clientQueue();
};

void TestSummary::twoRequestsByHand()
{
    // A: sent 0, events 100 200 400 (3 tokens); B: sent 50, events 150 350 (usage says 5 tokens), ends 1000.
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 0).content({100, 200, 400}).usage(410, 10, 3),
        RecordBuilder(1, 50).content({150, 350}).usage(900, 20, 5).ended(1000).attempts(2),
    };
    const Summary s = summarize(records, {});
    QCOMPARE(s.completed, 2);
    QCOMPARE(s.failed, 0);
    QCOMPARE(s.durationSeconds, 1.0);
    QCOMPARE(s.totalInputTokens, 30);
    QCOMPARE(s.totalOutputTokens, 8);
    QCOMPARE(s.requestThroughput, 2.0);
    QCOMPARE(s.outputThroughput, 8.0);
    QCOMPARE(s.totalTokenThroughput, 38.0);
    QVERIFY(!s.requestGoodput);
    QCOMPARE(s.maxConcurrentRequests, 2);
    QCOMPARE(s.maxOutputTokensPerSecond, 5.0);
    QCOMPARE(s.retried, 1);
    QCOMPARE(s.ttft.sorted, (std::vector<double>{100, 100}));
    QCOMPARE(s.e2el.sorted, (std::vector<double>{300, 400}));
    QCOMPARE(s.tpot.sorted, (std::vector<double>{50, 150})); // (300−100)/4 and (400−100)/2
    QCOMPARE(s.itl.sorted, (std::vector<double>{100, 200, 200}));
    QCOMPARE(s.itl.mean(), 500.0 / 3);
    QCOMPARE(s.itl.at(50), 200.0);
    QCOMPARE(s.tpot.at(99), 149.0);
    QCOMPARE(s.outputTokenSource, TokenSource::ServerUsage);
}

void TestSummary::valuesOfOneRequest()
{
    const RequestRecord record = RecordBuilder(0, 10).content({30, 50, 110}).usage(400, 7, 3);
    QCOMPARE(ttftMs(record).value(), 20.0);
    QCOMPARE(e2elMs(record).value(), 100.0);
    QCOMPARE(tpotMs(record).value(), 40.0);
    QCOMPARE(itlsMs(record), (std::vector<double>{20, 60}));
    QCOMPARE(promptTokens(record), 7);
    QVERIFY(isSuccess(record));

    const RequestRecord none = RecordBuilder(0, 10);
    QVERIFY(!ttftMs(none) && !e2elMs(none) && !tpotMs(none));
    QVERIFY(itlsMs(none).empty());
    QVERIFY(!isSuccess(none));
}

void TestSummary::oneTokenHasNoTpot()
{
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 0).content({100}).usage(100, 5, 1),
        RecordBuilder(1, 0).content({100, 200}).usage(200, 5, 0), // zero tokens, yet two events
    };
    const Summary s = summarize(records, {});
    QCOMPARE(s.completed, 2);
    QVERIFY(!s.tpot.available());
    QCOMPARE(s.totalOutputTokens, 1);
    QCOMPARE(s.itl.sorted, std::vector<double>{100});
    QCOMPARE(s.ttft.sorted.size(), size_t(2));
}

void TestSummary::singleEventHasNoGap()
{
    // One event that carried five tokens: E2EL equals TTFT, TPOT is 0 and in the list.
    const std::vector<RequestRecord> records{RecordBuilder(0, 0).content({80}).usage(90, 5, 5)};
    const Summary s = summarize(records, {});
    QVERIFY(!s.itl.available());
    QCOMPARE(s.tpot.sorted, std::vector<double>{0});
    QCOMPARE(s.e2el.sorted, s.ttft.sorted);
}

void TestSummary::failedOnesCountOnlyInTheClock()
{
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 500).content({600, 700}).usage(700, 10, 2),
        RecordBuilder(1, 0)
            .content({20, 30})
            .failed(RequestStatus::StreamError, 200, u"cut short"_s)
            .ended(40),
        RecordBuilder(2, 600).failed(RequestStatus::Timeout, 0, u"no answer"_s).ended(2000),
    };
    const Summary s = summarize(records, {});
    QCOMPARE(s.completed, 1);
    QCOMPARE(s.failed, 2);
    QCOMPARE(s.durationSeconds, 2.0);
    QCOMPARE(s.totalInputTokens, 10);
    QCOMPARE(s.requestThroughput, 0.5);
    QCOMPARE(s.itl.sorted, std::vector<double>{100});
    QCOMPARE(s.maxOutputTokensPerSecond, 2.0); // the failed one's events are not output
    QCOMPARE(s.maxConcurrentRequests, 2);
}

void TestSummary::nothingCompletedIsNotAvailable()
{
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 0).failed(RequestStatus::HttpError, 500, u"broken"_s).ended(100),
        RecordBuilder(1, 0).failed(RequestStatus::ConnectionError, 0, u"refused"_s).ended(250),
    };
    SummaryOptions options;
    options.goodput.insert(u"ttft"_s, 1000);
    const Summary s = summarize(records, options);
    QCOMPARE(s.completed, 0);
    QCOMPARE(s.failed, 2);
    QCOMPARE(s.durationSeconds, 0.25);
    QCOMPARE(s.requestThroughput, 0.0);
    QCOMPARE(s.requestGoodput.value(), 0.0);
    QVERIFY(!s.ttft.available() && !s.tpot.available() && !s.itl.available() && !s.e2el.available());
    QCOMPARE(s.maxOutputTokensPerSecond, 0.0);
}

void TestSummary::noRecordsAtAll()
{
    const Summary s = summarize({}, {});
    QCOMPARE(s.completed, 0);
    QCOMPARE(s.failed, 0);
    QCOMPARE(s.durationSeconds, 0.0);
    QCOMPARE(s.requestThroughput, 0.0);
    QCOMPARE(s.maxConcurrentRequests, 0);
}

void TestSummary::okWithoutChoicesIsNoSuccess()
{
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 0).event(50, EventKind::Usage, false, 0).ended(60),
        RecordBuilder(1, 0).ended(60),
    };
    const Summary s = summarize(records, {});
    QCOMPARE(s.completed, 0);
    QCOMPARE(s.failed, 2);
}

void TestSummary::warmupsAreIgnored()
{
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 0).content({900, 910}).usage(910, 99, 2).warmup(),
        RecordBuilder(1, 0).failed(RequestStatus::Timeout, 0, u"slow"_s).ended(5000).warmup(),
        RecordBuilder(0, 1000).content({1100, 1200}).usage(1200, 10, 2),
    };
    const Summary s = summarize(records, {});
    QCOMPARE(s.completed, 1);
    QCOMPARE(s.failed, 0);
    QCOMPARE(s.durationSeconds, 0.2);
    QCOMPARE(s.totalInputTokens, 10);
    QCOMPARE(s.maxConcurrentRequests, 1);
}

void TestSummary::neverSentIsFailed()
{
    RequestRecord never = RecordBuilder(1, 0).failed(RequestStatus::Cancelled, 0, u"stopped"_s);
    never.sent = never.ended = Nanoseconds::zero();
    const std::vector<RequestRecord> records{RecordBuilder(0, 0).content({50, 100}).usage(100, 1, 2), never};
    const Summary s = summarize(records, {});
    QCOMPARE(s.failed, 1);
    QCOMPARE(s.durationSeconds, 0.1); // its zero start is no time
    QCOMPARE(s.maxConcurrentRequests, 1);
}

void TestSummary::eventsWithoutChoicesDoNotCount()
{
    // Progress event first, role-only event (choices) next, empty choices last; usage trails far behind.
    const std::vector<RequestRecord> records{RecordBuilder(0, 0)
                                                 .event(5, EventKind::Other, false, 0)
                                                 .event(40, EventKind::Role, true, 0)
                                                 .content({60})
                                                 .event(70, EventKind::Other, false, 0)
                                                 .event(90, EventKind::Empty, true, 0)
                                                 .usage(5000, 3, 1)
                                                 .event(5001, EventKind::End, false, 0)};
    const Summary s = summarize(records, {});
    QCOMPARE(s.ttft.sorted, std::vector<double>{40});
    QCOMPARE(s.e2el.sorted, std::vector<double>{90});
    QCOMPARE(s.itl.sorted, (std::vector<double>{20, 30}));
    QCOMPARE(s.maxOutputTokensPerSecond, 3.0);
    QCOMPARE(s.durationSeconds, 5.001); // but the request did last that long
}

void TestSummary::tokenSources()
{
    RequestRecord local = RecordBuilder(0, 0).content({10, 20});
    local.outputTokensLocal = 9;
    local.promptTokensLocal = 4;
    const RequestRecord counted =
        RecordBuilder(1, 0).requested(6, 0).event(5, EventKind::Role, true, 0).content({10, 20});
    const RequestRecord server = RecordBuilder(2, 0).content({10, 20}).usage(30, 2, 3);
    QCOMPARE(outputTokens(local), 9);
    QCOMPARE(outputTokens(counted), 2); // the role event carries no text
    QCOMPARE(outputTokens(server), 3);
    QCOMPARE(promptTokens(local), 4);
    QCOMPARE(promptTokens(counted), 6);
    const auto source = [](std::vector<RequestRecord> records) {
        return summarize(records, {}).outputTokenSource;
    };
    QCOMPARE(source({local, local}), TokenSource::LocalTokenizer);
    QCOMPARE(source({counted}), TokenSource::EventCount);
    QCOMPARE(source({server, server}), TokenSource::ServerUsage);
    QCOMPARE(source({server, local, server}), TokenSource::Mixed);
    QCOMPARE(tokenSourceName(TokenSource::EventCount), u"event_count"_s);
}

void TestSummary::lengthMismatches()
{
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 0).requested(10, 3).content({1, 2, 3}).usage(3, 10, 3),
        RecordBuilder(1, 0).requested(10, 3).content({1, 2}).usage(3, 11, 2),
        RecordBuilder(2, 0).requested(0, 0).content({1, 2}).usage(3, 11, 2), // nothing was asked for
        RecordBuilder(3, 0).requested(10, 3).failed(RequestStatus::HttpError, 400, u"no"_s),
    };
    const Summary s = summarize(records, {});
    QCOMPARE(s.outputLengthMismatches, 1);
    QCOMPARE(s.promptLengthMismatches, 1);
}

void TestSummary::clientQueue()
{
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 30).scheduled(0).content({40}),
        RecordBuilder(1, 10).scheduled(10).content({40}),
    };
    QCOMPARE(summarize(records, {}).clientQueue.sorted, (std::vector<double>{0, 30}));
}

SERVESCOPE_TEST(TestSummary)
#include "tst_summary.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/metrics/definitions.h"
#include "core/metrics/summary.h"
#include "tests/core/metrics/record_builder.h"
#include "tests/support/registry.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <ctime>
#include <iterator>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

using Objectives = QMap<QString, double>;

class TestRates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void concurrencyDeparturesFirst();
    void concurrencyAgainstBruteForce();
    void peakBucketsStartWithTheFirstCompletedRequest();
    void wildTimesNeedNoMemory();
    void goodput_data();
    void goodput();
    void definitionsAreComplete();
    void manyGapsAreSortedAsFewAre();
    void hundredThousandRequests();
};

void TestRates::concurrencyDeparturesFirst()
{
    std::vector<RequestRecord> records;
    for (int i = 0; i < 5; ++i) // each starts at the instant the one before ends
        records.push_back(RecordBuilder(i, 100.0 * i).content({100.0 * i + 50}).ended(100.0 * (i + 1)));
    QCOMPARE(summarize(records, {}).maxConcurrentRequests, 1);
    records.push_back(RecordBuilder(5, 99.999).content({150}).ended(200));
    QCOMPARE(summarize(records, {}).maxConcurrentRequests, 2);
    const std::vector<RequestRecord> together{
        RecordBuilder(0, 0).content({5}).ended(10), RecordBuilder(1, 0).content({5}).ended(10),
        RecordBuilder(2, 0).content({5}).ended(10), RecordBuilder(3, 10).content({15}).ended(20)};
    QCOMPARE(summarize(together, {}).maxConcurrentRequests, 3);
}

void TestRates::concurrencyAgainstBruteForce()
{
    Random random(7);
    for (int round = 0; round < 50; ++round) {
        std::vector<RequestRecord> records;
        for (int i = 0; i < 30; ++i) {
            const auto start = static_cast<double>(random.integer(0, 40));
            const auto length = static_cast<double>(random.integer(1, 15));
            records.push_back(RecordBuilder(i, start).content({start}).ended(start + length));
        }
        int most = 0;
        for (int t = 0; t < 60; ++t) {
            const Nanoseconds time = RecordBuilder::at(t);
            int now = 0;
            for (const RequestRecord &record : records)
                now += record.sent <= time && time < record.ended;
            most = std::max(most, now);
        }
        QCOMPARE(summarize(records, {}).maxConcurrentRequests, most);
    }
}

void TestRates::peakBucketsStartWithTheFirstCompletedRequest()
{
    // Buckets from 400 ms: [400, 1400) holds 3 events, [1400, 2400) holds 4. Buckets from 0 would hold 2, 4
    // and 1.
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 0).failed(RequestStatus::HttpError, 503, u"busy"_s).ended(10),
        RecordBuilder(1, 400).content({500, 900, 1300, 1400, 1500, 1999, 2399}).usage(2400, 1, 7),
    };
    QCOMPARE(summarize(records, {}).maxOutputTokensPerSecond, 4.0);
}

void TestRates::wildTimesNeedNoMemory()
{
    RequestRecord record = RecordBuilder(0, 0).content({1, 2});
    record.events.back().time = std::chrono::hours(24 * 365 * 50);
    const std::vector<RequestRecord> records{record};
    QCOMPARE(summarize(records, {}).maxOutputTokensPerSecond, 1.0);
}

void TestRates::goodput_data()
{
    QTest::addColumn<Objectives>("objectives");
    QTest::addColumn<double>("expected");
    // Over one second: A ttft 100 tpot 50 e2el 200 · B ttft 200 tpot 150 e2el 500 · C ttft 300, one token.
    QTest::newRow("ttft, equal is good") << Objectives{{u"ttft"_s, 200}} << 2.0;
    QTest::newRow("ttft just below") << Objectives{{u"ttft"_s, 199.999999}} << 1.0;
    QTest::newRow("one token meets any tpot") << Objectives{{u"tpot"_s, 50}} << 2.0;
    QTest::newRow("tpot and ttft") << Objectives{{u"tpot"_s, 50}, {u"ttft"_s, 100}} << 1.0;
    QTest::newRow("e2el") << Objectives{{u"e2el"_s, 300}} << 2.0;
    QTest::newRow("all") << Objectives{{u"tpot"_s, 1000}, {u"ttft"_s, 1000}, {u"e2el"_s, 1000}} << 3.0;
    QTest::newRow("none") << Objectives{{u"ttft"_s, 1}} << 0.0;
    QTest::newRow("unknown is met by none") << Objectives{{u"latency"_s, 1e9}} << 0.0;
}

void TestRates::goodput()
{
    QFETCH(const Objectives, objectives);
    QFETCH(const double, expected);
    const std::vector<RequestRecord> records{
        RecordBuilder(0, 0).content({100, 200}).usage(200, 1, 3),
        RecordBuilder(1, 0).content({200, 500}).usage(500, 1, 3),
        RecordBuilder(2, 0).content({300}).usage(1000, 1, 1),
        RecordBuilder(3, 0).content({10, 20}).failed(RequestStatus::StreamError, 200, u"cut"_s),
    };
    QCOMPARE(summarize(records, {objectives}).requestGoodput.value(), expected);
}

void TestRates::definitionsAreComplete()
{
    QSet<QString> keys;
    for (const MetricDefinition &definition : metricDefinitions()) {
        const QString key = QString::fromUtf8(definition.key);
        QVERIFY2(!keys.contains(key), definition.key);
        keys.insert(key);
        QVERIFY(*definition.name && *definition.formula && *definition.source);
        QCOMPARE(findMetric(key), &definition);
    }
    for (const auto &key :
         {u"ttft", u"tpot", u"itl", u"e2el", u"request_throughput", u"request_goodput", u"output_throughput",
          u"total_token_throughput", u"max_output_tokens_per_s", u"max_concurrent_requests"})
        QVERIFY(keys.contains(QString::fromUtf16(key)));
    QVERIFY(findMetric(u"ttft")->lowerIsBetter);
    QVERIFY(!findMetric(u"output_throughput")->lowerIsBetter);
    QVERIFY(!findMetric(u"TTFT"));
    QVERIFY(!findMetric({}));
}

void TestRates::manyGapsAreSortedAsFewAre()
{
    Random random(3);
    for (const qint64 earliest : {0LL, -50LL}) { // a damaged journal may hold events that go back in time
        std::vector<RequestRecord> records;
        std::vector<double> gaps;
        for (int i = 0; i < 300; ++i) {
            RequestRecord record = RecordBuilder(i, i).content({i + 1.0});
            for (int k = 0; k < 100; ++k) {
                StreamEvent event = record.events.back();
                event.time += Nanoseconds(random.integer(earliest, qint64(1) << random.integer(6, 45)));
                record.events.push_back(event);
            }
            std::ranges::copy(itlsMs(record), std::back_inserter(gaps));
            records.push_back(record);
        }
        std::ranges::sort(gaps);
        QVERIFY(summarize(records, {}).itl.sorted == gaps);
    }
}

void TestRates::hundredThousandRequests()
{
    constexpr int requests = 100'000;
    constexpr int tokens = 128;
    Random random(1);
    std::vector<RequestRecord> records(requests);
    for (int i = 0; i < requests; ++i) {
        RequestRecord &record = records[static_cast<size_t>(i)];
        record.index = i;
        record.sent = record.scheduled = std::chrono::microseconds(1 + i * 500);
        record.outputTokensServer = tokens;
        record.promptTokensServer = 10;
        record.events.resize(tokens);
        Nanoseconds time = record.sent + std::chrono::milliseconds(50);
        for (StreamEvent &event : record.events) {
            event.time = time;
            event.choices = true;
            time += Nanoseconds(random.integer(1'000'000, 30'000'000));
        }
        record.ended = time;
    }
    const std::clock_t start = std::clock(); // of the processor: other processes do not count
    const Summary s = summarize(records, {});
    const auto ms = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    qInfo("summarize: %d requests x %d events in %lld ms of CPU time", requests, tokens,
          static_cast<long long>(ms));
    QCOMPARE(s.completed, requests);
    QCOMPARE(s.itl.sorted.size(), size_t(requests) * (tokens - 1));
    QVERIFY(std::ranges::is_sorted(s.itl.sorted));
    QVERIFY2(ms < 20'000, "quadratic?"); // generous: sanitizers run this too
}

SERVESCOPE_TEST(TestRates)
#include "tst_rates.moc"

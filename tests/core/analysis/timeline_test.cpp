// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timeline.h"

#include "core/analysis/slo.h"
#include "tests/core/metrics/record_builder.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TimelineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void phasesOfARequest();
    void whatWasNotSentHasNoBar();
    void rowsAreAsManyAsInFlight();
    void inFlightCountsDeparturesFirst();
    void outputRateAddsUp();
    void objectivesCountAsVllmDoes();
};

void TimelineTest::phasesOfARequest()
{
    RequestRecord record = RecordBuilder(0, 100).scheduled(40).content({300, 400, 500}).ended(510);
    record.connecting = RecordBuilder::at(101);
    record.written = RecordBuilder::at(120);
    const RequestRecord reused = RecordBuilder(1, 60).content({90}).ended(90);
    const std::vector<RequestRecord> records{record, reused};
    const Nanoseconds origin = firstDispatch(records);
    QCOMPARE(origin, RecordBuilder::at(60));
    const auto bars = timelineBars(records, origin);
    QCOMPARE(bars.size(), size_t(2));
    QCOMPARE(bars[0].record, 1); // by the time of sending
    QCOMPARE(bars[0].ready, bars[0].sent);
    const TimelineBar &bar = bars[1];
    QCOMPARE(bar.due, -0.02);
    QCOMPARE(bar.sent, 0.04);
    QCOMPARE(bar.ready, 0.06);
    QCOMPARE(bar.first, 0.24);
    QCOMPARE(bar.end, 0.45);
}

void TimelineTest::whatWasNotSentHasNoBar()
{
    RequestRecord never = RecordBuilder(0, 0);
    never.sent = Nanoseconds::zero();
    never.status = RequestStatus::Cancelled;
    const RequestRecord failed =
        RecordBuilder(1, 10).failed(RequestStatus::HttpError, 500, u"no"_s).ended(30);
    const std::vector<RequestRecord> records{never, failed};
    const auto bars = timelineBars(records, firstDispatch(records));
    QCOMPARE(bars.size(), size_t(1));
    QCOMPARE(bars[0].first, bars[0].end);
    QCOMPARE(bars[0].status, RequestStatus::HttpError);
    QVERIFY(timelineBars({}, Nanoseconds::zero()).empty());
    QCOMPARE(packedRows({}).rows(), size_t(0));
}

void TimelineTest::rowsAreAsManyAsInFlight()
{
    std::vector<TimelineBar> bars;
    for (int i = 0; i < 1000; ++i) {
        TimelineBar bar;
        bar.sent = bar.ready = bar.due = i * 0.01;
        bar.first = bar.sent + 0.005;
        bar.end = bar.sent + 0.035; // four at a time
        bar.record = i;
        bars.push_back(bar);
    }
    const TimelineRows packed = packedRows(bars);
    QCOMPARE(packed.rows(), size_t(4));
    QCOMPARE(packed.bars.size(), bars.size());
    for (size_t row = 0; row < packed.rows(); ++row) {
        for (size_t i = packed.begin[row] + 1; i < packed.begin[row + 1]; ++i)
            QVERIFY(packed.bars[i].sent >= packed.bars[i - 1].end);
    }
    QCOMPARE(singleRows(bars).rows(), size_t(1000));
}

void TimelineTest::inFlightCountsDeparturesFirst()
{
    std::vector<TimelineBar> bars(2);
    bars[0].end = 1;
    bars[1].sent = 1;
    bars[1].end = 2;
    const auto series = inFlightSeries(bars);
    const std::vector<QPointF> wanted{{0, 1}, {1, 1}, {2, 0}};
    QCOMPARE(series, wanted);
}

void TimelineTest::outputRateAddsUp()
{
    std::vector<RequestRecord> records;
    for (int i = 0; i < 50; ++i) {
        RecordBuilder builder(i, i * 20);
        for (int k = 1; k <= 10; ++k)
            builder.content({i * 20 + k * 100.0});
        records.push_back(builder);
    }
    const auto series = outputRateSeries(records, firstDispatch(records), 8);
    QCOMPARE(series.back().y(), 0.0);
    double tokens = 0;
    for (size_t i = 0; i + 1 < series.size(); ++i)
        tokens += series[i].y() * (series[i + 1].x() - series[i].x());
    QVERIFY2(std::abs(tokens - 500) < 1, qPrintable(QString::number(tokens)));
    QVERIFY(outputRateSeries({}, Nanoseconds::zero()).empty());
}

void TimelineTest::objectivesCountAsVllmDoes()
{
    std::vector<RequestRecord> records{
        RecordBuilder(0, 0).content({100, 120, 140}).usage(141, 5, 3), // TTFT 100, TPOT 20, E2EL 140
        RecordBuilder(1, 0).content({300, 310, 320}).usage(321, 5, 3), // TTFT 300
        RecordBuilder(2, 0).content({50}).usage(51, 5, 1),             // one token: no TPOT
        RecordBuilder(3, 0).failed(RequestStatus::Timeout, 0, u"x"_s).ended(1000)};
    const SloValues values = sloValues(sampleTable(records, Convention::Vllm));
    QCOMPARE(values.sent, 4);
    QCOMPARE(meetSlo(values, {}).good, 3);
    QCOMPARE(meetSlo(values, {200.0, {}, {}}).good, 2);
    QCOMPARE(meetSlo(values, {200.0, 15.0, {}}).good, 1);
    QCOMPARE(meetSlo(values, {{}, {}, 140.0}).good, 2); // ≤
    const SloResult result = meetSlo(values, {200.0, 15.0, {}});
    QCOMPARE(result.attainment, 0.25);
    QCOMPARE(*result.goodput, 1.0);
    QVERIFY(!meetSlo({}, {}).goodput);
}

SERVESCOPE_TEST(TimelineTest)
#include "timeline_test.moc"

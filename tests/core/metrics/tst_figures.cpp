// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/metrics/figure_index.h"
#include "core/metrics/summary.h"
#include "tests/core/metrics/record_builder.h"
#include "tests/support/registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selectionFindsWhatSortingFinds();
    void stepPercentiles();
    void weights();
    void theWholeRunIsTheSummary();
    void conventionsOfOneStream();
    void sglangRepeatsAGap();
    void windowOfTime();
    void indexedWindowsAreTheSame_data();
    void indexedWindowsAreTheSame();
    void windowOfRequests();
    void proposedForAClosedLoop();
    void proposedForAnOpenLoop();
    void zeroTtftLeftOut();
    void nothingAtAll();
};

namespace {

bool near(double actual, double expected, double relative = 1e-9)
{
    if (std::abs(actual - expected) <= relative * std::max(1.0, std::abs(expected)))
        return true;
    qWarning("%.15g is not %.15g", actual, expected);
    return false;
}

/// A closed loop of four places; every request takes 100 ms and brings ten events.
std::vector<RequestRecord> closedLoop(int requests)
{
    std::vector<RequestRecord> records;
    for (int i = 0; i < requests; ++i) {
        const double start = 100.0 * (i / 4) + (i % 4);
        RecordBuilder builder(i, start);
        for (int k = 1; k <= 10; ++k)
            builder.content({start + 9.5 * k});
        builder.usage(start + 96, 20, 10);
        records.push_back(builder);
    }
    return records;
}

} // namespace

void TestFigures::selectionFindsWhatSortingFinds()
{
    Random random(1);
    for (const int n : {1, 2, 3, 100, 4095, 4096, 60'000}) {
        std::vector<double> values(static_cast<size_t>(n));
        for (double &value : values)
            value = random.integer(0, 3) ? random.gamma(2, 30) : std::floor(random.uniform() * 4) * 10 - 10;
        std::vector<double> sorted = values;
        std::ranges::sort(sorted);
        const std::vector<double> wanted{0, 0.1, 25, 50, 90, 99, 99.9, 100};
        const MetricFigures figures = metricFigures(values, wanted);
        for (const double p : wanted)
            QCOMPARE(figures.percentiles.at(p), percentile(sorted, p));
        const Distribution distribution{sorted};
        QCOMPARE(figures.median, percentile(sorted, 50));
        QVERIFY(near(figures.mean, distribution.mean(), 1e-12));
        QVERIFY(near(figures.stddev, distribution.stddev(), 1e-11));
        QCOMPARE(figures.min, sorted.front());
        QCOMPARE(figures.max, sorted.back());
        QCOMPARE(figures.count, qint64(n));
    }
}

void TestFigures::stepPercentiles()
{
    const std::vector<double> values{40, 10, 30, 20};
    const MetricFigures figures = metricFigures(values, {0, 25, 26, 50, 75, 99, 100}, true);
    QCOMPARE(figures.percentiles.at(25), 10.0);
    QCOMPARE(figures.percentiles.at(26), 20.0);
    QCOMPARE(figures.percentiles.at(50), 20.0);
    QCOMPARE(figures.percentiles.at(99), 40.0);
    QCOMPARE(figures.percentiles.at(0), 10.0);
}

void TestFigures::weights()
{
    // As if 5 stood there three times and 7 once.
    const MetricFigures figures =
        weightedFigures(std::vector<double>{7, 5, 1}, std::vector<double>{1, 3, 0}, {50, 75, 76});
    QCOMPARE(figures.count, 4);
    QCOMPARE(figures.mean, 5.5);
    QVERIFY(near(figures.stddev, std::sqrt(0.75)));
    QCOMPARE(figures.percentiles.at(75), 5.0);
    QCOMPARE(figures.percentiles.at(76), 7.0);
    QCOMPARE(figures.min, 5.0);
    QVERIFY(!weightedFigures({}, {}, {50}).available());
}

void TestFigures::theWholeRunIsTheSummary()
{
    Random random(9);
    std::vector<RequestRecord> records;
    for (int i = 0; i < 3000; ++i) {
        const double start = random.uniform() * 60'000;
        RecordBuilder builder(i, start);
        double time = start + 20 + random.gamma(2, 40);
        const int n = static_cast<int>(random.integer(1, 30));
        for (int k = 0; k < n; ++k)
            builder.content({time += random.gamma(3, 4)});
        builder.usage(time, 50, n).scheduled(start - random.uniform());
        if (i % 17 == 3)
            builder.failed(RequestStatus::StreamError, 200, u"cut"_s);
        if (i % 50 == 9)
            builder.warmup();
        records.push_back(builder);
    }
    const QMap<QString, double> goodput{{u"ttft"_s, 100}, {u"tpot"_s, 12}};
    const Summary summary = summarize(records, {goodput});
    FigureOptions options;
    options.goodput = goodput;
    options.percentiles = {1, 50, 99, 99.9};
    const Figures figures = recompute(records, Convention::Vllm, options);
    QCOMPARE(figures.completed, summary.completed);
    QCOMPARE(figures.failed, summary.failed);
    QVERIFY(near(figures.durationSeconds, summary.durationSeconds));
    QVERIFY(near(figures.requestThroughput, summary.requestThroughput));
    QVERIFY(near(figures.outputThroughput, summary.outputThroughput));
    QVERIFY(near(figures.totalTokenThroughput, summary.totalTokenThroughput));
    QVERIFY(near(*figures.requestGoodput, *summary.requestGoodput));
    QCOMPARE(figures.maxInFlight, summary.maxConcurrentRequests);
    const std::pair<const MetricFigures &, const Distribution &> pairs[]{
        {figures.ttft, summary.ttft},
        {figures.tpot, summary.tpot},
        {figures.itl, summary.itl},
        {figures.e2el, summary.e2el},
        {figures.queue, summary.clientQueue}};
    for (const auto &[own, expected] : pairs) {
        QCOMPARE(own.count, static_cast<qint64>(expected.sorted.size()));
        QVERIFY(near(own.mean, expected.mean()) && near(own.stddev, expected.stddev()));
        for (const double p : options.percentiles)
            QVERIFY(near(own.percentiles.at(p), expected.at(p)));
    }
}

void TestFigures::conventionsOfOneStream()
{
    // Role at 10, thinking at 50 and 60, an empty event at 65, the answer at 80 and 100: five tokens by
    // usage.
    RecordBuilder builder(0, 0);
    builder.event(10, EventKind::Role, true, 0)
        .event(50, EventKind::Reasoning, true, 3)
        .event(60, EventKind::Reasoning, true, 3)
        .event(65, EventKind::Empty, true, 0)
        .event(80, EventKind::Content, true, 3)
        .event(100, EventKind::Content, true, 3)
        .event(110, EventKind::Empty, true, 0)
        .usage(120, 7, 5);
    const std::vector<RequestRecord> records{builder};
    const auto figures = [&records](Convention convention) { return recompute(records, convention, {}); };

    const Figures vllm = figures(Convention::Vllm);
    QVERIFY(near(vllm.ttft.mean, 10) && near(vllm.e2el.mean, 110) && near(vllm.tpot.mean, 25));
    QCOMPARE(vllm.itl.count, 6);

    const Figures sglang = figures(Convention::Sglang);
    QVERIFY(near(sglang.ttft.mean, 50) && near(sglang.e2el.mean, 100) && near(sglang.tpot.mean, 12.5));
    QCOMPARE(sglang.itl.count, 3);
    QVERIFY(near(sglang.itl.max, 20));

    const Figures aiperf = figures(Convention::Aiperf);
    QVERIFY(near(aiperf.ttft.mean, 50) && near(aiperf.itl.mean, 12.5) && aiperf.itl.count == 1);
    QVERIFY(!aiperf.tpot.available());

    const Figures guidellm = figures(Convention::Guidellm);
    QVERIFY(near(guidellm.itl.mean, 12.5) && near(guidellm.tpot.mean, 20));
    QCOMPARE(guidellm.itl.count, 4); // weighted by tokens
    QCOMPARE(guidellm.tpot.count, 5);

    const Figures answer = figures(Convention::Answer);
    QVERIFY(near(answer.ttft.mean, 80) && near(answer.e2el.mean, 110));
}

void TestFigures::sglangRepeatsAGap()
{
    RecordBuilder builder(0, 0);
    builder.content({10, 40}).usage(40, 1, 4);
    RequestRecord record = builder;
    record.events[1].tokens = 3;
    const Figures figures = recompute(std::vector{record}, Convention::Sglang, {});
    QCOMPARE(figures.itl.count, 3);
    QVERIFY(near(figures.itl.mean, 10));
}

void TestFigures::windowOfTime()
{
    const auto records = closedLoop(400); // ten seconds
    FigureOptions options;
    options.window = MeasuringWindow::time(2, 7);
    const Figures figures = recompute(records, Convention::Vllm, options);
    QCOMPARE(figures.completed, 200);
    QVERIFY(near(figures.durationSeconds, 5));
    QVERIFY(near(figures.requestThroughput, 40, 0.02));
    QVERIFY(near(figures.outputThroughput, 400, 0.02));
    QVERIFY(near(figures.totalTokenThroughput, 1200, 0.02));
    QVERIFY(near(figures.meanInFlight, 4 * 0.96, 0.02));
    // A window beyond the run holds nothing, and divides by nothing.
    options.window = MeasuringWindow::time(50, 60);
    QCOMPARE(recompute(records, Convention::Vllm, options).completed, 0);
    QCOMPARE(recompute(records, Convention::Vllm, options).requestThroughput, 0.0);
}

void TestFigures::indexedWindowsAreTheSame_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("events");
    QTest::newRow("nothing") << 0 << 0;
    QTest::newRow("less than a block") << 300 << 20;
    QTest::newRow("many blocks") << 4000 << 150;
}

void TestFigures::indexedWindowsAreTheSame()
{
    QFETCH(int, requests);
    QFETCH(int, events);
    Random random(static_cast<quint64>(requests));
    SampleTable table;
    for (int i = 0; i < requests; ++i) {
        RequestSample request;
        request.start = request.first = 0.01 * i + random.uniform(); // not in the order of their numbers
        request.success = i % 50 != 3;
        request.sent = i % 97 != 5;
        double time = request.start;
        for (int k = 0; k < (i % 11 == 0 ? 0 : events); ++k) {
            // Zeros from a shared read, equal values, hours.
            const double gap = k % 9 == 0               ? 0
                               : k % 7 == 0             ? 12.5
                               : k == 8 && i % 500 == 1 ? 4e9
                                                        : random.gamma(2, 8);
            table.gaps.push_back(gap);
            ++request.gaps;
            time += gap / 1000;
        }
        request.last = request.end = time;
        request.outputTokens = request.gaps + 1;
        if (request.success) {
            request.ttft = random.gamma(3, 20);
            request.e2el = 1000 * (time - request.start);
        }
        table.requests.push_back(request);
    }
    const FigureIndex index(table);
    for (int k = 0; k < 40; ++k) {
        const double from = k == 0 ? 0 : random.uniform() * 0.012 * requests - 1;
        FigureOptions options;
        options.window =
            MeasuringWindow::time(from, from + (k == 1 ? 0 : random.uniform() * 0.012 * requests));
        if (k == 2)
            options.window = {};
        if (k == 3)
            options.window = MeasuringWindow::requests(10, 200);
        const Figures plain = figuresOf(table, options);
        const Figures fast = figuresOf(table, options, &index);
        QCOMPARE(fast.completed, plain.completed);
        QCOMPARE(fast.outputThroughput, plain.outputThroughput);
        QCOMPARE(fast.meanInFlight, plain.meanInFlight);
        QCOMPARE(fast.maxInFlight, plain.maxInFlight);
        QCOMPARE(fast.ttft.percentiles, plain.ttft.percentiles);
        QCOMPARE(fast.itl.count, plain.itl.count);
        QCOMPARE(fast.itl.percentiles, plain.itl.percentiles);
        QCOMPARE(fast.itl.median, plain.itl.median);
        QCOMPARE(fast.itl.min, plain.itl.min);
        QCOMPARE(fast.itl.max, plain.itl.max);
        QVERIFY(near(fast.itl.mean, plain.itl.mean));
        QVERIFY(near(fast.itl.stddev, plain.itl.stddev));
    }
}

void TestFigures::windowOfRequests()
{
    FigureOptions options;
    options.window = MeasuringWindow::requests(4, 12);
    const Figures figures = recompute(closedLoop(40), Convention::Vllm, options);
    QCOMPARE(figures.completed, 8);
    QVERIFY(near(figures.durationSeconds, 0.199, 1e-6));
    QCOMPARE(figures.itl.count, 8 * 9);
    options.window = MeasuringWindow::requests(100, 200);
    QCOMPARE(recompute(closedLoop(40), Convention::Vllm, options).completed, 0);
}

void TestFigures::proposedForAClosedLoop()
{
    // Four start one after the other within 60 ms; at the end they leave one by one.
    std::vector<RequestRecord> records;
    for (int i = 0; i < 40; ++i) {
        const double start = 100.0 * (i / 4) + 20 * (i % 4);
        records.push_back(
            RecordBuilder(i, start).content({start + 50, start + 100}).usage(start + 100, 1, 2));
    }
    const SampleTable table = sampleTable(records, Convention::Vllm);
    const WindowProposal proposal = proposeWindow(table, 4);
    QVERIFY(proposal.cuts);
    QVERIFY(near(proposal.window.from, 0.060, 1e-6));
    QVERIFY(near(proposal.window.to, 1.000, 1e-6));
    QVERIFY(!proposeWindow(table, 8).cuts); // never reached
    QCOMPARE(proposeWindow(table, 8).window.kind, MeasuringWindow::Kind::All);
}

void TestFigures::proposedForAnOpenLoop()
{
    const SampleTable table = sampleTable(closedLoop(40), Convention::Vllm);
    const WindowProposal proposal = proposeWindow(table, std::nullopt);
    QVERIFY(proposal.cuts);
    QVERIFY(near(proposal.window.to, 0.903, 1e-6));
    FigureOptions options;
    options.window = proposal.window;
    QCOMPARE(figuresOf(table, options).completed, 40); // all were sent in it
}

void TestFigures::zeroTtftLeftOut()
{
    SampleTable table = sampleTable(closedLoop(8), Convention::Vllm);
    table.requests[2].ttft = 0;
    FigureOptions options;
    options.leaveOutZeroTtft = true;
    QCOMPARE(figuresOf(table, {}).completed, 8);
    const Figures without = figuresOf(table, options);
    QCOMPARE(without.completed, 7);
    QCOMPARE(without.itl.count, 7 * 9);
    QVERIFY(near(without.ttft.mean, 9.5));
}

void TestFigures::nothingAtAll()
{
    const Figures figures = recompute({}, Convention::Vllm, {});
    QCOMPARE(figures.completed, 0);
    QVERIFY(!figures.ttft.available());
    QCOMPARE(figures.durationSeconds, 0.0);
    QVERIFY(!proposeWindow(SampleTable(), 4).cuts);
    for (const auto convention :
         {Convention::Vllm, Convention::Sglang, Convention::Aiperf, Convention::Guidellm, Convention::Answer})
        QCOMPARE(conventionFromName(conventionName(convention)), std::optional(convention));
    QVERIFY(!conventionFromName(u"other"_s));
}

SERVESCOPE_TEST(TestFigures)
#include "tst_figures.moc"

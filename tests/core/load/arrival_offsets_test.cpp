// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"

#include "tests/core/load/load_fixture.h"
#include "tests/support/registry.h"

#include <QTest>

#include <algorithm>

using namespace servescope;
using namespace servescope::test;
using namespace std::chrono_literals;

namespace {

/// Prompts with times of their own: bursts of three, 40 ms apart.
class TimedPrompts final : public FixedPrompts
{
public:
    explicit TimedPrompts(int count) : FixedPrompts(QStringLiteral("hello"), 3)
    {
        for (int i = 0; i < count; ++i)
            m_offsets.push_back(40ms * (i / 3));
    }
    std::vector<Nanoseconds> arrivalOffsets() const override { return m_offsets; }

private:
    std::vector<Nanoseconds> m_offsets;
};

} // namespace

/// A data set that says when its requests are sent.
class ArrivalOffsetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTraceIsTheSchedule()
    {
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{5ms, 1ms};
        Simulator server(options);
        QVERIFY(server.start().ok());
        RecordList sink;
        LoadPlan plan = planFor(server.url(), 60, 1, 3);
        plan.maxConcurrency.reset();
        plan.numWarmups = 2;
        plan.prompts = std::make_shared<TimedPrompts>(62); // warm-ups too
        const std::vector<Nanoseconds> wanted = plan.prompts->arrivalOffsets();
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(sink.count(RequestStatus::Ok), 60);
        std::vector<double> lateness;
        for (const RequestRecord &record : sink.records) {
            if (record.warmup)
                continue;
            QCOMPARE(record.scheduled - outcome.started, wanted[static_cast<size_t>(record.index)]);
            QVERIFY(record.sent >= record.scheduled);
            lateness.push_back(toMilliseconds(record.sent - record.scheduled));
        }
        std::sort(lateness.begin(), lateness.end());
        const double p99 = lateness[lateness.size() * 99 / 100];
        qInfo("replay: lateness p50 %.3f ms, p99 %.3f ms, largest %.3f ms", lateness[lateness.size() / 2],
              p99, lateness.back());
        QVERIFY(outcome.ended - outcome.started >= 760ms);
        if (outcome.health.verdict == HealthVerdict::Green)
            QVERIFY2(p99 < 20, qPrintable(QString::number(p99)));
    }

    void aLimitHoldsRequestsBackAndSaysSo()
    {
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{30ms, 1ms};
        Simulator server(options);
        QVERIFY(server.start().ok());
        RecordList sink;
        LoadPlan plan = planFor(server.url(), 9, 1, 3);
        plan.prompts = std::make_shared<TimedPrompts>(9);
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.count(RequestStatus::Ok), 9);
        // The third of a burst waits for the two before it.
        const auto third = std::find_if(sink.records.begin(), sink.records.end(),
                                        [](const RequestRecord &r) { return r.index == 2; });
        QVERIFY(third->sent - third->scheduled >= 60ms);
    }
};

SERVESCOPE_TEST(ArrivalOffsetsTest)
#include "arrival_offsets_test.moc"

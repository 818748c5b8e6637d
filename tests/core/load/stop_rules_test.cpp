// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/load_generator.h"

#include "core/simulator/simulator.h"
#include "tests/core/load/load_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QTest>
#include <QTimer>

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
const QByteArray failure = ScriptedServer::response(500, R"({"error":"out of order"})");

SimulatorOptions exactly(std::chrono::milliseconds itl)
{
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{20ms, itl};
    return options;
}

} // namespace

/// What ends the sending before all requests were sent, and what becomes of those in flight.
class StopRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void durationEndsTheSendingAndLetsTheRestFinish()
    {
        Simulator simulator(exactly(5ms));
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = planFor(simulator.url(), 100'000, 8, 40);
        plan.duration = 600ms;
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QVERIFY(outcome.stopReason.code.isEmpty());
        const int ended = static_cast<int>(sink.records.size());
        QVERIFY2(ended >= 16 && ended < 200, qPrintable(QString::number(ended)));
        QCOMPARE(sink.count(RequestStatus::Ok), ended);
        for (const RequestRecord &record : sink.records)
            QVERIFY(record.sent < outcome.started + 600ms);
    }

    void whatDrainsTooLongIsCancelled()
    {
        Simulator simulator(exactly(50ms));
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = planFor(simulator.url(), 1000, 4, 1000); // 50 s each
        plan.duration = 200ms;
        plan.drainTimeout = 300ms;
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome, 5000));
        QCOMPARE(sink.records.size(), size_t(4));
        QCOMPARE(sink.count(RequestStatus::Cancelled), 4);
        QCOMPARE(sink.records.front().errorCode, u"request.drained"_s);
        QVERIFY(!sink.records.front().events.empty());
    }

    void durationCountsAlsoWhileNothingIsDue()
    {
        Simulator simulator(exactly(1ms));
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = planFor(simulator.url(), 10, 4, 2);
        plan.requestRate = 0.1; // the second one is due far beyond the test
        plan.burstiness = std::numeric_limits<double>::infinity();
        plan.duration = 300ms;
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator, nullptr, 5000));
        QVERIFY(sink.records.empty());
    }

    void tooManyErrorsEndTheRun()
    {
        ScriptedServer server([](const QByteArray &, int number) -> ScriptedServer::Reply {
            return {number % 2 ? failure : wholeStream, {}};
        });
        RecordList sink;
        LoadPlan plan = planFor(server.url(), 1000, 2, 2);
        plan.maxErrors = 5;
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(outcome.stopReason.code, u"load.too_many_errors"_s);
        QVERIFY(outcome.stopReason.message.contains(u"out of order"_s));
        QVERIFY(sink.count(RequestStatus::HttpError) >= 5);
        QVERIFY2(sink.records.size() <= 14, qPrintable(QString::number(sink.records.size())));
    }

    void anErrorShareIsJudgedFromTheTwentiethRequestOn()
    {
        ScriptedServer server([](const QByteArray &, int number) -> ScriptedServer::Reply {
            return {number % 4 == 3 ? failure : wholeStream, {}};
        });
        RecordList below, above;
        LoadPlan plan = planFor(server.url(), 60, 1, 2);
        plan.maxErrorShare = 0.3;
        {
            LoadGenerator generator(plan, below);
            LoadOutcome outcome;
            QVERIFY(run(generator, &outcome));
            QVERIFY(outcome.stopReason.code.isEmpty());
            QCOMPARE(below.records.size(), size_t(60));
        }
        plan.maxErrorShare = 0.2;
        LoadGenerator generator(plan, above);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(outcome.stopReason.code, u"load.too_many_errors"_s);
        QCOMPARE(above.records.size(), size_t(20));
    }

    void cancellingTakesLessThanASecond()
    {
        Simulator simulator(exactly(100ms));
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadGenerator generator(planFor(simulator.url(), 1000, 64, 1000), sink);
        QSignalSpy finished(&generator, &LoadGenerator::finished);
        generator.start();
        QTRY_VERIFY(generator.snapshot().inFlight == 64);
        const Nanoseconds before = monotonicNow();
        generator.cancel();
        QVERIFY(finished.wait(5000));
        QVERIFY(monotonicNow() - before < 2s); // one, on a machine that has nothing else to do
        QCOMPARE(sink.count(RequestStatus::Cancelled), 64);
    }

    void aRampKeepsItsSchedule()
    {
        Simulator simulator(exactly(1ms));
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = planFor(simulator.url(), 40, 64, 2);
        plan.rampUp = RampUp{RampUp::Strategy::Linear, 20, 200};
        plan.burstiness = std::numeric_limits<double>::infinity();
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(sink.count(RequestStatus::Ok), 40);
        std::sort(sink.records.begin(), sink.records.end(),
                  [](const RequestRecord &a, const RequestRecord &b) { return a.index < b.index; });
        const auto gap = [&sink](size_t i) {
            return toMilliseconds(sink.records[i].scheduled - sink.records[i - 1].scheduled);
        };
        QVERIFY(std::abs(gap(1) - 1000 / (20 + 180.0 / 39)) < 0.01);
        QVERIFY(std::abs(gap(39) - 5) < 0.01);
        for (const RequestRecord &record : sink.records)
            QVERIFY(record.sent >= record.scheduled);
    }

    void stallsDoNotBlindTheHealthMonitor()
    {
        /// Holds its worker up after each request.
        struct StallingList : RecordList
        {
            void accept(RequestRecord &&record) override
            {
                RecordList::accept(std::move(record));
                QThread::usleep(23'000);
            }
        };
        Simulator simulator(exactly(5ms));
        QVERIFY(simulator.start().ok());
        StallingList sink;
        LoadGenerator generator(planFor(simulator.url(), 20, 1, 10), sink); // 70 ms and a stall each
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        const double ticks = toMilliseconds(outcome.ended - outcome.started) / 10;
        const qint64 samples = outcome.health.loopLag.samples;
        QVERIFY2(static_cast<double>(samples) > 0.7 * ticks,
                 qPrintable(u"%1 of %2"_s.arg(samples).arg(ticks)));
        QVERIFY(outcome.health.loopLag.p99Ms > 10);
    }

    void healthIsSampledWhileItRuns()
    {
        Simulator simulator(exactly(5ms));
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadGenerator generator(planFor(simulator.url(), 32, 16, 60), sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        const InstrumentHealth &health = outcome.health;
        QVERIFY(health.loopLag.samples >= 20);
        QVERIFY(health.loopLag.p99Ms >= health.loopLag.p50Ms);
        QCOMPARE(health.sendLateness.samples, qint64(32));
        QCOMPARE(health.requests, 32);
        QCOMPARE(health.tokenEvents, qint64(32 * 60));
        QCOMPARE(health.resent, 0);
        QCOMPARE(health.peakInFlight, 16);
        QVERIFY(health.verdict != HealthVerdict::Unknown);
#ifdef Q_OS_LINUX
        QCOMPARE(health.peakSockets, 16);
        QVERIFY(health.cpuSeconds > 0);
        QVERIFY(health.ownCpu > 0 && health.ownCpu <= 1);
        QVERIFY(health.machineCpu && *health.machineCpu <= 1);
        QVERIFY(health.residentBytes > 1'000'000);
#endif
    }
};

SERVESCOPE_TEST(StopRulesTest)
#include "stop_rules_test.moc"

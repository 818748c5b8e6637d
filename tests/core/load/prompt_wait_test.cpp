// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/load_generator.h"

#include "core/simulator/simulator.h"
#include "tests/core/load/load_fixture.h"
#include "tests/support/registry.h"

#include <QTest>
#include <QTimer>

#include <algorithm>
#include <functional>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Prompts that are ready one after the other, or, beyond a number, never.
class SlowPrompts : public FixedPrompts
{
public:
    SlowPrompts() : FixedPrompts(u"hello"_s, 2) {}
    bool ready(int index) const override
    {
        const bool there = index < made;
        waitedFor = waitedFor || !there;
        return there;
    }
    Error failure() const override
    {
        return broken ? Error{u"tokenizer.broken"_s, u"Broken."_s, {}, {}} : Error{};
    }

    std::atomic_int made = 4;
    mutable std::atomic_bool waitedFor = false;
    std::atomic_bool broken = false;
};

} // namespace

/// Prompts that are still in the making when their turn comes.
class PromptWaitTest : public QObject
{
    Q_OBJECT
    /// Does it 200 ms after the four prompts at hand are answered and the fifth was asked for in vain.
    void whenStuck(QTimer &poll, const RecordList &sink, const std::function<void()> &then)
    {
        connect(&poll, &QTimer::timeout, this, [this, &poll, &sink, then] {
            if (!m_prompts->waitedFor || sink.count(RequestStatus::Ok) < 4)
                return;
            poll.stop();
            QTimer::singleShot(200ms, this, then);
        });
        poll.start(5);
    }

private Q_SLOTS:
    void init()
    {
        SimulatorOptions options;
        options.exact = SimulatorOptions::Exact{1ms, 1ms};
        m_simulator = std::make_unique<Simulator>(options);
        QVERIFY(m_simulator->start().ok());
        m_prompts = std::make_shared<SlowPrompts>();
        m_plan = planFor(m_simulator->url(), 12, 4, 2);
        m_plan.prompts = m_prompts;
    }

    void waitsAndSaysSo()
    {
        RecordList sink;
        QTimer later;
        whenStuck(later, sink, [this] { m_prompts->made = 12; });
        LoadGenerator generator(m_plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QCOMPARE(sink.count(RequestStatus::Ok), 12);
        QVERIFY(outcome.health.promptsLate >= 1);
        QVERIFY(outcome.health.sendLateness.maxMs > 100);
        QCOMPARE(outcome.health.verdict, HealthVerdict::Red);
        const bool named = std::ranges::any_of(outcome.health.reasons, [](const Error &reason) {
            return reason.code == "health.prompts_late"_L1;
        });
        QVERIFY(named);
    }

    void endsWhenTheyNeverCome()
    {
        RecordList sink;
        QTimer later;
        whenStuck(later, sink, [this] { m_prompts->broken = true; });
        LoadGenerator generator(m_plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome, 5000));
        QCOMPARE(outcome.stopReason.code, u"tokenizer.broken"_s);
        QCOMPARE(sink.count(RequestStatus::Ok), 4);
    }

    void canBeCancelledMeanwhile()
    {
        RecordList sink;
        LoadGenerator generator(m_plan, sink);
        QTimer::singleShot(200ms, &generator, &LoadGenerator::cancel);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome, 5000));
        QVERIFY(outcome.cancelled);
    }

    void durationEndsTheWaiting()
    {
        m_plan.duration = 200ms;
        RecordList sink;
        LoadGenerator generator(m_plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome, 5000));
        QVERIFY(!outcome.cancelled);
        QCOMPARE(sink.records.size(), size_t(4));
    }

private:
    std::unique_ptr<Simulator> m_simulator;
    std::shared_ptr<SlowPrompts> m_prompts;
    LoadPlan m_plan;
};

SERVESCOPE_TEST(PromptWaitTest)
#include "prompt_wait_test.moc"

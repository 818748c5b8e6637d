// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/exact_model.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace std::chrono_literals;

namespace servescope {

class ExactModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensLeaveOnAnAbsoluteSchedule()
    {
        ExactModel model(50ms, 10ms, false);
        model.add(1, {100, 4}, 1s);
        QCOMPARE(*model.nextDue(), Nanoseconds(1050ms));
        std::vector<TokenEvent> out;
        model.advance(1049999us, out);
        QVERIFY(out.empty());
        model.advance(1065ms, out); // 5 ms late for the second: the third must not be late for that
        QCOMPARE(out.size(), 2u);
        QCOMPARE(out[0].due, Nanoseconds(1050ms));
        QCOMPARE(out[1].due, Nanoseconds(1060ms));
        QCOMPARE(*model.nextDue(), Nanoseconds(1070ms));
        QCOMPARE(model.running(), 1);
        model.advance(2s, out);
        QCOMPARE(out.size(), 4u);
        QCOMPARE(out[3].due, Nanoseconds(1080ms));
        QVERIFY(out[3].last);
        QVERIFY(!out[2].last);
        QCOMPARE(model.running(), 0);
        QVERIFY(!model.nextDue());
    }

    void inPhaseAllTokensOfAStepComeAtOnce()
    {
        ExactModel model(50ms, 10ms, true);
        model.add(1, {1, 3}, 1003ms);
        model.add(2, {1, 3}, 1009ms);
        model.add(3, {1, 3}, 1010ms); // exactly on the grid
        std::vector<TokenEvent> out;
        model.advance(2s, out);
        QCOMPARE(out.size(), 9u);
        for (size_t i = 0; i < out.size(); ++i)
            QCOMPARE(out[i].due, Nanoseconds(1060ms + 10ms * (i / 3)));
    }

    void manySequencesComeInOrderOfTime()
    {
        ExactModel model(5ms, 3ms, false);
        for (quint64 i = 0; i < 50; ++i)
            model.add(i, {1, 20}, Nanoseconds(i * 700us));
        std::vector<TokenEvent> out;
        model.advance(1s, out);
        QCOMPARE(out.size(), 1000u);
        for (size_t i = 0; i < out.size(); ++i) {
            QCOMPARE(out[i].due, Nanoseconds(out[i].sequence * 700us + 5ms + out[i].index * 3ms));
            QVERIFY(i == 0 || out[i - 1].due <= out[i].due);
        }
    }

    void removedSequencesAreSilent()
    {
        ExactModel model(5ms, 5ms, false);
        model.add(1, {1, 10}, 0ns);
        model.add(2, {1, 10}, 0ns);
        model.remove(1);
        model.remove(99);
        QCOMPARE(model.running(), 1);
        std::vector<TokenEvent> out;
        model.advance(1s, out);
        QCOMPARE(out.size(), 10u);
        for (const TokenEvent &event : out)
            QCOMPARE(event.sequence, quint64(2));
    }
};

} // namespace servescope

using servescope::ExactModelTest;
SERVESCOPE_TEST(ExactModelTest)
#include "exact_model_test.moc"

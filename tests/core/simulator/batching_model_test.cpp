// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/batching_model.h"
#include "core/simulator/simulator.h"

#include "tests/core/simulator/closed_loop.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace std::chrono_literals;

namespace servescope {

namespace {
BatchingParameters parameters(int maxRunning, double noise = 0)
{
    return {maxRunning, 1000, 10ms, 20ms, 1ms, noise, 7};
}

std::vector<TokenEvent> allTokens(BatchingModel &model)
{
    std::vector<TokenEvent> out;
    while (const auto due = model.nextDue())
        model.advance(*due, out);
    return out;
}
} // namespace

class BatchingModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulas()
    {
        const BatchingModel model(parameters(8));
        QCOMPARE(model.prefillTime(100), Nanoseconds(110ms));
        QCOMPARE(model.stepTime(1), Nanoseconds(21ms));
        QCOMPARE(model.stepTime(5), Nanoseconds(25ms));
    }

    void oneSequenceAlone()
    {
        BatchingModel model(parameters(8));
        model.add(1, {100, 3}, 1s);
        QCOMPARE(model.running(), 1);
        const auto out = allTokens(model);
        QCOMPARE(out.size(), 3u);
        QCOMPARE(out[0].due, Nanoseconds(1110ms));
        QCOMPARE(out[1].due, Nanoseconds(1131ms));
        QCOMPARE(out[2].due, Nanoseconds(1152ms));
        QCOMPARE(out[0].admitted, Nanoseconds(1s));
        QVERIFY(out[2].last);
        QCOMPARE(model.running(), 0);
    }

    void prefillsAlternateWithSteps()
    {
        BatchingModel model(parameters(8));
        model.add(1, {100, 3}, 0s);
        model.add(2, {100, 2}, 0s);
        QCOMPARE(model.waiting(), 1);
        const auto out = allTokens(model);
        // prefill 1, step of 1, prefill 2, step of both
        QCOMPARE(out.size(), 5u);
        const Nanoseconds due[] = {110ms, 131ms, 241ms, 263ms, 263ms};
        const quint64 sequence[] = {1, 1, 2, 1, 2};
        for (size_t i = 0; i < out.size(); ++i) {
            QCOMPARE(out[i].due, due[i]);
            QCOMPARE(out[i].sequence, sequence[i]);
        }
        QCOMPARE(out[2].admitted, Nanoseconds(131ms));
    }

    /// 100 and 100 tokens of prompt in a cache of 206: one step of both fits.
    void aFullCacheThrowsTheLastOut()
    {
        BatchingParameters server = parameters(8);
        server.cacheTokens = 206;
        BatchingModel model(server);
        model.add(1, {100, 6}, 0s);
        model.add(2, {100, 6}, 0s);
        std::vector<TokenEvent> out;
        int mostWaiting = 0;
        while (const auto due = model.nextDue()) {
            model.advance(*due, out);
            if (model.preemptions() > 0)
                mostWaiting = std::max(mostWaiting, model.waiting());
        }
        QCOMPARE(model.preemptions(), 1);
        QCOMPARE(mostWaiting, 1);
        // Prefill, step, prefill of the second, a step of both, which leaves 103 and 102: one token too few
        // for a step of both. The second waits until the first has ended at 326 ms; 102 tokens are computed
        // again.
        const Nanoseconds first[] = {110ms, 131ms, 263ms, 284ms, 305ms, 326ms};
        const Nanoseconds second[] = {241ms, 263ms, 438ms, 459ms, 480ms, 501ms};
        std::vector<Nanoseconds> times[2];
        for (const TokenEvent &event : out) {
            QCOMPARE(event.index, int(times[event.sequence - 1].size()));
            QCOMPARE(event.last, event.index == 5);
            QCOMPARE(event.admitted, Nanoseconds(event.sequence == 1 ? 0ms : 131ms)); // the first time
            times[event.sequence - 1].push_back(event.due);
        }
        QVERIFY(std::ranges::equal(times[0], first));
        QVERIFY(std::ranges::equal(times[1], second));
    }

    void aSequenceLargerThanTheCacheStillEnds()
    {
        BatchingParameters server = parameters(8);
        server.cacheTokens = 50;
        BatchingModel model(server);
        model.add(1, {100, 6}, 0s);
        model.add(2, {100, 6}, 0s);
        QCOMPARE(allTokens(model).size(), 12u);
        QCOMPARE(model.preemptions(), 0);
    }

    void onlyTheFirstWorkIsCold()
    {
        BatchingParameters server = parameters(8);
        server.coldStart = 1s;
        BatchingModel model(server);
        model.add(1, {100, 2}, 0s);
        auto out = allTokens(model);
        QCOMPARE(out[0].due, Nanoseconds(1110ms));
        QCOMPARE(out[1].due, Nanoseconds(1131ms));
        model.add(2, {100, 1}, 2s);
        QCOMPARE(allTokens(model)[0].due, Nanoseconds(2110ms));
    }

    void aShareOfTheStepsPauses()
    {
        BatchingParameters server = parameters(8);
        server.pauseShare = 0.1;
        server.pause = 1s;
        BatchingModel model(server);
        model.add(1, {100, 2001}, 0s);
        const auto out = allTokens(model);
        int paused = 0;
        for (size_t i = 1; i < out.size(); ++i) {
            const Nanoseconds gap = out[i].due - out[i - 1].due;
            QVERIFY(gap == Nanoseconds(21ms) || gap == Nanoseconds(1021ms));
            paused += gap > Nanoseconds(1s) ? 1 : 0;
        }
        QVERIFY2(paused > 150 && paused < 250, qPrintable(QString::number(paused)));
    }

    void cachedTokensNeedNoPrefill()
    {
        BatchingModel model(parameters(8));
        model.add(1, {100, 1, 80}, 0s);
        QCOMPARE(allTokens(model)[0].due, Nanoseconds(30ms));
    }

    void theBatchIsFullAtMaxRunning()
    {
        BatchingModel model(parameters(2));
        for (quint64 i = 0; i < 5; ++i)
            model.add(i, {10, 4}, 0s);
        std::vector<TokenEvent> out;
        int most = 0;
        while (const auto due = model.nextDue()) {
            model.advance(*due, out);
            most = std::max(most, model.running());
        }
        QCOMPARE(most, 2);
        QCOMPARE(out.size(), 20u);
        QCOMPARE(model.waiting(), 0);
    }

    void firstTokensWaitInTheQueue()
    {
        BatchingModel model(parameters(2));
        for (quint64 i = 0; i < 6; ++i)
            model.add(i, {10, 4}, 0s);
        std::vector<Nanoseconds> first(6);
        for (const TokenEvent &event : allTokens(model)) {
            if (event.index == 0)
                first[event.sequence] = event.due;
        }
        for (size_t i = 1; i < first.size(); ++i)
            QVERIFY(first[i] > first[i - 1]);
        QVERIFY(first[5] > 3 * first[1]);
    }

    void aLateCallChangesNothing()
    {
        BatchingModel punctual(parameters(4, 0.2));
        BatchingModel late(parameters(4, 0.2));
        for (BatchingModel *model : {&punctual, &late}) {
            model->add(1, {50, 5}, 0s);
            model->add(2, {80, 9}, 1ms);
        }
        const auto expected = allTokens(punctual);
        std::vector<TokenEvent> out;
        late.advance(10s, out);
        QCOMPARE(out.size(), expected.size());
        for (size_t i = 0; i < out.size(); ++i)
            QCOMPARE(out[i].due, expected[i].due);
    }

    void aRequestAfterTheEndOfWorkStartsWhenItCame()
    {
        BatchingModel model(parameters(4));
        model.add(1, {100, 1}, 0s);    // done at 110 ms
        model.add(2, {100, 1}, 150ms); // advance() has not been called meanwhile
        std::vector<TokenEvent> out;
        model.advance(1s, out);
        QCOMPARE(out.size(), 2u);
        QCOMPARE(out[0].due, Nanoseconds(110ms));
        QCOMPARE(out[1].due, Nanoseconds(260ms));
    }

    void removalFreesTheSlot()
    {
        BatchingModel model(parameters(1));
        model.add(1, {10, 1000}, 0s);
        model.add(2, {10, 2}, 0s);
        model.add(3, {10, 2}, 0s);
        std::vector<TokenEvent> out;
        model.advance(200ms, out);
        QCOMPARE(model.waiting(), 2);
        model.remove(1); // running
        model.remove(3); // waiting
        out.clear();
        model.advance(10s, out);
        QCOMPARE(out.size(), 2u);
        QCOMPARE(out[0].sequence, quint64(2));
        QCOMPARE(model.running() + model.waiting(), 0);
        model.add(4, {1000, 5}, 20s);
        model.remove(4); // in its prefill
        out.clear();
        model.advance(60s, out);
        QVERIFY(out.empty());
        QVERIFY(!model.nextDue());
    }

    void seedsRepeatAndDiffer()
    {
        auto run = [](quint64 seed) {
            BatchingParameters noisy = parameters(4, 0.1);
            noisy.seed = seed;
            BatchingModel model(noisy);
            for (quint64 i = 0; i < 8; ++i)
                model.add(i, {10, 10}, 0s);
            return allTokens(model).back().due;
        };
        QCOMPARE(run(1), run(1));
        QVERIFY(run(1) != run(2));
    }

    void noiseSpreadsAsAsked()
    {
        BatchingModel model({1, 1000, 0ms, 20ms, 0ms, 0.1, 3});
        model.add(1, {1, 4001}, 0s);
        const auto out = allTokens(model);
        double sum = 0;
        double squares = 0;
        for (size_t i = 1; i < out.size(); ++i) {
            const double gap = toMilliseconds(out[i].due - out[i - 1].due);
            sum += gap;
            squares += gap * gap;
        }
        const double mean = sum / 4000;
        const double deviation = std::sqrt(squares / 4000 - mean * mean);
        QVERIFY2(std::abs(mean - 20) < 0.2, qPrintable(QString::number(mean)));
        QVERIFY2(std::abs(deviation - 2) < 0.1, qPrintable(QString::number(deviation)));
    }

    void throughputSaturatesAtMaxRunning()
    {
        const BatchingParameters few = parameters(8);
        const auto one = test::closedLoop(few, 1, 32, {20, 30});
        const auto four = test::closedLoop(few, 4, 64, {20, 30});
        const auto eight = test::closedLoop(few, 8, 128, {20, 30});
        const auto thirtyTwo = test::closedLoop(few, 32, 256, {20, 30});
        QVERIFY(four.tokensPerSecond > 2 * one.tokensPerSecond);
        QVERIFY(eight.tokensPerSecond > 1.1 * four.tokensPerSecond);
        QVERIFY(std::abs(thirtyTwo.tokensPerSecond / eight.tokensPerSecond - 1) < 0.1);
        QVERIFY(thirtyTwo.medianTtft > 3 * eight.medianTtft);
    }

    /// What a demonstration on the defaults shows: a curve that rises and bends, each point in seconds.
    void theDefaultsMakeARealisticCurve()
    {
        const SimulatorOptions defaults;
        const BatchingParameters standard{defaults.maxRunning,
                                          defaults.prefillTokensPerSecond,
                                          defaults.prefillBase,
                                          defaults.stepBase,
                                          defaults.stepPerSequence,
                                          defaults.noise,
                                          0};
        double previous = 0;
        double firstGain = 0;
        double gain = 0;
        for (const int concurrency : {1, 2, 4, 8, 16, 32, 64, 128}) {
            const int requests = std::max(8, 4 * concurrency);
            const auto point = test::closedLoop(standard, concurrency, requests, {256, 64});
            qInfo("concurrency %3d, %3d requests: %6.0f tok/s, TTFT %7.1f ms, mean ITL %5.2f ms, %.2f s",
                  concurrency, requests, point.tokensPerSecond, toMilliseconds(point.medianTtft),
                  toMilliseconds(point.meanItl), toSeconds(point.duration));
            if (previous > 0) {
                gain = point.tokensPerSecond / previous;
                QVERIFY2(gain > 0.97, "the curve falls");
            }
            if (firstGain == 0)
                firstGain = gain;
            previous = point.tokensPerSecond;
        }
        QVERIFY(firstGain > 1.6);
        QVERIFY(gain < 1.1);
    }
};

} // namespace servescope

using servescope::BatchingModelTest;
SERVESCOPE_TEST(BatchingModelTest)
#include "batching_model_test.moc"

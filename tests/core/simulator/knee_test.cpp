// SPDX-License-Identifier: GPL-3.0-or-later
// What the analysis finds in sweeps of the built-in server, whose capacity is set: its batching model on a
// made-up clock, every piece of work noisy.
#include "core/analysis/audit.h"
#include "core/analysis/drift.h"
#include "core/analysis/load_curve.h"
#include "core/results/result_samples.h"
#include "core/results/vllm_json.h"
#include "tests/core/simulator/closed_loop.h"
#include "tests/support/registry.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class KneeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kneeIsTheCapacity();
    void aDoctoredRunBreaksLittlesLaw_data();
    void aDoctoredRunBreaksLittlesLaw();
    void aSlowingServerDrifts();
};

namespace {

/// A closed loop of some clients at a server for sixteen; its work takes `slower` times as long at the end.
PointResult recordedRun(int clients, int requests, double slower = 1)
{
    std::map<quint64, RequestRecord> open;
    PointResult result;
    BatchingModel model({16, 20'000, 5ms, 20ms, 200us, 0.2, 3});
    Nanoseconds now = 1s;
    quint64 sent = 0;
    const auto stretched = [&](Nanoseconds time) { // the clock of a server that grows slower
        const double t = toSeconds(time - 1s);
        return 1s + fromSeconds(t * (1 + (slower - 1) * t / 60));
    };
    const auto send = [&] {
        RequestRecord record;
        record.index = static_cast<int>(sent);
        record.sent = record.scheduled = stretched(now);
        record.promptTokensServer = record.promptTokensRequested = 100;
        record.outputTokensServer = record.outputTokensRequested = 32;
        record.httpStatus = 200;
        open[sent] = record;
        model.add(sent++, {100, 32}, now);
    };
    for (int i = 0; i < clients; ++i)
        send();
    std::vector<TokenEvent> tokens;
    while (const auto due = model.nextDue()) {
        now = *due;
        tokens.clear();
        model.advance(now, tokens);
        for (const TokenEvent &token : tokens) {
            RequestRecord &record = open[token.sequence];
            StreamEvent event;
            event.time = stretched(token.due);
            event.kind = EventKind::Content;
            event.choices = true;
            event.characters = 4;
            record.events.push_back(event);
            if (!token.last)
                continue;
            record.ended = event.time;
            result.records.push_back(record);
            if (sent < static_cast<quint64>(requests))
                send();
        }
    }
    result.setup.pointId = u"little"_s;
    result.setup.numPrompts = requests;
    result.setup.maxConcurrency = clients;
    result.summary = summarize(result.records, {});
    return result;
}

bool breaksLittle(const QByteArray &json)
{
    const JsonValue result = *readJson(json);
    const auto samples = samplesOfResult(result, Convention::Vllm);
    return std::ranges::any_of(audit(result, samples ? &*samples : nullptr), [](const Finding &finding) {
        return finding.code.startsWith("audit.little"_L1);
    });
}

} // namespace

void KneeTest::kneeIsTheCapacity()
{
    const std::vector<int> grid{1, 2, 4, 8, 16, 32, 64, 128};
    double farthest = 0; // in steps of the grid
    for (int repetition = 0; repetition < 50; ++repetition) {
        const int capacity = std::vector<int>{8, 12, 16, 24, 32}[static_cast<size_t>(repetition % 5)];
        std::vector<LoadPoint> points;
        for (const int clients : grid) {
            const BatchingParameters server{
                capacity, 100'000, 1ms, 20ms, 100us, 0.3, static_cast<quint64>(1000 * repetition + clients)};
            const LoopResult run = closedLoop(server, clients, std::max(40, 4 * clients), {64, 24});
            points.push_back({static_cast<double>(clients), run.tokensPerSecond, 0, 0, 0});
        }
        const auto knee = findKnee(curveOf(points));
        QVERIFY2(knee, qPrintable(u"repetition %1: no knee"_s.arg(repetition)));
        const QString where = u"repetition %1: capacity %2, knee %3 (%4 … %5)"_s.arg(repetition)
                                  .arg(capacity)
                                  .arg(knee->load)
                                  .arg(knee->lower)
                                  .arg(knee->upper);
        // One step of the grid is a factor of two.
        const double steps = std::abs(std::log2(knee->load / capacity));
        QVERIFY2(steps <= 1, qPrintable(where));
        farthest = std::max(farthest, steps);
        QVERIFY2(knee->lower <= capacity && capacity <= knee->upper, qPrintable(where));
        QVERIFY2(knee->upper / knee->lower <= 8, qPrintable(where)); // an interval that says something
    }
    qInfo("50 of 50 knees within one step of the grid, the farthest %.2f steps away", farthest);
}

void KneeTest::aDoctoredRunBreaksLittlesLaw_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("factor");
    QTest::newRow("untouched") << QString() << 1.0;
    QTest::newRow("more throughput") << u"request_throughput"_s << 1.2;
    QTest::newRow("less throughput") << u"request_throughput"_s << 0.85;
    QTest::newRow("shorter latency") << u"mean_e2el_ms"_s << 0.7;
    QTest::newRow("longer latency") << u"mean_e2el_ms"_s << 1.15;
}

void KneeTest::aDoctoredRunBreaksLittlesLaw()
{
    QFETCH(QString, key);
    QFETCH(double, factor);
    for (const int clients : {4, 16, 40}) {
        const QByteArray json = vllmJson(recordedRun(clients, 400), true);
        QJsonObject result = QJsonDocument::fromJson(json).object();
        QVERIFY(result.value(u"mean_e2el_ms"_s).toDouble() > 0);
        if (!key.isEmpty())
            result[key] = result[key].toDouble() * factor;
        QCOMPARE(breaksLittle(QJsonDocument(result).toJson()), !key.isEmpty());
    }
}

void KneeTest::aSlowingServerDrifts()
{
    const auto steady = driftOf(sampleTable(recordedRun(16, 600).records, Convention::Vllm), 16);
    QVERIFY(steady);
    QVERIFY2(!steady->stands(), qPrintable(QString::number(steady->percent)));
    const auto slowing = driftOf(sampleTable(recordedRun(16, 600, 2).records, Convention::Vllm), 16);
    QVERIFY(slowing && slowing->percent > 10);
    QVERIFY(slowing->stands());
    QVERIFY(!driftOf(sampleTable(recordedRun(4, 20).records, Convention::Vllm), 4)); // too few
}

SERVESCOPE_TEST(KneeTest)
#include "knee_test.moc"

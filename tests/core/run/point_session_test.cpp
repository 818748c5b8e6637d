// SPDX-License-Identifier: GPL-3.0-or-later
// What goes on beside a point: telemetry, profile, cache; and what its scenario wishes of the requests.
#include "core/run/point_session.h"
#include "core/run/request_options.h"
#include "core/run/run_queue.h"
#include "core/simulator/simulator.h"

#include "tests/core/run/queue_fixture.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"
#include "tests/support/tls_front.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <mutex>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Runs to its end and gives the run's folder.
QString runJob(const SweepJob &job, RunState *state = nullptr, Error *error = nullptr)
{
    RunQueue queue;
    QSignalSpy idle(&queue, &RunQueue::idle);
    queue.add(job);
    queue.start();
    if (idle.isEmpty() && !idle.wait(60000))
        return {};
    if (state)
        *state = queue.points()[0].state;
    if (error)
        *error = queue.points()[0].error;
    return queue.points()[0].runFolder;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class PointSessionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_library = std::make_unique<QTemporaryDir>(); }

    /// The recorded counts of running and waiting requests are those of the server's own log at that moment.
    void theSeriesAgreesWithTheServersLog()
    {
        SimulatorOptions options;
        options.maxRunning = 6;
        options.stepBase = 12ms;
        Simulator server(options);
        QVERIFY(server.start().ok());
        const QString folder = runJob(jobFor(server.url(), m_library->path(), {{10, 40}}, 60));
        const auto series =
            readTelemetry(QDir(folder).filePath(u"bench_io16x60_mc10_np40.telemetry.jsonl"_s));
        QVERIFY2(series, qPrintable(series ? QString() : series.error().message));
        QVERIFY(series->size() >= 3);
        const std::vector<TruthRecord> truth = server.truth();
        int compared = 0, busy = 0, queued = 0;
        for (const ServerState &state : *series) {
            QVERIFY(state[Quantity::Running] && state[Quantity::Waiting]);
            // The answer was made a little before it was read, so a request at the edge may be in or out.
            int surely = 0, perhaps = 0;
            for (const TruthRecord &record : truth) {
                perhaps += record.received <= state.time && record.finished >= state.time - 100ms ? 1 : 0;
                surely += record.received <= state.time - 100ms && record.finished >= state.time ? 1 : 0;
            }
            const double seen = *state[Quantity::Running] + *state[Quantity::Waiting];
            QVERIFY2(seen >= surely && seen <= perhaps,
                     qPrintable(u"%1 not in %2 … %3"_s.arg(seen).arg(surely).arg(perhaps)));
            QVERIFY(*state[Quantity::Running] <= 6);
            ++compared;
            busy += *state[Quantity::Running] > 0 ? 1 : 0;
            queued += *state[Quantity::Waiting] > 0 ? 1 : 0;
        }
        QVERIFY2(compared >= 3 && busy >= 1 && queued >= 1,
                 qPrintable(u"%1 %2 %3"_s.arg(compared).arg(busy).arg(queued)));
        // Times are on the clock of the requests: the last sample lies behind the last answer's end.
        Nanoseconds last{};
        for (const TruthRecord &record : truth)
            last = std::max(last, record.finished);
        QVERIFY(series->back().time >= last);
        QCOMPARE(series->back()[Quantity::OutputTokens], std::optional(40.0 * 60));
    }

    /// The file that the scenario names counts for the requests, the server's tokenizer and its metrics; a
    /// file that does not help fails the point in its own words.
    void aNamedAuthorityCountsForAllQuestions()
    {
        if (!TlsFront::possible())
            QSKIP("Qt has no TLS here");
        Simulator server;
        QVERIFY(server.start().ok());
        const TlsFront front(QStringLiteral(TEST_DATA_DIR), u"by-authority"_s, server.url());
        SweepJob job = jobFor(front.url(), m_library->path(), {{2, 12}}, 20);
        job.scenario.model.clear(); // asked for
        job.scenario.caFile = QStringLiteral(TEST_DATA_DIR "/tls/authority.pem");
        RunState state{};
        const QString folder = runJob(job, &state);
        QCOMPARE(state, RunState::Finished);
        const auto series = readTelemetry(QDir(folder).filePath(u"bench_io16x20_mc2_np12.telemetry.jsonl"_s));
        QVERIFY2(series, qPrintable(series ? QString() : series.error().message));
        QCOMPARE(series->back()[Quantity::OutputTokens], std::optional(12.0 * 20));

        Error error;
        for (const auto &[file, code] : {std::pair(u"other-authority.pem"_s, u"connection.not_signed"_s),
                                         std::pair(u"by-authority.key"_s, u"ca_file.no_certificate"_s)}) {
            job.scenario.caFile = QStringLiteral(TEST_DATA_DIR "/tls/") + file;
            runJob(job, &state, &error);
            QCOMPARE(state, RunState::Failed);
            QCOMPARE(error.code, code);
            QVERIFY(error.message.contains(file));
        }
    }

    /// Every point of a sweep has its series; running and waiting are each those of the server's log, within
    /// what may pass between the server's answer and its time stamp here.
    void everyPointOfASweepHasItsSeries()
    {
        SimulatorOptions options;
        options.maxRunning = 4;
        options.stepBase = 12ms;
        Simulator server(options);
        QVERIFY(server.start().ok());
        SweepJob job = jobFor(server.url(), m_library->path(), {{2, 8}}, 60);
        job.scenario.concurrencyPrompts = {{2, 8}, {12, 36}};
        const QString folder = runJob(job);
        const std::vector<TruthRecord> truth = server.truth();
        constexpr Nanoseconds slack = 250ms;
        const auto count = [&truth](auto &&is) {
            return static_cast<double>(std::count_if(truth.begin(), truth.end(), is));
        };
        int busy = 0, queued = 0;
        for (const auto &name : {u"mc2_np8"_s, u"mc12_np36"_s}) {
            const auto series =
                readTelemetry(QDir(folder).filePath(u"bench_io16x60_%1.telemetry.jsonl"_s.arg(name)));
            QVERIFY2(series, qPrintable(series ? QString() : series.error().message));
            QVERIFY(series->size() >= 2);
            for (const ServerState &state : *series) {
                const double running = *state[Quantity::Running], waiting = *state[Quantity::Waiting];
                const Nanoseconds late = state.time, early = state.time - slack;
                // A request runs from its prefill on, of which the log knows the end: its first token.
                const double surelyRunning = count([&](const TruthRecord &r) {
                    return !r.tokens.empty() && r.tokens.front() <= early && r.finished >= late;
                });
                const double perhapsIn =
                    count([&](const TruthRecord &r) { return r.received <= late && r.finished >= early; });
                const double surelyWaitingOrPrefilled = count([&](const TruthRecord &r) {
                    return r.received <= early && !r.tokens.empty() && r.tokens.front() >= late;
                });
                const QString what =
                    u"%1: running %2, waiting %3; log: %4 … %5 running, %6 not begun"_s.arg(name)
                        .arg(running)
                        .arg(waiting)
                        .arg(surelyRunning)
                        .arg(perhapsIn)
                        .arg(surelyWaitingOrPrefilled);
                QVERIFY2(running >= surelyRunning && running <= std::min(perhapsIn, 4.0), qPrintable(what));
                QVERIFY2(waiting >= surelyWaitingOrPrefilled - 1 && waiting <= perhapsIn - surelyRunning,
                         qPrintable(what)); // one of them may be in its prefill
                busy += surelyRunning > 0;  // the log is not silent about what it bounds
                queued += waiting > 0;
                QVERIFY2(name != "mc2_np8"_L1 || waiting <= 1, qPrintable(what)); // room for all
            }
        }
        QVERIFY2(busy >= 2 && queued >= 1, qPrintable(u"%1 %2"_s.arg(busy).arg(queued)));
    }

    void noMetricsWanted()
    {
        Simulator server;
        QVERIFY(server.start().ok());
        SweepJob job = jobFor(server.url(), m_library->path(), {{1, 2}}, 3);
        job.scenario.metricsUrl = u"off"_s;
        RunState state{};
        const QString folder = runJob(job, &state);
        QCOMPARE(state, RunState::Finished);
        QVERIFY(QDir(folder).entryList({u"*.telemetry.jsonl"_s}).isEmpty());
    }

    /// The orders come before the first and after the last request, and the answers stand in the result.
    void profileAndCache()
    {
        Simulator inner;
        QVERIFY(inner.start().ok());
        SweepJob job = jobFor(inner.url(), m_library->path(), {{1, 3}}, 3);
        job.scenario.profile = true;
        job.scenario.resetCache = true;
        RunState state{};
        const QString folder = runJob(job, &state);
        QCOMPARE(state, RunState::Finished);
        const QJsonObject result =
            QJsonDocument::fromJson(contents(QDir(folder).filePath(u"bench_io16x3_mc1_np3.json"_s))).object();
        QCOMPARE(result[u"prefix_cache_reset"].toString(), u"done"_s);
        QCOMPARE(result[u"server_profile"].toString(), u"done"_s);
    }

    void aServerWithoutProfiler()
    {
        SimulatorOptions options;
        options.server = u"llama.cpp"_s;
        Simulator server(options);
        QVERIFY(server.start().ok());
        SweepJob job = jobFor(server.url(), m_library->path(), {{1, 3}}, 3);
        job.scenario.backend = u"llama.cpp"_s;
        job.scenario.profile = true;
        job.scenario.resetCache = true;
        RunState state{};
        const QString folder = runJob(job, &state);
        QCOMPARE(state, RunState::Finished);
        const QJsonObject result =
            QJsonDocument::fromJson(contents(QDir(folder).filePath(u"bench_io16x3_mc1_np3.json"_s))).object();
        QCOMPARE(result[u"prefix_cache_reset"].toString(), u"not offered by this server"_s);
        QCOMPARE(result[u"server_profile"].toString(), u"not offered by this server"_s);
    }

    void wishesReachTheServer()
    {
        std::mutex mutex;
        QList<QJsonObject> bodies;
        ScriptedServer server([&](const QByteArray &request, int) {
            if (!request.startsWith("POST /v1/chat/completions"))
                return ScriptedServer::Reply{ScriptedServer::response(404, "{}")};
            const std::lock_guard lock(mutex);
            bodies += QJsonDocument::fromJson(request.mid(request.indexOf("\r\n\r\n") + 4)).object();
            return ScriptedServer::Reply{
                ScriptedServer::streamHead() +
                ScriptedServer::chunk("data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":"
                                      "\"length\"}]}\n\ndata: [DONE]\n\n") +
                ScriptedServer::streamEnd()};
        });
        SweepJob job = jobFor(server.url(), m_library->path(), {{1, 6}}, 1);
        Scenario &scenario = job.scenario;
        scenario.backend = u"openai-chat"_s;
        scenario.topP = 0.9;
        scenario.topK = 5;
        scenario.minP = 0.1;
        scenario.frequencyPenalty = 0.5;
        scenario.presencePenalty = -0.5;
        scenario.repetitionPenalty = 1.1;
        scenario.logprobs = 2;
        scenario.chatTemplateKwargs = u"{\"enable_thinking\":false}"_s;
        scenario.loraModules = u"one, two three"_s;
        scenario.loraAssignment = u"round-robin"_s;
        RunState state{};
        Error error;
        runJob(job, &state, &error);
        QVERIFY2(state == RunState::Finished, qPrintable(error.message));
        QCOMPARE(bodies.size(), 6);
        const QJsonObject &body = bodies.first();
        QCOMPARE(body[u"top_p"], QJsonValue(0.9));
        QCOMPARE(body[u"top_k"], QJsonValue(5));
        QCOMPARE(body[u"min_p"], QJsonValue(0.1));
        QCOMPARE(body[u"frequency_penalty"], QJsonValue(0.5));
        QCOMPARE(body[u"presence_penalty"], QJsonValue(-0.5));
        QCOMPARE(body[u"repetition_penalty"], QJsonValue(1.1));
        QCOMPARE(body[u"top_logprobs"], QJsonValue(2));
        QCOMPARE(body[u"chat_template_kwargs"][u"enable_thinking"], QJsonValue(false));
        QStringList models;
        for (const QJsonObject &each : bodies)
            models += each[u"model"].toString();
        QCOMPARE(models, (QStringList{u"one"_s, u"two"_s, u"three"_s, u"one"_s, u"two"_s, u"three"_s}));
    }

    void adaptersByTheSeed()
    {
        LoadPlan plan;
        plan.request.model = u"base"_s;
        QCOMPARE(modelOf(plan, 3), u"base"_s);
        plan.loraModules = {u"a"_s, u"b"_s, u"c"_s};
        QMap<QString, int> counts;
        for (int i = 0; i < 300; ++i) {
            QCOMPARE(modelOf(plan, i), modelOf(plan, i));
            ++counts[modelOf(plan, i)];
        }
        QCOMPARE(counts.size(), 3);
        for (const int count : counts)
            QVERIFY(count > 60);
    }

    void aWishTheBackendCannotSend()
    {
        Simulator server;
        QVERIFY(server.start().ok());
        SweepJob job = jobFor(server.url(), m_library->path(), {{1, 2}}, 3);
        job.scenario.backend = u"tgi"_s;
        job.scenario.minP = 0.1;
        RunState state{};
        Error error;
        runJob(job, &state, &error);
        QCOMPARE(state, RunState::Failed);
        QCOMPARE(error.code, u"backend.unsent_option"_s);
        QCOMPARE(error.args, (QStringList{u"tgi"_s, u"min_p"_s}));
    }

    /// The key comes from the variable the scenario names, and stands in nothing that is written.
    void theKeyStaysInMemory()
    {
        SimulatorOptions options;
        options.apiKey = "sk-very-secret-indeed";
        Simulator server(options);
        QVERIFY(server.start().ok());
        SweepJob job = jobFor(server.url(), m_library->path(), {{1, 3}}, 3);
        job.scenario.keyEnv = u"SERVESCOPE_TEST_KEY"_s;
        job.scenario.profile = true;
        job.saveDetailed = true;
        RunState state{};
        Error error;
        qunsetenv("SERVESCOPE_TEST_KEY");
        runJob(job, &state, &error);
        QCOMPARE(state, RunState::Failed);
        QCOMPARE(error.code, u"backend.no_key"_s);
        qputenv("SERVESCOPE_TEST_KEY", options.apiKey);
        runJob(job, &state, &error);
        qunsetenv("SERVESCOPE_TEST_KEY");
        QVERIFY2(state == RunState::Finished, qPrintable(error.message));
        int files = 0;
        QDirIterator each(m_library->path(), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QVERIFY2(!contents(each.next()).contains(options.apiKey), qPrintable(each.filePath()));
            ++files;
        }
        QVERIFY(files >= 5);
    }

    /// A remembered key is for servers of which the environment knows none.
    void theEnvironmentsKeyGoesFirst()
    {
        Scenario scenario;
        QCOMPARE(keyFor(scenario, "usual", "remembered").value(), "usual");
        QCOMPARE(keyFor(scenario, {}, "remembered").value(), "remembered");
        QCOMPARE(keyFor(scenario, {}).value(), QByteArray());
        scenario.keyEnv = u"SERVESCOPE_TEST_KEY"_s;
        qunsetenv("SERVESCOPE_TEST_KEY");
        QCOMPARE(keyFor(scenario, "usual", "remembered").value(), "remembered");
        QCOMPARE(keyFor(scenario, "usual").error().code, u"backend.no_key"_s);
        qputenv("SERVESCOPE_TEST_KEY", "named");
        QCOMPARE(keyFor(scenario, "usual", "remembered").value(), "named");
        qunsetenv("SERVESCOPE_TEST_KEY");
    }

private:
    std::unique_ptr<QTemporaryDir> m_library;
};

SERVESCOPE_TEST(PointSessionTest)
#include "point_session_test.moc"

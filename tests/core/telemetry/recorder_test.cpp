// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"
#include "core/telemetry/recorder.h"
#include "tests/support/registry.h"
#include "tests/support/scripted_server.h"

#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using servescope::test::ScriptedServer;

namespace {

TelemetryOptions optionsFor(const QUrl &base, const QTemporaryDir &folder)
{
    TelemetryOptions options;
    options.urls = usualMetricsUrls(base.toString());
    options.seriesPath = folder.filePath(u"series.jsonl"_s);
    options.interval = 20ms;
    return options;
}

bool waitForSamples(const TelemetryRecorder &recorder, size_t count)
{
    return QTest::qWaitFor([&] { return recorder.samples().size() >= count; }, 20000);
}

} // namespace

class RecorderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyServersPage_data()
    {
        QTest::addColumn<QString>("server");
        for (const char *server :
             {"vllm", "sglang", "tgi", "triton", "trtllm-serve", "llama.cpp", "lmdeploy"})
            QTest::newRow(server) << QString::fromLatin1(server);
    }
    void everyServersPage()
    {
        QFETCH(QString, server);
        SimulatorOptions simulated;
        simulated.server = server;
        Simulator simulator(simulated);
        QVERIFY(simulator.start().ok());
        const QTemporaryDir folder;
        const TelemetryOptions options = optionsFor(simulator.url(), folder);
        TelemetryRecorder recorder(options);
        recorder.start();
        QVERIFY(waitForSamples(recorder, 3));
        recorder.stop();
        const auto samples = recorder.samples();
        QCOMPARE(samples.front()[Quantity::Running], std::optional(0.0));
        QCOMPARE(samples.front()[Quantity::Waiting], std::optional(0.0));
        const auto stored = readTelemetry(options.seriesPath);
        QVERIFY(stored.ok());
        QCOMPARE(stored->size(), samples.size());
        for (size_t i = 0; i < samples.size(); ++i) {
            QCOMPARE(stored->at(i).time, samples[i].time);
            QCOMPARE(stored->at(i)[Quantity::Running], samples[i][Quantity::Running]);
        }
        QCOMPARE(simulator.peakConnections() <= 2, true); // one connection is kept
    }

    void nobodyThere()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(closed.serverPort()));
        closed.close();
        const QTemporaryDir folder;
        const TelemetryOptions options = optionsFor(url, folder);
        TelemetryRecorder recorder(options);
        recorder.start();
        recorder.stop();
        QVERIFY(recorder.samples().empty());
        QVERIFY(!QFile::exists(options.seriesPath));
    }

    void aServerWithoutMetrics()
    {
        ScriptedServer server([](const QByteArray &, int) {
            return ScriptedServer::Reply{ScriptedServer::response(404, "{\"detail\":\"Not Found\"}")};
        });
        const QTemporaryDir folder;
        TelemetryRecorder recorder(optionsFor(server.url(), folder));
        recorder.start();
        QVERIFY(QTest::qWaitFor([&] { return server.requests() >= 6; }, 20000));
        recorder.stop();
        QVERIFY(recorder.samples().empty());
        QCOMPARE(server.requests(), 6); // three rounds through two addresses, then no more
    }

    /// Old vLLM answers 307 to /metrics.
    void redirect()
    {
        ScriptedServer server([](const QByteArray &request, int) {
            return ScriptedServer::Reply{request.startsWith("GET /metrics/ ")
                                             ? ScriptedServer::response(200, "vllm:num_requests_running 2\n",
                                                                        "Content-Type: text/plain\r\n")
                                             : ScriptedServer::response(307, {}, "Location: /metrics/\r\n")};
        });
        const QTemporaryDir folder;
        TelemetryRecorder recorder(optionsFor(server.url(), folder));
        recorder.start();
        QVERIFY(waitForSamples(recorder, 2));
        recorder.stop();
        QCOMPARE(recorder.samples().front()[Quantity::Running], std::optional(2.0));
    }

    /// A silent server holds nothing up.
    void aServerThatDoesNotAnswer()
    {
        ScriptedServer server([](const QByteArray &, int) { return ScriptedServer::Reply{{}}; });
        const QTemporaryDir folder;
        TelemetryRecorder recorder(optionsFor(server.url(), folder));
        recorder.start();
        QVERIFY(QTest::qWaitFor([&] { return server.requests() == 1; }, 20000));
        recorder.stop();
        QVERIFY(recorder.samples().empty());
    }

    void graphicsCards()
    {
        const QTemporaryDir folder;
        const QString tool = folder.filePath(u"nvidia-smi"_s);
        QFile script(tool);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(
            "#!/bin/sh\necho '2026/08/21 10:00:00.123, 0, 71.52, 300.00, 1024, 81559, 37, 44'\n"
            "echo '2026/08/21 10:00:00.123, 1, [N/A], 300.00, 1024, 81559, 37, 44'\nexec sleep 60\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        TelemetryOptions options;
        options.gpuTool = tool;
        options.gpuPath = folder.filePath(u"gpu.csv"_s);
        {
            TelemetryRecorder recorder(options);
            recorder.start();
            QVERIFY(QTest::qWaitFor(
                [&] {
                    QFile file(options.gpuPath);
                    return file.open(QIODevice::ReadOnly) && file.readAll().count('\n') == 3;
                },
                20000));
        }
        QFile file(options.gpuPath);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
                 "timestamp,gpu_id,pwr_usage_w,pwr_cap_w,mem_usage_mib,mem_total_mib,gpu_util_pct\n"
                 "2026/08/21 10:00:00.123,0,71.52,300.00,1024.00,81559.00,37.00\n"
                 "2026/08/21 10:00:00.123,1,,300.00,1024.00,81559.00,37.00\n");
    }

    void noGraphicsTool()
    {
        const QTemporaryDir folder;
        TelemetryOptions options;
        options.gpuTool = u"no-such-tool-anywhere"_s;
        options.gpuPath = folder.filePath(u"gpu.csv"_s);
        TelemetryRecorder recorder(options);
        recorder.start();
        recorder.stop();
        QVERIFY(!QFile::exists(options.gpuPath));
    }

    void files()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"other.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"a\":1}\n");
        file.close();
        QCOMPARE(readTelemetry(path).error().code, u"telemetry.format"_s);
        QCOMPARE(readTelemetry(folder.filePath(u"none"_s)).error().code, u"file.open"_s);
        ServerState first, last;
        first.values[size_t(Quantity::PrefixHits)] = 10;
        last.values[size_t(Quantity::PrefixHits)] = 25;
        QCOMPARE(prefixHits({first, ServerState(), last}), std::optional(15.0));
        QCOMPARE(prefixHits({last, first}), std::nullopt);
        QCOMPARE(prefixHits({ServerState()}), std::nullopt);
    }

    void addresses()
    {
        const auto texts = [](const char *base) {
            QStringList list;
            for (const QUrl &url : usualMetricsUrls(QString::fromLatin1(base)))
                list += url.toString();
            return list;
        };
        QCOMPARE(texts("http://h:9/v1/"),
                 (QStringList{u"http://h:9/metrics"_s, u"http://h:9/prometheus/metrics"_s}));
        QCOMPARE(texts("http://h:8000").last(), u"http://h:8002/metrics"_s);
        QCOMPARE(texts("http://h/p").first(), u"http://h/p/metrics"_s);
        QCOMPARE(texts("nonsense"), QStringList());
    }
};

SERVESCOPE_TEST(RecorderTest)
#include "recorder_test.moc"

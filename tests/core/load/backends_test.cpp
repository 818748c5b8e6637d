// SPDX-License-Identifier: GPL-3.0-or-later
// Every backend against the simulator in the dialect it is for.
#include "core/metrics/summary.h"
#include "core/simulator/simulator.h"

#include "tests/core/load/load_fixture.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int tokens = 5;

SimulatorOptions fast(const QString &server)
{
    SimulatorOptions options;
    options.server = server;
    options.exact = SimulatorOptions::Exact{1ms, 1ms};
    return options;
}

LoadPlan planOf(const QString &backend, const QUrl &base, int count, const QString &path = {})
{
    LoadPlan plan = planFor(base, count, 16, tokens);
    plan.backend = findBackend(backend);
    plan.url = requestUrl(base.toString(), path.isEmpty() ? plan.backend->defaultPath() : path).value();
    plan.request.ignoreEos = false;
    plan.keepText = true;
    return plan;
}

} // namespace

class BackendsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoHundredRequests_data()
    {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *backend, const char *server, const char *path = "") {
            QTest::addRow("%s at %s%s", backend, server, path)
                << QString::fromLatin1(backend) << QString::fromLatin1(server) << QString::fromLatin1(path);
        };
        row("vllm", "vllm");
        row("openai", "openai");
        row("openai", "tgi");
        row("openai", "ollama");
        row("openai", "trtllm-serve");
        row("openai-chat", "openai");
        row("openai-chat", "vllm");
        row("openai-chat", "sglang");
        row("openai-chat", "llama.cpp");
        row("openai-chat", "lmdeploy");
        row("openai-chat", "trtllm-serve");
        row("openai-chat", "tgi");
        row("openai-chat", "scalellm");
        row("tgi", "tgi");
        row("tensorrt-llm", "triton");
        row("sglang", "sglang");
        row("sglang-native", "sglang");
        row("sglang-native", "lmdeploy");
        row("llama.cpp", "llama.cpp");
        row("llama.cpp-native", "llama.cpp");
        row("lmdeploy", "lmdeploy");
        row("deepspeed-mii", "deepspeed-mii");
        row("deepspeed-mii", "deepspeed-mii", "/generate");
        row("scalellm", "scalellm");
        row("ollama", "ollama");
        row("anthropic", "anthropic");
        row("anthropic", "vllm");
        row("openai-responses", "openai");
        row("openai-responses", "vllm");
        row("azure-openai", "azure-openai");
        row("azure-openai", "azure-openai",
            "/openai/deployments/sim-model/chat/completions?api-version=2024-10-21");
        row("openai-embeddings", "vllm");
        row("vllm-rerank", "vllm");
    }
    void twoHundredRequests()
    {
        QFETCH(QString, backend);
        QFETCH(QString, server);
        QFETCH(QString, path);
        Simulator simulator(fast(server));
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadGenerator generator(planOf(backend, simulator.url(), 200, path), sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        QVERIFY2(outcome.stopReason.code.isEmpty(), qPrintable(outcome.stopReason.message));
        QCOMPARE(sink.count(RequestStatus::Ok), 200);
        const bool streams = findBackend(backend)->streams();
        for (const RequestRecord &record : sink.records) {
            QVERIFY(isSuccess(record));
            QVERIFY(e2elMs(record).has_value());
            QCOMPARE(ttftMs(record).has_value(), streams);
            if (!streams) {
                QCOMPARE(record.outputTokensServer, std::optional<int>(0));
                QVERIFY(record.promptTokensServer.value_or(0) > 0);
                continue;
            }
            QCOMPARE(record.text.simplified().split(u' ').size(), tokens);
            QCOMPARE(record.outputTokensServer.has_value(), findBackend(backend)->reportsUsage());
            if (record.outputTokensServer) {
                QCOMPARE(*record.outputTokensServer, tokens);
                QVERIFY(record.promptTokensServer.value_or(0) > 0);
            }
            int pieces = 0;
            for (const StreamEvent &event : record.events)
                pieces += event.kind == EventKind::Content ? 1 : 0;
            QCOMPARE(pieces, tokens);
        }
        const std::vector<TruthRecord> truth = simulator.truth();
        QCOMPARE(truth.size(), size_t(200));
        for (const TruthRecord &record : truth)
            QCOMPARE(record.status, 200);
        const Summary summary = summarize(sink.records, {});
        QCOMPARE(summary.completed, 200);
        QCOMPARE(summary.outputLengthMismatches, 0);
        QCOMPARE(summary.ttft.sorted.size(), size_t(streams ? 200 : 0));
        QCOMPARE(summary.e2el.sorted.size(), size_t(200));
    }

    /// An API key goes where each server looks for it.
    void keys_data()
    {
        QTest::addColumn<QString>("server");
        QTest::newRow("vllm") << u"vllm"_s;
        QTest::newRow("anthropic") << u"anthropic"_s;
        QTest::newRow("azure-openai") << u"azure-openai"_s;
        QTest::newRow("tgi") << u"tgi"_s;
    }
    void keys()
    {
        QFETCH(QString, server);
        SimulatorOptions options = fast(server);
        options.apiKey = "secret";
        Simulator simulator(options);
        QVERIFY(simulator.start().ok());
        for (const QByteArray key : {"secret", "wrong"}) {
            RecordList sink;
            LoadPlan plan = planOf(server, simulator.url(), 1);
            plan.headers = plan.backend->headers(key, u"127.0.0.1"_s);
            LoadGenerator generator(plan, sink);
            QVERIFY(run(generator));
            QCOMPARE(sink.records.front().errorCode, key == "secret" ? QString() : u"http.unauthorized"_s);
        }
    }

    void faults_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("code");  // of the request's error; empty = it succeeds
        QTest::addColumn<QString>("words"); // in its sentence
        const auto row = [](const char *fault, const char *code, const char *words = "",
                            const char *backend = "vllm") {
            QTest::addRow("%s %s", fault, backend)
                << QString::fromLatin1(fault) << QString::fromLatin1(backend) << QString::fromLatin1(code)
                << QString::fromLatin1(words);
        };
        row("http-400", "http.bad_request", "field required");
        row("http-401", "http.unauthorized", "Unauthorized");
        row("http-403", "http.forbidden", "not allowed");
        row("http-404", "http.not_found", "Not Found");
        row("http-405", "http.method_not_allowed");
        row("http-408", "http.timeout");
        row("http-413", "http.too_long");
        row("http-422", "http.bad_request");
        row("http-429", "http.rate_limited", "again after 7 s");
        row("http-500", "http.server_error", "EngineCore");
        row("http-502", "http.bad_gateway", "502 Bad Gateway");
        row("http-503", "http.overloaded", "again after 7 s");
        row("http-504", "http.timeout", "504 Gateway");
        row("http-529", "http.overloaded", "Overloaded", "anthropic");
        row("http-429", "http.rate_limited", "Rate limit reached", "ollama");
        row("http-500", "http.server_error", "EngineCore", "sglang-native");
        row("http-401", "http.unauthorized", "Access denied", "azure-openai");
        row("http-404", "http.not_found", "404 page not found", "ollama");
        row("http-404", "http.not_found", "File Not Found", "llama.cpp");
        for (const char *backend : {"vllm", "llama.cpp", "tgi", "sglang", "lmdeploy", "anthropic"})
            row("too-long", "http.too_long", "", backend);
        row("unknown-model", "http.model_not_found", "sim-model");
        row("unknown-model", "http.model_not_found", "sim-model", "azure-openai");
        row("loading", "http.loading", "Loading model", "llama.cpp");
        row("redirect", "http.redirect", "/elsewhere/v1/completions");
        row("html", "protocol.html", "Sign in");
        row("html", "protocol.html", "Sign in", "openai-embeddings");
        row("wrong-type", "");
        row("bad-json", "protocol.unreadable");
        for (const char *backend : {"vllm", "tgi", "tensorrt-llm", "sglang-native", "llama.cpp-native",
                                    "ollama", "anthropic", "openai-responses", "lmdeploy", "scalellm"})
            row("stream-error", "stream.error", "illegal memory access", backend);
        for (const char *backend :
             {"vllm", "tgi", "tensorrt-llm", "llama.cpp-native", "ollama", "anthropic", "deepspeed-mii"}) {
            row("cut", "stream.cut", "", backend);
            row("reset", "stream.cut", "", backend);
        }
        for (const char *backend :
             {"vllm", "tgi", "sglang-native", "ollama", "anthropic", "openai-responses"})
            row("cut-clean", "stream.truncated", "", backend);
        row("reset-before", "connection.closed");
        row("silent", "request.timeout");
        row("slow-headers", "");
        row("stall", "request.timeout");
        row("early-stop", "");
        row("no-usage", "");
        row("no-tokens", "");
        row("no-tokens", "stream.no_tokens", "eos", "llama.cpp-native");
        row("buffered", "");
        for (const char *backend : {"vllm", "ollama", "openai-embeddings"})
            row("compressed", "protocol.compressed", "gzip", backend);
        row("close", "");
        row("runaway", "stream.runaway", "max_tokens");
        row("runaway", "stream.runaway", "options.num_predict", "ollama");
    }
    void faults()
    {
        QFETCH(QString, fault);
        QFETCH(QString, backend);
        QFETCH(QString, code);
        QFETCH(QString, words);
        static const QHash<QString, QString> servers{{u"tensorrt-llm"_s, u"triton"_s},
                                                     {u"sglang-native"_s, u"sglang"_s},
                                                     {u"llama.cpp-native"_s, u"llama.cpp"_s},
                                                     {u"openai-responses"_s, u"openai"_s},
                                                     {u"openai-embeddings"_s, u"vllm"_s}};
        SimulatorOptions options = fast(servers.value(backend, backend));
        if (fault == u"runaway")
            options.exact = SimulatorOptions::Exact{0ms, 20us};
        options.faults = {{fault, 1}};
        Simulator simulator(options);
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = planOf(backend, simulator.url(), 1);
        plan.prompts = std::make_shared<FixedPrompts>(u"hello"_s, 12);
        plan.requestTimeout = fault == u"silent" || fault == u"stall" ? 400ms : 20s;
        LoadGenerator generator(plan, sink);
        QVERIFY(run(generator));
        QCOMPARE(sink.records.size(), size_t(1));
        const RequestRecord &record = sink.records.front();
        QVERIFY2(record.errorCode == code, qPrintable(record.errorCode + u": "_s + record.errorMessage));
        QCOMPARE(record.ok(), code.isEmpty());
        QVERIFY2(record.errorMessage.contains(words), qPrintable(record.errorMessage));
        if (code == u"stream.runaway")
            QCOMPARE(record.status, RequestStatus::StreamError);
        if (fault == u"early-stop") {
            QCOMPARE(record.outputTokensServer, std::optional<int>(4));
            QCOMPARE(record.finishReason, u"stop"_s);
            QCOMPARE(summarize(sink.records, {}).outputLengthMismatches, 1);
        }
        if (fault == u"no-usage")
            QVERIFY(!record.outputTokensServer);
        if (fault == u"buffered") // nothing comes before the last of the 12 tokens is made, 1 ms each
            QVERIFY(record.events.size() >= 12 && record.events.front().time - record.sent >= 12ms);
    }

    /// What servers themselves refuse, each in its own shape.
    void refusals_data()
    {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("wrong"); // "eos", "model", "length"
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *backend, const char *server, const char *wrong, const char *code,
                            const char *words) {
            QTest::addRow("%s at %s: %s", backend, server, wrong)
                << QString::fromLatin1(backend) << QString::fromLatin1(server) << QString::fromLatin1(wrong)
                << QString::fromLatin1(code) << QString::fromLatin1(words);
        };
        row("openai", "openai", "eos", "http.bad_request",
            "Unrecognized request argument supplied: ignore_eos");
        row("openai-embeddings", "openai", "eos", "http.bad_request", "truncate_prompt_tokens");
        for (const char *server : {"vllm", "lmdeploy", "ollama", "scalellm", "trtllm-serve", "openai"})
            row("openai", server, "model", "http.model_not_found", "nobody");
        row("anthropic", "anthropic", "model", "http.model_not_found", "nobody");
        row("azure-openai", "azure-openai", "model", "http.model_not_found", "nobody");
        for (const char *server : {"vllm", "lmdeploy", "sglang", "llama.cpp", "openai"})
            row("openai", server, "length", "http.too_long", "maximum context length");
        row("tgi", "tgi", "length", "stream.error", "maximum context length"); // with status 200
        row("ollama", "ollama", "length", "http.too_long", "maximum context length");
        row("openai-chat", "ollama", "field", "stream.runaway", "max_completion_tokens");
    }
    void refusals()
    {
        QFETCH(QString, backend);
        QFETCH(QString, server);
        QFETCH(QString, wrong);
        QFETCH(QString, code);
        QFETCH(QString, words);
        SimulatorOptions options = fast(server);
        if (wrong == u"length")
            options.maxModelLength = 6;
        if (wrong == u"field")
            options.exact = SimulatorOptions::Exact{0ms, 20us};
        Simulator simulator(options);
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadPlan plan = planOf(backend, simulator.url(), 5);
        plan.maxConcurrency = 1;
        if (wrong == u"model")
            plan.request.model = u"nobody"_s;
        plan.request.ignoreEos = wrong == u"eos";
        LoadGenerator generator(plan, sink);
        LoadOutcome outcome;
        QVERIFY(run(generator, &outcome));
        const RequestRecord &record = sink.records.front();
        QVERIFY2(record.errorCode == code, qPrintable(record.errorCode + u": "_s + record.errorMessage));
        QVERIFY2(record.errorMessage.contains(words), qPrintable(record.errorMessage));
        // What no further request could mend ends the run after three.
        if (isConfigurationError(code)) {
            QCOMPARE(sink.records.size(), size_t(3));
            QCOMPARE(outcome.stopReason.code.isEmpty(), false);
        } else {
            QCOMPARE(sink.records.size(), size_t(5));
        }
    }

    /// A share of the requests only, and the rest unharmed.
    void aShareOfFaults()
    {
        SimulatorOptions options = fast(u"vllm"_s);
        options.faults = {{u"http-500"_s, 0.3}, {u"cut"_s, 0.2}};
        Simulator simulator(options);
        QVERIFY(simulator.start().ok());
        RecordList sink;
        LoadGenerator generator(planOf(u"vllm"_s, simulator.url(), 200), sink);
        QVERIFY(run(generator));
        const int refused = sink.count(RequestStatus::HttpError);
        const int cut = sink.count(RequestStatus::StreamError);
        QVERIFY2(refused > 35 && refused < 85, qPrintable(QString::number(refused)));
        QVERIFY2(cut > 20 && cut < 65, qPrintable(QString::number(cut)));
        QCOMPARE(sink.count(RequestStatus::Ok), 200 - refused - cut);
    }
};

SERVESCOPE_TEST(BackendsTest)
#include "backends_test.moc"

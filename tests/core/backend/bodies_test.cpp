// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/backend.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

GenerationRequest request()
{
    GenerationRequest r;
    r.model = u"org/model-7b"_s;
    r.prompt = u"Say \"hi\"\n中 🌊"_s;
    r.outputTokens = 128;
    return r;
}

QJsonObject bodyOf(const char *key, const GenerationRequest &r)
{
    QJsonParseError error;
    const QByteArray bytes = findBackend(QString::fromLatin1(key))->body(r);
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("not JSON: %s", bytes.constData());
    return document.object();
}

} // namespace

class BodiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registry();
    void theReadmeIsRight();
    void everyDialect_data();
    void everyDialect();
    void headers();
    void sampling();
    void history();
    void tgiLimits();
    void unsentOptions();
    void extraBodyInsideObjects();
    void rerankPrompts();
    void memberOrder();
    void options_data();
    void options();
    void noModel();
    void extraBodyComesLast();
    void extraBodyThatIsNoObject_data();
    void extraBodyThatIsNoObject();
};

void BodiesTest::registry()
{
    QCOMPARE(backendKeys().first(), u"vllm"_s);
    QCOMPARE(backendKeys().size(), 18);
    for (const QString &key : backendKeys()) {
        const Backend *backend = findBackend(key);
        QVERIFY(backend);
        QCOMPARE(backend->key(), key);
        QCOMPARE(findBackend(key), backend);
        QVERIFY(backend->defaultPath().startsWith(u'/'));
        QCOMPARE(backend->lengthField().isEmpty(), !backend->streams());
        QVERIFY(backend->decoder(true) != nullptr);
    }
    QVERIFY(!findBackend(u""));
    QVERIFY(!findBackend(u"VLLM"));
    QVERIFY(!findBackend(u"vllm "));
}

/// Its table has every backend, with what the code says of it.
void BodiesTest::theReadmeIsRight()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/../../README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList keys;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList cells = line.split(u'|');
        if (cells.size() < 7 || !cells[1].trimmed().startsWith(u'`'))
            continue;
        keys += cells[1].trimmed().remove(u'`');
        const Backend *backend = findBackend(keys.last());
        QVERIFY2(backend, qPrintable(line));
        QCOMPARE(cells[3].trimmed() == u"yes", backend->streams());
        QCOMPARE(cells[4].trimmed() == u"yes", backend->streams() && backend->reportsUsage());
        QCOMPARE(cells[5].trimmed().startsWith(u"yes"), backend->canForceLength());
    }
    QCOMPARE(keys, backendKeys());
}

void BodiesTest::everyDialect_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("forced"); // members that ignoreEos adds or changes; empty = impossible
    const auto row = [](const char *key, const char *path, const char *plain, const char *forced) {
        QTest::newRow(key) << QString::fromLatin1(path) << QString::fromUtf8(plain)
                           << QString::fromUtf8(forced);
    };
    const char *usage = R"("stream":true,"stream_options":{"include_usage":true})";
    const auto completions = [&](const char *key, const char *more) {
        const QByteArray plain =
            QByteArray(R"({"model":"m","prompt":"Say hi","max_tokens":128,)") + usage + more + '}';
        row(key, "/v1/completions", plain.constData(), R"({"ignore_eos":true})");
    };
    const char *neutral = R"(,"repetition_penalty":1.0)";
    completions("vllm", neutral);
    completions("openai", "");
    completions("sglang", neutral);
    completions("llama.cpp", "");
    completions("lmdeploy", neutral);
    completions("scalellm", "");
    const QByteArray chat =
        QByteArray(R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"Say hi"}]}],)"
                   R"("max_completion_tokens":128,)") +
        usage + '}';
    row("openai-chat", "/v1/chat/completions", chat.constData(), R"({"ignore_eos":true})");
    row("azure-openai", "/openai/v1/chat/completions", chat.constData(), "");
    row("tgi", "/generate_stream",
        R"({"inputs":"Say hi","parameters":{"max_new_tokens":128,"details":true}})", "");
    row("tensorrt-llm", "/v2/models/ensemble/generate_stream",
        R"({"text_input":"Say hi","max_tokens":128,"stream":true,"exclude_input_in_output":true})",
        R"({"end_id":1048576})");
    row("sglang-native", "/generate",
        R"({"text":"Say hi","sampling_params":{"max_new_tokens":128},"stream":true})",
        R"({"sampling_params":{"max_new_tokens":128,"ignore_eos":true}})");
    row("llama.cpp-native", "/completion", R"({"prompt":"Say hi","n_predict":128,"stream":true})",
        R"({"ignore_eos":true})");
    row("deepspeed-mii", "/v1/completions",
        R"({"model":"m","prompt":"Say hi","max_tokens":128,"stream":true})", R"({"min_tokens":128})");
    row("ollama", "/api/generate",
        R"({"model":"m","prompt":"Say hi","raw":true,"truncate":false,"stream":true,)"
        R"("options":{"num_predict":128}})",
        "");
    row("anthropic", "/v1/messages",
        R"({"model":"m","max_tokens":128,"messages":[{"role":"user","content":"Say hi"}],"stream":true})",
        "");
    row("openai-responses", "/v1/responses",
        R"({"model":"m","input":"Say hi","stream":true,"max_output_tokens":128})", "");
    row("openai-embeddings", "/v1/embeddings",
        R"({"model":"m","input":"Say hi","truncate_prompt_tokens":-1})", "");
    row("vllm-rerank", "/v1/rerank",
        R"({"model":"m","query":"Say","documents":["hi"],"truncate_prompt_tokens":-1})", "");
}

void BodiesTest::everyDialect()
{
    QFETCH(QString, path);
    QFETCH(QString, plain);
    QFETCH(QString, forced);
    const QByteArray key = QTest::currentDataTag();
    const Backend *backend = findBackend(QString::fromLatin1(key));
    QCOMPARE(backend->defaultPath(), path);
    GenerationRequest r = request();
    r.model = u"m"_s;
    r.prompt = u"Say hi"_s;
    QJsonObject expected = QJsonDocument::fromJson(plain.toUtf8()).object();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(bodyOf(key, r), expected);
    r.ignoreEos = true;
    const QJsonObject more = QJsonDocument::fromJson(forced.toUtf8()).object();
    for (auto it = more.begin(); it != more.end(); ++it)
        expected[it.key()] = it.value();
    QCOMPARE(bodyOf(key, r), expected);
    QCOMPARE(backend->canForceLength(), !more.isEmpty());
    QVERIFY(!backend->body(r).contains("null"));
    QVERIFY(plain.contains(backend->lengthField().section(u'.', -1)));
}

void BodiesTest::headers()
{
    const auto names = [](const char *key, const QByteArray &apiKey, const QString &host) {
        QByteArray all;
        for (const auto &[name, value] : findBackend(QString::fromLatin1(key))->headers(apiKey, host))
            all += name + '=' + value + ' ';
        return all.trimmed();
    };
    QCOMPARE(names("vllm", "k", u"h"_s), "Authorization=Bearer k");
    QCOMPARE(names("vllm", "", u"h"_s), "");
    QCOMPARE(names("azure-openai", "k", u"x.openai.azure.com"_s), "api-key=k");
    QCOMPARE(names("azure-openai", "", u"h"_s), "");
    QCOMPARE(names("anthropic", "", u"h"_s), "anthropic-version=2023-06-01");
    QCOMPARE(names("anthropic", "k", u"api.anthropic.com"_s), "anthropic-version=2023-06-01 x-api-key=k");
    QCOMPARE(names("anthropic", "k", u"127.0.0.1"_s),
             "anthropic-version=2023-06-01 x-api-key=k Authorization=Bearer k");
}

void BodiesTest::history()
{
    GenerationRequest r = request();
    r.history = {{u"first"_s, u"one"_s}, {u"second"_s, u"two"_s}};
    r.prompt = u"third"_s;
    for (const QString &key : backendKeys()) {
        const bool takes = findBackend(key)->takesHistory();
        const QJsonObject body = bodyOf(key.toLatin1().constData(), r);
        const QJsonArray list = body[key == "openai-responses"_L1 ? "input"_L1 : "messages"_L1].toArray();
        QCOMPARE(list.size(), takes ? 5 : 0);
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QJsonObject message = list[i].toObject();
            QCOMPARE(message["role"_L1].toString(), i % 2 ? u"assistant"_s : u"user"_s);
            const QJsonValue content = message["content"_L1];
            const QString text = content.isArray() ? content[0]["text"_L1].toString() : content.toString();
            QCOMPARE(text, (QStringList{u"first"_s, u"one"_s, u"second"_s, u"two"_s, u"third"_s})[i]);
        }
    }
    for (const char *key : {"openai-chat", "azure-openai", "anthropic", "openai-responses"})
        QVERIFY(findBackend(QString::fromLatin1(key))->takesHistory());
    QVERIFY(!findBackend(u"vllm")->takesHistory());
}

void BodiesTest::sampling()
{
    GenerationRequest r = request();
    r.temperature = 0.5;
    r.topP = 0.9;
    r.topK = 7;
    r.minP = 0.1;
    r.frequencyPenalty = 0.2;
    r.presencePenalty = 0.3;
    r.repetitionPenalty = 1.1;
    r.logprobs = 2;
    QJsonObject body = bodyOf("vllm", r);
    QCOMPARE(body["top_p"_L1], QJsonValue(0.9));
    QCOMPARE(body["top_k"_L1], QJsonValue(7));
    QCOMPARE(body["min_p"_L1], QJsonValue(0.1));
    QCOMPARE(body["frequency_penalty"_L1], QJsonValue(0.2));
    QCOMPARE(body["presence_penalty"_L1], QJsonValue(0.3));
    QCOMPARE(body["repetition_penalty"_L1], QJsonValue(1.1));
    QCOMPARE(body["logprobs"_L1], QJsonValue(2));
    r.chatTemplateKwargs = R"({"enable_thinking":false})";
    body = bodyOf("openai-chat", r);
    QCOMPARE(body["logprobs"_L1], QJsonValue(true));
    QCOMPARE(body["top_logprobs"_L1], QJsonValue(2));
    QCOMPARE(body["chat_template_kwargs"_L1]["enable_thinking"_L1], QJsonValue(false));
    body = bodyOf("llama.cpp-native", r);
    QCOMPARE(body["repeat_penalty"_L1], QJsonValue(1.1));
    QVERIFY(!body.contains("repetition_penalty"_L1));
    QCOMPARE(body["n_probs"_L1], QJsonValue(2));
    QCOMPARE(bodyOf("ollama", r)["options"_L1]["repeat_penalty"_L1], QJsonValue(1.1));
    QCOMPARE(bodyOf("sglang-native", r)["sampling_params"_L1]["top_k"_L1], QJsonValue(7));
    QCOMPARE(bodyOf("tensorrt-llm", r)["top_k"_L1], QJsonValue(7));
}

/// TGI refuses a temperature of 0 and a top_p of 1.
void BodiesTest::tgiLimits()
{
    GenerationRequest r = request();
    r.temperature = 0;
    r.topP = 1;
    QJsonObject parameters = bodyOf("tgi", r)["parameters"_L1].toObject();
    QVERIFY(!parameters.contains("temperature"_L1));
    QVERIFY(!parameters.contains("top_p"_L1));
    QCOMPARE(parameters["do_sample"_L1], QJsonValue(false));
    r.temperature = 0.7;
    r.topP = 0.9;
    parameters = bodyOf("tgi", r)["parameters"_L1].toObject();
    QCOMPARE(parameters["temperature"_L1], QJsonValue(0.7));
    QCOMPARE(parameters["top_p"_L1], QJsonValue(0.9));
    QCOMPARE(parameters["do_sample"_L1], QJsonValue(true));
}

void BodiesTest::unsentOptions()
{
    GenerationRequest r = request();
    r.ignoreEos = true;
    r.temperature = 0;
    r.repetitionPenalty = 1;
    r.topK = 4;
    r.logprobs = 1;
    QCOMPARE(servescope::unsentOptions(*findBackend(u"vllm"), r), QStringList());
    QCOMPARE(servescope::unsentOptions(*findBackend(u"tgi"), r),
             (QStringList{u"ignore_eos"_s, u"logprobs"_s}));
    QCOMPARE(servescope::unsentOptions(*findBackend(u"anthropic"), r),
             (QStringList{u"ignore_eos"_s, u"repetition_penalty"_s, u"logprobs"_s}));
    QCOMPARE(servescope::unsentOptions(*findBackend(u"anthropic"), request()), QStringList());
}

/// What a person adds inside an object of the body joins what is there.
void BodiesTest::extraBodyInsideObjects()
{
    GenerationRequest r = request();
    r.extraBody = R"({"parameters":{"watermark":true,"max_new_tokens":3},"x":1})";
    const QJsonObject body = bodyOf("tgi", r);
    QCOMPARE(body["parameters"_L1].toObject(),
             (QJsonObject{{u"details"_s, true}, {u"max_new_tokens"_s, 3}, {u"watermark"_s, true}}));
    QCOMPARE(body["x"_L1], QJsonValue(1));
    QCOMPARE(findBackend(u"tgi")->body(r).count("parameters"), 1);
}

void BodiesTest::rerankPrompts()
{
    GenerationRequest r = request();
    r.prompt = u"which one\nfirst\nsecond"_s;
    QCOMPARE(bodyOf("vllm-rerank", r)["query"_L1], QJsonValue(u"which one"_s));
    QCOMPARE(bodyOf("vllm-rerank", r)["documents"_L1].toArray(), (QJsonArray{u"first"_s, u"second"_s}));
    r.prompt = u"one two three four"_s;
    QCOMPARE(bodyOf("vllm-rerank", r)["query"_L1], QJsonValue(u"one two"_s));
    r.prompt = u"word"_s;
    QCOMPARE(bodyOf("vllm-rerank", r)["documents"_L1].toArray(), (QJsonArray{u"word"_s}));
}

void BodiesTest::memberOrder()
{
    GenerationRequest r = request();
    r.prompt = u"x"_s;
    QCOMPARE(findBackend(u"vllm")->body(r),
             QByteArray(R"({"model":"org/model-7b","prompt":"x","repetition_penalty":1.0,"max_tokens":128,)"
                        R"("stream":true,"stream_options":{"include_usage":true}})"));
}

void BodiesTest::options_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char *key : {"vllm", "openai", "openai-chat", "sglang", "llama.cpp", "lmdeploy", "scalellm"})
        QTest::newRow(key) << QByteArray(key);
}

void BodiesTest::options()
{
    QFETCH(QByteArray, key);
    GenerationRequest r = request();
    QVERIFY(!bodyOf(key, r).contains("ignore_eos"_L1));
    QVERIFY(!bodyOf(key, r).contains("temperature"_L1));
    r.ignoreEos = true;
    r.temperature = 0.0;
    QJsonObject body = bodyOf(key, r);
    QCOMPARE(body["ignore_eos"_L1], QJsonValue(true));
    QCOMPARE(body["temperature"_L1], QJsonValue(0.0));
    r.temperature = 0.7;
    body = bodyOf(key, r);
    QCOMPARE(body["temperature"_L1], QJsonValue(0.7));
    for (const QJsonValue &value : body)
        QVERIFY(!value.isNull());
}

void BodiesTest::noModel()
{
    GenerationRequest r = request();
    r.model.clear();
    for (const char *key : {"vllm", "openai", "openai-chat"})
        QVERIFY(!bodyOf(key, r).contains("model"_L1));
}

void BodiesTest::extraBodyComesLast()
{
    GenerationRequest r = request();
    r.ignoreEos = true;
    r.extraBody = R"({"top_p": 0.9, "max_tokens": 7, "model": "other", "seed": 9007199254740993,
                      "stream_options": {"include_usage": true, "continuous_usage_stats": true}, "ignore_eos": false,
                      "nested": {"a": [1, null, "é"]}})";
    const QByteArray bytes = findBackend(u"vllm")->body(r);
    const QJsonObject body = bodyOf("vllm", r);
    QCOMPARE(body["top_p"_L1], QJsonValue(0.9));
    QCOMPARE(body["max_tokens"_L1], QJsonValue(7));
    QCOMPARE(body["model"_L1], QJsonValue(u"other"_s));
    QCOMPARE(body["ignore_eos"_L1], QJsonValue(false));
    QCOMPARE(body["stream_options"_L1]["continuous_usage_stats"_L1], QJsonValue(true));
    QCOMPARE(body["nested"_L1]["a"_L1].toArray(), (QJsonArray{1, QJsonValue::Null, u"é"_s}));
    QVERIFY(bytes.contains("\"seed\":9007199254740993"));
    for (const char *once : {"\"max_tokens\"", "\"model\"", "\"ignore_eos\"", "\"stream_options\""})
        QCOMPARE(bytes.count(once), 1);
}

void BodiesTest::extraBodyThatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("extra");
    for (const char *extra : {"{", "[1]", "null", "x", "{\"a\":1", "7"})
        QTest::newRow(extra) << QByteArray(extra);
}

void BodiesTest::extraBodyThatIsNoObject()
{
    QFETCH(QByteArray, extra);
    GenerationRequest r = request();
    const QByteArray plain = findBackend(u"openai-chat")->body(r);
    r.extraBody = extra;
    QCOMPARE(findBackend(u"openai-chat")->body(r), plain);
}

SERVESCOPE_TEST(BodiesTest)
#include "bodies_test.moc"

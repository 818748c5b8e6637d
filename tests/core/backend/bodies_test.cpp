// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/backend.h"
#include "tests/support/registry.h"

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

const QJsonObject usageAsked{{u"include_usage"_s, true}};

} // namespace

class BodiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registry();
    void vllm();
    void openAi();
    void openAiChat();
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
    QCOMPARE(backendKeys(), (QStringList{u"vllm"_s, u"openai"_s, u"openai-chat"_s}));
    for (const QString &key : backendKeys()) {
        const Backend *backend = findBackend(key);
        QVERIFY(backend);
        QCOMPARE(backend->key(), key);
        QCOMPARE(findBackend(key), backend);
        QVERIFY(backend->canForceLength());
        QVERIFY(backend->decoder(true) != nullptr);
    }
    QCOMPARE(findBackend(u"vllm")->defaultPath(), u"/v1/completions"_s);
    QCOMPARE(findBackend(u"openai")->defaultPath(), u"/v1/completions"_s);
    QCOMPARE(findBackend(u"openai-chat")->defaultPath(), u"/v1/chat/completions"_s);
    QVERIFY(!findBackend(u""));
    QVERIFY(!findBackend(u"VLLM"));
    QVERIFY(!findBackend(u"vllm "));
}

void BodiesTest::vllm()
{
    QCOMPARE(bodyOf("vllm", request()), (QJsonObject{{u"model"_s, u"org/model-7b"_s},
                                                     {u"prompt"_s, u"Say \"hi\"\n中 🌊"_s},
                                                     {u"repetition_penalty"_s, 1.0},
                                                     {u"max_tokens"_s, 128},
                                                     {u"stream"_s, true},
                                                     {u"stream_options"_s, usageAsked}}));
}

void BodiesTest::openAi()
{
    QCOMPARE(bodyOf("openai", request()), (QJsonObject{{u"model"_s, u"org/model-7b"_s},
                                                       {u"prompt"_s, u"Say \"hi\"\n中 🌊"_s},
                                                       {u"max_tokens"_s, 128},
                                                       {u"stream"_s, true},
                                                       {u"stream_options"_s, usageAsked}}));
}

void BodiesTest::openAiChat()
{
    const QJsonObject part{{u"type"_s, u"text"_s}, {u"text"_s, u"Say \"hi\"\n中 🌊"_s}};
    const QJsonObject message{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{part}}};
    QCOMPARE(bodyOf("openai-chat", request()), (QJsonObject{{u"model"_s, u"org/model-7b"_s},
                                                            {u"messages"_s, QJsonArray{message}},
                                                            {u"max_completion_tokens"_s, 128},
                                                            {u"stream"_s, true},
                                                            {u"stream_options"_s, usageAsked}}));
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
    for (const QString &key : backendKeys())
        QTest::newRow(qPrintable(key)) << key.toLatin1();
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

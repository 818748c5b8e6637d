// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/word_server.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class ServerTokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dialects_data();
    void dialects();
    void baseUrls_data();
    void baseUrls();
    void spellingIsRemembered();
    void unknownModelIsLeftOut();
    void keyIsSent();
    void manyOverOneConnection();
    void longTextAndUnicode();
    void absent_data();
    void absent();
    void absentDetokenize();
    void denied();
    void failuresLater();
    void cancelled();
};

void ServerTokenizerTest::dialects_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QByteArray>("textKey");
    QTest::addColumn<QByteArray>("specialKey");
    QTest::newRow("vLLM") << Dialect::Vllm << QByteArray("prompt") << QByteArray("add_special_tokens");
    QTest::newRow("SGLang") << Dialect::Sglang << QByteArray("prompt") << QByteArray("add_special_tokens");
    QTest::newRow("llama.cpp") << Dialect::LlamaCpp << QByteArray("content") << QByteArray("add_special");
}

void ServerTokenizerTest::dialects()
{
    QFETCH(Dialect, dialect);
    QFETCH(QByteArray, textKey);
    QFETCH(QByteArray, specialKey);
    HttpFixture server(wordServer(dialect));
    const auto opened = openServerTokenizer(server.url(), u"m"_s, {});
    QVERIFY2(opened.ok(), qPrintable(opened.ok() ? QString() : opened.error().message));
    const auto tokenizer = *opened;
    QCOMPARE(tokenizer->name(), u"server:"_s + server.url());
    QVERIFY(tokenizer->exact());
    QCOMPARE(tokenizer->vocabularySize(), 0);
    const QString text = u"some words and 123 more"_s;
    const auto ids = tokenizer->encode(text, false).value();
    QCOMPARE(ids, WordTokenizer::encode(text));
    QCOMPARE(tokenizer->decode(ids).value(), text);
    QCOMPARE(tokenizer->count(text, false).value(), static_cast<int>(ids.size()));
    QCOMPARE(tokenizer->count(text, true).value(), static_cast<int>(ids.size()) + 1);
    QCOMPARE(tokenizer->encode(text, true).value().front(), WordTokenizer::bos);

    const QJsonObject last = QJsonDocument::fromJson(server.requests().back().body).object();
    QCOMPARE(last.value(QString::fromLatin1(textKey)).toString(), text);
    QCOMPARE(last.value(QString::fromLatin1(specialKey)).toBool(), true);
}

void ServerTokenizerTest::baseUrls_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("prefix");
    QTest::newRow("root") << QString() << QByteArray();
    QTest::newRow("slash") << u"/"_s << QByteArray();
    QTest::newRow("v1") << u"/v1"_s << QByteArray();
    QTest::newRow("v1 slash") << u"/v1/"_s << QByteArray();
    QTest::newRow("prefix") << u"/llm/a"_s << QByteArray("/llm/a");
    QTest::newRow("prefix and v1") << u"/llm/a/v1"_s << QByteArray("/llm/a");
    QTest::newRow("a word ending in v1") << u"/modelv1"_s << QByteArray("/modelv1");
}

void ServerTokenizerTest::baseUrls()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, prefix);
    HttpFixture server(wordServer(Dialect::Vllm, prefix));
    const auto tokenizer = openServerTokenizer(server.url(suffix), u"m"_s, {});
    QVERIFY(tokenizer.ok());
    QCOMPARE((*tokenizer)->name(), u"server:"_s + server.url(QString::fromLatin1(prefix)));
}

void ServerTokenizerTest::spellingIsRemembered()
{
    HttpFixture server(wordServer(Dialect::LlamaCpp));
    const auto tokenizer = openServerTokenizer(server.url(), u"m"_s, {}).value();
    const size_t probing = server.requests().size();
    for (int i = 0; i < 5; ++i)
        QVERIFY(tokenizer->encode(u"again"_s, false).ok());
    QCOMPARE(server.requests().size(), probing + 5);
}

void ServerTokenizerTest::unknownModelIsLeftOut()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto tokenizer = openServerTokenizer(server.url(), u"not/served"_s, {});
    QVERIFY(tokenizer.ok());
    QCOMPARE((*tokenizer)->count(u"one two"_s, false).value(), 2);
    QVERIFY(openServerTokenizer(server.url(), QString(), {}).ok());
}

void ServerTokenizerTest::keyIsSent()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    QVERIFY(openServerTokenizer(server.url(), u"m"_s, "sk-key").ok());
    for (const FixtureRequest &request : server.requests())
        QCOMPARE(request.headers.at("authorization"), "Bearer sk-key");
}

void ServerTokenizerTest::manyOverOneConnection()
{
    HttpFixture server(wordServer(Dialect::Sglang));
    const auto tokenizer = openServerTokenizer(server.url(), u"m"_s, {}).value();
    const int before = server.connections();
    std::vector<QString> texts;
    for (int i = 0; i < 100; ++i)
        texts.push_back(u"number %1"_s.arg(i));
    const auto all = tokenizer->encodeAll(texts, false).value();
    QCOMPARE(tokenizer->decodeAll(all).value(), texts);
    QCOMPARE(server.connections(), before + 2);
    QVERIFY(tokenizer->encodeAll({}, false).value().empty());
}

void ServerTokenizerTest::longTextAndUnicode()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto tokenizer = openServerTokenizer(server.url(), u"m"_s, {}).value();
    const QString text = u" word"_s.repeated(50'000);
    QCOMPARE(tokenizer->count(text, false).value(), 50'000);
    const QString mixed = u"naïve 漢字 \"quoted\" \\ \n end"_s;
    QCOMPARE(tokenizer->decode(tokenizer->encode(mixed, false).value()).value(), mixed);
}

void ServerTokenizerTest::absent_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("404") << 404 << QByteArray(R"({"detail":"Not Found"})");
    QTest::newRow("405") << 405 << QByteArray();
    QTest::newRow("501") << 501 << QByteArray(R"({"error":"off"})");
    QTest::newRow("a web page") << 200 << QByteArray("<html>Welcome</html>");
    QTest::newRow("other JSON") << 200 << QByteArray(R"({"ok":true})");
    QTest::newRow("a JSON list") << 200 << QByteArray(R"([{"id":1,"text":"Hello"}])");
    QTest::newRow("tokens of another kind") << 200 << QByteArray(R"({"tokens":["Hello"," world"]})");
    QTest::newRow("no tokens") << 200 << QByteArray(R"({"tokens":[]})");
}

void ServerTokenizerTest::absent()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    HttpFixture server([&](const FixtureRequest &) { return FixtureReply{status, body, {}, {}, false}; });
    const auto tokenizer = openServerTokenizer(server.url(u"/v1"_s), u"m"_s, "sk-key");
    QVERIFY(!tokenizer.ok());
    QCOMPARE(tokenizer.error().code, u"tokenizer.server_absent"_s);
    QVERIFY2(tokenizer.error().message.contains(server.url(u"/tokenize"_s)),
             qPrintable(tokenizer.error().message));
    QVERIFY(tokenizer.error().message.contains(QString::number(status)));
}

void ServerTokenizerTest::absentDetokenize()
{
    const HttpFixture::Handler whole = wordServer(Dialect::Vllm);
    HttpFixture server([&](const FixtureRequest &request) {
        return request.path == "/detokenize" ? FixtureReply{404, {}, {}, {}, false} : whole(request);
    });
    const auto tokenizer = openServerTokenizer(server.url(), u"m"_s, {});
    QVERIFY(!tokenizer.ok());
    QCOMPARE(tokenizer.error().code, u"tokenizer.server_absent"_s);
    QVERIFY(tokenizer.error().message.contains(u"/detokenize"_s));
}

void ServerTokenizerTest::denied()
{
    HttpFixture server([](const FixtureRequest &request) {
        return FixtureReply{401, "Bad key: " + request.headers.at("authorization"), {}, {}, false};
    });
    const auto tokenizer = openServerTokenizer(server.url(), u"m"_s, "sk-secret-key");
    QVERIFY(!tokenizer.ok());
    QCOMPARE(tokenizer.error().code, u"tokenizer.server_denied"_s);
    QVERIFY(!(tokenizer.error().sentence() + tokenizer.error().args.join(u' ')).contains(u"sk-secret"_s));
    QVERIFY(tokenizer.error().args.join(u' ').contains(u"Bad key"_s));
    QCOMPARE(server.requests().size(), size_t{1});
}

void ServerTokenizerTest::failuresLater()
{
    const HttpFixture::Handler whole = wordServer(Dialect::Vllm);
    std::atomic_bool broken = false;
    HttpFixture server([&](const FixtureRequest &request) {
        return broken ? FixtureReply{500, "engine died, key sk-secret", {}, {}, false} : whole(request);
    });
    const auto tokenizer = openServerTokenizer(server.url(), u"m"_s, "sk-secret").value();
    broken = true;
    const auto ids = tokenizer->encode(u"x"_s, false);
    QVERIFY(!ids.ok());
    QCOMPARE(ids.error().code, u"tokenizer.server"_s);
    QVERIFY2(ids.error().message.contains(u"engine died"_s), qPrintable(ids.error().message));
    QVERIFY(!ids.error().message.contains(u"sk-secret"_s));
    QCOMPARE(tokenizer->decode({1}).error().code, u"tokenizer.server"_s);
    QCOMPARE(tokenizer->count(u"x"_s, true).error().code, u"tokenizer.server"_s);
}

void ServerTokenizerTest::cancelled()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto tokenizer = openServerTokenizer(server.url(), u"m"_s, {}).value();
    const std::atomic_bool stop = true;
    QCOMPARE(tokenizer->encodeAll({u"x"_s}, false, &stop).error().code, u"cancelled"_s);
    QCOMPARE(tokenizer->decodeAll({{1}}, &stop).error().code, u"cancelled"_s);
}

SERVESCOPE_TEST(ServerTokenizerTest)
#include "server_tokenizer_test.moc"

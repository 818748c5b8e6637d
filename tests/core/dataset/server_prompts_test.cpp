// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/prompt_source.h"
#include "core/dataset/usable_ids.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/word_server.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// Random prompts by a tokenizer that is behind a server and whose vocabulary nobody told.
class ServerPromptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usableIdsSurvive();
    void exactLengths_data();
    void exactLengths();
    void thousandPromptsInTime();
    void samePromptsEveryTime();
    void prefixIsShared();
    void serverDiesMeanwhile();
    void cancelWhileWaiting();
    void uselessTokenizer();
};

namespace {

const std::atomic_bool goOn = false;

std::shared_ptr<Tokenizer> open(const HttpFixture &server)
{
    return openServerTokenizer(server.url(), u"m"_s, {}).value();
}

} // namespace

void ServerPromptsTest::usableIdsSurvive()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto tokenizer = open(server);
    const std::vector<int> ids = usableIds(*tokenizer, goOn).value();
    QVERIFY2(ids.size() > 1000, QByteArray::number(static_cast<qulonglong>(ids.size())).constData());
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    QCOMPARE(std::adjacent_find(ids.begin(), ids.end()), ids.end());
    QCOMPARE(WordTokenizer::encode(WordTokenizer::decode(ids)).size(), ids.size());
    QVERIFY(server.requests().size() < 600);
}

void ServerPromptsTest::exactLengths_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::newRow("vLLM") << Dialect::Vllm;
    QTest::newRow("SGLang") << Dialect::Sglang;
    QTest::newRow("llama.cpp") << Dialect::LlamaCpp;
}

void ServerPromptsTest::exactLengths()
{
    QFETCH(Dialect, dialect);
    HttpFixture server(wordServer(dialect));
    const auto source = randomPrompts(open(server), {64, 8, 0.25, 0, 1});
    const Result<void> done = source->prepare(100, goOn);
    QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().sentence()));
    QCOMPARE(source->lengthMismatches(), 0);
    for (int i = 0; i < 100; ++i) {
        const Prompt prompt = source->prompt(i);
        QCOMPARE(prompt.promptTokens, prompt.promptTokensRequested);
        // The server adds its begin token, which the asked length includes.
        QCOMPARE(static_cast<int>(WordTokenizer::encode(prompt.text).size()) + 1, prompt.promptTokens);
    }
}

void ServerPromptsTest::thousandPromptsInTime()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto tokenizer = open(server);
    const auto source = randomPrompts(tokenizer, {128, 8, 0, 0, 1});
    QElapsedTimer watch;
    watch.start();
    QVERIFY(source->prepare(1000, goOn).ok());
    QVERIFY(watch.elapsed() < 60'000); // 3 s on an idle machine
    QCOMPARE(source->lengthMismatches(), 0);
    QVERIFY(server.requests().size() < 3500);
    QVERIFY(server.connections() < 150);
}

void ServerPromptsTest::samePromptsEveryTime()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    HttpFixture other(wordServer(Dialect::LlamaCpp)); // the same vocabulary in another dialect
    const RandomPromptOptions options{40, 8, 0.5, 4, 9};
    const auto a = randomPrompts(open(server), options);
    const auto b = randomPrompts(open(server), options);
    const auto c = randomPrompts(open(other), options);
    for (PromptSource *source : {a.get(), b.get(), c.get()})
        QVERIFY(source->prepare(80, goOn).ok());
    QSet<QString> texts;
    for (int i = 0; i < 80; ++i) {
        QCOMPARE(b->prompt(i), a->prompt(i));
        QCOMPARE(c->prompt(i), a->prompt(i));
        texts.insert(a->prompt(i).text);
    }
    QCOMPARE(texts.size(), 80);
    QCOMPARE(b->fingerprint(), a->fingerprint());
    QCOMPARE(c->fingerprint(), a->fingerprint());
    // Served through this very tokenizer, so a change is one of ours.
    QCOMPARE(a->fingerprint(), u"eebafb65ff52673ab5da6426c3e2a39ee57935cd5b0e113a53c310272e56cc89"_s);
}

void ServerPromptsTest::prefixIsShared()
{
    HttpFixture server(wordServer(Dialect::Sglang));
    const auto source = randomPrompts(open(server), {32, 8, 0, 48, 9});
    QVERIFY(source->prepare(100, goOn).ok());
    std::vector<int> first = WordTokenizer::encode(source->prompt(0).text);
    first.resize(48);
    for (int i = 1; i < 100; ++i) {
        std::vector<int> ids = WordTokenizer::encode(source->prompt(i).text);
        QCOMPARE(ids.size(), size_t{48 + 31});
        ids.resize(48);
        QCOMPARE(ids, first);
    }
}

void ServerPromptsTest::serverDiesMeanwhile()
{
    const HttpFixture::Handler whole = wordServer(Dialect::Vllm);
    std::atomic_int left = 1'000'000;
    HttpFixture server([&](const FixtureRequest &request) {
        return --left > 0 ? whole(request) : FixtureReply{500, "engine dead", {}, {}, false};
    });
    const auto tokenizer = open(server);
    left = 500;
    const auto source = randomPrompts(tokenizer, {32, 8, 0, 0, 9});
    const Result<void> done = source->prepare(2000, goOn);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, u"tokenizer.server"_s);
    QVERIFY(done.error().message.contains(u"engine dead"_s));
    QVERIFY(source->fingerprint().isEmpty());
}

void ServerPromptsTest::cancelWhileWaiting()
{
    const HttpFixture::Handler whole = wordServer(Dialect::Vllm);
    std::atomic_int left = 1'000'000;
    std::atomic_bool cancelled = false;
    QElapsedTimer since;
    HttpFixture server([&](const FixtureRequest &request) {
        if (--left > 0)
            return whole(request);
        if (!cancelled.exchange(true))
            since.start();
        return FixtureReply{0, {}, {}, {}, true}; // hangs from here on
    });
    const auto tokenizer = open(server);
    left = 700;
    const auto source = randomPrompts(tokenizer, {32, 8, 0, 0, 9});
    const Result<void> done = source->prepare(2000, cancelled);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, u"cancelled"_s);
    QVERIFY2(since.elapsed() < 1000, QByteArray::number(since.elapsed()).constData());
}

void ServerPromptsTest::uselessTokenizer()
{
    // Answers everything with the same token and the same text.
    HttpFixture server([](const FixtureRequest &request) {
        return FixtureReply{200,
                            request.path == "/tokenize" ? R"({"tokens":[1],"count":1})" : R"({"prompt":"x"})",
                            {},
                            {},
                            false};
    });
    const auto source = randomPrompts(open(server), {32, 8, 0, 0, 9});
    const Result<void> done = source->prepare(10, goOn);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, u"dataset.no_ids"_s);
    QVERIFY(done.error().message.contains(u"server:http://127.0.0.1"_s));
}

SERVESCOPE_TEST(ServerPromptsTest)
#include "server_prompts_test.moc"

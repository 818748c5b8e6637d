// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/prompt_source.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <cmath>
#include <thread>

using namespace servescope;
using namespace Qt::StringLiterals;

class RandomPromptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSamePrompts();
    void goldenFingerprints_data();
    void goldenFingerprints();
    void promptDoesNotDependOnCount();
    void approximateLengths();
    void sentencePieceLengths_data();
    void sentencePieceLengths();
    void mismatchesAreCounted();
    void rangeRatio();
    void prefixIsShared();
    void beginningsDiffer();
    void fingerprintTellsWorkloadsApart();
    void nothingAsked();
    void manyPromptsAreQuick();
    void promptFromManyThreads();
};

namespace {

const std::atomic_bool goOn = false;

std::shared_ptr<Tokenizer> model(const QString &name)
{
    return openSentencePiece(QStringLiteral(TEST_DATA_DIR "/tokenizers/") + name).value();
}

std::unique_ptr<PromptSource> prepared(const std::shared_ptr<Tokenizer> &tokenizer,
                                       const RandomPromptOptions &options, int count)
{
    auto source = randomPrompts(tokenizer, options);
    const Result<void> done = source->prepare(count, goOn);
    if (!done)
        qFatal("%s", qPrintable(done.error().sentence()));
    return source;
}

/// Gives one token more than there are characters: no text ever has the length asked for an odd target.
class EvenTokenizer : public Tokenizer
{
public:
    QString name() const override { return u"even"_s; }
    bool exact() const override { return true; }
    int vocabularySize() const override { return 26; }
    std::vector<int> specialIds() const override { return {}; }
    Result<std::vector<int>> encode(const QString &text, bool) const override
    {
        std::vector<int> ids;
        for (const QChar c : text)
            ids.push_back(c.unicode() - u'a');
        if (ids.size() % 2)
            ids.push_back(0);
        return ids;
    }
    Result<QString> decode(const std::vector<int> &ids) const override
    {
        QString text;
        for (const int id : ids)
            text += QChar(static_cast<char16_t>(u'a' + id));
        return text;
    }
};

} // namespace

void RandomPromptsTest::sameSeedSamePrompts()
{
    for (const auto &tokenizer : {approximateTokenizer(), model(u"mini-spm-bpe.model"_s)}) {
        RandomPromptOptions options{64, 16, 0.2, 8, 7};
        const auto a = prepared(tokenizer, options, 200);
        const auto b = prepared(tokenizer, options, 200);
        options.seed = 8;
        const auto c = prepared(tokenizer, options, 200);
        int same = 0;
        for (int i = 0; i < 200; ++i) {
            QCOMPARE(a->prompt(i), b->prompt(i));
            QCOMPARE(a->prompt(i), a->prompt(i));
            same += a->prompt(i).text == c->prompt(i).text;
        }
        QCOMPARE(same, 0);
        QCOMPARE(a->fingerprint(), b->fingerprint());
        QVERIFY(a->fingerprint() != c->fingerprint());
        QCOMPARE(a->name(), u"random"_s);
    }
}

void RandomPromptsTest::goldenFingerprints_data()
{
    QTest::addColumn<QString>("tokenizer");
    QTest::addColumn<QString>("expected");
    QTest::newRow("approximate") << QString()
                                 << u"ddbca66f8b74e19e2b8c5e612626f6b2fb933eec182b1593c0eb21dc249b77aa"_s;
    QTest::newRow("bpe") << u"mini-spm-bpe.model"_s
                         << u"a5f42b4cfcdd72baa7e5cab6deaecb9c225aedcc5411b5f5e925f27ce2792417"_s;
    QTest::newRow("unigram") << u"mini-spm-unigram.model"_s
                             << u"06c9027adfbe9ec49cf8593813fb502c5bc1477a62604c4b500ef9c19d57b803"_s;
}

void RandomPromptsTest::goldenFingerprints()
{
    QFETCH(QString, tokenizer);
    QFETCH(QString, expected);
    const auto used = tokenizer.isEmpty() ? approximateTokenizer() : model(tokenizer);
    // A change here means that results of different versions were measured with different prompts.
    QCOMPARE(prepared(used, {100, 20, 0.25, 10, 42}, 100)->fingerprint(), expected);
}

void RandomPromptsTest::promptDoesNotDependOnCount()
{
    for (const auto &tokenizer : {approximateTokenizer(), model(u"mini-spm-unigram.model"_s)}) {
        const RandomPromptOptions options{50, 10, 0.5, 5, 1};
        const auto few = prepared(tokenizer, options, 10);
        const auto many = prepared(tokenizer, options, 300);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(many->prompt(i), few->prompt(i));
        QVERIFY(few->fingerprint() != many->fingerprint());
    }
}

void RandomPromptsTest::approximateLengths()
{
    const auto tokenizer = approximateTokenizer();
    const auto source = prepared(tokenizer, {128, 32, 0, 0, 0}, 1000);
    QCOMPARE(source->lengthMismatches(), 0);
    for (int i = 0; i < 1000; ++i) {
        const Prompt prompt = source->prompt(i);
        QCOMPARE(prompt.promptTokensRequested, 128);
        QCOMPARE(prompt.promptTokens, 128);
        QCOMPARE(prompt.outputTokens, 32);
        QCOMPARE(tokenizer->count(prompt.text, true).value(), 128);
    }
}

void RandomPromptsTest::sentencePieceLengths_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("tokens");
    for (const char *name : {"bpe", "unigram"})
        for (const int tokens : {128, 1024})
            QTest::addRow("%s %d", name, tokens)
                << u"mini-spm-%1.model"_s.arg(QLatin1StringView(name)) << tokens;
}

void RandomPromptsTest::sentencePieceLengths()
{
    QFETCH(QString, name);
    QFETCH(int, tokens);
    const auto tokenizer = model(name);
    const int count = tokens > 500 ? 20 : 200;
    const auto source = prepared(tokenizer, {tokens, 1, 0, 0, 0}, count);
    int wrong = 0;
    for (int i = 0; i < count; ++i) {
        const Prompt prompt = source->prompt(i);
        QCOMPARE(prompt.promptTokensRequested, tokens);
        // What is reported is what the server will count, the begin token included.
        QCOMPARE(tokenizer->count(prompt.text, true).value(), prompt.promptTokens);
        wrong += prompt.promptTokens != tokens;
        QVERIFY(std::abs(prompt.promptTokens - tokens) <= 2);
    }
    QCOMPARE(source->lengthMismatches(), wrong);
    QVERIFY2(wrong * 100 <= count, QByteArray::number(wrong).constData());
}

void RandomPromptsTest::mismatchesAreCounted()
{
    const auto odd = prepared(std::make_shared<EvenTokenizer>(), {7, 1, 0, 0, 0}, 50);
    QCOMPARE(odd->lengthMismatches(), 50);
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(odd->prompt(i).promptTokensRequested, 7);
        QCOMPARE(odd->prompt(i).promptTokens, 8);
        QCOMPARE(odd->prompt(i).text.size(), 7);
    }
    QCOMPARE(prepared(std::make_shared<EvenTokenizer>(), {8, 1, 0, 0, 0}, 50)->lengthMismatches(), 0);
}

void RandomPromptsTest::rangeRatio()
{
    const auto source = prepared(model(u"mini-spm-bpe.model"_s), {101, 40, 0.25, 0, 5}, 400);
    int shortest = 1000, longest = 0, fewest = 1000, most = 0;
    for (int i = 0; i < 400; ++i) {
        const Prompt prompt = source->prompt(i);
        shortest = std::min(shortest, prompt.promptTokensRequested);
        longest = std::max(longest, prompt.promptTokensRequested);
        fewest = std::min(fewest, prompt.outputTokens);
        most = std::max(most, prompt.outputTokens);
    }
    // 101 with the begin token: 100 ± 25, and the begin token again.
    QCOMPARE(shortest, 76);
    QCOMPARE(longest, 126);
    QCOMPARE(fewest, 30);
    QCOMPARE(most, 50);
}

void RandomPromptsTest::prefixIsShared()
{
    for (const auto &tokenizer :
         {approximateTokenizer(), model(u"mini-spm-bpe.model"_s), model(u"mini-spm-unigram.model"_s)}) {
        const auto source = prepared(tokenizer, {33, 4, 0, 64, 2}, 200);
        std::vector<int> first = tokenizer->encode(source->prompt(0).text, true).value();
        first.resize(64);
        QSet<QString> texts;
        for (int i = 0; i < 200; ++i) {
            const Prompt prompt = source->prompt(i);
            QCOMPARE(prompt.promptTokensRequested, 64 + 33);
            std::vector<int> ids = tokenizer->encode(prompt.text, true).value();
            ids.resize(64);
            QCOMPARE(ids, first);
            texts.insert(prompt.text);
        }
        QCOMPARE(texts.size(), 200);
        QVERIFY(source->lengthMismatches() <= 2);
    }
}

void RandomPromptsTest::beginningsDiffer()
{
    // Equal first blocks (16 tokens in vLLM) would be served from the prefix cache and look fast.
    const auto source = prepared(approximateTokenizer(), {32, 1, 0, 0, 3}, 5000);
    QSet<QString> beginnings;
    for (int i = 0; i < 5000; ++i)
        beginnings.insert(source->prompt(i).text.section(u' ', 0, 1));
    QCOMPARE(beginnings.size(), 5000);
}

void RandomPromptsTest::fingerprintTellsWorkloadsApart()
{
    const auto tokenizer = approximateTokenizer();
    const RandomPromptOptions base{20, 10, 0, 0, 1};
    QSet<QString> seen{prepared(tokenizer, base, 50)->fingerprint()};
    for (const RandomPromptOptions &other :
         {RandomPromptOptions{21, 10, 0, 0, 1}, RandomPromptOptions{20, 11, 0, 0, 1},
          RandomPromptOptions{20, 10, 0.1, 0, 1}, RandomPromptOptions{20, 10, 0, 1, 1},
          RandomPromptOptions{20, 10, 0, 0, 2}})
        seen.insert(prepared(tokenizer, other, 50)->fingerprint());
    seen.insert(prepared(tokenizer, base, 49)->fingerprint());
    QCOMPARE(seen.size(), 7);
    for (const QString &one : seen)
        QCOMPARE(one.size(), 64);
}

void RandomPromptsTest::nothingAsked()
{
    const auto source = prepared(approximateTokenizer(), {}, 0);
    QCOMPARE(source->lengthMismatches(), 0);
    QCOMPARE(source->fingerprint(), u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s);
}

void RandomPromptsTest::manyPromptsAreQuick()
{
    QElapsedTimer watch;
    watch.start();
    const auto source = prepared(approximateTokenizer(), {128, 128, 0, 0, 0}, 100'000);
    QVERIFY(watch.elapsed() < 60'000); // 2 s on an idle machine; sanitizers and neighbours take more
    for (int i = 0; i < 100'000; i += 1000)
        QVERIFY(source->prompt(i).text.size() > 128);
}

void RandomPromptsTest::promptFromManyThreads()
{
    for (const auto &tokenizer : {approximateTokenizer(), model(u"mini-spm-bpe.model"_s)}) {
        const auto source = prepared(tokenizer, {64, 1, 0.5, 8, 0}, 100);
        std::vector<Prompt> expected;
        for (int i = 0; i < 100; ++i)
            expected.push_back(source->prompt(i));
        std::atomic_int wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 100; ++i)
                    wrong += source->prompt(i) != expected[static_cast<size_t>(i)];
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }
}

SERVESCOPE_TEST(RandomPromptsTest)
#include "random_prompts_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/prompt_source.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace servescope;
using namespace Qt::StringLiterals;

class RandomPromptsErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badOptions_data();
    void badOptions();
    void tooShortForSpecialTokens();
    void tokenizerFailure();
    void cancelBefore();
    void cancelDuring_data();
    void cancelDuring();
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

/// Passes everything on to another tokenizer, but fails after some calls or turns a flag.
class Wrapped : public Tokenizer
{
public:
    explicit Wrapped(std::shared_ptr<Tokenizer> inner) : m_inner(std::move(inner)) {}
    QString name() const override { return m_inner->name(); }
    bool exact() const override { return m_inner->exact(); }
    int vocabularySize() const override { return m_inner->vocabularySize(); }
    std::vector<int> specialIds() const override { return m_inner->specialIds(); }
    bool roundTrips() const override { return m_inner->roundTrips(); }
    Result<std::vector<int>> encode(const QString &text, bool special) const override
    {
        if (called() >= failAt)
            return Error{u"tokenizer.failed"_s, u"The tokenizer died."_s, {}, {}};
        return m_inner->encode(text, special);
    }
    Result<QString> decode(const std::vector<int> &ids) const override
    {
        called();
        return m_inner->decode(ids);
    }

    mutable std::atomic_int calls = 0;
    mutable std::atomic_bool cancelled = false;
    int failAt = std::numeric_limits<int>::max();
    int cancelAt = -1;

private:
    int called() const
    {
        const int number = ++calls;
        if (number == cancelAt)
            cancelled = true;
        return number;
    }

    std::shared_ptr<Tokenizer> m_inner;
};

} // namespace

void RandomPromptsErrorsTest::badOptions_data()
{
    QTest::addColumn<int>("input");
    QTest::addColumn<int>("output");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("prefix");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("says");
    QTest::newRow("no input") << 0 << 1 << 0.0 << 0 << 1 << u"input length 0"_s;
    QTest::newRow("negative output") << 1 << -1 << 0.0 << 0 << 1 << u"output length -1"_s;
    QTest::newRow("huge") << 2'000'000'000 << 1 << 0.0 << 0 << 1 << u"input length 2000000000"_s;
    QTest::newRow("ratio one") << 10 << 1 << 1.0 << 0 << 1 << u"range ratio 1"_s;
    QTest::newRow("ratio negative") << 10 << 1 << -0.1 << 0 << 1 << u"range ratio -0.1"_s;
    QTest::newRow("ratio nan") << 10 << 1 << std::nan("") << 0 << 1 << u"range ratio nan"_s;
    QTest::newRow("prefix negative") << 10 << 1 << 0.0 << -1 << 1 << u"prefix length -1"_s;
    QTest::newRow("count negative") << 10 << 1 << 0.0 << 0 << -1 << u"negative (-1)"_s;
}

void RandomPromptsErrorsTest::badOptions()
{
    QFETCH(int, input);
    QFETCH(int, output);
    QFETCH(double, ratio);
    QFETCH(int, prefix);
    QFETCH(int, count);
    QFETCH(QString, says);
    const auto source = randomPrompts(approximateTokenizer(), {input, output, ratio, prefix, 0});
    const Result<void> done = source->prepare(count, goOn);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, u"dataset.options"_s);
    QVERIFY2(done.error().message.contains(says), qPrintable(done.error().message));
}

void RandomPromptsErrorsTest::tooShortForSpecialTokens()
{
    const auto source = randomPrompts(model(u"mini-spm-bpe.model"_s), {1, 1, 0, 0, 0});
    const Result<void> done = source->prepare(1, goOn);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, u"dataset.too_short"_s);
    QVERIFY(done.error().hint.contains(u"at least 2"_s));
    QCOMPARE(prepared(model(u"mini-spm-bpe.model"_s), {2, 1, 0, 0, 0}, 1)->prompt(0).promptTokensRequested,
             2);
    QCOMPARE(prepared(approximateTokenizer(), {1, 1, 0, 0, 0}, 1)->prompt(0).promptTokens, 1);
}

void RandomPromptsErrorsTest::tokenizerFailure()
{
    auto tokenizer = std::make_shared<Wrapped>(model(u"mini-spm-bpe.model"_s));
    tokenizer->failAt = 150;
    const auto source = randomPrompts(tokenizer, {32, 1, 0, 0, 0});
    const Result<void> done = source->prepare(1000, goOn);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().message, u"The tokenizer died."_s);
    QVERIFY(source->fingerprint().isEmpty());
    QVERIFY(tokenizer->calls < 1000);
    tokenizer->failAt = std::numeric_limits<int>::max();
    QVERIFY(source->prepare(10, goOn).ok());
    QCOMPARE(source->prompt(9).promptTokensRequested, 32);
}

void RandomPromptsErrorsTest::cancelBefore()
{
    const std::atomic_bool cancelled = true;
    for (const auto &tokenizer : {approximateTokenizer(), model(u"mini-spm-bpe.model"_s)})
        QCOMPARE(randomPrompts(tokenizer, {})->prepare(10, cancelled).error().code, u"cancelled"_s);
}

void RandomPromptsErrorsTest::cancelDuring_data()
{
    QTest::addColumn<bool>("approximate");
    QTest::newRow("approximate") << true;
    QTest::newRow("sentencepiece") << false;
}

void RandomPromptsErrorsTest::cancelDuring()
{
    QFETCH(bool, approximate);
    const auto tokenizer =
        std::make_shared<Wrapped>(approximate ? approximateTokenizer() : model(u"mini-spm-bpe.model"_s));
    tokenizer->cancelAt = 300;
    const auto source = randomPrompts(tokenizer, {64, 1, 0, 0, 0});
    const Result<void> done = source->prepare(100'000, tokenizer->cancelled);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, u"cancelled"_s);
    // Each of the few workers may end the call it is in, no more.
    QVERIFY2(tokenizer->calls <= 300 + 8, QByteArray::number(tokenizer->calls.load()).constData());
    QVERIFY(source->fingerprint().isEmpty());
}

SERVESCOPE_TEST(RandomPromptsErrorsTest)
#include "random_prompts_errors_test.moc"

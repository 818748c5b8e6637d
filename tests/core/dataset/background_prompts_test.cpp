// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/prompt_source.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

const std::atomic_bool goOn = false;
constexpr int inputTokens = 2000;

/// The approximate tokenizer, some milliseconds slower for each text, and broken on demand.
class SlowTokenizer : public Tokenizer
{
public:
    QString name() const override { return u"slow"_s; }
    bool exact() const override { return true; }
    int vocabularySize() const override { return m_inner->vocabularySize(); }
    std::vector<int> specialIds() const override { return m_inner->specialIds(); }
    bool asksServer() const override { return server; }
    Result<std::vector<int>> encode(const QString &text, bool special) const override
    {
        if (slow && text.size() > 100) // not the questions before the prompts
            QThread::msleep(10);
        if (broken)
            return Error{u"tokenizer.broken"_s, u"Broken."_s, {}, {}};
        return m_inner->encode(text, special);
    }
    Result<QString> decode(const std::vector<int> &ids) const override { return m_inner->decode(ids); }

    bool slow = true;
    bool server = false;
    std::atomic_bool broken = false;

private:
    std::shared_ptr<Tokenizer> m_inner = approximateTokenizer();
};

PromptCount longRun()
{
    PromptCount count(560);
    count.warmups = 3;
    count.first = 4;
    return count;
}

int readyOf(const PromptSource &source, const PromptCount &count)
{
    int ready = 0;
    for (int i = 0; i < count.total(); ++i)
        ready += source.ready(i) ? 1 : 0;
    return ready;
}

} // namespace

class BackgroundPromptsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void restIsMadeInTheBackground()
    {
        const PromptCount count = longRun();
        const auto tokenizer = std::make_shared<SlowTokenizer>();
        const auto source = randomPrompts(tokenizer, {inputTokens, 8, 0.1, 0, 3});
        QVERIFY(source->prepare(count, goOn).ok());
        QVERIFY(readyOf(*source, count) < count.total());
        for (const int first : {0, 1, 2, 3, 560, 561, 562}) // of the measured ones, and all for warm-up
            QVERIFY(source->ready(first));
        const QString early = source->fingerprint();

        const auto quick = std::make_shared<SlowTokenizer>();
        quick->slow = false;
        const auto atOnce = randomPrompts(quick, {inputTokens, 8, 0.1, 0, 3});
        QVERIFY(atOnce->prepare(count.total(), goOn).ok());
        QTRY_COMPARE_WITH_TIMEOUT(readyOf(*source, count), count.total(), 180000);
        for (int i = 0; i < count.total(); ++i)
            QCOMPARE(source->prompt(i), atOnce->prompt(i));
        QCOMPARE(source->fingerprint(), early);
        QVERIFY(source->failure().code.isEmpty());
    }

    void aFailureInTheBackgroundIsTold()
    {
        const auto tokenizer = std::make_shared<SlowTokenizer>();
        const auto source = randomPrompts(tokenizer, {inputTokens, 8, 0, 0, 3});
        QVERIFY(source->prepare(longRun(), goOn).ok());
        tokenizer->broken = true;
        QTRY_COMPARE_WITH_TIMEOUT(source->failure().code, u"tokenizer.broken"_s, 180000);
        QVERIFY(source->ready(0));
        QVERIFY(!source->ready(559));
    }

    void endsSoonWhenNobodyWantsTheRest()
    {
        auto source = randomPrompts(std::make_shared<SlowTokenizer>(), {inputTokens, 8, 0, 0, 3});
        PromptCount count = longRun();
        count.measured = 100'000; // a quarter of an hour
        QVERIFY(source->prepare(count, goOn).ok());
        QElapsedTimer clock;
        clock.start();
        source.reset();
        QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    }

    void allAreMadeFirstWhereTheRestWouldBeLate_data()
    {
        QTest::addColumn<bool>("server");
        QTest::addColumn<double>("perSecond");
        QTest::newRow("the tokenizer is the server's") << true << 0.0;
        QTest::newRow("taken faster than made") << false << 10'000.0;
    }
    void allAreMadeFirstWhereTheRestWouldBeLate()
    {
        QFETCH(const bool, server);
        PromptCount count = longRun();
        QFETCH(const double, perSecond);
        count.perSecond = perSecond;
        const auto tokenizer = std::make_shared<SlowTokenizer>();
        tokenizer->server = server;
        const auto source = randomPrompts(tokenizer, {inputTokens, 8, 0, 0, 3});
        QVERIFY(source->prepare(count, goOn).ok());
        QCOMPARE(readyOf(*source, count), count.total());
    }
};

SERVESCOPE_TEST(BackgroundPromptsTest)
#include "background_prompts_test.moc"

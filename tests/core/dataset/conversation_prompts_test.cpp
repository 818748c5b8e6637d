// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/dataset/dataset.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray twoTalks = R"([
 {"id": "a", "messages": [
   {"role": "system", "content": "be brief"},
   {"role": "user", "content": "one two three"}, {"role": "assistant", "content": "yes indeed"},
   {"role": "user", "content": "and four"}, {"role": "assistant", "content": "no"},
   {"role": "user", "content": "an unanswered one"}]},
 {"id": "b", "conversations": [
   {"from": "gpt", "value": "an answer to nothing"},
   {"from": "human", "value": "hello there"}, {"from": "gpt", "value": "hi"}]},
 {"id": "c", "messages": [{"role": "assistant", "content": "alone"}]}
])";

PromptCount withWarmups(int measured, int warmups)
{
    PromptCount count(measured);
    count.warmups = warmups;
    return count;
}

} // namespace

class ConversationPromptsTest : public QObject
{
    Q_OBJECT

private:
    DatasetOptions options(const QByteArray &bytes)
    {
        DatasetOptions made;
        made.name = u"multi_turn"_s;
        made.path = m_folder.filePath(u"talks.json"_s);
        made.shuffle = false;
        if (!writeFile(made.path, bytes).ok())
            qFatal("cannot write");
        return made;
    }
    std::shared_ptr<PromptSource> source(const DatasetOptions &wanted, PromptCount count)
    {
        const auto made = makePromptSource(m_words, wanted).value();
        const Result<void> ready = made->prepare(count, m_cancelled);
        m_error = ready.ok() ? QString() : ready.error().code;
        return made;
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const Tokenizer> m_words = approximateTokenizer();
    std::atomic_bool m_cancelled = false;
    QString m_error;

    int tokens(const QString &text) const
    {
        const QByteArray utf8 = text.toUtf8();
        return static_cast<int>(
            m_words->encodeUtf8({utf8.constData(), static_cast<size_t>(utf8.size())}, true)->size());
    }

private Q_SLOTS:
    void aFilesTurnsGrow()
    {
        DatasetOptions wanted = options(twoTalks);
        wanted.thinkTime = 250ms;
        const auto made = source(wanted, {5});
        QCOMPARE(m_error, QString());
        QCOMPARE(made->conversationStarts(), (std::vector<int>{0, 2, 3}));
        const Prompt first = made->prompt(0), second = made->prompt(1), other = made->prompt(2);
        QCOMPARE(first.text, u"one two three"_s);
        QCOMPARE(first.conversation, std::optional(0));
        QCOMPARE(first.outputTokens, tokens(u"yes indeed"_s));
        QCOMPARE(first.thinkTime, Nanoseconds::zero());
        QCOMPARE(second.text, u"and four"_s);
        QCOMPARE(second.turn, 1);
        QCOMPARE(second.thinkTime, Nanoseconds(250ms));
        QCOMPARE(second.promptTokens,
                 tokens(u"one two three"_s) + tokens(u"yes indeed"_s) + tokens(u"and four"_s));
        QCOMPARE(second.outputTokens, tokens(u"no"_s));
        QVERIFY(!second.recordedAnswer);
        QCOMPARE(other.text, u"hello there"_s);
        QCOMPARE(other.conversation, std::optional(1));
        QCOMPARE(made->prompt(3).text,
                 u"one two three"_s); // all used up: drawn again, as another conversation
        QCOMPARE(made->prompt(3).conversation, std::optional(2));
    }

    void aFixedLengthKeepsTheUnanswered()
    {
        DatasetOptions wanted = options(twoTalks);
        wanted.multiTurnOutputLen = 7;
        const auto made = source(wanted, {4});
        QCOMPARE(made->conversationStarts(), (std::vector<int>{0, 3}));
        QCOMPARE(made->prompt(2).text, u"an unanswered one"_s);
        QCOMPARE(made->prompt(2).outputTokens, 7);
        QCOMPARE(made->prompt(1).promptTokens, tokens(u"one two three"_s) + 7 + tokens(u"and four"_s));
    }

    void recordedAnswersAndFewerTurns()
    {
        DatasetOptions wanted = options(twoTalks);
        wanted.recordedAnswers = true;
        wanted.turns = 1;
        const auto made = source(wanted, {2});
        QCOMPARE(made->conversationStarts(), (std::vector<int>{0, 1}));
        QCOMPARE(made->prompt(0).recordedAnswer, std::optional(u"yes indeed"_s));
        QCOMPARE(made->prompt(1).text, u"hello there"_s);
    }

    void warmupsStandAlone()
    {
        const auto made = source(options(twoTalks), withWarmups(2, 1));
        QCOMPARE(made->conversationStarts(), (std::vector<int>{0}));
        QVERIFY(!made->prompt(2).conversation);
        QVERIFY(!made->prompt(2).text.isEmpty());
    }

    void errors()
    {
        source(options("[{\"messages\": \"no list\"}]"), {1});
        QCOMPARE(m_error, u"dataset.shape"_s);
        source(options("[{\"question\": \"x\"}]"), {1});
        QCOMPARE(m_error, u"dataset.shape"_s);
        source(options("[{\"messages\": [{\"role\": \"assistant\", \"content\": \"x\"}]}]"), {1});
        QCOMPARE(m_error, u"dataset.too_few"_s);
        DatasetOptions wanted = options(twoTalks);
        wanted.oversample = false;
        source(wanted, {4});
        QCOMPARE(m_error, u"dataset.too_few"_s);
        source(wanted, {3});
        QCOMPARE(m_error, QString());
    }

    void randomConversationsHaveTheAskedLengths()
    {
        DatasetOptions wanted;
        wanted.name = u"random_multi_turn"_s;
        wanted.random.inputTokens = 40;
        wanted.random.outputTokens = 16;
        wanted.turns = 3;
        wanted.thinkTime = 1s;
        const auto made = source(wanted, withWarmups(7, 2));
        QCOMPARE(m_error, QString());
        QCOMPARE(made->conversationStarts(), (std::vector<int>{0, 3, 6}));
        for (int i = 0; i < 7; ++i) {
            const Prompt prompt = made->prompt(i);
            QCOMPARE(prompt.conversation, std::optional(i / 3));
            QCOMPARE(prompt.turn, i % 3);
            QCOMPARE(prompt.promptTokensRequested, 40 + (i % 3) * 56);
            QCOMPARE(prompt.thinkTime, Nanoseconds(i % 3 ? 1s : 0s));
        }
        QVERIFY(!made->prompt(8).conversation);
        const auto again = source(wanted, withWarmups(7, 2));
        QCOMPARE(again->fingerprint(), made->fingerprint());
        QCOMPARE(again->prompt(5), made->prompt(5));
    }

    void onlyChatCarriesConversations()
    {
        QVERIFY(datasetHasConversations(u"multi_turn"));
        QVERIFY(datasetHasConversations(u"random_multi_turn"));
        QVERIFY(!datasetHasConversations(u"random"));
        QVERIFY(datasetNeedsPath(u"multi_turn") && !datasetNeedsPath(u"random_multi_turn"));
    }
};

SERVESCOPE_TEST(ConversationPromptsTest)
#include "conversation_prompts_test.moc"

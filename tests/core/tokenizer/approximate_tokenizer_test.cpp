// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/tokenizer/pseudo_words.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class ApproximateTokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsFollowTheRule();
    void wordsNeverChange();
    void description();
    void roundTrip();
    void everyWordIsOneToken();
    void counts_data();
    void counts();
    void englishHasFourCharactersPerToken();
    void strangeText();
    void badIds();
    void manyAtOnce();
};

void ApproximateTokenizerTest::wordsFollowTheRule()
{
    const std::vector<QString> &words = pseudoWords();
    QVERIFY(words.size() >= 4000);
    QCOMPARE(QSet<QString>(words.begin(), words.end()).size(), static_cast<qsizetype>(words.size()));
    static const QRegularExpression shape(u"^[a-z]{2,5}$"_s);
    for (const QString &word : words)
        QVERIFY2(shape.match(word).hasMatch(), qPrintable(word));
    QVERIFY(shortPseudoWords() > 1000);
    for (int i = 0; i < static_cast<int>(words.size()); ++i)
        QCOMPARE(words[static_cast<size_t>(i)].size() <= 3, i < shortPseudoWords());
}

void ApproximateTokenizerTest::wordsNeverChange()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &word : pseudoWords())
        hash.addData(word.toUtf8() + '\n');
    // Prompts of the same seed would differ between versions: change only with a reason.
    QCOMPARE(hash.result().toHex(), "7ca33b97146bf28b9bd806cf457b6f68cf8a706fc9c0c87d27f169ba45f243ec");
}

void ApproximateTokenizerTest::description()
{
    const auto tokenizer = approximateTokenizer();
    QCOMPARE(tokenizer->name(), u"approximate"_s);
    QVERIFY(!tokenizer->exact());
    QCOMPARE(tokenizer->vocabularySize(), static_cast<int>(pseudoWords().size()) + 1);
    QCOMPARE(tokenizer->specialIds(), std::vector<int>{0});
    QVERIFY(tokenizer->roundTrips());
    const std::vector<int> prompting = tokenizer->promptIds();
    QCOMPARE(static_cast<int>(prompting.size()), shortPseudoWords());
    QCOMPARE(prompting.front(), 1);
    QCOMPARE(prompting.back(), shortPseudoWords());
}

void ApproximateTokenizerTest::roundTrip()
{
    const auto tokenizer = approximateTokenizer();
    Random random(1);
    for (int length = 0; length < 200; ++length) {
        std::vector<int> ids;
        for (int i = 0; i < length; ++i)
            ids.push_back(static_cast<int>(random.integer(1, tokenizer->vocabularySize() - 1)));
        const QString text = tokenizer->decode(ids).value();
        QCOMPARE(tokenizer->encode(text, true).value(), ids);
        QCOMPARE(tokenizer->decode(tokenizer->encode(text, false).value()).value(), text);
        QCOMPARE(tokenizer->count(text, true).value(), length);
    }
}

void ApproximateTokenizerTest::everyWordIsOneToken()
{
    const auto tokenizer = approximateTokenizer();
    for (const QString &word : pseudoWords()) {
        const std::vector<int> alone = tokenizer->encode(word, false).value();
        QCOMPARE(alone.size(), size_t{1});
        QCOMPARE(tokenizer->encode(u' ' + word, false).value(), alone);
        QCOMPARE(tokenizer->decode(alone).value(), word);
    }
}

void ApproximateTokenizerTest::counts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("a blank") << u" "_s << 1;
    QTest::newRow("line ends") << u"\n\n"_s << 1;
    QTest::newRow("indentation") << u"\n        x"_s << 2;
    QTest::newRow("short words") << u"It is a fine day"_s << 5;
    QTest::newRow("a long word") << u"internationalization"_s << 4;
    QTest::newRow("punctuation") << u"Wait, what?!"_s << 5;
    QTest::newRow("a rule of dashes") << QString(80, u'-') << 20;
    QTest::newRow("digits") << u"1234567 12"_s << 4;
    QTest::newRow("chinese") << u"首个词元的延迟"_s << 7;
    QTest::newRow("japanese") << u"こんにちは"_s << 5;
    QTest::newRow("korean") << u"안녕하세요"_s << 5;
    QTest::newRow("russian") << u"Привет мир"_s << 3;
    QTest::newRow("emoji") << u"🙂🙂"_s << 4;
}

void ApproximateTokenizerTest::counts()
{
    QFETCH(QString, text);
    QFETCH(int, expected);
    QCOMPARE(approximateTokenizer()->count(text, true).value(), expected);
}

void ApproximateTokenizerTest::englishHasFourCharactersPerToken()
{
    const QString text =
        u"The first token arrives long before the last one, and both matter to the person who is "
        "waiting in front of the screen. A server under load answers later, because requests stand in "
        "a queue, and it answers more slowly, because each step of the model serves many of them at "
        "once. Measuring both tells how many people one machine can serve."_s;
    const double perToken = double(text.size()) / approximateTokenizer()->count(text, false).value();
    QVERIFY2(perToken > 3.5 && perToken < 5, QByteArray::number(perToken).constData());
}

void ApproximateTokenizerTest::strangeText()
{
    const auto tokenizer = approximateTokenizer();
    QVERIFY(tokenizer->count(QString(QChar(0xd800)) + u'x', false).value() >= 1);
    QVERIFY(tokenizer->count(QString(QChar(0)), false).value() >= 1);
    QCOMPARE(tokenizer->count(QString(6'000'000, u'q'), false).value(), 1'000'000);
    const std::vector<int> ids = tokenizer->encode(u"xylophone ÄÖÜ 漢字 12"_s, false).value();
    QCOMPARE(ids, std::vector<int>(6, 0));
}

void ApproximateTokenizerTest::badIds()
{
    const auto tokenizer = approximateTokenizer();
    for (const int id : {-1, tokenizer->vocabularySize(), std::numeric_limits<int>::max()}) {
        const auto text = tokenizer->decode({1, id});
        QVERIFY(!text.ok());
        QCOMPARE(text.error().code, u"tokenizer.bad_id"_s);
        QVERIFY(text.error().message.contains(QString::number(id)));
    }
}

void ApproximateTokenizerTest::manyAtOnce()
{
    const auto tokenizer = approximateTokenizer();
    const auto texts = tokenizer->decodeAll({{1, 2}, {}, {3}}).value();
    QCOMPARE(texts.size(), size_t{3});
    QCOMPARE(tokenizer->encodeAll(texts, false).value(), (std::vector<std::vector<int>>{{1, 2}, {}, {3}}));
    const std::atomic_bool cancelled = true;
    QCOMPARE(tokenizer->encodeAll(texts, false, &cancelled).error().code, u"cancelled"_s);
    QCOMPARE(tokenizer->decodeAll({{1}}, &cancelled).error().code, u"cancelled"_s);
    QCOMPARE(tokenizer->decodeAll({{1}, {-5}}).error().code, u"tokenizer.bad_id"_s);
}

SERVESCOPE_TEST(ApproximateTokenizerTest)
#include "approximate_tokenizer_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/word_stock.h"

#include "tests/support/registry.h"

#include <QSet>
#include <QTest>

namespace servescope {

class VocabularyTest : public QObject
{
    Q_OBJECT

    WordStock m_vocabulary;

    QByteArray words(int count, quint64 seed) const
    {
        Random random(seed);
        QByteArray text;
        for (int i = 0; i < count; ++i)
            text += m_vocabulary.piece(WordStock::randomWord(random));
        return text.mid(1);
    }

private Q_SLOTS:
    void everyPieceIsDifferent()
    {
        QSet<QByteArray> pieces;
        for (int id = 0; id < WordStock::size; ++id)
            pieces.insert(m_vocabulary.piece(id));
        QCOMPARE(pieces.size(), WordStock::size);
    }

    void wordsAreOneTokenEach()
    {
        for (const int count : {1, 2, 17, 1000}) {
            const QByteArray text = words(count, 5);
            QCOMPARE(m_vocabulary.encode(text, false).size(), size_t(count));
            QCOMPARE(m_vocabulary.encode(' ' + text, false).size(), size_t(count));
            QCOMPARE(m_vocabulary.decode(m_vocabulary.encode(text, false)), text);
            const auto withBos = m_vocabulary.encode(text, true);
            QCOMPARE(withBos.size(), size_t(count) + 1);
            QCOMPARE(withBos.front(), int(WordStock::Bos));
        }
    }

    void allOtherTextComesBackToo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one blank") << QByteArray(" ");
        QTest::newRow("english") << QByteArray("Hello, world! It costs 5 < 6.");
        QTest::newRow("two blanks first") << "  " + words(3, 1);
        QTest::newRow("blanks inside") << words(2, 1) + "   " + words(2, 2) + " ";
        QTest::newRow("lines") << words(2, 1) + "\n\n\t" + words(2, 2) + "\r\n";
        QTest::newRow("chinese") << QByteArray("\xe4\xbd\xa0\xe5\xa5\xbd baba");
        QTest::newRow("unfinished control") << QByteArray("a <s b <| c <|user| d");
    }

    void allOtherTextComesBackToo()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(m_vocabulary.decode(m_vocabulary.encode(text, false)), text);
    }

    void unknownWordsAreBytes()
    {
        const auto ids = m_vocabulary.encode("xyz", false);
        QCOMPARE(ids, (std::vector<int>{WordStock::firstByte + ' ', WordStock::firstByte + 'x',
                                        WordStock::firstByte + 'y', WordStock::firstByte + 'z'}));
    }

    void controlTokensAreRead()
    {
        const auto ids = m_vocabulary.encode("<s> " + words(2, 3) + "<|user|></s>", false);
        QCOMPARE(ids.size(), 5u);
        QCOMPARE(ids[0], int(WordStock::Bos));
        QCOMPARE(ids[3], int(WordStock::User));
        QCOMPARE(ids[4], int(WordStock::Eos));
        QCOMPARE(m_vocabulary.decode(ids), "<s> " + words(2, 3) + "<|user|></s>");
    }

    void randomWordsAreWords()
    {
        Random random(1);
        for (int i = 0; i < 10000; ++i) {
            const int id = WordStock::randomWord(random);
            QVERIFY(id >= WordStock::firstWord && id < WordStock::size);
        }
    }
};

} // namespace servescope

using servescope::VocabularyTest;
SERVESCOPE_TEST(VocabularyTest)
#include "word_stock_test.moc"

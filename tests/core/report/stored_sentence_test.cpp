// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/report/stored_sentence.h"
#include "tests/support/registry.h"

#include <QTest>
#include <QTranslator>

using namespace servescope;
using namespace Qt::StringLiterals;

/// A catalogue that marks what it was asked for.
class MarkingTranslator : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return qstrcmp(context, "Stored") == 0 ? u'<' + QString::fromUtf8(source) + u'>' : QString();
    }
    bool isEmpty() const override { return false; }
};

/// Sentences of files written in English, read in another language.
class StoredSentenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownOnesAreTranslated_data();
    void knownOnesAreTranslated();
    void othersStay();
};

void StoredSentenceTest::knownOnesAreTranslated_data()
{
    QTest::addColumn<QString>("english");
    QTest::newRow("server") << u"Prompt lengths are exact, by the server's own tokenizer at http://h:1/v1."_s;
    QTest::newRow("server, not the named one")
        << u"Prompt lengths are exact, by the server's own tokenizer at http://h; a%2b/c is no local file."_s;
    QTest::newRow("cache")
        << u"Prompt lengths are exact, by the tokenizer of a/b in the Hugging Face cache."_s;
    QTest::newRow("file") << u"Prompt lengths are exact, by the tokenizer /a (b).model."_s;
    QTest::newRow("estimate")
        << u"Prompt lengths are estimates (no tokenizer at hand): no server is named."_s;
}

void StoredSentenceTest::knownOnesAreTranslated()
{
    QFETCH(QString, english);
    QCOMPARE(storedSentence(english), english);
    const MarkingTranslator marking;
    const TranslationScope scope(&marking);
    QCOMPARE(storedSentence(english), u'<' + english + u'>');
}

void StoredSentenceTest::othersStay()
{
    const MarkingTranslator marking;
    const TranslationScope scope(&marking);
    for (const QString &text : {QString(), u"Counted by hand."_s, u"Prompt lengths are exact, by"_s})
        QCOMPARE(storedSentence(text), text);
}

SERVESCOPE_TEST(StoredSentenceTest)
#include "stored_sentence_test.moc"

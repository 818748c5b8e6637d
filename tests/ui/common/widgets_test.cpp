// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/common/card.h"
#include "ui/common/elided_label.h"
#include "ui/common/error_catalogue.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/state_badge.h"

#include <QCoreApplication>
#include <QLabel>
#include <QSet>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QVBoxLayout>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

/// Puts a mark before every sentence of the context "Errors", as a language would, and joins without blanks.
class Marking : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (QLatin1StringView(context) != "Errors"_L1)
            return {};
        const QString text = QLatin1StringView(source);
        if (text == "%1 %2"_L1)
            return u"%1%2"_s;
        return text == "%1 (%2)"_L1 ? u"%1（%2）"_s : u"译:"_s + text;
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void errorsInEnglish()
    {
        const Error error{u"file.open"_s, u"Cannot open /x: no."_s, u"Check."_s, {u"/x"_s, u"no"_s}};
        QCOMPARE(errorText(error), u"Cannot open /x: no. Check."_s);
        QCOMPARE(errorText(u"no.such_code"_s, u"Something."_s), u"Something."_s);
        QCOMPARE(errorText(Error{}), QString());
    }

    void errorsTranslated()
    {
        Marking marking;
        QVERIFY(QCoreApplication::installTranslator(&marking));
        const Error error{u"file.open"_s, u"Cannot open /x: no."_s, u"Check."_s, {u"/a%2b"_s, u"no"_s}};
        QCOMPARE(errorText(error), u"译:Cannot open /a%2b: no.译:Check the path and the permissions."_s);
        // A sentence without places is followed by core's message.
        QCOMPARE(errorText(u"http.overloaded"_s, u"503: busy."_s),
                 u"译:The server is overloaded or not ready.（503: busy.）"_s);
        // Without its arguments core's own sentence is better than one with holes.
        QCOMPARE(errorText(u"file.open"_s, u"Cannot open /x: no."_s), u"Cannot open /x: no."_s);
        QCOMPARE(errorText(u"no.such_code"_s, u"Something."_s), u"Something."_s);
        QCoreApplication::removeTranslator(&marking);
    }

    void catalogueIsSound()
    {
        QSet<QByteArray> codes;
        for (const auto area : {fileErrorSentences(), importErrorSentences(), serverErrorSentences(),
                                backendErrorSentences(), engineErrorSentences(), workloadErrorSentences()}) {
            for (const ErrorSentence &sentence : area) {
                QVERIFY2(!codes.contains(sentence.code), sentence.code);
                codes.insert(sentence.code);
                QVERIFY2(QByteArray(sentence.code).contains('.'), sentence.code);
                QVERIFY2(QByteArray(sentence.sentence).endsWith('.'), sentence.code);
                QCOMPARE(findErrorSentence(QString::fromLatin1(sentence.code)), &sentence);
            }
        }
        QVERIFY(!findErrorSentence(u"no.such_code"));
    }

    void messageShowsAndCloses()
    {
        InlineMessage message;
        QVERIFY(message.isHidden());
        message.showMessage(Tone::Bad, u"<b>The server is not there.</b>"_s);
        QVERIFY(!message.isHidden());
        QCOMPARE(message.text(), u"<b>The server is not there.</b>"_s);
        QCOMPARE(message.findChild<QLabel *>(u"messageText"_s)->textFormat(), Qt::PlainText);
        QTest::mouseClick(message.findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(message.isHidden());
    }

    void elidedLabelKeepsItsText()
    {
        ElidedLabel label(u"a rather long sentence that has no room\nin two lines"_s);
        QVERIFY(!label.fullText().contains(u'\n'));
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
        label.resize(40, label.sizeHint().height());
        const QImage narrow = label.grab().toImage();
        QCOMPARE(narrow.width() / qRound(narrow.devicePixelRatio()), 40);
        QCOMPARE(label.fullText(), label.accessibleName());
    }

    void badgeHasAWord()
    {
        StateBadge badge;
        badge.setState(u"check"_s, u"Finished"_s, Tone::Good);
        QCOMPARE(badge.word(), u"Finished"_s);
        QCOMPARE(badge.accessibleName(), u"Finished"_s);
    }

    void cardHasAHeading()
    {
        Card card(u"Title"_s);
        QCOMPARE(card.findChild<QLabel *>()->text(), u"Title"_s);
        QCOMPARE(card.body()->count(), 1);
    }
};

SERVESCOPE_TEST(WidgetsTest)
#include "widgets_test.moc"

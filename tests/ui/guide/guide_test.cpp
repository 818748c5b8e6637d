// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translate.h"
#include "core/metrics/definitions.h"
#include "tests/support/registry.h"
#include "ui/guide/guide_browser.h"
#include "ui/guide/guide_page.h"
#include "ui/guide/guide_pictures.h"
#include "ui/guide/guide_text.h"
#include "ui/guide/guide_window.h"
#include "ui/report/chart_image.h"
#include "ui/report/report_language.h"

#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTranslator>
#include <QTreeWidget>

using namespace servescope;
using namespace Qt::StringLiterals;

/// The book in both languages: complete, consistent, and easy to find one's way in.
class GuideTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothLanguagesHaveTheSameTopics();
    void everyLinkResolves_data();
    void everyLinkResolves();
    void formulasComeFromTheDefinitions();
    void everyAdviceHasItsTopic();
    void picturesAreDrawn();
    void contentsLeadToTheText();
    void linksInTheText();
    void search();
    void unknownTopics();
    void pageStandsAlone_data() { everyLinkResolves_data(); }
    void pageStandsAlone();
};

void GuideTest::bothLanguagesHaveTheSameTopics()
{
    const auto english = guideTopics(guideHtml(u"en"_s)), chinese = guideTopics(guideHtml(u"zh_CN"_s));
    QVERIFY(english.size() > 40);
    QCOMPARE(english.size(), chinese.size());
    QSet<QString> anchors;
    for (size_t i = 0; i < english.size(); ++i) {
        QCOMPARE(english[i].anchor, chinese[i].anchor);
        QCOMPARE(english[i].level, chinese[i].level);
        anchors.insert(english[i].anchor);
    }
    QCOMPARE(static_cast<size_t>(anchors.size()), english.size());
}

void GuideTest::everyLinkResolves_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s;
}

void GuideTest::everyLinkResolves()
{
    QFETCH(QString, language);
    const QString html = guideHtml(language);
    QSet<QString> anchors;
    for (const GuideTopic &topic : guideTopics(html))
        anchors.insert(topic.anchor);
    static const QRegularExpression link(u"(href|src)=\"([^\"]*)\""_s);
    auto it = link.globalMatch(html);
    int links = 0;
    while (it.hasNext()) {
        const QString target = it.next().captured(2);
        ++links;
        const bool known = target.startsWith(u'#') ? anchors.contains(target.mid(1))
                                                   : target.startsWith("picture:"_L1) &&
                                                         guidePictureNames().contains(target.mid(8));
        QVERIFY2(known, qPrintable(target));
    }
    QVERIFY(links >= 9);
    QVERIFY2(!html.contains(u"{{"_s), qPrintable(html.mid(html.indexOf(u"{{"_s), 40)));
}

void GuideTest::formulasComeFromTheDefinitions()
{
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        const QString html = guideHtml(language);
        const std::unique_ptr<QTranslator> translator = reportTranslator(language);
        const TranslationScope scope(translator.get());
        for (const char *key : {"ttft", "tpot", "itl", "e2el", "request_goodput", "output_throughput",
                                "total_token_throughput", "request_throughput", "client_queue_time"}) {
            const char *english = findMetric(QString::fromLatin1(key))->formula;
            const QString formula = translate("Metrics", english);
            QCOMPARE(formula == QString::fromUtf8(english), language == u"en");
            QVERIFY2(html.contains(formula.toHtmlEscaped()), key);
        }
    }
}

void GuideTest::everyAdviceHasItsTopic()
{
    QSet<QString> anchors;
    for (const GuideTopic &topic : guideTopics(guideHtml(u"en"_s)))
        anchors.insert(topic.anchor);
    for (const QString &rule :
         {u"objective"_s, u"saturation"_s, u"queueing"_s, u"prefill"_s, u"unstable_tpot"_s, u"jitter"_s,
          u"client"_s, u"few_samples"_s, u"prefix_cache"_s, u"cold_start"_s})
        QVERIFY2(anchors.contains(rule), qPrintable(rule));
}

void GuideTest::picturesAreDrawn()
{
    for (const QString &name : guidePictureNames()) {
        const auto picture = guidePicture(name);
        QVERIFY(picture && !picture->data.empty());
        const auto png = chartPng(*picture, 96);
        QVERIFY(png);
        const QImage image = QImage::fromData(*png);
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colors.insert(image.pixel(x, y));
        }
        QVERIFY2(colors.size() > 6, qPrintable(name));
    }
    QVERIFY(!guidePicture(u"nothing"_s));
}

void GuideTest::contentsLeadToTheText()
{
    GuideWindow window;
    window.openTopic(u"why"_s);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *contents = window.findChild<QTreeWidget *>(u"guideContents"_s);
    auto *text = window.findChild<GuideBrowser *>(u"guideText"_s);
    QCOMPARE(contents->topLevelItemCount(), 12);
    const int top = text->verticalScrollBar()->value();
    QTreeWidgetItem *last = contents->topLevelItem(contents->topLevelItemCount() - 1);
    contents->scrollToItem(last);
    QTest::mouseClick(contents->viewport(), Qt::LeftButton, {}, contents->visualItemRect(last).center());
    QVERIFY(text->verticalScrollBar()->value() > top + 1000);
    window.openTopic(u"ttft"_s);
    QCOMPARE(contents->currentItem()->data(0, Qt::UserRole).toString(), u"ttft"_s);
    // What stands at the upper edge now is that topic.
    QString shown;
    for (int y = 2; y < 60; y += 4)
        shown += text->cursorForPosition({40, y}).block().text() + u'|';
    QVERIFY2(shown.contains(u"TTFT –"_s), qPrintable(shown));
}

void GuideTest::linksInTheText()
{
    GuideWindow window;
    window.openTopic(u"ttft"_s);
    auto *text = window.findChild<GuideBrowser *>(u"guideText"_s);
    const int before = text->verticalScrollBar()->value();
    Q_EMIT text->anchorClicked(QUrl(u"#queueing"_s));
    QVERIFY(text->verticalScrollBar()->value() > before + 500);
    const int after = text->verticalScrollBar()->value();
    Q_EMIT text->anchorClicked(QUrl(u"https://example.org/#why"_s)); // the guide leads nowhere else
    QCOMPARE(text->verticalScrollBar()->value(), after);
}

void GuideTest::search()
{
    GuideWindow window;
    window.openTopic({});
    auto *field = window.findChild<QLineEdit *>(u"guideSearch"_s);
    auto *found = window.findChild<QLabel *>(u"guideFound"_s);
    auto *text = window.findChild<GuideBrowser *>(u"guideText"_s);
    field->setFocus();
    QTest::keyClicks(field, u"burstiness"_s);
    QVERIFY(found->isVisible());
    const qsizetype places = text->extraSelections().size();
    QVERIFY(places >= 3);
    QVERIFY(found->text().contains(QString::number(places)));
    const int first = text->textCursor().position();
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(text->textCursor().position() > first);
    for (qsizetype i = 1; i < places; ++i)
        QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(text->textCursor().position(), first); // around
    field->setText(u"qqqq"_s);
    QCOMPARE(text->extraSelections().size(), 0);
    QVERIFY(!found->text().isEmpty());
    field->clear();
    QVERIFY(!found->isVisible());
}

void GuideTest::unknownTopics()
{
    GuideWindow window;
    window.openTopic(u"no such topic"_s);
    auto *contents = window.findChild<QTreeWidget *>(u"guideContents"_s);
    QCOMPARE(contents->currentItem(), contents->topLevelItem(0));
}

void GuideTest::pageStandsAlone()
{
    QFETCH(QString, language);
    const QString page = QString::fromUtf8(guidePage(language));
    QCOMPARE(page.count(u"<svg "_s), guidePictureNames().size()); // drawn by the app's own charts
    QVERIFY(!page.contains(u"picture:"_s) && !page.contains(u"{{"_s) && !page.contains(u"<!--"_s));
    static const QRegularExpression loads(u"src=|url\\(|@import|<link|<script|href=\"(?!#)"_s);
    QVERIFY2(!loads.match(page).hasMatch(), qPrintable(loads.match(page).captured()));
    QSet<QString> ids;
    static const QRegularExpression id(u" id=\"([^\"]+)\""_s), link(u"href=\"#([^\"]+)\""_s);
    for (auto it = id.globalMatch(page); it.hasNext();) {
        const QString name = it.next().captured(1);
        QVERIFY2(!ids.contains(name), qPrintable(name));
        ids.insert(name);
    }
    int links = 0;
    for (auto it = link.globalMatch(page); it.hasNext(); ++links) {
        const QString target = it.next().captured(1);
        QVERIFY2(ids.contains(target), qPrintable(target));
    }
    QVERIFY(links > 40);
    QCOMPARE(page.count(u"<h1>"_s), 1);
    const bool chinese = language == u"zh_CN";
    QCOMPARE(page.contains(u"吞吐量"_s), chinese);
    QVERIFY(page.contains(chinese ? u"<html lang=\"zh-CN\""_s : u"<html lang=\"en\""_s));
}

SERVESCOPE_TEST(GuideTest)
#include "guide_test.moc"

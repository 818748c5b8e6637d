// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/common/guide_caption.h"
#include "ui/common/guide_topic.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>

using namespace servescope;
using namespace Qt::StringLiterals;

/// From a widget to the topic that explains what it shows.
class GuideTopicTest : public QObject
{
    Q_OBJECT
public:
    QUrl opened;
public Q_SLOTS:
    void open(const QUrl &link) { opened = link; }
private Q_SLOTS:
    void abbreviations_data();
    void abbreviations();
    void charts_data();
    void charts();
    void nearestParentDecides();
    void cellsOfTables();
    void captionsAreLinks();
    void captionsWithoutATopic();
};

void GuideTopicTest::abbreviations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("topic");
    QTest::newRow("alone") << u"TTFT"_s << u"ttft"_s;
    QTest::newRow("in words") << u"P99 ITL (ms)"_s << u"itl"_s;
    QTest::newRow("beside Chinese") << u"首 Token 延迟TTFT中位数"_s << u"ttft"_s;
    QTest::newRow("two: the first") << u"TPOT over E2EL"_s << u"tpot"_s;
    QTest::newRow("part of a word") << u"TITLE, ITLS"_s << QString();
    QTest::newRow("none") << u"Output"_s << QString();
}

void GuideTopicTest::abbreviations()
{
    QFETCH(QString, text);
    QTEST(guideTopicIn(text), "topic");
}

void GuideTopicTest::charts_data()
{
    QTest::addColumn<QString>("topic");
    QTest::newRow("ttft_histogram") << u"chart-histogram"_s;
    QTest::newRow("itl_ecdf") << u"chart-distribution"_s;
    QTest::newRow("ttft_distribution_64x64") << u"chart-distribution"_s;
    QTest::newRow("tpot_percentiles") << u"chart-percentiles"_s;
    QTest::newRow("compared_ecdf_ttft") << u"chart-distribution"_s;
    QTest::newRow("compared_median_ttft_ms") << u"chart-curve"_s;
    QTest::newRow("throughput_vs_concurrency") << u"chart-curve"_s;
    QTest::newRow("p99_ttft_ms_vs_throughput") << u"chart-tradeoff"_s;
    QTest::newRow("throughput_per_user") << u"chart-user"_s;
    QTest::newRow("goodput_over_load") << u"chart-goodput"_s;
    QTest::newRow("something_new") << u"charts"_s;
}

void GuideTopicTest::charts()
{
    QTEST(guideTopicOfChart(QString::fromLatin1(QTest::currentDataTag())), "topic");
}

void GuideTopicTest::nearestParentDecides()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *plain = new QWidget;
    auto *metric = new QCheckBox(u"TPOT ≤"_s);
    layout->addWidget(plain);
    layout->addWidget(metric);
    QCOMPARE(guideTopicAt(nullptr), QString());
    QCOMPARE(guideTopicAt(plain), QString());
    setGuideTopic(&window, u"load"_s);
    QCOMPARE(guideTopicAt(plain), u"load"_s);
    QCOMPARE(guideTopicAt(metric), u"tpot"_s);
    setGuideTopic(metric, u"goodput"_s);
    QCOMPARE(guideTopicAt(metric), u"goodput"_s);
}

void GuideTopicTest::cellsOfTables()
{
    QStandardItemModel model(2, 3);
    model.setHorizontalHeaderLabels({u"Point"_s, u"TTFT p99"_s, u"State"_s});
    model.setItem(1, 0, new QStandardItem(u"Median E2EL"_s));
    QTableView table;
    table.setModel(&model);
    QCOMPARE(guideTopicAt(&table), QString());
    table.setCurrentIndex(model.index(0, 1));
    QCOMPARE(guideTopicAt(&table), u"ttft"_s);
    table.setCurrentIndex(model.index(0, 2));
    QCOMPARE(guideTopicAt(&table), QString());
    table.setCurrentIndex(model.index(1, 2)); // the row is of a metric
    QCOMPARE(guideTopicAt(&table), u"e2el"_s);
    QCOMPARE(guideTopicAt(table.viewport()), u"e2el"_s);
}

void GuideTopicTest::captionsAreLinks()
{
    QDesktopServices::setUrlHandler(u"servescope-guide"_s, this, "open");
    GuideCaption caption(u"P99 TTFT"_s);
    caption.show();
    QVERIFY(QTest::qWaitForWindowExposed(&caption));
    QTest::mouseClick(&caption, Qt::LeftButton);
    QCOMPARE(opened, QUrl(u"servescope-guide:ttft"_s));
    caption.setTopic(u"throughput"_s);
    caption.setFocus();
    QTRY_VERIFY(caption.font().underline());
    QTest::keyClick(&caption, Qt::Key_Return);
    QCOMPARE(opened, QUrl(u"servescope-guide:throughput"_s));
    QDesktopServices::unsetUrlHandler(u"servescope-guide"_s);
}

void GuideTopicTest::captionsWithoutATopic()
{
    GuideCaption caption(u"Requests"_s);
    QSignalSpy activated(&caption, &GuideCaption::activated);
    caption.show();
    QTest::mouseClick(&caption, Qt::LeftButton);
    QTest::keyClick(&caption, Qt::Key_Space);
    QCOMPARE(activated.count(), 0);
    QCOMPARE(caption.focusPolicy(), Qt::NoFocus);
}

SERVESCOPE_TEST(GuideTopicTest)
#include "guide_topic_test.moc"

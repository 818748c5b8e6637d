// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/results/page_fixture.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/common/format.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using enum Outcome;

class ResultsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyLibrarySaysWhatToDo();
    void aClickOpensARunWithItsFigures();
    void curvesAreThoseOfTheFiles();
    void distributionIsThatOfTheSelectedPoint();
    void setupShowsHowItWasMade();
    void failedRunsSayWhy();
    void interruptedRunsShowWhatIsThere();
    void searchFilters();
    void theNewestComesFirstAndHeadersSort();
    void theFolderIsFollowed();
    void aRunGoingOnIsFollowed();
    void whatCannotBeOpenedIsSaid();
    void surviveBeingClosedWhileReading();

private:
    std::unique_ptr<QTemporaryDir> m_library;
    QString library() const { return m_library->path(); }
};

void ResultsPageTest::init()
{
    m_library = std::make_unique<QTemporaryDir>();
}

void ResultsPageTest::emptyLibrarySaysWhatToDo()
{
    const ShownPage shown(library());
    QTRY_VERIFY(shown.text("libraryHint").contains(u"Run a scenario"_s));
    QVERIFY(!shown.runs()->isVisible());
    QVERIFY(shown.find<QLabel>("resultsHint")->isVisible());
    const ShownPage missing(library() + u"/not/there/yet"_s);
    QTRY_VERIFY(missing.text("libraryHint").contains(u"Run a scenario"_s));
}

void ResultsPageTest::aClickOpensARunWithItsFigures()
{
    const QString path = writeRun(library(), u"org/Fine-7B"_s, {Finished, Finished, Finished});
    ShownPage shown(library());
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 1);
    const QAbstractItemModelTester proxyTester(shown.runs()->model(),
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(shown.openByClick(path));
    const QAbstractItemModelTester pointsTester(shown.points()->model(),
                                                QAbstractItemModelTester::FailureReportingMode::QtTest);

    const QJsonObject first = resultFile(path, 1);
    const QJsonObject last = resultFile(path, 16);
    QCOMPARE(shown.card("peakOutput"), formatRate(last[u"output_throughput"_s].toDouble(), u"tok/s"_s));
    QCOMPARE(shown.cardDetail("peakOutput"), u"concurrency 16, 512 → 32"_s);
    QCOMPARE(shown.card("bestTtft"), formatMilliseconds(first[u"median_ttft_ms"_s].toDouble()));
    QCOMPARE(shown.cardDetail("bestTtft"), u"concurrency 1, 512 → 32"_s);
    QCOMPARE(shown.card("tailTtft"), formatMilliseconds(last[u"p99_ttft_ms"_s].toDouble()));
    QCOMPARE(shown.card("requestCount"), u"114 ok"_s);
    QCOMPARE(shown.cardDetail("requestCount"), u"6 failed"_s);
    QCOMPARE(shown.points()->model()->rowCount(), 3);
    QCOMPARE(shown.points()->currentIndex().row(), 0);
    QVERIFY2(shown.message().isEmpty(), qPrintable(shown.message()));
}

void ResultsPageTest::curvesAreThoseOfTheFiles()
{
    const QString path = writeRun(library(), u"m"_s, {Finished, Finished, Finished});
    ShownPage shown(library());
    QVERIFY(shown.openByClick(path));
    const auto expect = [&](const char *chart, const QString &key) {
        const ChartData &data = shown.chart(chart)->data();
        QCOMPARE(data.series.size(), size_t(1));
        QCOMPARE(data.series[0].points.size(), size_t(3));
        for (size_t i = 0; i < 3; ++i) {
            const int concurrency = i == 0 ? 1 : i == 1 ? 4 : 16;
            QCOMPARE(data.series[0].points[i],
                     QPointF(concurrency, resultFile(path, concurrency)[key].toDouble()));
        }
    };
    expect("throughputCurve", u"output_throughput"_s);
    expect("latencyCurve", u"median_ttft_ms"_s);
    auto *figure = shown.find<QComboBox>("figure");
    figure->setFocus();
    for (int i = 1; i < figure->count(); ++i) {
        QTest::keyClick(figure, Qt::Key_Down);
        QCOMPARE(figure->currentIndex(), i);
        expect("latencyCurve", figure->currentData().toString());
    }
}

void ResultsPageTest::distributionIsThatOfTheSelectedPoint()
{
    const QString path = writeRun(library(), u"m"_s, {Finished, Failed, Finished});
    ShownPage shown(library());
    QVERIFY(shown.openByClick(path));
    QVERIFY2(shown.chart("histogram")->data().empty(), "nothing is read before it is looked at");
    shown.showTab(1);
    QTRY_VERIFY(!shown.chart("histogram")->data().empty());
    const auto counted = [&] {
        double sum = 0;
        for (const QPointF &bar : shown.chart("histogram")->data().series[0].points)
            sum += bar.y();
        return sum;
    };
    QCOMPARE(counted(), 38.0);
    QCOMPARE(shown.chart("ecdf")->data().series[0].points.back().y(), 1.0);
    const QString first = shown.text("distributionCaption");
    QVERIFY2(first.contains(formatMilliseconds(resultFile(path, 1)[u"median_ttft_ms"_s].toDouble())),
             qPrintable(first));
    QVERIFY(first.contains(u"38"_s));

    ShownPage::click(shown.points(), 2);
    QTRY_VERIFY(shown.text("distributionCaption")
                    .contains(formatMilliseconds(resultFile(path, 16)[u"median_ttft_ms"_s].toDouble())));
    auto *metric = shown.find<QComboBox>("metric");
    metric->setFocus();
    QTest::keyClick(metric, Qt::Key_Down);
    QTRY_VERIFY(shown.text("distributionCaption")
                    .contains(formatMilliseconds(resultFile(path, 16)[u"median_tpot_ms"_s].toDouble())));
    QTest::keyClick(metric, Qt::Key_Down);
    QTRY_COMPARE(counted(), 38.0 * 31);
    QTest::keyClick(metric, Qt::Key_Down);
    QTRY_VERIFY(shown.text("distributionCaption")
                    .contains(formatMilliseconds(resultFile(path, 16)[u"median_e2el_ms"_s].toDouble())));

    ShownPage::click(shown.points(), 1); // has no journal
    QTRY_VERIFY(shown.chart("histogram")->data().empty());
    QTRY_VERIFY(shown.chart("histogram")
                    ->findChild<QLabel *>(u"emptyText"_s)
                    ->text()
                    .contains(u"The server refused every request."_s));
}

void ResultsPageTest::setupShowsHowItWasMade()
{
    const QString path = writeRun(library(), u"org/Fine-7B"_s, {Finished});
    ShownPage shown(library());
    QVERIFY(shown.openByClick(path));
    shown.showTab(5);
    const auto *scenario = shown.find<QPlainTextEdit>("scenarioText");
    QTRY_COMPARE(scenario->toPlainText(), u"# as it was\nmodel: org/Fine-7B\nseed: 4242\n"_s);
    QVERIFY(scenario->isReadOnly());
    QCOMPARE(shown.text("folder"), QDir::toNativeSeparators(path));
    QVERIFY(shown.find<QPushButton>("openFolder")->isVisible());
    QStringList facts;
    for (const QLabel *label : shown.find<QWidget>("facts")->findChildren<QLabel *>())
        facts << label->text();
    for (const QString &fact :
         {u"4242"_s, u"Counted by the server."_s, u"http://127.0.0.1:8000/v1/completions"_s,
          QString::fromLatin1(qVersion()), u"vllm"_s})
        QVERIFY2(facts.contains(fact), qPrintable(fact));
    QVERIFY2(!facts.join(u' ').contains(u"secret"_s), "no password of a URL is shown");
}

void ResultsPageTest::failedRunsSayWhy()
{
    const QString path = writeRun(library(), u"m"_s, {Failed, Failed}, RunState::Failed);
    ShownPage shown(library());
    QVERIFY(shown.openByClick(path));
    QVERIFY2(shown.message().contains(u"The server refused every request."_s), qPrintable(shown.message()));
    for (const char *card : {"peakOutput", "bestTtft", "tailTtft"})
        QCOMPARE(shown.card(card), u"N/A"_s);
    QCOMPARE(shown.card("requestCount"), u"0 ok"_s);
    QCOMPARE(shown.cardDetail("requestCount"), u"80 failed"_s);
    QVERIFY(shown.chart("throughputCurve")->findChild<QLabel *>(u"emptyText"_s)->isVisible());
}

void ResultsPageTest::interruptedRunsShowWhatIsThere()
{
    const QString path = writeRun(library(), u"m"_s, {Finished, Half, Untouched}, std::nullopt);
    ShownPage shown(library());
    QVERIFY(shown.openByClick(path));
    QVERIFY2(shown.message().contains(u"interrupted"_s), qPrintable(shown.message()));
    QVERIFY(shown.card("peakOutput") != u"N/A"_s);
    shown.showTab(1);
    ShownPage::click(shown.points(), 1);
    QTRY_VERIFY(
        shown.text("distributionCaption").contains(u"19 value"_s)); // 20 had ended, one of them failed
    ShownPage::click(shown.points(), 2);
    QTRY_VERIFY(shown.chart("ecdf")->data().empty());
    QTRY_VERIFY(shown.chart("ecdf")->findChild<QLabel *>(u"emptyText"_s)->text().contains(u"was not run"_s));
}

void ResultsPageTest::searchFilters()
{
    const QString alpha = writeRun(library(), u"org/Alpha-7B"_s, {Finished});
    writeRun(library(), u"org/Beta-7B"_s, {Failed}, RunState::Failed);
    ShownPage shown(library());
    QVERIFY(shown.openByClick(alpha));
    auto *search = shown.find<QLineEdit>("search");
    QTest::keyClicks(search, u"beta"_s);
    QCOMPARE(shown.runs()->model()->rowCount(), 1);
    QCOMPARE(shown.rowOf(alpha), -1);
    QVERIFY2(shown.opened.size() == 1, "filtering opens nothing");
    search->selectAll();
    QTest::keyClicks(search, u"failed"_s);
    QCOMPARE(shown.runs()->model()->rowCount(), 1);
    search->selectAll();
    QTest::keyClicks(search, u"zebra"_s);
    QVERIFY(!shown.runs()->isVisible());
    QVERIFY(shown.text("libraryHint").contains(u"“zebra”"_s));
    search->clear();
    QCOMPARE(shown.runs()->model()->rowCount(), 2);
    QVERIFY2(shown.runs()->currentIndex().row() == shown.rowOf(alpha), "the open run is marked again");
}

void ResultsPageTest::theNewestComesFirstAndHeadersSort()
{
    const QDateTime day(QDate(2026, 3, 4), QTime(5, 6, 7));
    const QString old = writeRun(library(), u"b-old"_s, {Finished, Finished}, RunState::Finished, day);
    const QString young = writeRun(library(), u"a-new"_s, {Finished}, RunState::Finished, day.addDays(3));
    const ShownPage shown(library());
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 2);
    QCOMPARE(shown.rowOf(young), 0);
    auto *header = shown.runs()->header();
    const auto clickHeader = [&](int section) {
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(section) + header->sectionSize(section) / 2, 8));
    };
    clickHeader(2);
    clickHeader(2);
    const double top = shown.runs()->model()->index(0, 2).data(Qt::UserRole).toDouble();
    const double bottom = shown.runs()->model()->index(1, 2).data(Qt::UserRole).toDouble();
    QVERIFY(header->sortIndicatorOrder() == Qt::DescendingOrder ? top >= bottom : top <= bottom);
    QVERIFY(top != bottom);
    clickHeader(0);
    QCOMPARE(shown.rowOf(header->sortIndicatorOrder() == Qt::AscendingOrder ? old : young), 0);
}

void ResultsPageTest::theFolderIsFollowed()
{
    const QString folder = library() + u"/made later"_s;
    const ShownPage shown(folder);
    QTRY_VERIFY(shown.text("libraryHint").contains(u"Run a scenario"_s));
    const QString path = writeRun(folder, u"m"_s, {Finished});
    QTRY_VERIFY(shown.rowOf(path) >= 0);
    const QString second = writeRun(folder, u"n"_s, {Finished});
    QTRY_VERIFY(shown.rowOf(second) >= 0);
    QVERIFY(QDir(path).removeRecursively());
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 1);
}

void ResultsPageTest::aRunGoingOnIsFollowed()
{
    auto folder = RunFolder::create(library(), "model: m\n", manifestOf(u"m"_s, 3));
    QVERIFY(folder.ok());
    writePoint(**folder, 0, Finished);
    ShownPage shown(library());
    QVERIFY(shown.openByClick(folder.value()->path()));
    QVERIFY2(shown.message().contains(u"still going on"_s), qPrintable(shown.message()));
    QCOMPARE(shown.card("requestCount"), u"38 ok"_s);
    ShownPage::click(shown.points(), 1);
    writePoint(**folder, 1, Finished);
    QTRY_COMPARE(shown.card("requestCount"), u"76 ok"_s);
    QCOMPARE(shown.points()->currentIndex().row(), 1);
    writePoint(**folder, 2, Finished);
    QVERIFY(folder.value()->close(RunState::Finished).ok());
    QTRY_COMPARE(shown.card("requestCount"), u"114 ok"_s);
    QTRY_VERIFY(shown.message().isEmpty());
    QVERIFY2(shown.opened.size() == 1, "it was opened once, by the person");
}

void ResultsPageTest::whatCannotBeOpenedIsSaid()
{
    QVERIFY(QDir(library()).mkdir(u"damaged"_s));
    QFile damaged(library() + u"/damaged/manifest.json"_s);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{") == 1);
    damaged.close();
    ShownPage shown(library());
    QTRY_VERIFY(shown.find<QLabel>("libraryProblems")->isVisible());
    QVERIFY(shown.text("libraryProblems").contains(u"damaged"_s));
    const QLabel *hint = shown.find<QLabel>("resultsHint");
    for (const QString &name : {u"not-there"_s, u"damaged"_s}) {
        shown.page.openRun(library() + u'/' + name);
        QTRY_VERIFY2(hint->text().contains(name), qPrintable(hint->text()));
        QVERIFY(hint->isVisible());
    }
    QCOMPARE(shown.opened.size(), 0);
    // A run outside the library opens as well.
    const QTemporaryDir elsewhere;
    const QString path = writeRun(elsewhere.path(), u"m"_s, {Finished});
    shown.page.openRun(path);
    QTRY_COMPARE(shown.opened.size(), 1);
    QVERIFY(!hint->isVisible());
}

void ResultsPageTest::surviveBeingClosedWhileReading()
{
    const QString path = writeRun(library(), u"m"_s, {Finished, Finished});
    for (int i = 0; i < 8; ++i) {
        ShownPage shown(library());
        shown.page.openRun(path);
        if (i % 2)
            QTRY_COMPARE(shown.opened.size(), 1);
        shown.showTab(1 + i % 4);
    }
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
}

SERVESCOPE_TEST(ResultsPageTest)
#include "results_page_test.moc"

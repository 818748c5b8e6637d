// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instrument/instrument_page.h"

#include "core/base/files.h"
#include "tests/support/registry.h"
#include "ui/charts/data_chart.h"
#include "ui/instrument/self_test_chart.h"
#include "ui/instrument/self_test_table.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

SelfTestResult sampleResult()
{
    SelfTestResult result;
    result.date = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7));
    result.version = u"1.2"_s;
    result.host = u"box"_s;
    for (const int streams : {1, 64, 1000}) {
        SelfTestPoint point;
        point.load.streams = streams;
        point.requests = 10;
        point.ttft = {0.5, 2, 3};
        point.itl = {0.02, 0.4 * streams, 500};
        point.health.verdict = streams > 500 ? HealthVerdict::Red : HealthVerdict::Green;
        result.points.push_back(point);
    }
    return result;
}

} // namespace

class InstrumentPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheStoredResult()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"selftest.json"_s);
        QVERIFY(writeFile(file, selfTestJson(sampleResult())).ok());
        InstrumentPage page({u"/no/such"_s, {}, file});
        const auto *table = page.findChild<QTableView *>(u"selfTestTable"_s);
        QCOMPARE(table->model()->rowCount(), 3);
        QVERIFY(table->model()->index(2, 10).data().toString().contains(u"not trustworthy"_s));
        const auto *chart = page.findChild<DataChart *>(u"selfTestChart"_s);
        QCOMPARE(chart->data().series.size(), size_t(4));
        QCOMPARE(chart->data().series[3].points[1], QPointF(64, 0.4 * 64));
    }

    void aDamagedFileIsSaid()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"selftest.json"_s);
        QVERIFY(writeFile(file, "torn").ok());
        InstrumentPage page({u"/no/such"_s, {}, file});
        QCOMPARE(page.findChild<QTableView *>(u"selfTestTable"_s)->model()->rowCount(), 0);
    }

    void theModelIsSound()
    {
        SelfTestTable model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResult(sampleResult());
        QCOMPARE(model.rowCount(), 3);
        model.setResult({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(selfTestChart({}).empty());
    }

    void aClickMeasuresAndStores()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"deep/selftest.json"_s);
        InstrumentPage page({QStringLiteral(SERVESCOPE_EXECUTABLE), {u"simulate"_s}, file});
        page.setLoads({{.streams = 2, .tokensPerSecond = 100, .tokens = 20}});
        page.resize(900, 600);
        page.show();
        auto *button = page.findChild<QPushButton *>(u"selfTestButton"_s);
        QSignalSpy testing(&page, &InstrumentPage::testingChanged);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(page.testing());
        QTRY_COMPARE_WITH_TIMEOUT(testing.size(), 2, 60000);
        QVERIFY(!page.testing());
        const auto bytes = readFile(file);
        QVERIFY(bytes.ok());
        QCOMPARE(selfTestFromJson(*bytes)->points.size(), size_t(1));
        QCOMPARE(page.findChild<QTableView *>(u"selfTestTable"_s)->model()->rowCount(), 1);
    }

    void aSecondClickStops()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"selftest.json"_s);
        InstrumentPage page({QStringLiteral(SERVESCOPE_EXECUTABLE), {u"simulate"_s}, file});
        page.setLoads({{.streams = 2, .tokensPerSecond = 10, .tokens = 600}});
        page.show();
        auto *button = page.findChild<QPushButton *>(u"selfTestButton"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!page.testing(), 30000);
        QVERIFY(!QFile::exists(file));
    }

    void waitsWhileARunGoesOn()
    {
        InstrumentPage page({u"/no/such"_s, {}, {}});
        auto *button = page.findChild<QPushButton *>(u"selfTestButton"_s);
        page.setMeasuring(true);
        QVERIFY(!button->isEnabled());
        page.setMeasuring(false);
        QVERIFY(button->isEnabled());
    }
};

SERVESCOPE_TEST(InstrumentPageTest)
#include "instrument_page_test.moc"

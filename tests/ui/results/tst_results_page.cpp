// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_page.h"

#include "core/results/library.h"
#include "tests/core/results/sample_manifest.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"
#include "ui/charts/data_chart.h"
#include "ui/common/format.h"
#include "ui/results/point_table_model.h"
#include "ui/results/run_list_model.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

namespace {

/// A finished run of three points (the third failed) in `library`; gives its folder.
QString writeRun(const QString &library)
{
    auto folder = RunFolder::create(library, "model: org/Model-7B\n", sampleManifest()).value();
    for (int i = 0; i < 2; ++i) {
        PointEntry entry = folder->manifest().points[static_cast<size_t>(i)];
        PointResult result = variedResult(40, static_cast<quint64>(i) + 1);
        result.setup.pointId = entry.point.id;
        result.setup.maxConcurrency = entry.point.load.maxConcurrency;
        auto journal = JournalWriter::open(folder->journalPath(entry.point.id)).value();
        for (const RequestRecord &record : result.records)
            journal->append(record);
        (void)journal->close();
        (void)folder->writeResult(result, false);
        entry.state = RunState::Finished;
        entry.completed = result.summary.completed;
        entry.failed = result.summary.failed;
        (void)folder->setPoint(i, entry);
    }
    PointEntry failed = folder->manifest().points[2];
    failed.state = RunState::Failed;
    failed.error = {u"http.not_found"_s, u"There is nothing at that path."_s, {}, {}};
    (void)folder->setPoint(2, failed);
    const QString path = folder->path();
    (void)folder->close(RunState::Finished);
    return path;
}

} // namespace

class TestResultsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelsKeepTheirContracts()
    {
        QTemporaryDir library;
        const QString path = writeRun(library.path());
        RunListModel runs;
        QAbstractItemModelTester runsTester(&runs, QAbstractItemModelTester::FailureReportingMode::QtTest);
        runs.setRuns(listRuns(library.path()));
        QCOMPARE(runs.rowCount(), 1);
        QCOMPARE(runs.rowOf(path), 0);
        QCOMPARE(runs.index(0, static_cast<int>(RunListModel::Column::Points)).data().toString(), u"2/3"_s);

        PointTableModel points;
        QAbstractItemModelTester pointsTester(&points,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const StoredRun run = openRun(path).value();
        points.setRun(run);
        QCOMPARE(points.rowCount(), 3);
        const auto cell = [&points](int row, PointTableModel::Column column) {
            return points.index(row, static_cast<int>(column)).data().toString();
        };
        QCOMPARE(cell(0, PointTableModel::Column::TtftMedian),
                 formatMilliseconds(run.points[0].figure(u"median_ttft_ms"_s)));
        QCOMPARE(cell(1, PointTableModel::Column::Throughput),
                 formatRate(run.points[1].figure(u"output_throughput"_s), u"tok/s"_s));
        QCOMPARE(cell(2, PointTableModel::Column::Throughput), formatRate(std::nullopt, u"tok/s"_s));
        runs.setRuns({});
        points.setRun({});
    }

    void aClickOpensARunWithItsCurves()
    {
        QTemporaryDir library;
        const QString path = writeRun(library.path());
        ResultsPage page;
        page.resize(1280, 800);
        page.setLibrary(library.path());
        page.show();
        auto *list = page.findChild<QTableView *>(u"runs"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QSignalSpy opened(&page, &ResultsPage::runOpened);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 1)).center());
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), path);

        const auto *curve = page.findChild<DataChart *>(u"throughputCurve"_s);
        QCOMPARE(curve->data().series.size(), size_t(1));
        QVERIFY(curve->data().series[0].points.size() >= 2);

        auto *points = page.findChild<QTableView *>(u"points"_s);
        QCOMPARE(points->model()->rowCount(), 3);
        auto *views = page.findChild<QTabWidget *>(u"views"_s);
        views->setCurrentIndex(1);
        const auto *histogram = page.findChild<DataChart *>(u"histogram"_s);
        QTRY_VERIFY(!histogram->data().empty());
        QTest::mouseClick(points->viewport(), Qt::LeftButton, {},
                          points->visualRect(points->model()->index(2, 0)).center());
        QTRY_VERIFY(histogram->data().empty()); // the failed point has no request
    }

    void anEmptyLibraryAndADamagedRunAreAnsweredInWords()
    {
        QTemporaryDir library;
        ResultsPage page;
        page.setLibrary(library.path());
        page.openRun(library.filePath(u"not-there"_s));
        const auto texts = [&page] {
            QString all;
            for (const QLabel *label : page.findChildren<QLabel *>())
                all += label->text();
            return all;
        };
        QTRY_VERIFY(texts().contains(u"not-there"_s));
        QVERIFY(texts().contains(u"No runs here yet"_s));
    }

    void theFolderIsFollowed()
    {
        QTemporaryDir library;
        ResultsPage page;
        page.setLibrary(library.path());
        auto *list = page.findChild<QTableView *>(u"runs"_s);
        writeRun(library.path());
        QTRY_COMPARE(list->model()->rowCount(), 1);
    }
};

SERVESCOPE_TEST(TestResultsPage)
#include "tst_results_page.moc"

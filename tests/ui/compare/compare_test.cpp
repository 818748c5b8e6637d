// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timeline.h"
#include "core/base/random.h"
#include "core/results/run_paths.h"
#include "tests/support/registry.h"
#include "tests/ui/charts/chart_fixtures.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/charts/curve_style.h"
#include "ui/charts/data_chart.h"
#include "ui/common/theme.h"
#include "ui/compare/compare_charts.h"
#include "ui/compare/compare_table_model.h"
#include "ui/compare/compare_view.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

namespace {

/// Writes the requests of a server whose times are `slowness` × gamma-distributed ones, 16 at a time.
QString serve(const QString &library, quint64 seed, double slowness, const QByteArray &scenario = "seed: 1\n",
              int outputLen = 16)
{
    Manifest manifest = manifestOf(u"org/Model"_s, 0);
    PointEntry entry;
    entry.point.lengths = {512, outputLen};
    entry.point.load = {16, 400};
    entry.point.id = u"bench_io512x%1_mc16_np400"_s.arg(outputLen);
    manifest.points = {entry};
    manifest.started = manifest.started.addSecs(static_cast<qint64>(seed));
    auto folder = RunFolder::create(library, scenario, manifest);
    if (!folder)
        return {};
    PointResult result;
    result.setup.pointId = entry.point.id;
    result.setup.date = manifest.started;
    result.setup.backend = u"vllm"_s;
    result.setup.modelId = result.setup.tokenizerId = manifest.model;
    result.setup.numPrompts = 400;
    result.setup.inputLen = 512;
    result.setup.outputLen = outputLen;
    result.setup.maxConcurrency = 16;
    result.setup.datasetName = u"random"_s;
    Random random(seed);
    std::vector<double> free(16, 1.0);
    for (int i = 0; i < 400; ++i) {
        auto &place = *std::ranges::min_element(free);
        RecordBuilder builder(i, place);
        builder.scheduled(place).requested(512, outputLen);
        double time = place + slowness * random.gamma(20, 5);
        builder.content({time});
        for (int k = 1; k < outputLen; ++k)
            builder.content({time += slowness * random.gamma(20, 0.5)});
        builder.usage(time, 512, outputLen);
        place = time;
        result.records.push_back(builder);
    }
    result.summary = summarize(result.records, {});
    auto journal = JournalWriter::open(folder.value()->journalPath(entry.point.id));
    for (const RequestRecord &record : result.records)
        journal.value()->append(record);
    if (!journal.value()->close() || !folder.value()->writeResult(result, false))
        return {};
    entry.state = RunState::Finished;
    entry.completed = result.summary.completed;
    if (!folder.value()->setPoint(0, entry) || !folder.value()->close(RunState::Finished))
        return {};
    return folder.value()->path();
}

struct ShownComparison
{
    explicit ShownComparison(const QStringList &paths)
    {
        view.resize(1100, 600);
        view.show();
        QSignalSpy ready(&view, &CompareView::ready);
        view.setRuns(paths);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
    }
    const MetricComparison &metric(const QString &key) const
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (model()->metric(row).key == key)
                return model()->metric(row);
        }
        qFatal("no such figure");
    }
    CompareTableModel *model() const
    {
        return static_cast<CompareTableModel *>(view.findChild<QTableView *>(u"comparedFigures"_s)->model());
    }
    QString message() const { return view.findChild<QLabel *>(u"messageText"_s)->text(); }

    CompareView view;
};

} // namespace

class CompareTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tenPercentFasterIsBetter();
    void equalServersAreNotDistinguishable();
    void differentWorkloadsAreNotJudged();
    void setupDifferencesComeFirst();
    void chartsLieOverEachOther();
    void timelinesLieOverEachOther();
    void nothingIsScrolledSideways();
    void runsWithoutResultsHaveNoCurve();
    void theBaselineCanBeChosen();
    void whatCannotBeReadIsSaid();

private:
    QTemporaryDir m_library;
};

void CompareTest::tenPercentFasterIsBetter()
{
    const QString slow = serve(m_library.path(), 1, 1.0);
    const QString fast = serve(m_library.path(), 2, 0.9);
    const ShownComparison shown({slow, fast});
    const QAbstractItemModelTester tester(shown.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const QString &key : {u"mean_tpot_ms"_s, u"mean_e2el_ms"_s, u"median_e2el_ms"_s}) {
        const MetricComparison &metric = shown.metric(key);
        QVERIFY2(metric.verdict == Verdict::Better, qPrintable(key));
        QVERIFY2(metric.difference.percentLower <= -10 && metric.difference.percentUpper >= -10,
                 qPrintable(u"%1: %2 … %3"_s.arg(key)
                                .arg(metric.difference.percentLower)
                                .arg(metric.difference.percentUpper)));
    }
    const MetricComparison &throughput = shown.metric(u"output_throughput"_s);
    QVERIFY(throughput.verdict == Verdict::Better);
    QVERIFY(throughput.difference.percentLower <= 100 / 0.9 - 100 &&
            throughput.difference.percentUpper >= 100 / 0.9 - 100);
    QVERIFY(shown.view.findChild<QLabel *>(u"verdictSummary"_s)->text().contains(u"better"_s));
    QVERIFY(!shown.view.findChild<QTableView *>(u"comparedFigures"_s)->grab().isNull());
}

void CompareTest::equalServersAreNotDistinguishable()
{
    const QString one = serve(m_library.path(), 11, 1.0);
    const QString other = serve(m_library.path(), 12, 1.0);
    const ShownComparison shown({one, other});
    const int rows = shown.model()->rowCount();
    QVERIFY(rows >= 10);
    for (int row = 0; row < rows; ++row) {
        const MetricComparison &metric = shown.model()->metric(row);
        QVERIFY2(metric.verdict == Verdict::NotDistinguishable || metric.verdict == Verdict::NotJudged,
                 qPrintable(metric.key));
    }
    auto *only = shown.view.findChild<QCheckBox *>(u"onlyChanged"_s);
    QTest::mouseClick(only, Qt::LeftButton, {}, QPoint(8, only->height() / 2));
    QCOMPARE(shown.model()->rowCount(), 0);
    QTest::mouseClick(only, Qt::LeftButton, {}, QPoint(8, only->height() / 2));
    QCOMPARE(shown.model()->rowCount(), rows);
}

void CompareTest::differentWorkloadsAreNotJudged()
{
    const QString one = serve(m_library.path(), 21, 1.0);
    const QString longer = serve(m_library.path(), 22, 1.0, "seed: 1\n", 24);
    const ShownComparison shown({one, longer});
    QVERIFY2(shown.message().contains(u"workloads differ"_s), qPrintable(shown.message()));
    for (int row = 0; row < shown.model()->rowCount(); ++row)
        QVERIFY(shown.model()->metric(row).verdict == Verdict::NotJudged);
}

void CompareTest::setupDifferencesComeFirst()
{
    const QByteArray scenario = "model: m\nbase_url: http://user:secret@127.0.0.1:1\ntokenizer: t\n"
                                "input_output:\n  - [512, 16]\nconcurrency_prompts:\n  - [16, 400]\n";
    const QString one = serve(m_library.path(), 31, 1.0, scenario + "temperature: 0.5\nseed: 3\n");
    const QString other = serve(m_library.path(), 32, 1.0, scenario + "seed: 4\n");
    const ShownComparison shown({one, other});
    const auto *table = shown.view.findChild<QTableWidget *>(u"setupDifferences"_s);
    QStringList keys;
    for (int row = 0; row < table->rowCount(); ++row)
        keys += table->item(row, 0)->text();
    QCOMPARE(keys, (QStringList{u"seed"_s, u"temperature"_s}));
    QCOMPARE(table->item(0, 1)->text(), u"3"_s);
    QCOMPARE(table->item(0, 2)->text(), u"4"_s);
    QVERIFY2(!table->item(0, 0)->icon().isNull(), "it is part of the workload");
    QCOMPARE(table->item(1, 2)->text(), u"not set"_s);
    const auto *summary = shown.view.findChild<QLabel *>(u"setupSummary"_s);
    QVERIFY(summary->isVisible());
    QVERIFY2(summary->text().contains(u"seed: 3 → 4"_s), qPrintable(summary->text()));
    QVERIFY(summary->text().contains(u"temperature: 0.5 → not set"_s));
    // Without a difference it says that as well.
    const ShownComparison same(
        {one, serve(m_library.path(), 33, 1.0, scenario + "temperature: 0.5\nseed: 3\n")});
    QVERIFY(same.view.findChild<QLabel *>(u"setupSummary"_s)->text().contains(u"same"_s));
}

void CompareTest::chartsLieOverEachOther()
{
    const ShownComparison shown({serve(m_library.path(), 41, 1.0), serve(m_library.path(), 42, 0.9),
                                 serve(m_library.path(), 43, 1.1)});
    shown.view.findChild<QTabWidget *>(u"compareViews"_s)->setCurrentIndex(2);
    auto *curves = shown.view.findChild<DataChart *>(u"comparedCurves"_s);
    QCOMPARE(curves->data().series.size(), size_t(3));
    auto *ecdf = shown.view.findChild<DataChart *>(u"comparedEcdf"_s);
    QTRY_COMPARE(ecdf->data().series.size(), size_t(3));
    QCOMPARE(ecdf->data().series[1].points.back().y(), 1.0);
    auto *metric = shown.view.findChild<QComboBox *>(u"comparedMetric"_s);
    metric->setCurrentIndex(2);
    QTRY_VERIFY(ecdf->data().id.endsWith(u"itl"_s));
}

void CompareTest::timelinesLieOverEachOther()
{
    const QStringList paths{serve(m_library.path(), 44, 1.0), serve(m_library.path(), 45, 0.9),
                            serve(m_library.path(), 46, 1.2)};
    QVERIFY(QFile::remove(pointJournalPath(paths[2], u"bench_io512x16_mc16_np400"_s)));
    ShownComparison shown(paths);
    auto *tabs = shown.view.findChild<QTabWidget *>(u"compareViews"_s);
    auto *bar = tabs->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(3).center());
    auto *inFlight = shown.view.findChild<DataChart *>(u"comparedInFlight"_s);
    auto *rate = shown.view.findChild<DataChart *>(u"comparedOutputRate"_s);
    QVERIFY(inFlight->isVisible());
    QTRY_VERIFY(!inFlight->data().empty());
    for (size_t run : {size_t(0), size_t(1)}) { // each from its own beginning
        const auto records =
            readRecords(*openRun(paths[static_cast<qsizetype>(run)]), u"bench_io512x16_mc16_np400"_s);
        const Nanoseconds origin = firstDispatch(*records);
        QCOMPARE(inFlight->data().series[run].points, inFlightSeries(timelineBars(*records, origin)));
        QCOMPARE(rate->data().series[run].points, outputRateSeries(*records, origin));
        QCOMPARE(inFlight->data().series[run].points.front().x(), 0.0);
    }
    // The third has no journal: its place and colour stay free, and it is said.
    QCOMPARE(inFlight->data().series.size(), size_t(3));
    QVERIFY(inFlight->data().series[2].points.empty());
    const auto *leftOut = shown.view.findChild<QLabel *>(u"leftOutOfTimelines"_s);
    QVERIFY(leftOut->isVisible());
    QVERIFY2(leftOut->text().contains(u"no times"_s), qPrintable(leftOut->text()));
    QVERIFY(!inFlight->grab().isNull());
}

void CompareTest::nothingIsScrolledSideways()
{
    const QString slow = serve(m_library.path(), 47, 1.0), fast = serve(m_library.path(), 48, 0.9);
    ShownComparison shown({slow, fast});
    const auto *table = shown.view.findChild<QTableView *>(u"comparedFigures"_s);
    for (const int width : {1300, 900, 680, 600}) {
        shown.view.resize(width, 600);
        QTRY_VERIFY2(table->horizontalHeader()->length() <= table->viewport()->width(),
                     qPrintable(QString::number(width)));
        QVERIFY(!table->isColumnHidden(static_cast<int>(CompareTableModel::Column::Verdict)));
    }
    shown.view.resize(1300, 600);
    QTRY_VERIFY(!table->isColumnHidden(static_cast<int>(CompareTableModel::Column::Difference)));
}

void CompareTest::runsWithoutResultsHaveNoCurve()
{
    const QString one = writeRun(m_library.path(), u"one"_s, {Outcome::Finished, Outcome::Failed});
    const QString none =
        writeRun(m_library.path(), u"none"_s, {Outcome::Failed, Outcome::Failed}, RunState::Failed);
    const auto data = compareFolders({one, none, none});
    QVERIFY(data.ok());
    const QStringList names{u"one"_s, u"none"_s, u"neither"_s};
    const ComparedChart ecdf = comparedEcdf(**data, names, 0, u"ttft"_s);
    QVERIFY(!ecdf.chart.empty());
    QCOMPARE(ecdf.chart.series.size(), size_t(3));
    QCOMPARE(ecdf.chart.series[0].name, u"one"_s);
    QVERIFY(ecdf.chart.series[1].points.empty());
    QCOMPARE(ecdf.leftOut.size(), 2);
    const ComparedCourses courses = comparedCourses(**data, names, 0);
    QVERIFY(!courses.inFlight.empty() && !courses.outputRate.empty());
    QCOMPARE(courses.leftOut.size(), 2);
    QVERIFY(comparedCourses(**data, names, 1).inFlight.empty()); // a point that failed
    QVERIFY(comparedEcdf(**data, names, -1, u"ttft"_s).chart.empty());
    const ChartData curves = comparedCurves(**data, names, u"output_throughput"_s);
    QCOMPARE(curves.series.size(), size_t(3));
    QVERIFY(!std::isfinite(curves.series[1].points[0].y()));
    for (const ChartData &chart : {ecdf.chart, courses.inFlight, courses.outputRate, curves}) {
        DataChart shown;
        shown.setPalette(lightPalette());
        shown.resize(500, 300);
        shown.setData(chart);
        shown.show();
        QVERIFY2(pixelsLike(shown.grab().toImage(), curveStyle(0, lightPalette()).color, 60) > 8,
                 qPrintable(chart.id));
        QVERIFY(!shown.findChild<QLabel *>(u"emptyText"_s)->isVisible());
    }
}

void CompareTest::theBaselineCanBeChosen()
{
    const QString slow = serve(m_library.path(), 51, 1.0);
    const QString fast = serve(m_library.path(), 52, 0.9);
    ShownComparison shown({slow, fast});
    QSignalSpy ready(&shown.view, &CompareView::ready);
    shown.view.findChild<QComboBox *>(u"baseline"_s)->setCurrentIndex(1);
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(shown.view.paths(), (QStringList{fast, slow}));
    QVERIFY(shown.metric(u"mean_tpot_ms"_s).verdict == Verdict::Worse);
    QSignalSpy closed(&shown.view, &CompareView::closed);
    QTest::mouseClick(shown.view.findChild<QPushButton *>(u"closeComparison"_s), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
}

void CompareTest::whatCannotBeReadIsSaid()
{
    const ShownComparison shown({serve(m_library.path(), 61, 1.0), m_library.filePath(u"gone"_s)});
    QVERIFY2(shown.message().contains(u"gone"_s), qPrintable(shown.message()));
    QCOMPARE(shown.model()->rowCount(), 0);
}

SERVESCOPE_TEST(CompareTest)
#include "compare_test.moc"

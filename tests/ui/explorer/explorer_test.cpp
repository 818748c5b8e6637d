// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/explorer/explorer_fixture.h"
#include "ui/charts/data_chart.h"
#include "ui/charts/scatter_plot.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/explorer/distribution_view.h"
#include "ui/explorer/event_strip.h"
#include "ui/explorer/figure_cell.h"
#include "ui/explorer/figure_strip.h"
#include "ui/explorer/request_table_model.h"
#include "ui/explorer/requests_view.h"
#include "ui/explorer/scatter_view.h"
#include "ui/explorer/series_strip.h"
#include "ui/explorer/time_axis.h"
#include "ui/explorer/timeline_canvas.h"
#include "ui/explorer/timeline_view.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>
#include <cmath>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class ExplorerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figuresAreThoseOfTheCore();
    void draggingABorderRecomputes();
    void theWindowIsSetByFieldsAndButtons();
    void conventionsRecompute();
    void selectingInOneViewSelectsInAll();
    void tableSortsAndFilters();
    void serverSeriesStandOnTheSameAxis();
    void rasterShowsPhasesAndFailures();
    void manyRequestsAreDrawnByPixels();
    void zoomAndPanStayWithin();
    void connectTimesAndPercentiles();
    void nothingToShowIsSaid();
};

void ExplorerTest::figuresAreThoseOfTheCore()
{
    ReadPoint point;
    FigureStrip strip(&point.focus);
    strip.show();
    QVERIFY(point.load());
    const Figures wanted = figuresOf(point.focus.data()->table, {});
    const auto cell = [&](const char *name) {
        return strip.findChild<FigureCell *>(QLatin1StringView(name));
    };
    QCOMPARE(cell("figure_median_ttft_ms")->value(), formatMilliseconds(wanted.ttft.median));
    QCOMPARE(cell("figure_output_throughput")->value(), formatRate(wanted.outputThroughput, u"tok/s"_s));
    QCOMPARE(cell("figure_requests")->value(), u"38"_s);
    QCOMPARE(cell("figure_requests")->detail(), u"2 failed"_s);
    QTRY_VERIFY(!point.focus.estimates().empty());
    // The median of 38 values has an interval, and it holds the median.
    const auto median =
        std::ranges::find(point.focus.estimates(), u"median_ttft_ms"_s, &MetricComparison::key);
    QVERIFY(median->baseline.isBounded());
    QVERIFY(median->baseline.lower <= wanted.ttft.median && median->baseline.upper >= wanted.ttft.median);
    QVERIFY2(cell("figure_median_ttft_ms")->detail().contains(u'–'),
             qPrintable(cell("figure_median_ttft_ms")->detail()));
    QVERIFY(cell("figure_median_ttft_ms")->toolTip().contains(u"vLLM"_s));
}

void ExplorerTest::draggingABorderRecomputes()
{
    ReadPoint point;
    TimelineView view(&point.focus);
    view.resize(900, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY(point.load());
    auto *canvas = view.findChild<TimelineCanvas *>();
    const QRect area = canvas->plotArea();
    const QPoint from(static_cast<int>(canvas->pixelAt(0)), area.center().y());
    const QPoint to(area.left() + area.width() / 3, area.center().y());
    QTest::mousePress(canvas, Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas, from + QPoint(20, 0));
    QTest::mouseMove(canvas, to);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
    const double border = canvas->secondsAt(to.x());
    QCOMPARE(point.focus.window().kind, MeasuringWindow::Kind::Time);
    QVERIFY(std::abs(point.focus.windowFrom() - border) < 0.02);
    FigureOptions options;
    options.window = point.focus.window();
    const Figures wanted = figuresOf(point.focus.data()->table, options);
    QVERIFY(wanted.completed > 0 && wanted.completed < 38);
    QTRY_COMPARE(point.focus.figures()->completed, wanted.completed);
    QCOMPARE(point.focus.figures()->ttft.median, wanted.ttft.median);
    QCOMPARE(point.focus.figures()->outputThroughput, wanted.outputThroughput);
    QCOMPARE(point.focus.figures()->itl.percentiles.at(99), wanted.itl.percentiles.at(99));
}

void ExplorerTest::theWindowIsSetByFieldsAndButtons()
{
    ReadPoint point;
    FigureStrip strip(&point.focus);
    strip.show();
    QVERIFY(point.load());
    auto *from = strip.findChild<QDoubleSpinBox *>(u"windowFrom"_s);
    auto *whole = strip.findChild<QPushButton *>(u"wholePoint"_s);
    QVERIFY(!whole->isEnabled());
    from->setFocus();
    from->selectAll();
    QTest::keyClicks(from, QLocale().toString(1.5, 'f', 2));
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(point.focus.windowFrom(), 1.5);
    QVERIFY(whole->isEnabled());
    QTest::mouseClick(whole, Qt::LeftButton);
    QCOMPARE(point.focus.window(), MeasuringWindow());
    QTest::mouseClick(strip.findChild<QPushButton *>(u"suggestWindow"_s), Qt::LeftButton);
    QCOMPARE(point.focus.window(), point.focus.data()->proposal.window);
}

void ExplorerTest::conventionsRecompute()
{
    ReadPoint point;
    FigureStrip strip(&point.focus);
    strip.show();
    QVERIFY(point.load());
    auto *box = strip.findChild<QComboBox *>(u"convention"_s);
    box->setCurrentIndex(box->findData(static_cast<int>(Convention::Guidellm)));
    QTRY_COMPARE(point.focus.figures()->convention, Convention::Guidellm);
    const Figures wanted = recompute(point.focus.data()->records, Convention::Guidellm, {});
    QCOMPARE(point.focus.figures()->tpot.median, wanted.tpot.median);
}

void ExplorerTest::selectingInOneViewSelectsInAll()
{
    ReadPoint point;
    TimelineView timeline(&point.focus);
    ScatterView scatter(&point.focus);
    RequestsView requests(&point.focus);
    for (QWidget *view : std::initializer_list<QWidget *>{&timeline, &scatter, &requests}) {
        view->resize(900, 500);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view));
    }
    QVERIFY(point.load());
    auto *table = requests.findChild<QTableView *>(u"requests"_s);
    auto *model = static_cast<RequestTableModel *>(table->model());
    QTRY_COMPARE(model->rowCount(), 40);

    // In the table …
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(model->index(3, 0)).center());
    QCOMPARE(point.focus.selection(), std::vector<int>{3});
    QVERIFY(timeline.findChild<QLabel *>(u"timelineCaption"_s)->toolTip().isNull() ||
            !timeline.findChild<QLabel *>(u"timelineCaption"_s)->toolTip().isEmpty());
    QCOMPARE(requests.findChild<QLabel *>(u"requestTitle"_s)->text(), u"Request 3: Complete"_s);
    QVERIFY(requests.findChild<EventStrip *>()->isVisible());

    // … on the timeline …
    auto *canvas = timeline.findChild<TimelineCanvas *>();
    const TimelineBar &bar = canvas->rows().bars[canvas->rows().begin[2]];
    const QRect area = canvas->plotArea();
    const double rowHeight = area.height() / static_cast<double>(canvas->rows().rows());
    const QPoint at(static_cast<int>(canvas->pixelAt((bar.sent + bar.end) / 2)),
                    static_cast<int>(area.top() + 2.5 * rowHeight));
    QTest::mouseClick(canvas, Qt::LeftButton, {}, at);
    QCOMPARE(point.focus.selection(), std::vector<int>{bar.record});
    QCOMPARE(model->recordOf(table->currentIndex().row()), bar.record);
    QVERIFY(table->selectionModel()->isRowSelected(table->currentIndex().row(), {}));

    // … and in the cloud: everything, by a drag over it.
    auto *plot = scatter.findChild<ScatterPlot *>();
    scatter.findChild<QComboBox *>(u"scatterX"_s)->setCurrentIndex(0);
    QTest::mousePress(plot, Qt::LeftButton, {}, QPoint(120, 20));
    QTest::mouseMove(plot, QPoint(300, 200));
    QTest::mouseMove(plot, QPoint(plot->width() - 20, plot->height() - 50));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, QPoint(plot->width() - 20, plot->height() - 50));
    QVERIFY2(point.focus.selection().size() > 20, "completed requests have a TTFT");
    QCOMPARE(static_cast<size_t>(table->selectionModel()->selectedRows().size()),
             point.focus.selection().size());
}

void ExplorerTest::tableSortsAndFilters()
{
    ReadPoint point;
    RequestsView requests(&point.focus);
    requests.show();
    QVERIFY(point.load());
    auto *table = requests.findChild<QTableView *>(u"requests"_s);
    auto *model = static_cast<RequestTableModel *>(table->model());
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model->rowCount(), 40);
    table->sortByColumn(static_cast<int>(RequestTableModel::Column::Ttft), Qt::DescendingOrder);
    double before = 1e300;
    for (int row = 0; row < 38; ++row) {
        const auto &request = point.focus.table()->requests[static_cast<size_t>(model->recordOf(row))];
        QVERIFY(request.ttft <= before || !request.success);
        if (request.success)
            before = request.ttft;
    }
    auto *failed = requests.findChild<QCheckBox *>(u"onlyFailed"_s);
    QTest::mouseClick(failed, Qt::LeftButton, {}, QPoint(8, failed->height() / 2));
    QCOMPARE(model->rowCount(), 2);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(model->index(0, 0)).center());
    QVERIFY(requests.findChild<QLabel *>(u"requestError"_s)->text().contains(u"cut short"_s));
    point.focus.setWindow(MeasuringWindow::time(0, 0.1));
    QTRY_COMPARE(model->rowCount(), 0);
}

void ExplorerTest::serverSeriesStandOnTheSameAxis()
{
    ReadPoint point(true);
    TimelineView view(&point.focus);
    view.resize(900, 600);
    view.show();
    QVERIFY(point.load());
    const auto strip = [&](const char *name) {
        return view.findChild<SeriesStrip *>(QLatin1StringView(name));
    };
    QVERIFY(strip("serverStrip")->isVisibleTo(&view));
    const auto &curves = strip("serverStrip")->curves();
    QCOMPARE(curves.size(), size_t(2));
    QCOMPARE(SeriesStrip::valueAt(curves[0], 1.1), 2.0); // running, of the sample at 1.0 s
    QCOMPARE(SeriesStrip::valueAt(curves[1], 1.1), 4.0); // waiting
    QCOMPARE(SeriesStrip::valueAt(strip("cacheStrip")->curves()[0], 1.25), 25.0); // between 20 and 30 %
    QVERIFY(!strip("gpuStrip")->isVisibleTo(&view));
    QCOMPARE(SeriesStrip::valueAt(strip("inFlightStrip")->curves()[0], 0.01), 4.0);
}

void ExplorerTest::rasterShowsPhasesAndFailures()
{
    TimelineBar bar;
    bar.due = 0;
    bar.sent = 10;
    bar.ready = 20;
    bar.first = 50;
    bar.end = 100;
    TimelineRows rows = singleRows(std::vector{bar});
    TimelineSection section{0, 100, 0, 1, QSize(100, 10), true};
    const QPalette light = lightPalette();
    const auto pixel = [&](int x) { return drawTimeline(rows, section, light).pixelColor(x, 5); };
    QCOMPARE(pixel(5).rgb(), phaseColor(Phase::Queue, light).rgb());
    QCOMPARE(pixel(15).rgb(), phaseColor(Phase::Connect, light).rgb());
    QCOMPARE(pixel(35).rgb(), phaseColor(Phase::Prefill, light).rgb());
    QCOMPARE(pixel(75).rgb(), phaseColor(Phase::Decode, light).rgb());
    rows.bars[0].status = RequestStatus::StreamError;
    QCOMPARE(pixel(75).rgb(), phaseColor(Phase::Failed, light).rgb());
    // One failure among a hundred thousand rows of ten pixels is seen.
    std::vector<TimelineBar> many(100'000, bar);
    many[54'321].status = RequestStatus::Timeout;
    rows = singleRows(many);
    section.bottom = 100'000;
    const QImage image = drawTimeline(rows, section, light);
    QCOMPARE(image.pixelColor(75, 5).rgb(), phaseColor(Phase::Failed, light).rgb());
    QCOMPARE(image.pixelColor(75, 7).rgb(), phaseColor(Phase::Decode, light).rgb());
    // What is not selected fades.
    const QImage faded = drawTimeline(singleRows(std::vector{bar}), {0, 100, 0, 1, QSize(100, 10), true},
                                      light, [](int) { return false; });
    QVERIFY(faded.pixelColor(75, 5) != phaseColor(Phase::Decode, light));
}

void ExplorerTest::manyRequestsAreDrawnByPixels()
{
    // A row whose bars are far narrower than a pixel, with one failure.
    std::vector<TimelineBar> bars(50'000);
    for (size_t i = 0; i < bars.size(); ++i) {
        bars[i].due = bars[i].sent = bars[i].ready = static_cast<double>(i);
        bars[i].first = bars[i].sent + 0.2;
        bars[i].end = bars[i].sent + 0.9;
        bars[i].record = static_cast<int>(i);
    }
    bars[25'250].status = RequestStatus::HttpError;
    const TimelineRows rows = packedRows(bars);
    QCOMPARE(rows.rows(), size_t(1));
    const QImage image = drawTimeline(rows, {0, 50'000, 0, 1, QSize(500, 4), true}, lightPalette());
    int failed = 0;
    int ground = 0;
    for (int x = 0; x < 500; ++x) {
        failed += image.pixelColor(x, 1).rgb() == phaseColor(Phase::Failed, lightPalette()).rgb();
        ground += image.pixelColor(x, 1).rgb() == lightPalette().color(QPalette::Base).rgb();
    }
    QCOMPARE(failed, 1);
    QCOMPARE(ground, 0);
    QCOMPARE(barAt(rows, 100.5, 0, 0.1)->record, 100);
    QVERIFY(!barAt(rows, 100.95, 0, 0.01));
    QVERIFY(!barAt(rows, 1, 1, 10));
}

void ExplorerTest::zoomAndPanStayWithin()
{
    TimeAxis axis;
    axis.setWhole(100);
    axis.zoom(0.1, 95);
    QCOMPARE(axis.from(), 85.5);
    QCOMPARE(axis.to(), 95.5);
    axis.pan(50);
    QCOMPARE(axis.to(), 100.0);
    axis.zoom(1000, 50);
    QVERIFY(!axis.zoomed());
    axis.zoom(1e-12, 50);
    QVERIFY(axis.to() - axis.from() > 0.99e-3);
    axis.setWhole(0);
    QVERIFY(axis.to() > axis.from());
}

void ExplorerTest::connectTimesAndPercentiles()
{
    ReadPoint point;
    DistributionView view(&point.focus);
    view.resize(900, 400);
    view.show();
    QVERIFY(point.load());
    auto *metric = view.findChild<QComboBox *>(u"metric"_s);
    auto *form = view.findChild<QComboBox *>(u"distributionForm"_s);
    auto *percentiles = view.findChild<DataChart *>(u"percentileCurve"_s);
    QVERIFY(!percentiles->isVisible());
    form->setCurrentIndex(1);
    QVERIFY(percentiles->isVisible());
    QTRY_VERIFY(!percentiles->data().empty());
    // One in two is slower than the median.
    Distribution ttft;
    for (const RequestSample &request : point.focus.table()->requests) {
        if (request.success)
            ttft.sorted.push_back(request.ttft);
    }
    std::ranges::sort(ttft.sorted);
    const auto &curve = percentiles->data().series[0].points;
    const auto half = std::ranges::min_element(
        curve, {}, [](const QPointF &each) { return std::abs(std::log(each.x() / 2)); });
    QVERIFY(std::abs(half->y() / ttft.median() - 1) < 0.05);
    metric->setCurrentIndex(metric->count() - 1); // two requests opened a connection, in 2 and 3 ms
    QTRY_COMPARE(percentiles->data().series.size(), size_t(1));
    QTRY_COMPARE(percentiles->data().series[0].points.front().y(), 2.0);
    QCOMPARE(percentiles->data().series[0].points.back().y(), 2.5);
    QCOMPARE(percentiles->data().series[0].points.back().x(), 2.0);
}

void ExplorerTest::nothingToShowIsSaid()
{
    PointFocus focus;
    TimelineView timeline(&focus);
    ScatterView scatter(&focus);
    RequestsView requests(&focus);
    FigureStrip strip(&focus);
    focus.clear();
    for (QWidget *view : std::initializer_list<QWidget *>{&timeline, &scatter, &requests, &strip}) {
        view->resize(700, 400);
        view->show();
        QVERIFY(!view->grab().isNull());
    }
    QVERIFY(requests.findChild<QLabel *>(u"requestTitle"_s)->text().contains(u"Choose a point"_s));
    QCOMPARE(strip.findChild<FigureCell *>(u"figure_median_ttft_ms"_s)->value(), u"N/A"_s);
    focus.setWindow(MeasuringWindow::time(1, 2)); // without data: no crash, no figures
    QVERIFY(!focus.figures());
}

SERVESCOPE_TEST(ExplorerTest)
#include "explorer_test.moc"

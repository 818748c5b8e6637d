// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of the explorer that are painted by hand, with the data that break charts.
#include "tests/core/metrics/record_builder.h"
#include "tests/support/registry.h"
#include "tests/ui/charts/chart_fixtures.h"
#include "ui/charts/curve_style.h"
#include "ui/common/theme.h"
#include "ui/explorer/event_strip.h"
#include "ui/explorer/series_strip.h"
#include "ui/explorer/time_axis.h"
#include "ui/explorer/timeline_raster.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class EveryStripTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void series_data();
    void series();
    void timelines_data();
    void timelines();
    void events_data();
    void events();
};

namespace {

/// The rows of the picture in which that colour is found.
std::pair<int, int> inkRows(const QImage &picture, const QColor &color)
{
    std::pair<int, int> rows{picture.height(), -1};
    for (int y = 0; y < picture.height(); ++y) {
        if (pixelsLike(picture.copy(0, y, picture.width(), 1), color, 70) > 0)
            rows = {std::min(rows.first, y), y};
    }
    return rows;
}

} // namespace

void EveryStripTest::series_data()
{
    QTest::addColumn<QList<QPointF>>("points");
    QTest::addColumn<bool>("drawn");
    QTest::newRow("none") << QList<QPointF>{} << false;
    QTest::newRow("not finite") << QList<QPointF>{{1, NaN}, {2, NaN}} << false;
    QTest::newRow("one") << QList<QPointF>{{5, 7}} << true;
    QTest::newRow("zeros") << QList<QPointF>{{0, 0}, {5, 0}, {10, 0}} << true;
    QTest::newRow("all equal") << QList<QPointF>{{0, 3}, {5, 3}, {10, 3}} << true;
    QTest::newRow("within a decade") << QList<QPointF>{{0, 20}, {5, 21}, {10, 20.5}} << true;
    QTest::newRow("with a gap") << QList<QPointF>{{0, 20}, {3, NaN}, {6, 5}, {10, 9}} << true;
    QTest::newRow("huge") << QList<QPointF>{{0, 1}, {5, 1e12}, {10, 1e-9}} << true;
}

void EveryStripTest::series()
{
    QFETCH(QList<QPointF>, points);
    QFETCH(bool, drawn);
    TimeAxis axis;
    axis.setWhole(10);
    for (const bool steps : {true, false}) {
        SeriesStrip strip(u"Strip"_s, &axis);
        strip.setPalette(lightPalette());
        strip.resize(600, 90);
        strip.setCurves({{{}, {points.begin(), points.end()}, steps}});
        const QImage picture = strip.grab().toImage();
        // Without a name the only ink of that colour is the curve itself.
        const auto [top, bottom] = inkRows(picture, curveStyle(0, lightPalette()).color);
        QCOMPARE(bottom >= 0, drawn);
        if (drawn)
            QVERIFY2(top >= strip.fontMetrics().height() && bottom < picture.height(),
                     "the curve stays within its plot");
    }
}

void EveryStripTest::timelines_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<double>("length"); ///< seconds
    QTest::addColumn<bool>("fail");
    QTest::newRow("none") << 0 << 1.0 << false;
    QTest::newRow("one") << 1 << 1.0 << false;
    QTest::newRow("one of no length") << 1 << 0.0 << false;
    QTest::newRow("all equal") << 50 << 1.0 << false;
    QTest::newRow("all failed") << 50 << 1.0 << true;
    QTest::newRow("all failed at once") << 50 << 0.0 << true;
    QTest::newRow("very short among long") << 3 << 1e-7 << false;
}

void EveryStripTest::timelines()
{
    QFETCH(int, requests);
    QFETCH(double, length);
    QFETCH(bool, fail);
    std::vector<TimelineBar> bars;
    for (int i = 0; i < requests; ++i) {
        TimelineBar bar;
        bar.due = bar.sent = bar.ready = 2;
        bar.first = fail ? 2 + length : 2 + length / 2;
        bar.end = 2 + length;
        bar.record = i;
        bar.status = fail ? RequestStatus::StreamError : RequestStatus::Ok;
        bars.push_back(bar);
    }
    for (const TimelineRows &rows : {packedRows(bars), singleRows(bars)}) {
        TimelineSection view;
        view.from = 0;
        view.to = 10;
        view.bottom = std::max<double>(1, static_cast<double>(rows.rows()));
        view.pixels = {400, 120};
        const QImage picture = drawTimeline(rows, view, lightPalette());
        int ink = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                ink += picture.pixel(x, y) != lightPalette().color(QPalette::Base).rgb();
        }
        QCOMPARE(ink > 0, requests > 0);
        if (requests > 0) {
            const Phase wanted = fail ? Phase::Failed : length > 1e-3 ? Phase::Decode : Phase::Prefill;
            const bool seen =
                pixelsLike(picture, phaseColor(wanted, lightPalette()), 3) > 0 ||
                (!fail && pixelsLike(picture, phaseColor(Phase::Decode, lightPalette()), 3) > 0);
            QVERIFY(seen);
        }
    }
}

void EveryStripTest::events_data()
{
    QTest::addColumn<RequestRecord>("record");
    QTest::newRow("no event") << RequestRecord(
        RecordBuilder(0, 1).failed(RequestStatus::HttpError, 500, u"no"_s).ended(5));
    QTest::newRow("one event") << RequestRecord(RecordBuilder(0, 1).content({5}));
    QTest::newRow("all at once") << RequestRecord(RecordBuilder(0, 1).content({5, 5, 5, 5}));
    QTest::newRow("no time at all") << RequestRecord(RecordBuilder(0, 1).content({1}).ended(1));
    QTest::newRow("cut short") << RequestRecord(
        RecordBuilder(0, 1).content({5, 9}).failed(RequestStatus::StreamError, 200, u"cut"_s).ended(12));
    QTest::newRow("hours") << RequestRecord(RecordBuilder(0, 1).content({5, 9e6, 2e7}));
}

void EveryStripTest::events()
{
    QFETCH(RequestRecord, record);
    const auto bars = timelineBars(std::span(&record, 1), record.sent);
    QCOMPARE(bars.size(), size_t(1));
    EventStrip strip;
    strip.setPalette(lightPalette());
    strip.resize(400, 84);
    const QImage before = strip.grab().toImage();
    strip.setRequest(record, bars.front());
    const QImage picture = strip.grab().toImage();
    QVERIFY(picture != before);
    if (!record.ok() && bars.front().end > bars.front().first)
        QVERIFY(pixelsLike(picture, phaseColor(Phase::Failed, lightPalette()), 3) > 0);
    strip.clear();
    QCOMPARE(strip.grab().toImage(), before);
}

SERVESCOPE_TEST(EveryStripTest)
#include "every_strip_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/svg_axis.h"
#include "core/report/svg_chart.h"
#include "tests/support/registry.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

/// Charts drawn without a window library.
class SvgChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void axes_data();
    void axes();
    void ticksAreReadable();
    void everySeriesIsDrawn();
    void gapsBreakTheLine();
    void intervalsAndMarks();
    void hostileTexts();
    void nothingToDraw();
    void sameBytes();
};

namespace {

ReportChart sample()
{
    ReportChart chart;
    chart.data.id = u"sample"_s;
    chart.data.title = u"Throughput"_s;
    chart.data.xLabel = u"Concurrency"_s;
    chart.data.yLabel = u"tok/s"_s;
    for (int s = 0; s < 3; ++s) {
        ChartSeries series;
        series.name = u"curve %1"_s.arg(s);
        for (const double x : {1.0, 2.0, 4.0, 8.0})
            series.points.emplace_back(x, x * 100 + s * 50);
        chart.data.series.push_back(series);
    }
    return chart;
}

/// The elements of that name with that class; −1 for text that is not well-formed.
int count(const QByteArray &svg, const QString &element, const QString &name = {})
{
    QXmlStreamReader reader(svg);
    int found = 0;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == element &&
            (name.isEmpty() || reader.attributes().value("class"_L1).toString().split(u' ').contains(name)))
            ++found;
    }
    return reader.hasError() ? -1 : found;
}

} // namespace

void SvgChartTest::axes_data()
{
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::addColumn<bool>("log");
    QTest::addColumn<bool>("fromZero");
    QTest::newRow("plain") << 12.0 << 97.0 << false << true;
    QTest::newRow("one value") << 5.0 << 5.0 << false << false;
    QTest::newRow("zero only") << 0.0 << 0.0 << false << true;
    QTest::newRow("negative") << -3.0 << 8.0 << false << false;
    QTest::newRow("tiny") << 1e-7 << 3e-7 << false << true;
    QTest::newRow("huge") << 1.0 << 9e9 << false << true;
    QTest::newRow("log") << 1.0 << 1000.0 << true << true;
    QTest::newRow("log of nine decades") << 1e-3 << 1e6 << true << true;
    QTest::newRow("log within a decade") << 20.0 << 70.0 << true << true;
    QTest::newRow("log without positive values") << 0.0 << 5.0 << true << true;
}

void SvgChartTest::axes()
{
    QFETCH(double, least);
    QFETCH(double, most);
    QFETCH(bool, log);
    QFETCH(bool, fromZero);
    SvgAxis axis = niceAxis(least, most, log, fromZero, 5);
    axis.start = 100;
    axis.length = -80;
    QVERIFY(axis.to > axis.from);
    QVERIFY(axis.holds(least) && axis.holds(most));
    QVERIFY2(axis.ticks.size() >= 2 && axis.ticks.size() <= 12,
             qPrintable(QString::number(axis.ticks.size())));
    for (const double tick : axis.ticks) {
        QVERIFY(axis.holds(tick));
        QVERIFY(axis.at(tick) <= 100.001 && axis.at(tick) >= 19.999);
    }
    QVERIFY(!axis.holds(std::nan("")));
}

void SvgChartTest::ticksAreReadable()
{
    QCOMPARE(tickText(0), u"0"_s);
    QCOMPARE(tickText(0.25), u"0.25"_s);
    QCOMPARE(tickText(2500), u"2500"_s);
    QCOMPARE(tickText(20000), u"20k"_s);
    QCOMPARE(tickText(1500000), u"1.5M"_s);
    QCOMPARE(tickText(0.1 + 0.2), u"0.3"_s);
}

void SvgChartTest::everySeriesIsDrawn()
{
    const QByteArray svg = svgChart(sample(), {});
    QCOMPARE(count(svg, u"g"_s, u"series"_s), 3);
    QCOMPARE(count(svg, u"g"_s, u"legend"_s), 3);
    QCOMPARE(count(svg, u"polyline"_s, u"curve"_s), 6); // and a sample each in the legend
    // Loads nothing: the name space is the only address in it.
    QCOMPARE(svg.count("http"), 1);
    QVERIFY(!svg.contains("href") && !svg.contains("url("));
    QVERIFY(svg.contains("curve 2") && svg.contains("Concurrency"));
    SvgOptions dark;
    dark.colors = darkSvgColors();
    QVERIFY(svgChart(sample(), dark).contains(dark.colors.ground.toUtf8()));
    SvgOptions inlined;
    inlined.inlined = true;
    inlined.id = u"chart-1"_s;
    const QByteArray page = svgChart(sample(), inlined);
    QVERIFY(page.startsWith("<svg") && page.contains("data-v=\"1 100,2 200,4 400,8 800\""));
}

void SvgChartTest::gapsBreakTheLine()
{
    ReportChart chart = sample();
    chart.data.series.resize(1);
    chart.data.series[0].points[1].setY(std::nan(""));
    const QByteArray svg = svgChart(chart, {});
    QCOMPARE(count(svg, u"polyline"_s, u"curve"_s), 2);
    QVERIFY(!svg.contains("nan"));
    QCOMPARE(count(svg, u"circle"_s, u"dot"_s), 3);
    chart.data.logY = true;
    chart.data.series[0].points[2].setY(0); // has no place on a logarithmic axis
    QCOMPARE(count(svgChart(chart, {}), u"circle"_s, u"dot"_s), 2);
}

void SvgChartTest::intervalsAndMarks()
{
    ReportChart chart = sample();
    const double none = std::nan("");
    chart.intervals = {
        {{90, 120}, {none, none}, {350, std::numeric_limits<double>::infinity()}, {none, none}}};
    chart.marks = {{Qt::Horizontal, 400, u"objective"_s}, {Qt::Vertical, 1e6, u"far away"_s}};
    const QByteArray svg = svgChart(chart, {});
    QCOMPARE(count(svg, u"line"_s, u"whisker"_s), 6); // three strokes each; the open one's third is dotted
    QCOMPARE(count(svg, u"line"_s, u"mark"_s), 1);
    QVERIFY(!svg.contains("inf") && !svg.contains("nan"));
}

void SvgChartTest::hostileTexts()
{
    ReportChart chart = sample();
    chart.data.title = u"</title><script>alert(1)</script> & \"%1\" \x01"_s;
    chart.data.series[0].name = u"%1 %2 <b>"_s;
    SvgOptions options;
    options.inlined = true;
    options.id = u"x\" onload=\"y"_s;
    for (const QByteArray &svg : {svgChart(chart, {}), svgChart(chart, options)}) {
        QVERIFY(count(svg, u"svg"_s) == 1);
        QCOMPARE(count(svg, u"script"_s), 0);
        QVERIFY(svg.contains("%1 %2 &lt;b&gt;"));
        QVERIFY(!svg.contains(" onload=\""));
    }
}

void SvgChartTest::nothingToDraw()
{
    ReportChart chart;
    chart.data.title = u"Empty"_s;
    const QByteArray svg = svgChart(chart, {});
    QCOMPARE(count(svg, u"svg"_s), 1);
    QVERIFY(svg.contains("No values to draw."));
}

void SvgChartTest::sameBytes()
{
    QCOMPARE(svgChart(sample(), {}), svgChart(sample(), {}));
}

SERVESCOPE_TEST(SvgChartTest)
#include "svg_chart_test.moc"

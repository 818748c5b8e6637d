// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/charts/chart_fixtures.h"
#include "ui/charts/curve_style.h"
#include "ui/charts/qt_chart_renderer.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QTest>

#include <future>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class RendererTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheAskedSize_data();
    void hasTheAskedSize();
    void isLightWhateverTheWindowIs();
    void drawsEveryStyle();
    void refusesWhatCannotBeDrawn();
};

void RendererTest::hasTheAskedSize_data()
{
    QTest::addColumn<int>("dpi");
    QTest::addColumn<QSize>("pixels");
    QTest::newRow("96") << 96 << QSize(640, 400);
    QTest::newRow("192") << 192 << QSize(1280, 800);
    QTest::newRow("300") << 300 << QSize(2000, 1250);
}

void RendererTest::hasTheAskedSize()
{
    QFETCH(int, dpi);
    QFETCH(QSize, pixels);
    const Result<QByteArray> png = QtChartRenderer().png(sweepChart(), {640, 400}, dpi);
    QVERIFY2(png.ok(), png ? "" : qPrintable(png.error().sentence()));
    const QImage image = QImage::fromData(*png, "PNG");
    QCOMPARE(image.size(), pixels);
    QCOMPARE(qRound(image.dotsPerMeterX() * 0.0254), dpi);
    // The curves grow with the resolution: the picture fills the image, it is not a small one in a corner.
    const int scale = dpi / 96;
    QVERIFY(pixelsLike(image, curveStyle(0, lightPalette()).color) > 400 * scale * scale);
    QVERIFY(pixelsLike(image.copy(image.width() * 3 / 4, 0, image.width() / 4, image.height()),
                       curveStyle(0, lightPalette()).color) > 20 * scale);
    // Title on top, legend at the bottom.
    const QColor text = lightPalette().color(QPalette::Text);
    QVERIFY(pixelsLike(image.copy(0, 0, image.width(), image.height() / 10), text) > 50);
    QVERIFY(pixelsLike(image.copy(0, image.height() * 93 / 100, image.width(), image.height() / 16), text) >
            50);
}

void RendererTest::isLightWhateverTheWindowIs()
{
    const Result<QImage> light = QtChartRenderer().image(sweepChart(), {640, 400}, 96);
    const QPalette before = QApplication::palette();
    QApplication::setPalette(darkPalette());
    const Result<QImage> dark = QtChartRenderer().image(sweepChart(), {640, 400}, 96);
    QApplication::setPalette(before);
    QVERIFY(light.ok() && dark.ok());
    QCOMPARE(dark->pixelColor(2, 2), lightPalette().color(QPalette::Base));
    QCOMPARE(*dark, *light);
}

void RendererTest::drawsEveryStyle()
{
    for (const auto style : {ChartSeries::Style::LineWithMarkers, ChartSeries::Style::Line,
                             ChartSeries::Style::Step, ChartSeries::Style::Bars}) {
        ChartData data = chartOf({curve(u"values"_s, {{10, 3}, {12, 5}, {14, 7}}, style)});
        data.series[0].barWidth = style == ChartSeries::Style::Bars ? 2 : 0;
        const Result<QImage> image = QtChartRenderer().image(data, {640, 400}, 96);
        QVERIFY(image.ok());
        QVERIFY(pixelsLike(*image, curveStyle(0, lightPalette()).color) > 200);
    }
}

void RendererTest::refusesWhatCannotBeDrawn()
{
    const QtChartRenderer renderer;
    QCOMPARE(renderer.png({}, {640, 400}, 96).error().code, u"chart.empty"_s);
    QCOMPARE(renderer.png(chartOf({curve(u"a"_s, {{1, NaN}})}), {640, 400}, 96).error().code,
             u"chart.empty"_s);
    QCOMPARE(renderer.png(sweepChart(), {0, -3}, 96).error().code, u"chart.render"_s);
    QCOMPARE(renderer.png(sweepChart(), {640, 400}, 0).error().code, u"chart.render"_s);
    QCOMPARE(renderer.png(sweepChart(), {100000, 400}, 96).error().code, u"chart.render"_s);
    auto elsewhere = std::async(std::launch::async, [&] {
        return renderer.png(sweepChart(), {640, 400}, 96).ok();
    });
    QVERIFY(!elsewhere.get());
}

SERVESCOPE_TEST(RendererTest)
#include "renderer_test.moc"

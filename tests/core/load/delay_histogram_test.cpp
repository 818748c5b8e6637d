// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/delay_histogram.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace std::chrono_literals;

class DelayHistogramTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothing()
    {
        const DelayHistogram histogram;
        QCOMPARE(histogram.figures().samples, qint64(0));
        QCOMPARE(histogram.figures().maxMs, 0.0);
    }

    void quantilesAreWithinThreePercent()
    {
        for (const double scaleMs : {0.01, 1.0, 250.0}) {
            DelayHistogram histogram;
            for (int i = 1; i <= 1000; ++i)
                histogram.add(fromMilliseconds(scaleMs * i));
            const DelayFigures figures = histogram.figures();
            QCOMPARE(figures.samples, qint64(1000));
            QVERIFY2(std::abs(figures.p50Ms / (scaleMs * 500) - 1) < 0.03,
                     qPrintable(QString::number(figures.p50Ms)));
            QVERIFY2(std::abs(figures.p99Ms / (scaleMs * 990) - 1) < 0.03,
                     qPrintable(QString::number(figures.p99Ms)));
            QCOMPARE(figures.maxMs, scaleMs * 1000);
        }
    }

    void extremesDoNoHarm()
    {
        DelayHistogram histogram;
        histogram.add(-5ms);
        histogram.add(0ns);
        histogram.add(999ns);
        histogram.add(std::chrono::hours(100));
        QCOMPARE(histogram.figures().samples, qint64(4));
        QCOMPARE(histogram.figures().p50Ms, 0.0);
        QCOMPARE(histogram.figures().maxMs, 3.6e8);
        histogram.clear();
        QCOMPARE(histogram.figures().samples, qint64(0));
    }
};

SERVESCOPE_TEST(DelayHistogramTest)
#include "delay_histogram_test.moc"

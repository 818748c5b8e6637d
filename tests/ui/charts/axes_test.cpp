// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/charts/chart_fixtures.h"
#include "ui/charts/axes.h"

#include <QtCharts/QChart>
#include <QtCharts/QLogValueAxis>
#include <QtCharts/QValueAxis>

#include <QTest>

#include <memory>

using namespace servescope;

class AxesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueIsInside_data();
    void everyValueIsInside();
    void nothingGivesAPlainAxis();
    void withinADecadeFallsBackToLinear();
    void logLeavesOutWhatItCannotShow();
    void doublingsForConcurrency();
    void zeroLineIsKept();
    void niceSteps();
    void rangesAlwaysHaveTicks();
};

void AxesTest::everyValueIsInside_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<bool>("log");
    QTest::newRow("normal") << QList<double>{3, 17, 250} << false;
    QTest::newRow("one value") << QList<double>{42} << false;
    QTest::newRow("one value, log") << QList<double>{42} << true;
    QTest::newRow("all equal") << QList<double>{7, 7, 7} << false;
    QTest::newRow("zeros") << QList<double>{0, 0} << false;
    QTest::newRow("zeros, log") << QList<double>{0, 0} << true;
    QTest::newRow("negative") << QList<double>{-5, 3} << false;
    QTest::newRow("negative, log wanted") << QList<double>{-5, -3} << true;
    QTest::newRow("gaps") << QList<double>{test::NaN, 5, std::numeric_limits<double>::infinity()} << false;
    QTest::newRow("decades") << QList<double>{0.5, 30, 90000} << true;
    QTest::newRow("tiny differences") << QList<double>{1e6, 1e6 + 1e-6} << false;
    QTest::newRow("tiny") << QList<double>{1e-9, 3e-9} << false;
}

void AxesTest::everyValueIsInside()
{
    QFETCH(QList<double>, values);
    QFETCH(bool, log);
    for (const bool room : {false, true}) {
        for (const bool fromZero : {false, true}) {
            const AxisPlan plan = planAxis(values, {log, fromZero, room, false});
            QVERIFY(plan.min < plan.max);
            for (const double value : values) {
                if (std::isfinite(value) && (value > 0 || !plan.log))
                    QVERIFY2(plan.min <= value && value <= plan.max + std::abs(value) * 1e-9,
                             qPrintable(QString::number(value)));
            }
            if (plan.log)
                QVERIFY(plan.min > 0 && plan.max / plan.min >= 10);
        }
    }
}

void AxesTest::nothingGivesAPlainAxis()
{
    const AxisPlan plan = planAxis(std::vector<double>{test::NaN}, {true, true, true, true});
    QCOMPARE(plan, (AxisPlan{false, 10, 0, 1, 0}));
}

void AxesTest::withinADecadeFallsBackToLinear()
{
    QVERIFY(!planAxis(std::vector<double>{20, 90}, {true, false, false, false}).log);
    QVERIFY(planAxis(std::vector<double>{20, 900}, {true, false, false, false}).log);
    QVERIFY(!planAxis(std::vector<double>{0, 20, 90}, {true, false, false, false}).log);
}

void AxesTest::logLeavesOutWhatItCannotShow()
{
    const AxisPlan plan = planAxis(std::vector<double>{-1, 0, 2, 400}, {true, true, false, false});
    QVERIFY(plan.log);
    QCOMPARE(plan.unshowable, 2);
    QVERIFY(plan.min > 0 && plan.min <= 2);
    QCOMPARE(planAxis(std::vector<double>{-1, 0}, {true, false, false, false}).unshowable, 0);
}

void AxesTest::doublingsForConcurrency()
{
    QCOMPARE(planAxis(std::vector<double>{1, 64}, {true, false, false, true}).base, 2.0);
    QCOMPARE(planAxis(std::vector<double>{1, 100000}, {true, false, false, true}).base, 10.0);
    QCOMPARE(planAxis(std::vector<double>{1, 64}, {true, false, false, false}).base, 10.0);
}

void AxesTest::zeroLineIsKept()
{
    const AxisPlan up = planAxis(std::vector<double>{80, 95}, {false, true, true, false});
    QCOMPARE(up.min, 0.0);
    QCOMPARE(up.max, 100.0);
    QCOMPARE(planAxis(std::vector<double>{-80, -10}, {false, true, true, false}).max, 0.0);
    QCOMPARE(planAxis(std::vector<double>{0, 0.5, 1}, {false, true, false, false}).max, 1.0);
    QVERIFY(planAxis(std::vector<double>{80, 95}, {false, false, false, false}).min >= 75);
}

void AxesTest::niceSteps()
{
    QCOMPARE(niceStep(60), 10.0);
    QCOMPARE(niceStep(100), 20.0);
    QCOMPARE(niceStep(1.0), 0.2);
    QCOMPARE(niceStep(0), 1.0);
    QCOMPARE(niceStep(test::NaN), 1.0);
}

void AxesTest::rangesAlwaysHaveTicks()
{
    const auto chart = std::make_unique<QChart>();
    auto *linear = qobject_cast<QValueAxis *>(addAxis(chart.get(), {false, 10, 0, 1, 0}, Qt::AlignLeft));
    QVERIFY(linear);
    for (const auto &[min, max] : {std::pair{0.0, 1e9}, {0.0, 1e-6}, {5.0, 5.0}, {-3.0, 8.0}, {0.1, 0.3}}) {
        setAxisRange(linear, min, max);
        QVERIFY(linear->min() <= min && linear->max() >= max && linear->min() < linear->max());
        const double ticks = (linear->max() - linear->min()) / linear->tickInterval();
        QVERIFY2(ticks >= 2 && ticks <= 8, qPrintable(QString::number(ticks)));
    }
    for (int steps = 1; steps < 12; ++steps) {
        setAxisRange(linear, 100, 350, steps);
        const double step = linear->tickInterval();
        QVERIFY(std::floor(350 / step) - std::ceil(100 / step) >= 1);
    }
    auto *log = qobject_cast<QLogValueAxis *>(addAxis(chart.get(), {true, 10, 1, 100, 0}, Qt::AlignBottom));
    QVERIFY(log);
    setAxisRange(log, 20, 30);
    QVERIFY(log->min() <= 20 && log->max() >= 30);
    QVERIFY(std::floor(std::log10(log->max())) >= std::ceil(std::log10(log->min())));
}

SERVESCOPE_TEST(AxesTest)
#include "axes_test.moc"

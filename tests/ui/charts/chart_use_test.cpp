// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/charts/shown_chart.h"
#include "ui/charts/crosshair.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// What a person does with a chart: pointing, zooming, copying.
class ChartUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crosshairReadsTheNearestValues();
    void keysStepThroughTheValues();
    void wheelAndDragZoomAndDoubleClickResets();
    void copiesAndSaves();
    void menuOffersIt();
};

void ChartUseTest::crosshairReadsTheNearestValues()
{
    Shown shown(sweepChart());
    QTest::mouseMove(shown.canvas->viewport(), shown.at(15, 700));
    const Crosshair &crosshair = shown.canvas->crosshair();
    QTRY_VERIFY(crosshair.isVisible());
    QCOMPARE(crosshair.heading(), u"Concurrency: 16"_s);
    QCOMPARE(crosshair.readings().size(), size_t(2));
    QCOMPARE(crosshair.readings()[0].text, u"512 → 128 tokens: 900"_s);
    QCOMPARE(crosshair.readings()[1].text, u"2048 → 128 tokens: 500"_s);
    QTest::mouseMove(shown.canvas->viewport(), QPoint(2, 2));
    QTRY_VERIFY(!crosshair.isVisible());
}

void ChartUseTest::keysStepThroughTheValues()
{
    Shown shown(sweepChart());
    shown.canvas->setFocus();
    const Crosshair &crosshair = shown.canvas->crosshair();
    QTest::keyClick(shown.canvas, Qt::Key_Right);
    QCOMPARE(crosshair.heading(), u"Concurrency: 1"_s);
    QTest::keyClick(shown.canvas, Qt::Key_Right);
    QCOMPARE(crosshair.heading(), u"Concurrency: 4"_s);
    QTest::keyClick(shown.canvas, Qt::Key_Left);
    QCOMPARE(crosshair.heading(), u"Concurrency: 1"_s);
    QTest::keyClick(shown.canvas, Qt::Key_Escape);
    QVERIFY(!crosshair.isVisible());
}

void ChartUseTest::wheelAndDragZoomAndDoubleClickResets()
{
    Shown shown(sweepChart());
    QWidget *port = shown.canvas->viewport();
    const QPointF under = shown.at(16, 1000);
    const QPointF value = shown.canvas->plot().toValue(
        shown.canvas->chart()->mapFromScene(shown.canvas->mapToScene(under.toPoint())));
    QWheelEvent wheel(under, port->mapToGlobal(under), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(port, &wheel);
    QVERIFY(shown.chart.zoomed());
    QVERIFY(shown.linear(Qt::Vertical)->max() < 2000);
    const QPointF stayed = shown.at(value.x(), value.y());
    QVERIFY((stayed - under).manhattanLength() <= 3);

    QTest::mouseDClick(port, Qt::LeftButton, {}, under.toPoint());
    QVERIFY(!shown.chart.zoomed());
    QCOMPARE(shown.linear(Qt::Vertical)->max(), 2000.0);

    const QPoint from = shown.at(2, 1500);
    const QPoint to = shown.at(32, 500);
    QTest::mousePress(port, Qt::LeftButton, {}, from);
    QTest::mouseMove(port, to);
    QTest::mouseRelease(port, Qt::LeftButton, {}, to);
    QVERIFY(shown.chart.zoomed());
    QVERIFY(std::abs(shown.linear(Qt::Vertical)->max() - 1500) < 20);
    QVERIFY(std::abs(shown.linear(Qt::Vertical)->min() - 500) < 20);
    QVERIFY(std::abs(shown.log(Qt::Horizontal)->min() - 2) < 0.1);
    // However often it turns, the axis keeps its ticks.
    for (int i = 0; i < 200; ++i) {
        QWheelEvent more(under, port->mapToGlobal(under), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QApplication::sendEvent(port, &more);
    }
    QVERIFY(shown.linear(Qt::Vertical)->max() > shown.linear(Qt::Vertical)->min());
    QVERIFY(shown.log(Qt::Horizontal)->max() / shown.log(Qt::Horizontal)->min() >= 3.9);
    shown.chart.setData(sweepChart());
    QVERIFY2(!shown.chart.zoomed(), "new values are shown in full");
}

void ChartUseTest::copiesAndSaves()
{
    Shown shown(sweepChart());
    shown.chart.setPalette(darkPalette());
    shown.chart.copyImage();
    const QImage copied = QApplication::clipboard()->image();
    QCOMPARE(copied.size(), QSize(2000, 1200));
    QCOMPARE(copied.pixelColor(3, 3), lightPalette().color(QPalette::Base));
    QVERIFY(pixelsLike(copied, curveColor(1)) > 1000);

    QTest::mouseClick(shown.chart.findChildren<QAbstractButton *>()[1], Qt::LeftButton);
    shown.chart.copyImage();
    QCOMPARE(pixelsLike(QApplication::clipboard()->image(), curveColor(1)), 0);
    shown.chart.copyValues();
    QCOMPARE(QApplication::clipboard()->text(),
             u"Concurrency\t512 → 128 tokens\n1\t80\n4\t290\n16\t900\n64\t1800\n"_s);

    const QTemporaryDir folder;
    const QString path = folder.filePath(u"chart.png"_s);
    shown.chart.savePng(path);
    QCOMPARE(QImage(path).size(), QSize(2000, 1200));
    QVERIFY(shown.note().contains(path));
    const QString values = folder.filePath(u"chart.csv"_s);
    shown.chart.saveCsv(values);
    QFile written(values);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(written.readAll()),
             u"Concurrency,512 → 128 tokens\n1,80\n4,290\n16,900\n64,1800\n"_s);
    QFile blocked(folder.filePath(u"file"_s));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    shown.chart.savePng(blocked.fileName() + u"/chart.png"_s);
    QVERIFY(!shown.note().isEmpty());
    QVERIFY2(!shown.note().contains(u"Saved"), qPrintable(shown.note()));
}

void ChartUseTest::menuOffersIt()
{
    Shown shown(sweepChart());
    QContextMenuEvent event(QContextMenuEvent::Mouse, shown.at(4, 500),
                            shown.canvas->mapToGlobal(shown.at(4, 500)));
    QApplication::sendEvent(shown.canvas->viewport(), &event);
    QTRY_VERIFY(shown.chart.findChild<QMenu *>());
    auto *menu = shown.chart.findChild<QMenu *>();
    QCOMPARE(menu->actions().size(), 11);
    QApplication::clipboard()->clear();
    menu->actions()[1]->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(u"Concurrency\t512"));
    menu->close();
    // Nobody has to know of the right button.
    auto *button = shown.chart.findChild<QToolButton *>(u"chartMenu"_s);
    QVERIFY(button->isVisible() && shown.chart.rect().contains(button->geometry()));
    QTest::mouseClick(button, Qt::LeftButton);
    const auto menus = shown.chart.findChildren<QMenu *>();
    QVERIFY(std::ranges::any_of(menus, [](const QMenu *each) { return each->isVisible(); }));
    shown.chart.setData({});
    QVERIFY(!button->isVisible());
}

SERVESCOPE_TEST(ChartUseTest)
#include "chart_use_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/common/icons.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

/// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}
double contrast(const QColor &first, const QColor &second)
{
    const double a = luminance(first), b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

int inkedPixels(const QIcon &icon, const QColor &color)
{
    const QImage image = icon.pixmap(QSize(24, 24)).toImage().convertToFormat(QImage::Format_ARGB32);
    int inked = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            inked += pixel.alpha() > 200 && std::abs(pixel.red() - color.red()) < 8 &&
                     std::abs(pixel.green() - color.green()) < 8 && std::abs(pixel.blue() - color.blue()) < 8;
        }
    return inked;
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void palettes_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void palettes()
    {
        QFETCH(QPalette, palette);
        const ThemeColors colors = themeColors(palette);
        QVERIFY(contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) >= 10);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >=
                4.5);
        QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)) >= 4.5);
        for (const QColor &ground :
             {palette.color(QPalette::Window), palette.color(QPalette::Base), colors.card}) {
            for (const QColor &ink : {colors.muted, colors.good, colors.warning, colors.bad, colors.accent})
                QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + u" on "_s + ground.name()));
        }
        QVERIFY(colors.series.size() >= 8);
        QSet<QRgb> different;
        for (const QColor &color : colors.series) {
            different.insert(color.rgb());
            QVERIFY2(contrast(color, colors.card) >= 2, qPrintable(color.name()));
        }
        QCOMPARE(different.size(), colors.series.size());
    }

    void brightness()
    {
        QVERIFY(!isDark(lightPalette()));
        QVERIFY(isDark(darkPalette()));
        QVERIFY(toneColor(Tone::Bad, lightPalette()) != toneColor(Tone::Bad, darkPalette()));
    }

    void everyIconIsDrawn_data() { palettes_data(); }
    void everyIconIsDrawn()
    {
        QFETCH(QPalette, palette);
        const QStringList files = QDir(u":/servescope/icons"_s).entryList({u"*.svg"_s});
        QVERIFY2(files.size() >= 25, "the icons are not embedded");
        for (const QString &file : files) {
            const QIcon drawn = icon(file.chopped(4), palette);
            QVERIFY(!drawn.isNull());
            QVERIFY2(inkedPixels(drawn, palette.color(QPalette::WindowText)) >= 8, qPrintable(file));
        }
    }

    void iconsAreSharpOnDenseScreens()
    {
        const QPixmap dense = icon(u"home"_s, lightPalette()).pixmap(QSize(24, 24), 2.0);
        QCOMPARE(dense.size(), QSize(48, 48));
        QCOMPARE(dense.devicePixelRatio(), 2.0);
    }

    void themeSwitchIsLive()
    {
        applyTheme(*qApp, ThemeChoice::Light);
        QVERIFY(qobject_cast<Style *>(QApplication::style()));
        QCOMPARE(QApplication::palette().color(QPalette::Window), lightPalette().color(QPalette::Window));
        const QIcon follows = icon(u"check"_s);
        QLabel muted(u"text"_s);
        makeMuted(&muted);
        QVERIFY(inkedPixels(follows, lightPalette().color(QPalette::WindowText)) > 0);
        QCOMPARE(muted.palette().color(QPalette::WindowText), themeColors(lightPalette()).muted);

        applyTheme(*qApp, ThemeChoice::Dark);
        QVERIFY(isDark(QApplication::palette()));
        QVERIFY(inkedPixels(follows, darkPalette().color(QPalette::WindowText)) > 0);
        QTRY_COMPARE(muted.palette().color(QPalette::WindowText), themeColors(darkPalette()).muted);

        applyTheme(*qApp, ThemeChoice::System);
        QVERIFY(!isDark(QApplication::palette())); // the offscreen platform is light
    }

    void defaultButtonIsFilled()
    {
        applyTheme(*qApp, ThemeChoice::Light);
        QWidget window; // a default button is one only inside a window
        QPushButton button(u"Run"_s, &window);
        button.resize(button.sizeHint());
        const QColor plain = button.grab().toImage().pixelColor(6, button.height() / 2);
        button.setDefault(true);
        const QColor filled = button.grab().toImage().pixelColor(6, button.height() / 2);
        QCOMPARE(filled, lightPalette().color(QPalette::Highlight));
        QVERIFY(plain != filled);
    }
};

SERVESCOPE_TEST(ThemeTest)
#include "theme_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/common/han_shapes.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

/// Characters that Japanese and Chinese fonts draw differently.
class HanShapesTest : public QObject
{
    Q_OBJECT
    static QImage drawn(const QFont &font)
    {
        QImage image(240, 60, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(font);
        painter.drawText(10, 45, u"直骨角门"_s);
        return image;
    }
private Q_SLOTS:
    void theApplicationsFontDrawsSimplifiedChinese();
};

void HanShapesTest::theApplicationsFontDrawsSimplifiedChinese()
{
    const QStringList installed = QFontDatabase::families();
    if (!installed.contains(u"Noto Sans CJK SC"_s) || !installed.contains(u"Noto Sans CJK JP"_s))
        QSKIP("needs a font with both shapes: fonts-noto-cjk");
    QFont chinese(u"Noto Sans CJK SC"_s), japanese(u"Noto Sans CJK JP"_s);
    for (QFont *font : {&chinese, &japanese})
        font->setPixelSize(36);
    QVERIFY(drawn(chinese) != drawn(japanese)); // else the comparisons below say nothing
    const QFont before = QApplication::font();
    preferSimplifiedChineseShapes();
    preferSimplifiedChineseShapes(); // twice is not once more
    const QString family = QApplication::font().family();
    QCOMPARE(family, QFontInfo(before).family()); // Latin text looks as before
    QCOMPARE(QFont::substitutes(family).count(u"noto sans cjk sc"_s), 1);
    for (QFont font : {QApplication::font(), QFont(family), fixedFont()}) {
        font.setPixelSize(36);
        QVERIFY2(drawn(font) == drawn(chinese), qPrintable(font.toString()));
    }
    QApplication::setFont(before);
}

SERVESCOPE_TEST(HanShapesTest)
#include "han_shapes_test.moc"

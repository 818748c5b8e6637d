// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/han_shapes.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// "Sans Serif" is an alias, which any named font would come before: what it stands for comes first.
QFont withFallback(QFont font, const QString &fallback)
{
    const QString family = QFontInfo(font).family();
    font.setFamilies({family, fallback});
    if (!QFont::substitutes(family).contains(fallback, Qt::CaseInsensitive))
        QFont::insertSubstitution(family, fallback); // for whoever asks by name: charts drawn through SVG
    return font;
}

} // namespace

void preferSimplifiedChineseShapes()
{
    const QStringList installed = QFontDatabase::families();
    for (const QString &family : {u"Noto Sans CJK SC"_s, u"Noto Sans SC"_s, u"Source Han Sans SC"_s,
                                  u"PingFang SC"_s, u"Microsoft YaHei"_s, u"WenQuanYi Micro Hei"_s}) {
        if (!installed.contains(family))
            continue;
        QApplication::setFont(withFallback(QApplication::font(), family));
        withFallback(fixedFont(), family);
        return;
    }
}

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies({QFontInfo(font).family()});
    return font;
}

} // namespace servescope

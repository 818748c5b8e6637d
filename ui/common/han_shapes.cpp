// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/han_shapes.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>

namespace servescope {

using namespace Qt::StringLiterals;

void preferSimplifiedChineseShapes()
{
    const QStringList installed = QFontDatabase::families();
    for (const QString &family : {u"Noto Sans CJK SC"_s, u"Noto Sans SC"_s, u"Source Han Sans SC"_s,
                                  u"PingFang SC"_s, u"Microsoft YaHei"_s, u"WenQuanYi Micro Hei"_s}) {
        if (!installed.contains(family))
            continue;
        for (const QString &base : {QGuiApplication::font().family(), QFont(u"Monospace"_s).family(),
                                    QFontDatabase::systemFont(QFontDatabase::FixedFont).family()}) {
            if (!QFont::substitutes(base).contains(family, Qt::CaseInsensitive))
                QFont::insertSubstitution(base, family);
        }
        return;
    }
}

} // namespace servescope

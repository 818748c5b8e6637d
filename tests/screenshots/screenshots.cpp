// SPDX-License-Identifier: GPL-3.0-or-later
// screenshots DIR VARIANT: drives the window through its pages and states and stores a picture of each.
// VARIANT: light, dark, chinese, small or double. ./dev screenshots runs all of them.
#include "resources/resources.h"
#include "tests/screenshots/photographer.h"
#include "translations/translations.h"
#include "ui/common/han_shapes.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QSettings>
#include <QTranslator>

#include <cstdio>

using namespace servescope;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    if (argc != 3) {
        qWarning("usage: screenshots DIR VARIANT");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]), variant = QString::fromLocal8Bit(argv[2]);
    if (variant == "double"_L1)
        qputenv("QT_SCALE_FACTOR", "2");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"ServeScopePictures"_s);
    QCoreApplication::setApplicationName(u"ServeScope"_s);
    initResources();
    initTranslations();
    const QLocale locale(variant == "chinese"_L1 ? u"zh_CN"_s : u"en"_s);
    QLocale::setDefault(locale);
    QTranslator words;
    if (!words.load(locale, u"servescope"_s, u"_"_s, u":/servescope/translations"_s))
        qFatal("no translations");
    QTranslator toolkit; // the words of standard buttons
    if (toolkit.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&toolkit);
    QCoreApplication::installTranslator(&words);
    preferSimplifiedChineseShapes();
    applyTheme(application, variant == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);
    if (!QDir().mkpath(folder))
        qFatal("cannot make the folder");
    Photographer photographer(folder, variant);
    photographer.everything();
    std::printf("%d pictures\n", photographer.pictures());
    return 0;
}

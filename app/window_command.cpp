// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include "app/composition.h"
#include "app/interrupts.h"
#include "resources/resources.h"
#include "translations/translations.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

#include <QApplication>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// The person's choice, else the system's language.
QLocale localeOf(const Preferences &preferences)
{
    return preferences.language == "system"_L1 ? QLocale::system() : QLocale(preferences.language);
}

void installTranslations(QApplication &application, const QLocale &locale)
{
    initTranslations();
    QLocale::setDefault(locale);
    auto *qt = new QTranslator(&application);
    if (qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    auto *own = new QTranslator(&application);
    // English too: its catalogue holds the plural forms. Other languages see the English one.
    if (own->load(locale, u"servescope"_s, u"_"_s, u":/servescope/translations"_s) ||
        own->load(QLocale(QLocale::English), u"servescope"_s, u"_"_s, u":/servescope/translations"_s))
        QCoreApplication::installTranslator(own);
}

} // namespace

const CommandSpec &windowSpec()
{
    static constexpr CommandSpec spec{
        "",
        "Opens the window, with the scenarios and result folders that are named.",
        "[FILE|FOLDER…]",
        0,
        1000,
        {},
        {},
        {}};
    return spec;
}

int runWindow(const Arguments &arguments)
{
    initResources();
    auto *application = qobject_cast<QApplication *>(QCoreApplication::instance());
    const Preferences preferences = loadPreferences();
    installTranslations(*application, localeOf(preferences));
    applyTheme(*application, preferences.theme);
    QApplication::setWindowIcon(QIcon(u":/servescope/servescope.svg"_s));
    QGuiApplication::setDesktopFileName(u"servescope"_s);
    const std::unique_ptr<MainWindow> window = makeMainWindow();
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::interrupted, window.get(), &QWidget::close);
    window->restoreSession();
    window->show();
    for (const QString &path : arguments.operands())
        window->openPath(path);
    return QApplication::exec();
}

} // namespace servescope

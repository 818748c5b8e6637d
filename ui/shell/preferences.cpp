// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

QString themeName(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        return u"system"_s;
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    }
    return u"system"_s;
}

} // namespace

Preferences loadPreferences()
{
    const QSettings settings;
    Preferences preferences;
    const QString language = settings.value(u"language"_s).toString();
    if (language == "en"_L1 || language == "zh_CN"_L1)
        preferences.language = language;
    const QString theme = settings.value(u"theme"_s).toString();
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark})
        if (theme == themeName(choice))
            preferences.theme = choice;
    preferences.libraryFolder = settings.value(u"libraryFolder"_s).toString();
    bool isNumber = false;
    const int limit = settings.value(u"askAboveMillionTokens"_s).toInt(&isNumber);
    if (isNumber && limit >= 0 && limit <= mostMillionTokens)
        preferences.askAboveMillionTokens = limit;
    return preferences;
}

void savePreferences(const Preferences &preferences)
{
    QSettings settings;
    settings.setValue(u"language"_s, preferences.language);
    settings.setValue(u"theme"_s, themeName(preferences.theme));
    settings.setValue(u"libraryFolder"_s, preferences.libraryFolder);
    settings.setValue(u"askAboveMillionTokens"_s, preferences.askAboveMillionTokens);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/preferences.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace servescope {

/// Language, theme and results folder. Each change is stored and announced at once; there is nothing to
/// confirm.
class PreferencesDialog : public QDialog
{
    Q_OBJECT
public:
    /// `defaultLibrary` is what an empty folder means.
    PreferencesDialog(const Preferences &preferences, const QString &defaultLibrary,
                      QWidget *parent = nullptr);
    Preferences preferences() const { return m_preferences; }

Q_SIGNALS:
    void changed(const servescope::Preferences &preferences);

private:
    void update(const Preferences &preferences);
    void chooseFolder();
    QComboBox *m_language, *m_theme;
    QLabel *m_restart;
    QLineEdit *m_folder;
    QSpinBox *m_limit;
    Preferences m_preferences;
    QString m_languageAtStart, m_defaultLibrary;
};

} // namespace servescope

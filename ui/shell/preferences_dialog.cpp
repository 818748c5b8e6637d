// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences_dialog.h"

#include "core/transport/trusted_certificates.h"
#include "ui/common/icons.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace servescope {

PreferencesDialog::PreferencesDialog(const Preferences &preferences, const QString &defaultLibrary,
                                     QWidget *parent)
    : QDialog(parent), m_language(new QComboBox), m_theme(new QComboBox), m_restart(new QLabel),
      m_folder(new QLineEdit), m_limit(new QSpinBox), m_preferences(preferences),
      m_languageAtStart(preferences.language), m_defaultLibrary(defaultLibrary)
{
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_language->setObjectName(u"language"_s);
    m_language->addItem(tr("As the system"), u"system"_s);
    m_language->addItem(u"English"_s, u"en"_s); // each language in its own words, whatever the window speaks
    m_language->addItem(u"简体中文"_s, u"zh_CN"_s);
    m_language->setCurrentIndex(qMax(0, m_language->findData(preferences.language)));
    m_theme->setObjectName(u"theme"_s);
    m_theme->addItem(icon(u"monitor"_s), tr("As the system"), static_cast<int>(ThemeChoice::System));
    m_theme->addItem(icon(u"sun"_s), tr("Light"), static_cast<int>(ThemeChoice::Light));
    m_theme->addItem(icon(u"moon"_s), tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(preferences.theme)));
    m_restart->setText(tr("The language changes when ServeScope starts the next time."));
    m_restart->setObjectName(u"restartNote"_s);
    m_restart->setVisible(false);
    makeMuted(m_restart);

    m_folder->setObjectName(u"libraryFolder"_s);
    m_folder->setReadOnly(true);
    m_folder->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    auto *choose = new QPushButton(icon(u"folder"_s), tr("Choose…"));
    choose->setAutoDefault(false);
    auto *reset = new QToolButton;
    reset->setIcon(icon(u"undo"_s));
    reset->setToolTip(tr("Back to the default folder"));
    reset->setAutoRaise(true);
    auto *folder = new QHBoxLayout;
    folder->addWidget(m_folder, 1);
    folder->addWidget(choose);
    folder->addWidget(reset);

    m_limit->setObjectName(u"askAboveMillionTokens"_s);
    m_limit->setRange(0, mostMillionTokens);
    m_limit->setSpecialValueText(tr("Never"));
    m_limit->setSuffix(tr(" million tokens"));
    m_limit->setValue(preferences.askAboveMillionTokens);
    m_limit->setToolTip(tr("Input and output of all its points; what a run costs grows with them"));

    auto *forget = new QPushButton(tr("Trust none of them"));
    forget->setObjectName(u"forgetCertificates"_s);
    forget->setAutoDefault(false);
    forget->setToolTip(tr("Each of these servers is asked about again"));
    auto *trusted = new QLabel;
    trusted->setObjectName(u"trustedCertificates"_s);
    trusted->setTextFormat(Qt::PlainText);
    const auto showTrusted = [trusted, forget] {
        QStringList servers;
        for (const CertificatePin &pin : trustedCertificates())
            servers << pin.server;
        trusted->setText(servers.isEmpty() ? tr("None") : servers.join(u'\n'));
        forget->setEnabled(!servers.isEmpty());
    };
    connect(forget, &QPushButton::clicked, this, [showTrusted] {
        setTrustedCertificates({});
        saveTrustedCertificates();
        showTrusted();
    });
    showTrusted();
    auto *certificates = new QHBoxLayout;
    certificates->addWidget(trusted, 1);
    certificates->addWidget(forget, 0, Qt::AlignTop);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->addRow(tr("Language"), m_language);
    form->addRow(QString(), m_restart);
    form->addRow(tr("Theme"), m_theme);
    form->addRow(tr("Results folder"), folder);
    form->addRow(tr("Ask before a run of more than"), m_limit);
    form->addRow(tr("Trusted certificates"), certificates);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)
        ->setText(tr("Close")); // the toolkit's own catalogue may be missing
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(18);
    column->addLayout(form);
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        Preferences now = m_preferences;
        now.language = m_language->currentData().toString();
        update(now);
    });
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this] {
        Preferences now = m_preferences;
        now.theme = static_cast<ThemeChoice>(m_theme->currentData().toInt());
        update(now);
    });
    connect(m_limit, &QSpinBox::valueChanged, this, [this](int limit) {
        Preferences now = m_preferences;
        now.askAboveMillionTokens = limit;
        update(now);
    });
    connect(choose, &QPushButton::clicked, this, &PreferencesDialog::chooseFolder);
    connect(reset, &QToolButton::clicked, this, [this] {
        Preferences now = m_preferences;
        now.libraryFolder.clear();
        update(now);
    });
    update(m_preferences);
}

void PreferencesDialog::update(const Preferences &preferences)
{
    const bool different = preferences != m_preferences;
    m_preferences = preferences;
    const QString folder = preferences.libraryFolder.isEmpty() ? m_defaultLibrary : preferences.libraryFolder;
    m_folder->setText(QDir::toNativeSeparators(folder));
    m_folder->setToolTip(m_folder->text());
    m_restart->setVisible(preferences.language != m_languageAtStart);
    if (different)
        Q_EMIT changed(m_preferences);
}

void PreferencesDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose the folder for results"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        Preferences now = m_preferences;
        now.libraryFolder = path;
        update(now);
    });
    dialog->open();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
// The left side of the dialog: what the report is about, what is in it, and where it goes.
#include "ui/report/report_dialog.h"

#include "ui/common/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

QWidget *ReportDialog::makeForm()
{
    m_runs->setObjectName(u"reportRuns"_s);
    m_runs->setAccessibleName(tr("Runs"));
    m_runs->setMinimumHeight(110);
    m_title->setObjectName(u"reportTitle"_s);
    m_title->setPlaceholderText(tr("Made from the model's name"));
    m_author->setObjectName(u"reportAuthor"_s);
    m_author->setText(QSettings().value(u"report/author"_s).toString());
    m_logo->setObjectName(u"reportLogo"_s);
    m_logo->setPlaceholderText(tr("None; a PNG, JPEG or SVG file"));
    m_logo->setText(QSettings().value(u"report/logo"_s).toString());
    auto *chooseLogo = new QPushButton(icon(u"folder"_s), tr("Choose…"));
    chooseLogo->setAutoDefault(false);
    connect(chooseLogo, &QPushButton::clicked, this, &ReportDialog::chooseLogo);
    auto *logoRow = new QHBoxLayout;
    logoRow->addWidget(m_logo, 1);
    logoRow->addWidget(chooseLogo);
    m_notes->setObjectName(u"reportNotes"_s);
    m_notes->setPlaceholderText(tr("Hardware, server flags, what the figures cannot tell"));
    m_notes->setTabChangesFocus(true);
    m_notes->setMaximumHeight(70);
    m_language->setObjectName(u"reportLanguage"_s);
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"简体中文"_s, u"zh_CN"_s);
    m_language->setCurrentIndex(QLocale().language() == QLocale::Chinese ? 1 : 0);
    m_paper->setObjectName(u"reportPaper"_s);
    m_paper->addItem(u"A4"_s, static_cast<int>(QPageSize::A4));
    m_paper->addItem(tr("US Letter"), static_cast<int>(QPageSize::Letter));
    m_theme->setObjectName(u"reportTheme"_s);
    m_theme->addItem(tr("As the reader's system"), static_cast<int>(HtmlTheme::Auto));
    m_theme->addItem(tr("Light"), static_cast<int>(HtmlTheme::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(HtmlTheme::Dark));

    auto *parts = new QVBoxLayout;
    for (const ReportPart part : allReportParts()) {
        auto *box = new QCheckBox(reportPartTitle(part));
        box->setObjectName(u"part-"_s + reportPartName(part));
        box->setChecked(true);
        m_parts[part] = box;
        parts->addWidget(box);
    }
    auto *formats = new QVBoxLayout;
    const QStringList wanted =
        QSettings().value(u"report/formats"_s, QStringList{u"0"_s, u"1"_s}).toStringList();
    for (const auto &[format, name] : {std::pair(Format::Html, tr("Web page (HTML)")),
                                       {Format::Pdf, tr("PDF")},
                                       {Format::Markdown, tr("Markdown for a pull request")},
                                       {Format::Csv, tr("Table of the points (CSV)")},
                                       {Format::RequestsCsv, tr("Table of all requests (CSV)")},
                                       {Format::Vllm, tr("Results as JSON of vllm bench serve")},
                                       {Format::Png, tr("Charts as PNG")},
                                       {Format::Svg, tr("Charts as SVG")}}) {
        auto *box = new QCheckBox(name);
        box->setObjectName(u"format-%1"_s.arg(static_cast<int>(format)));
        box->setChecked(wanted.contains(QString::number(static_cast<int>(format))));
        m_formats[format] = box;
        formats->addWidget(box);
    }
    m_folder->setObjectName(u"reportFolder"_s);
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_folder->setText(
        QSettings().value(u"report/folder"_s, QDir(documents).filePath(u"ServeScope"_s)).toString());
    auto *choose = new QPushButton(icon(u"folder"_s), tr("Choose…"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ReportDialog::chooseFolder);
    auto *place = new QHBoxLayout;
    place->addWidget(m_folder, 1);
    place->addWidget(choose);

    auto *form = new QWidget;
    auto *layout = new QFormLayout(form);
    layout->setRowWrapPolicy(QFormLayout::WrapAllRows);
    layout->addRow(tr("Runs"), m_runs);
    layout->addRow(tr("Title"), m_title);
    layout->addRow(tr("Author"), m_author);
    layout->addRow(tr("Logo"), logoRow);
    layout->addRow(tr("Notes"), m_notes);
    layout->addRow(tr("Language"), m_language);
    layout->addRow(tr("Sections"), parts);
    layout->addRow(tr("Files"), formats);
    layout->addRow(tr("Paper"), m_paper);
    layout->addRow(tr("Colours of the web page"), m_theme);
    layout->addRow(tr("Folder"), place);
    return form;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_dialog.h"

#include "core/results/library.h"
#include "ui/common/error_text.h"
#include "ui/common/guide_topic.h"
#include "ui/common/in_pool.h"
#include "ui/common/theme.h"
#include "ui/report/report_preview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

ReportDialog::ReportDialog(const QString &library, const QString &selected, QWidget *parent)
    : QDialog(parent), m_selected(selected.isEmpty() ? QString() : QDir(selected).absolutePath()),
      m_runs(new QListWidget), m_title(new QLineEdit), m_author(new QLineEdit), m_logo(new QLineEdit),
      m_folder(new QLineEdit), m_notes(new QPlainTextEdit), m_language(new QComboBox), m_paper(new QComboBox),
      m_theme(new QComboBox), m_preview(new ReportPreview), m_state(new QLabel),
      m_write(new QPushButton(tr("Write the report")))
{
    setGuideTopic(this, u"steps"_s);
    setWindowTitle(tr("Report"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1080, 720);
    m_preview->setObjectName(u"reportPreview"_s);
    m_preview->setAccessibleName(tr("Preview"));
    m_state->setObjectName(u"reportState"_s);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_write->setObjectName(u"writeReport"_s);

    auto *scroll = new QScrollArea;
    scroll->setWidget(makeForm());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(360);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(scroll);
    splitter->addWidget(m_preview);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({380, 700});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_write, QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    m_write->setDefault(true);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_state, 1);
    bottom->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter, 1);
    layout->addLayout(bottom);

    m_later.setSingleShot(true);
    m_later.setInterval(300);
    connect(&m_later, &QTimer::timeout, this, &ReportDialog::readRuns);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_write, &QPushButton::clicked, this, &ReportDialog::write);
    const auto changed = [this] { m_later.start(); };
    connect(m_runs, &QListWidget::itemChanged, this, changed);
    for (QLineEdit *edit : {m_title, m_author, m_logo})
        connect(edit, &QLineEdit::textChanged, this, changed);
    connect(m_notes, &QPlainTextEdit::textChanged, this, changed);
    connect(m_language, &QComboBox::currentIndexChanged, this, changed);
    for (const auto &[part, box] : m_parts)
        connect(box, &QCheckBox::toggled, this, changed);
    if (!m_selected.isEmpty())
        addRun(m_selected, QDir(m_selected).dirName(), m_selected);
    listLibrary(library);
    readRuns();
}

void ReportDialog::addRun(const QString &path, const QString &name, const QString &tip)
{
    for (int i = 0; i < m_runs->count(); ++i) {
        if (m_runs->item(i)->data(Qt::UserRole) == path) {
            m_runs->item(i)->setText(name);
            return;
        }
    }
    auto *item = new QListWidgetItem(name);
    item->setData(Qt::UserRole, path);
    item->setToolTip(QDir::toNativeSeparators(tip));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(path == m_selected ? Qt::Checked : Qt::Unchecked);
    m_runs->addItem(item);
}

void ReportDialog::listLibrary(const QString &library)
{
    inPool(
        this, [library] { return listRuns(library); },
        [this](const std::vector<StoredRun> &runs) {
            if (m_selected.isEmpty() && !runs.empty())
                m_selected = QDir(runs.front().path).absolutePath();
            for (const StoredRun &run : runs) {
                const QString started =
                    QLocale().toString(run.manifest.started.toLocalTime(), QLocale::ShortFormat);
                addRun(QDir(run.path).absolutePath(),
                       tr("%1, %2", "model, date").arg(run.manifest.model, started), run.path);
            }
            readRuns();
        });
}

QStringList ReportDialog::chosenRuns() const
{
    QStringList paths;
    for (int i = 0; i < m_runs->count(); ++i) {
        if (m_runs->item(i)->checkState() == Qt::Checked)
            paths += m_runs->item(i)->data(Qt::UserRole).toString();
    }
    return paths;
}

ReportOptions ReportDialog::options() const
{
    ReportOptions options;
    options.title = m_title->text().trimmed();
    options.author = m_author->text().trimmed();
    options.logo = m_logoRead;
    options.notes = m_notes->toPlainText().trimmed();
    options.language = m_language->currentData().toString();
    options.parts.clear();
    for (const auto &[part, box] : m_parts) {
        if (box->isChecked())
            options.parts.insert(part);
    }
    options.made = QDateTime::currentDateTime();
    return options;
}

ReportTargets ReportDialog::targets() const
{
    const QDir folder(m_folder->text());
    const auto path = [&](Format format, const QString &name) {
        return m_formats.at(format)->isChecked() ? folder.filePath(name) : QString();
    };
    ReportTargets targets;
    targets.html = path(Format::Html, u"report.html"_s);
    targets.pdf = path(Format::Pdf, u"report.pdf"_s);
    targets.markdown = path(Format::Markdown, u"report.md"_s);
    targets.csv = path(Format::Csv, u"points.csv"_s);
    targets.requestsCsv = path(Format::RequestsCsv, u"requests.csv"_s);
    targets.vllmFolder = path(Format::Vllm, u"vllm"_s);
    targets.pngFolder = path(Format::Png, u"png"_s);
    targets.svgFolder = path(Format::Svg, u"svg"_s);
    targets.paper = static_cast<QPageSize::PageSizeId>(m_paper->currentData().toInt());
    targets.theme = static_cast<HtmlTheme>(m_theme->currentData().toInt());
    return targets;
}

void ReportDialog::readRuns()
{
    QStringList missing;
    for (const QString &path : chosenRuns()) {
        if (!m_read.contains(path))
            missing += path;
    }
    if (missing.isEmpty()) {
        refreshPreview();
        return;
    }
    say(tr("Reading…"));
    m_write->setEnabled(false);
    const QString path = missing.first(); // one at a time: the next when this one is there
    inPool(
        this, [path] { return readReportRun(path); },
        [this, path](const Result<ReportRun> &run) {
            if (run) {
                m_read[path] = std::make_shared<const ReportRun>(*run);
                readRuns();
                return;
            }
            for (int i = 0; i < m_runs->count(); ++i) {
                if (m_runs->item(i)->data(Qt::UserRole) == path)
                    m_runs->item(i)->setCheckState(Qt::Unchecked);
            }
            say(errorText(run.error()));
        });
}

void ReportDialog::refreshPreview()
{
    std::vector<ReportRun> runs;
    for (const QString &path : chosenRuns())
        runs.push_back(*m_read.at(path));
    m_write->setEnabled(!runs.empty());
    if (runs.empty()) {
        say(m_runs->count() == 0 ? tr("There is no run yet. Run a scenario first.") : tr("Choose a run."));
        return;
    }
    if (!readChosenLogo())
        return;
    const int generation = ++m_generation;
    inPool(
        this,
        [runs = std::move(runs), options = options()] {
            return std::make_shared<const ReportDocument>(reportDocument(runs, options));
        },
        [this, generation](const std::shared_ptr<const ReportDocument> &report) {
            if (generation != m_generation)
                return;
            m_preview->setReport(report);
            say({});
        });
}

void ReportDialog::chooseLogo()
{
    auto *dialog = new QFileDialog(this, tr("Logo of the report"), m_logo->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Pictures (*.png *.jpg *.jpeg *.svg)")});
    connect(dialog, &QFileDialog::fileSelected, m_logo, &QLineEdit::setText);
    dialog->open();
}

bool ReportDialog::readChosenLogo()
{
    const QString path = m_logo->text().trimmed();
    if (path == m_logoPath)
        return true;
    m_logoRead = {};
    m_logoPath.clear();
    if (!path.isEmpty()) {
        const Result<ReportLogo> logo = usableLogo(path);
        if (!logo) {
            m_write->setEnabled(false);
            say(errorText(logo.error()));
            return false;
        }
        m_logoRead = *logo;
    }
    m_logoPath = path;
    return true;
}

void ReportDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder for the report"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void ReportDialog::write()
{
    const ReportTargets wanted = targets();
    if (!readChosenLogo())
        return;
    if (!wanted.any()) {
        say(tr("Choose at least one kind of file."));
        return;
    }
    QStringList formats;
    for (const auto &[format, box] : m_formats) {
        if (box->isChecked())
            formats += QString::number(static_cast<int>(format));
    }
    QSettings settings;
    settings.setValue(u"report/formats"_s, formats);
    settings.setValue(u"report/folder"_s, m_folder->text());
    settings.setValue(u"report/author"_s, m_author->text());
    settings.setValue(u"report/logo"_s, m_logoPath);
    std::vector<ReportRun> runs;
    for (const QString &path : chosenRuns()) {
        if (!m_read.contains(path))
            return; // still being read; the button comes back then
        runs.push_back(*m_read.at(path));
    }
    m_write->setEnabled(false);
    say(tr("Writing…"));
    inPool(
        this,
        [runs = std::move(runs), options = options(), wanted] { return writeReport(runs, options, wanted); },
        [this](const Result<QStringList> &paths) {
            m_write->setEnabled(true);
            if (!paths) {
                say(errorText(paths.error()));
                return;
            }
            say(tr("%n file(s) written to %1.", nullptr, static_cast<int>(paths->size()))
                    .arg(QDir::toNativeSeparators(m_folder->text())));
            Q_EMIT reportWritten(*paths);
        });
}

void ReportDialog::say(const QString &sentence)
{
    m_state->setText(sentence);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_page.h"

#include "core/results/library.h"
#include "ui/common/error_text.h"
#include "ui/common/in_pool.h"
#include "ui/common/inline_message.h"
#include "ui/compare/compare_view.h"
#include "ui/results/import_report.h"
#include "ui/results/library_panel.h"
#include "ui/results/run_view.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

ResultsPage::ResultsPage(QWidget *parent)
    : QWidget(parent), m_library(new LibraryPanel), m_run(new RunView), m_compare(new CompareView),
      m_import(new ImportReport), m_message(new InlineMessage), m_hint(new QLabel),
      m_stack(new QStackedWidget), m_splitter(new QSplitter)
{
    m_hint->setObjectName(u"resultsHint"_s);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setMargin(24);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setText(tr("Choose a run on the left to see its figures and curves."));
    m_stack->setObjectName(u"resultsStack"_s);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_run);
    m_stack->addWidget(m_compare);
    m_stack->addWidget(m_import);
    m_compare->setObjectName(u"compareView"_s);
    m_message->setObjectName(u"libraryMessage"_s);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_message);
    column->addWidget(m_library, 1);

    m_splitter->setObjectName(u"resultsSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({330, 940});
    left->setMinimumWidth(256);
    m_splitter->restoreState(QSettings().value(u"results/splitter"_s).toByteArray());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_splitter);
    connect(m_library, &LibraryPanel::runChosen, this, &ResultsPage::openRun);
    connect(m_library, &LibraryPanel::compareWanted, this, &ResultsPage::compareRuns);
    connect(m_library, &LibraryPanel::failed, this,
            [this](const QString &sentence) { m_message->showMessage(Tone::Bad, sentence); });
    connect(m_library, &LibraryPanel::imported, this, [this](const std::vector<ImportedItem> &items) {
        m_import->setItems(items);
        ++m_generation; // a run that is still being opened does not cover it
        m_stack->setCurrentWidget(m_import);
    });
    connect(m_import, &ImportReport::runChosen, this, &ResultsPage::openRun);
    connect(m_compare, &CompareView::closed, this, [this] {
        m_stack->setCurrentWidget(m_run->path().isEmpty() ? static_cast<QWidget *>(m_hint) : m_run);
    });
    connect(m_library, &LibraryPanel::selectedRunChanged, this, [this](const QString &path) {
        if (path == m_run->path())
            load(path, true);
    });
}

ResultsPage::~ResultsPage()
{
    QSettings().setValue(u"results/splitter"_s, m_splitter->saveState());
}

void ResultsPage::setLibrary(const QString &path)
{
    m_library->setLibrary(path);
}

void ResultsPage::refresh()
{
    m_library->refresh();
}

void ResultsPage::openRun(const QString &path)
{
    const QString folder = QDir(path).absolutePath();
    m_library->select(folder);
    load(folder, false);
}

void ResultsPage::load(const QString &folder, bool again)
{
    const int generation = ++m_generation;
    inPool(
        this, [folder] { return servescope::openRun(folder); },
        [this, generation, folder, again](const Result<StoredRun> &run) {
            if (generation != m_generation)
                return;
            if (!run) {
                say(errorText(run.error()));
                return;
            }
            m_run->setRun(*run);
            m_stack->setCurrentWidget(m_run);
            if (!again)
                Q_EMIT runOpened(folder);
        });
}

void ResultsPage::compareRuns(const QStringList &paths)
{
    ++m_generation;
    m_compare->setRuns(paths);
    m_stack->setCurrentWidget(m_compare);
}

void ResultsPage::say(const QString &sentence)
{
    m_hint->setText(sentence);
    m_stack->setCurrentWidget(m_hint);
}

} // namespace servescope

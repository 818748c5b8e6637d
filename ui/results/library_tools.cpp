// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/trash.h"
#include "ui/common/icons.h"
#include "ui/results/library_actions.h"
#include "ui/results/library_columns.h"
#include "ui/results/library_panel.h"
#include "ui/results/run_filter.h"
#include "ui/results/run_list_model.h"
#include "ui/results/sweep_tree.h"
#include "ui/results/undo_bar.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QJsonArray>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostCompared = 8;

} // namespace

QWidget *LibraryPanel::makeTools()
{
    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    const auto button = [row](const QString &iconName, const QString &text, const char *name) {
        auto *made = new QToolButton;
        made->setIcon(icon(iconName));
        made->setText(text);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setObjectName(QLatin1StringView(name));
        row->addWidget(made);
        return made;
    };
    m_compare = button(u"chart"_s, tr("Compare"), "compareRuns");
    m_import = button(u"import"_s, tr("Import…"), "importRuns");
    m_import->setToolTip(tr("Import result files of vLLM, SGLang, AIPerf, GenAI-Perf, GuideLLM, "
                            "inference-perf, evalscope, LLMPerf, or run folders. They can be dropped here as "
                            "well."));
    row->addStretch();
    m_more = button(u"more"_s, tr("More"), "moreRuns");
    m_more->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_more->setAccessibleName(tr("More actions"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    const auto action = [menu](const QString &text, const char *name) {
        QAction *made = menu->addAction(text);
        made->setObjectName(QLatin1StringView(name));
        return made;
    };
    m_star = action(tr("&Star"), "starRun");
    m_star->setCheckable(true);
    m_baseline = action(tr("&Baseline of comparisons"), "pinBaseline");
    m_baseline->setCheckable(true);
    m_tags = action(tr("&Tags…"), "tagRun");
    m_notes = action(tr("&Notes…"), "noteRun");
    menu->addSeparator();
    m_trash = action(tr("&Move to the trash"), "trashRun");
    m_trash->setIcon(icon(u"delete"_s));
    menu->addSeparator();
    m_grouping = action(tr("&Group by sweep"), "groupBySweep");
    m_grouping->setToolTip(tr("Runs of the same plan with the same model stand below one row."));
    m_grouping->setCheckable(true);
    m_grouping->setChecked(QSettings().value(u"results/grouped"_s).toBool());
    QMenu *columns = menu->addMenu(tr("&Columns"));
    columns->setObjectName(u"columns"_s);
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_columns->fill(columns);
    });
    m_more->setMenu(menu);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this,
            [this, menu](const QPoint &at) { menu->popup(m_view->viewport()->mapToGlobal(at)); });
    return tools;
}

void LibraryPanel::connectActions()
{
    connect(m_compare, &QToolButton::clicked, this, &LibraryPanel::compare);
    connect(m_import, &QToolButton::clicked, this, &LibraryPanel::chooseFiles);
    connect(m_star, &QAction::triggered, this, [this](bool on) {
        for (const QString &path : chosenPaths())
            m_actions->declare(path, [on](QJsonObject &facts) { facts[u"star"_s] = on; });
    });
    connect(m_baseline, &QAction::triggered, this, &LibraryPanel::setBaseline);
    connect(m_tags, &QAction::triggered, this, &LibraryPanel::askTags);
    connect(m_notes, &QAction::triggered, this, &LibraryPanel::askNotes);
    connect(m_trash, &QAction::triggered, this, [this] { m_actions->trash(chosenPaths()); });
    connect(m_grouping, &QAction::toggled, this, &LibraryPanel::group);
    connect(m_undo, &UndoBar::undone, this, [this] { m_actions->restore(m_trashed); });
    connect(m_actions, &LibraryActions::trashed, this, [this](const QStringList &paths) {
        m_trashed = paths;
        m_undo->offer(tr("%n run(s) moved to the trash.", nullptr, static_cast<int>(paths.size())));
    });
    connect(m_actions, &LibraryActions::changed, this, &LibraryPanel::refresh);
    connect(m_actions, &LibraryActions::imported, this, &LibraryPanel::imported);
    connect(m_actions, &LibraryActions::failed, this, &LibraryPanel::failed);
}

void LibraryPanel::group(bool bySweep)
{
    QSettings().setValue(u"results/grouped"_s, bySweep);
    m_selecting = true;
    m_proxy->setSourceModel(bySweep ? static_cast<QAbstractItemModel *>(m_sweeps) : m_model);
    m_view->setRootIsDecorated(bySweep);
    m_selecting = false;
    openSweeps();
    applySelection();
    refreshTools();
}

QStringList LibraryPanel::chosenPaths() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    const auto place = [](const QModelIndex &row) {
        return row.parent().isValid() ? std::pair(row.parent().row(), row.row()) : std::pair(row.row(), -1);
    };
    std::ranges::sort(rows, {}, place);
    QStringList paths;
    for (const QModelIndex &row : rows) {
        if (const QString path = pathOf(row); !path.isEmpty())
            paths += path;
        for (int run = 0; run < m_proxy->rowCount(row); ++run)
            paths += pathOf(m_proxy->index(run, 0, row));
    }
    paths.removeDuplicates();
    return paths;
}

const LibraryEntry *LibraryPanel::current() const
{
    const QStringList paths = chosenPaths();
    const int row = paths.isEmpty() ? -1 : m_model->rowOf(paths.front());
    return row < 0 ? nullptr : &m_model->entries()[static_cast<size_t>(row)];
}

void LibraryPanel::refreshTools()
{
    const LibraryEntry *entry = current();
    const auto chosen = chosenPaths();
    const bool pinned = std::ranges::any_of(m_model->entries(), [&chosen](const LibraryEntry &each) {
        return each.baseline && !chosen.contains(each.path);
    });
    const auto together = chosen.size() + (pinned && !chosen.isEmpty() ? 1 : 0);
    m_compare->setEnabled(together >= 2 && together <= MostCompared);
    m_compare->setToolTip(
        m_compare->isEnabled()
            ? tr("Hold the selected runs against each other.")
            : tr("Select two to eight runs (Ctrl+click), or one when another is pinned as baseline."));
    m_import->setEnabled(!m_path.isEmpty());
    for (QAction *action : {m_star, m_tags, m_trash})
        action->setEnabled(entry);
    for (QAction *action : {m_baseline, m_notes}) // of one run
        action->setEnabled(chosen.size() == 1);
    m_star->setChecked(entry && entry->star);
    m_baseline->setChecked(entry && entry->baseline);
}

void LibraryPanel::compare()
{
    QStringList paths = chosenPaths();
    // The pinned baseline comes first; without one the oldest run does.
    const auto pinned = std::ranges::find_if(m_model->entries(), &LibraryEntry::baseline);
    if (pinned != m_model->entries().end()) {
        paths.removeAll(pinned->path);
        paths.prepend(pinned->path);
    } else {
        std::ranges::sort(paths, {}, [this](const QString &path) {
            return m_model->entries()[static_cast<size_t>(m_model->rowOf(path))].started;
        });
    }
    Q_EMIT compareWanted(paths);
}

/// There is one at most.
void LibraryPanel::setBaseline()
{
    const LibraryEntry *chosen = current();
    if (!chosen)
        return;
    const bool on = !chosen->baseline;
    for (const LibraryEntry &entry : m_model->entries()) {
        if (entry.baseline && entry.path != chosen->path)
            m_actions->declare(entry.path, [](QJsonObject &facts) { facts.remove(u"baseline"_s); });
    }
    m_actions->declare(chosen->path, [on](QJsonObject &facts) { facts[u"baseline"_s] = on; });
}

void LibraryPanel::askTags()
{
    const LibraryEntry *entry = current();
    if (!entry)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"tagDialog"_s);
    dialog->setWindowTitle(tr("Tags"));
    dialog->setLabelText(tr("Tags of the selected runs, with commas between:"));
    dialog->setTextValue(entry->tags.join(u", "_s));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, paths = chosenPaths()](const QString &text) {
                QJsonArray tags;
                for (const QString &tag : text.split(u',', Qt::SkipEmptyParts)) {
                    if (!tag.trimmed().isEmpty())
                        tags.append(tag.trimmed());
                }
                for (const QString &path : paths)
                    m_actions->declare(path, [tags](QJsonObject &facts) { facts[u"tags"_s] = tags; });
            });
    dialog->open();
}

void LibraryPanel::askNotes()
{
    const LibraryEntry *entry = current();
    if (!entry)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"noteDialog"_s);
    dialog->setWindowTitle(tr("Notes"));
    dialog->setLabelText(tr("Notes about this run:"));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setTextValue(entry->notes);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, path = entry->path](const QString &text) {
        m_actions->declare(path, [text](QJsonObject &facts) { facts[u"notes"_s] = text; });
    });
    dialog->open();
}

void LibraryPanel::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Import results"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"importDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Result files (*.json *.jsonl *.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &LibraryPanel::importPaths);
    dialog->open();
}

void LibraryPanel::importPaths(const QStringList &paths)
{
    m_actions->import(m_path, paths);
}

void LibraryPanel::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool scenario = urls.size() == 1 && urls.front().fileName().endsWith(".yaml"_L1);
    if (!m_path.isEmpty() && !scenario && std::ranges::any_of(urls, &QUrl::isLocalFile))
        event->acceptProposedAction();
    else
        event->ignore(); // the window opens scenarios
}

void LibraryPanel::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    event->acceptProposedAction();
    importPaths(paths);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_page.h"

#include "ui/common/elided_label.h"
#include "ui/common/icons.h"
#include "ui/common/tone_icon.h"
#include "ui/run/live_board.h"
#include "ui/run/queue_bar.h"
#include "ui/run/queue_model.h"
#include "ui/run/queue_view.h"
#include "ui/run/queue_words.h"
#include "ui/run/run_log.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

QPushButton *makeButton(const QString &iconName, const QString &text, const QString &tip)
{
    auto *button = new QPushButton(icon(iconName), text);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    return button;
}

bool isOpen(const QueuedPoint &row)
{
    return row.state == RunState::Queued || row.state == RunState::Running;
}

} // namespace

RunPage::RunPage(RunQueue &queue, QWidget *parent)
    : QWidget(parent), m_queue(queue), m_model(new QueueModel(this)), m_view(new QueueView(m_model)),
      m_board(new LiveBoard), m_stack(new QStackedWidget), m_splitter(new QSplitter(Qt::Vertical)),
      m_headline(new ElidedLabel), m_detail(new ElidedLabel), m_bar(new QueueBar(queue, m_view))
{
    m_stop = makeButton(u"stop"_s, tr("Stop all"),
                        tr("Stop the running point and everything waiting; finished points are kept"));
    m_results = makeButton(u"results"_s, tr("Show results"),
                           tr("Open the run of the selected row, or the newest one"));
    m_stop->setObjectName(u"stopAll"_s);
    m_results->setObjectName(u"showResults"_s);
    connect(m_stop, &QPushButton::clicked, this, &RunPage::stopAll);
    connect(m_results, &QPushButton::clicked, this, [this] { Q_EMIT resultsRequested(runFolderToShow()); });

    m_stack->addWidget(makeEmptyState());
    m_stack->addWidget(makeBoard());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);

    connect(&m_queue, &RunQueue::rowsAdded, this, &RunPage::onRowsAdded);
    connect(&m_queue, &RunQueue::rowChanged, this, &RunPage::onRowChanged);
    connect(&m_queue, &RunQueue::snapshotTaken, this, &RunPage::onSnapshot);
    connect(&m_queue, &RunQueue::rowsReset, this, [this] {
        m_model->setRows(m_queue.points());
        refresh();
    });
    connect(&m_queue, &RunQueue::idle, this, &RunPage::refresh);
    connect(&m_queue, &RunQueue::pausedChanged, this, &RunPage::refresh);
    connect(&m_queue, &RunQueue::jobFinished, this, &RunPage::refresh);
    connect(&m_queue, &RunQueue::rowMoved, this, [this](int from, int to) {
        m_model->moveRow(from, to);
        refresh();
    });
    connect(m_model, &QueueModel::moveRequested, &m_queue, &RunQueue::move);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunPage::refresh);
    connect(m_view, &QTableView::doubleClicked, this, [this] {
        if (const QString folder = runFolderToShow(); !folder.isEmpty())
            Q_EMIT resultsRequested(folder);
    });
    m_model->setRows(m_queue.points());
    refresh();
}

RunPage::~RunPage() = default;

QWidget *RunPage::makeEmptyState()
{
    auto *page = new QWidget;
    auto *heading = new QLabel(tr("Nothing has been run yet"));
    heading->setFont(scaledFont(heading->font(), 1.4, QFont::DemiBold));
    auto *advice = new QLabel(
        tr("Open a scenario and press Run, or try the built-in demonstration: it needs no server and "
           "ends on real charts in under a minute."));
    advice->setWordWrap(true);
    advice->setAlignment(Qt::AlignCenter);
    advice->setFixedWidth(440);
    makeMuted(advice);
    QPushButton *open = makeButton(u"open"_s, tr("Open a scenario…"), tr("Choose a combos.yaml"));
    QPushButton *attempt =
        makeButton(u"try"_s, tr("Try it"), tr("Run the bundled scenario on the built-in server"));
    connect(open, &QPushButton::clicked, this, &RunPage::openScenarioRequested);
    connect(attempt, &QPushButton::clicked, this, &RunPage::tryRequested);

    auto *middle = new QHBoxLayout; // an alignment would ignore the height of wrapped text
    middle->addStretch();
    middle->addWidget(advice);
    middle->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(open);
    buttons->addWidget(attempt);
    buttons->addStretch();
    auto *column = new QVBoxLayout(page);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(new ToneIcon(u"run"_s, Tone::Neutral, 56), 0, Qt::AlignHCenter);
    column->addWidget(heading, 0, Qt::AlignHCenter);
    column->addLayout(middle);
    column->addLayout(buttons);
    column->addStretch(3);
    return page;
}

QWidget *RunPage::makeBoard()
{
    m_headline->setFont(scaledFont(m_headline->font(), 1.3, QFont::DemiBold));
    makeMuted(m_detail);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_headline);
    words->addWidget(m_detail);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addLayout(words, 1);
    for (QPushButton *button : {m_results, m_stop})
        head->addWidget(button, 0, Qt::AlignVCenter);

    auto *table = new QWidget;
    auto *tableColumn = new QVBoxLayout(table);
    tableColumn->setContentsMargins(0, 0, 0, 0);
    tableColumn->setSpacing(6);
    tableColumn->addWidget(m_bar);
    tableColumn->addWidget(m_view, 1);
    m_splitter->addWidget(table);
    auto *lower = new QTabWidget;
    lower->setObjectName(u"runTabs"_s);
    lower->setDocumentMode(true);
    auto *room = new QScrollArea; // a small window shows the most important part, and the rest below
    room->setWidgetResizable(true);
    room->setFrameShape(QFrame::NoFrame);
    room->setFocusPolicy(Qt::NoFocus);
    room->viewport()->setAutoFillBackground(false);
    room->setWidget(m_board);
    m_board->setAutoFillBackground(false);
    lower->addTab(room, icon(u"curve"_s), tr("Now"));
    lower->addTab(new RunLog(m_queue), icon(u"history"_s), tr("Log"));
    m_splitter->addWidget(lower);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({170, 460});
    m_splitter->restoreState(QSettings().value(u"run/splitter"_s).toByteArray());

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_splitter, 1);
    return page;
}

void RunPage::saveState() const
{
    m_view->saveColumns();
    QSettings().setValue(u"run/splitter"_s, m_splitter->saveState());
}

QString RunPage::headline() const
{
    return m_headline->fullText();
}

void RunPage::stopAll()
{
    m_queue.cancel();
}

void RunPage::skipPoint()
{
    m_bar->skip();
}

void RunPage::togglePause()
{
    m_bar->togglePause();
}

void RunPage::retry()
{
    m_bar->retry();
}

void RunPage::runAgain()
{
    m_bar->runAgain();
}

void RunPage::onRowsAdded(int first, int last)
{
    const auto &points = m_queue.points();
    m_model->appendRows({points.begin() + first, points.begin() + last + 1});
    refresh();
}

void RunPage::onRowChanged(int row)
{
    const QueuedPoint &point = m_queue.points()[static_cast<size_t>(row)];
    if (point.state != m_model->rows()[static_cast<size_t>(row)].state)
        m_view->scrollTo(
            m_model->index(row, 0)); // only when something new happens: the person may be reading elsewhere
    m_model->updateRow(row, point);
    refresh();
}

void RunPage::onSnapshot(int row, const LoadSnapshot &snapshot)
{
    const QueuedPoint &point = m_queue.points()[static_cast<size_t>(row)];
    const std::pair shown(point.job, point.point.ordinal);
    if (shown.first != m_shown.first)
        m_board->clear();
    else if (shown != m_shown || snapshot.phase < m_phase) // the next one, or the same once more
        m_board->nextPoint();
    m_shown = shown;
    m_phase = snapshot.phase;
    m_board->append(snapshot);
}

void RunPage::refresh()
{
    const auto &rows = m_queue.points();
    m_stack->setCurrentIndex(rows.empty() ? 0 : 1);
    const QueueWords words = describeQueue(rows, m_queue.currentRow(), m_queue.eta(), m_queue.paused());
    if (words.headline != m_headline->fullText())
        m_headline->setFullText(words.headline);
    if (words.detail != m_detail->fullText())
        m_detail->setFullText(words.detail);
    m_stop->setEnabled(std::any_of(rows.begin(), rows.end(), isOpen));
    m_bar->refresh();
    m_results->setEnabled(!runFolderToShow().isEmpty());
}

QString RunPage::runFolderToShow() const
{
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    if (!selected.isEmpty())
        if (const QString folder = selected.first().data(QueueModel::RunFolderRole).toString();
            !folder.isEmpty())
            return folder;
    const auto &rows = m_queue.points();
    const auto newest = std::find_if(rows.rbegin(), rows.rend(),
                                     [](const QueuedPoint &row) { return !row.runFolder.isEmpty(); });
    return newest == rows.rend() ? QString() : newest->runFolder;
}

} // namespace servescope

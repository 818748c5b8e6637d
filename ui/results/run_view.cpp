// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/run_view.h"

#include "ui/common/elided_label.h"
#include "ui/common/format.h"
#include "ui/common/inline_message.h"
#include "ui/common/state_badge.h"
#include "ui/explorer/distribution_view.h"
#include "ui/explorer/figure_strip.h"
#include "ui/explorer/point_focus.h"
#include "ui/explorer/requests_view.h"
#include "ui/explorer/scatter_view.h"
#include "ui/explorer/sweep_view.h"
#include "ui/explorer/timeline_view.h"
#include "ui/results/advice_panel.h"
#include "ui/results/headline_card.h"
#include "ui/results/point_table_model.h"
#include "ui/results/run_findings.h"
#include "ui/results/setup_view.h"
#include "ui/run/run_state_text.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Where a headline figure was measured; the concurrency first, because narrow cards cut the end off.
QString measuredAt(const SweepPoint &point)
{
    if (point.load.maxConcurrency <= 0) // an open loop, or a file that does not say
        return RunView::tr("%1 → %2", "input and output tokens")
            .arg(formatCount(point.lengths.input), formatCount(point.lengths.output));
    return RunView::tr("concurrency %1, %2 → %3", "load, input and output tokens")
        .arg(formatCount(point.load.maxConcurrency), formatCount(point.lengths.input),
             formatCount(point.lengths.output));
}

} // namespace

RunView::RunView(QWidget *parent)
    : QWidget(parent), m_model(new PointTableModel(this)), m_message(new InlineMessage),
      m_points(new QTableView), m_tabs(new QTabWidget), m_curves(new SweepView),
      m_focus(new PointFocus(this)), m_strip(new FigureStrip(m_focus)), m_setup(new SetupView),
      m_advice(new AdvicePanel)
{
    makeTable();
    m_tabs->setObjectName(u"views"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->addTab(m_curves, tr("Load curve"));
    connect(m_curves, &SweepView::pointChosen, m_points, &QTableView::selectRow);
    addPointView(new DistributionView(m_focus), tr("Distribution"));
    auto *timeline = new TimelineView(m_focus);
    addPointView(timeline, tr("Timeline"));
    addPointView(new ScatterView(m_focus), tr("Scatter"));
    auto *requests = new RequestsView(m_focus);
    addPointView(requests, tr("Requests"));
    m_tabs->addTab(m_setup, tr("Setup"));
    m_tabs->addTab(m_advice, tr("Advice"));
    static_cast<QVBoxLayout *>(m_pointPages.front()->layout())->insertWidget(0, m_strip);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RunView::showStrip);
    connect(timeline, &TimelineView::requestOpened, this,
            [this, requests] { m_tabs->setCurrentWidget(requests->parentWidget()); });

    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_points);
    splitter->addWidget(m_tabs);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({170, 530});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_message);
    layout->addWidget(splitter, 1);
}

void RunView::addPointView(QWidget *view, const QString &title)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(view, 1);
    m_tabs->addTab(page, title);
    m_pointPages += page;
}

/// The figures of the point stand above whichever of its views is looked at.
void RunView::showStrip()
{
    QWidget *page = m_tabs->currentWidget();
    if (!m_pointPages.contains(page))
        return;
    static_cast<QVBoxLayout *>(page->layout())->insertWidget(0, m_strip);
    m_focus->load(); // read when it is looked at
}

void RunView::makeTable()
{
    m_points->setModel(m_model);
    m_points->setObjectName(u"points"_s);
    m_points->setAccessibleName(tr("Points of the run"));
    m_points->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_points->setSelectionMode(QAbstractItemView::SingleSelection);
    m_points->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_points->setShowGrid(false);
    m_points->setWordWrap(false);
    m_points->setTabKeyNavigation(false);
    m_points->setIconSize({16, 16});
    m_points->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_points->verticalHeader()->hide();
    m_points->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_points->horizontalHeader()->setHighlightSections(false);
    m_points->horizontalHeader()->setMinimumSectionSize(40);
    m_points->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_points->horizontalHeader()->setSectionResizeMode(static_cast<int>(PointTableModel::Column::State),
                                                       QHeaderView::Stretch);
    m_points->setMinimumHeight(90);
    connect(m_points->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunView::showPoint);
}

QWidget *RunView::makeHeader()
{
    m_title = new ElidedLabel;
    m_title->setObjectName(u"runTitle"_s);
    m_title->setFont(scaledFont(m_title->font(), 1.25, QFont::DemiBold));
    m_subtitle = new ElidedLabel;
    makeMuted(m_subtitle);
    m_state = new StateBadge;
    m_state->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_throughput = new HeadlineCard(tr("Peak output"), tr("Most output tokens a second of any point."));
    m_ttft =
        new HeadlineCard(tr("Best median TTFT"), tr("Time to first token: the lowest median of any point."));
    m_ttftTail =
        new HeadlineCard(tr("P99 TTFT at peak"),
                         tr("Time to first token that 99 of 100 requests did not exceed, at the point with "
                            "the most output."));
    m_requests = new HeadlineCard(tr("Requests"), tr("Requests that completed, and those that failed."));
    m_throughput->setTopic(u"throughput"_s);
    m_throughput->setObjectName(u"peakOutput"_s);
    m_ttft->setObjectName(u"bestTtft"_s);
    m_ttftTail->setObjectName(u"tailTtft"_s);
    m_requests->setObjectName(u"requestCount"_s);

    auto *header = new QWidget;
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_title, 1);
    top->addWidget(m_state);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(8);
    for (HeadlineCard *card : {m_throughput, m_ttft, m_ttftTail, m_requests})
        figures->addWidget(card, 1);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(top);
    layout->addWidget(m_subtitle);
    layout->addSpacing(6);
    layout->addLayout(figures);
    return header;
}

void RunView::setRun(const StoredRun &run)
{
    const bool same = run.path == m_run.path;
    m_run = run;
    m_model->setRun(run);
    m_curves->setRun(run);
    m_setup->setRun(run);
    m_advice->setRun(run.path);
    showHeadline();
    if (!same || !m_points->currentIndex().isValid()) {
        m_focus->clear();
        m_points->selectRow(0);
    }
    showPoint();
}

void RunView::showHeadline()
{
    const Manifest &manifest = m_run.manifest;
    const bool named = !manifest.name.isEmpty() && manifest.name != QFileInfo(m_run.path).fileName();
    m_title->setFullText(named || manifest.model.isEmpty() ? manifest.name : manifest.model);
    const QString started = QLocale().toString(manifest.started.toLocalTime(), QLocale::ShortFormat);
    const QString server = displayUrl(manifest.baseUrl);
    if (server.isEmpty()) // files of other tools need not say where
        m_subtitle->setFullText(named ? tr("%1, %2", "model, date").arg(manifest.model, started) : started);
    else
        m_subtitle->setFullText(
            named ? tr("%1 on %2, %3", "model, server, date").arg(manifest.model, server, started)
                  : tr("on %1, %2", "server, date").arg(server, started));
    const StateLook look = stateLook(manifest.state);
    m_state->setState(look.icon, look.word, look.tone);

    const Headline found = headline(m_run);
    const QString nothing = formatRate(std::nullopt, {});
    const QString nowhere = tr("nothing completed");
    m_throughput->setValue(
        found.fastest ? formatRate(found.fastest->figure(u"output_throughput"_s), tr("tok/s")) : nothing,
        found.fastest ? measuredAt(found.fastest->entry.point) : nowhere);
    m_ttft->setValue(found.quickest ? formatMilliseconds(found.quickest->figure(u"median_ttft_ms"_s))
                                    : nothing,
                     found.quickest ? measuredAt(found.quickest->entry.point) : nowhere);
    m_ttftTail->setValue(found.fastest ? formatMilliseconds(found.fastest->figure(u"p99_ttft_ms"_s))
                                       : nothing,
                         found.fastest ? measuredAt(found.fastest->entry.point) : nowhere);
    m_requests->setValue(tr("%1 ok", "requests").arg(formatCount(found.completed)),
                         tr("%1 failed", "requests").arg(formatCount(found.failed)));

    const RunRemark remark = runRemark(m_run);
    if (remark.text.isEmpty())
        m_message->clear();
    else if (remark.text != m_message->text())
        m_message->showMessage(remark.tone, remark.text);
}

void RunView::showPoint()
{
    const int row = m_points->currentIndex().row();
    if (row >= 0 && row < static_cast<int>(m_run.points.size()))
        m_focus->setPoint(m_run, m_run.points[static_cast<size_t>(row)]);
    showStrip();
}

} // namespace servescope

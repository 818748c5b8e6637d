// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workload/workload_view.h"

#include "core/dataset/dataset.h"
#include "core/report/chart_data.h"
#include "ui/charts/data_chart.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/guide_topic.h"
#include "ui/common/inline_message.h"
#include "ui/workload/prompt_table_model.h"

#include <QComboBox>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QTableView>
#include <QThreadPool>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Shared = std::shared_ptr<Result<WorkloadPreview>>;

constexpr size_t fewBars = 5;

ChartData chartOf(const LengthHistogram &histogram, const QString &id, const QString &title,
                  const QString &xLabel, const QString &yLabel)
{
    ChartData chart{id, title, xLabel, yLabel, false, false, true, {}};
    if (histogram.bins.empty())
        return chart;
    ChartSeries series;
    series.name = title;
    series.style = ChartSeries::Style::Bars;
    const LengthHistogram::Bin &first = histogram.bins.front();
    series.barWidth = first.last - first.first + 1;
    // A few bars alone would fill the chart: room on both sides, so that the axis has whole numbers.
    const int room = histogram.bins.size() < fewBars ? 2 : 0;
    for (int i = room; i > 0; --i)
        series.points.emplace_back(first.first - i * series.barWidth, 0);
    for (const LengthHistogram::Bin &bin : histogram.bins)
        series.points.emplace_back(bin.first, bin.count);
    for (int i = 1; i <= room; ++i)
        series.points.emplace_back(histogram.bins.back().first + i * series.barWidth, 0);
    chart.series.push_back(std::move(series));
    return chart;
}

} // namespace

WorkloadView::WorkloadView(KeyRequest askKey, QWidget *parent)
    : QWidget(parent), m_askKey(std::move(askKey)), m_model(new PromptTableModel(this)),
      m_lengths(new QComboBox), m_button(new QPushButton), m_progress(new QProgressBar), m_state(new QLabel),
      m_message(new InlineMessage), m_inputs(new DataChart), m_outputs(new DataChart), m_table(new QTableView)
{
    setGuideTopic(this, u"datasets"_s);
    build();
    displayNothing({});
    refresh();
}

WorkloadView::~WorkloadView()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void WorkloadView::build()
{
    m_lengths->setObjectName(u"previewLengths"_s);
    m_lengths->setAccessibleName(tr("Input and output length"));
    m_button->setObjectName(u"previewButton"_s);
    m_button->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, [this] { preparing() ? cancel() : prepare(); });
    m_progress->setObjectName(u"previewProgress"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(160);
    m_state->setObjectName(u"previewState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_inputs->setObjectName(u"inputHistogram"_s);
    m_outputs->setObjectName(u"outputHistogram"_s);
    m_table->setObjectName(u"promptTable"_s);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("The first prompts"));
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(120);

    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_lengths);
    row->addWidget(m_button);
    row->addWidget(m_progress);
    row->addWidget(m_state, 1);
    auto *charts = new QHBoxLayout;
    charts->setSpacing(10);
    charts->addWidget(m_inputs, 1);
    charts->addWidget(m_outputs, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(10);
    column->addLayout(row);
    column->addWidget(m_message);
    column->addLayout(charts, 3);
    column->addWidget(m_table, 2);
    connect(m_lengths, &QComboBox::activated, this, [this] {
        cancel();
        displayNothing({});
    });
}

void WorkloadView::setScenario(const Scenario &scenario)
{
    if (scenario == m_scenario)
        return;
    m_scenario = scenario;
    cancel();
    m_lengths->clear();
    if (!datasetHasOwnLengths(scenario.datasetName))
        for (const LengthPair &pair : scenario.inputOutput)
            m_lengths->addItem(tr("%1 → %2", "input and output tokens")
                                   .arg(formatCount(pair.input), formatCount(pair.output)));
    displayNothing({});
    refresh();
}

void WorkloadView::refresh()
{
    m_lengths->setVisible(m_lengths->count() > 1);
    m_progress->setVisible(preparing());
    m_button->setText(preparing() ? tr("Cancel") : tr("Show prompts"));
}

void WorkloadView::prepare()
{
    if (preparing())
        return;
    displayNothing(tr("Making the prompts…"));
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    refresh();
    if (!m_askKey)
        return begin({});
    m_askKey([self = QPointer(this), mine = m_cancelled](const QByteArray &key) {
        if (self && self->m_cancelled == mine)
            self->begin(key);
    });
}

void WorkloadView::begin(const QByteArray &apiKey)
{
    // Neither thread nor work know this widget: it may be gone before they end.
    auto promise = std::make_shared<QPromise<Shared>>();
    auto *watcher = new QFutureWatcher<Shared>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, mine = m_cancelled] {
        watcher->deleteLater();
        if (mine == m_cancelled && watcher->future().resultCount() > 0)
            onDone(*watcher->result());
    });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, scenario = m_scenario,
                                          lengths = std::max(0, m_lengths->currentIndex()), apiKey,
                                          cancelled = m_cancelled] {
        promise->addResult(std::make_shared<Result<WorkloadPreview>>(
            previewWorkload(scenario, lengths, apiKey, *cancelled)));
        promise->finish();
    });
}

void WorkloadView::cancel()
{
    if (!m_cancelled)
        return;
    *m_cancelled = true;
    m_cancelled.reset();
    displayNothing({});
    refresh();
    Q_EMIT prepared();
}

void WorkloadView::onDone(const Result<WorkloadPreview> &preview)
{
    m_cancelled.reset();
    refresh();
    if (preview) {
        display(*preview);
    } else {
        displayNothing(tr("There are no prompts to show."));
        m_message->showMessage(Tone::Bad, errorText(preview.error()));
    }
    Q_EMIT prepared();
}

void WorkloadView::displayNothing(const QString &why)
{
    m_message->clear();
    m_model->setRows({});
    m_table->setColumnHidden(static_cast<int>(PromptTableModel::Column::At), true);
    m_state->clear();
    const QString sentence =
        why.isEmpty() ? tr("Press “Show prompts” to see what this scenario sends.") : why;
    for (DataChart *chart : {m_inputs, m_outputs}) {
        chart->setEmptyText(sentence);
        chart->setData({});
    }
}

void WorkloadView::display(const WorkloadPreview &preview)
{
    const QString requests = tr("Requests");
    m_inputs->setData(
        chartOf(preview.inputs, u"input_lengths"_s, tr("Input length"), tr("Input tokens"), requests));
    m_outputs->setData(
        chartOf(preview.outputs, u"output_lengths"_s, tr("Output length"), tr("Output tokens"), requests));
    const bool timed = !preview.rows.empty() && preview.rows.front().at;
    m_model->setRows(preview.rows);
    m_table->setColumnHidden(static_cast<int>(PromptTableModel::Column::At), !timed);
    m_table->resizeColumnsToContents();
    QStringList sentences{
        tr("%n request(s): %1 input and %2 output tokens on average.", nullptr, preview.prompts)
            .arg(QLocale().toString(preview.inputs.mean, 'f', 1),
                 QLocale().toString(preview.outputs.mean, 'f', 1))};
    sentences << (preview.exact ? tr("Counted by %1.").arg(preview.tokenizer)
                                : tr("The token counts are estimates."));
    if (preview.lengthMismatches > 0)
        sentences << tr("%n prompt(s) missed the length asked for.", nullptr, preview.lengthMismatches);
    m_state->setText(sentences.join(u' '));
    if (preview.serverAway)
        m_message->showMessage(Tone::Warning, tr("The server does not answer, so its tokenizer could not be "
                                                 "asked."));
}

} // namespace servescope

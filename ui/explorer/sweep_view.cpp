// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/sweep_view.h"

#include "core/results/run_paths.h"
#include "ui/charts/data_chart.h"
#include "ui/charts/heat_map.h"
#include "ui/common/in_pool.h"
#include "ui/explorer/point_data.h"
#include "ui/explorer/slo_view.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

QWidget *sideBySide(QWidget *left, QWidget *right)
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(left, 1);
    row->addWidget(right, 1);
    return page;
}

} // namespace

SweepView::SweepView(QWidget *parent)
    : QWidget(parent), m_view(new QComboBox), m_figure(new QComboBox), m_pages(new QStackedWidget),
      m_throughput(new DataChart), m_latency(new DataChart), m_tradeOff(new DataChart),
      m_perUser(new DataChart), m_heat(new HeatMap), m_slo(new SloView)
{
    m_throughput->setObjectName(u"throughputCurve"_s);
    m_latency->setObjectName(u"latencyCurve"_s);
    m_tradeOff->setObjectName(u"tradeOffCurve"_s);
    m_perUser->setObjectName(u"perUserCurve"_s);
    m_heat->setObjectName(u"heatMap"_s);
    for (DataChart *chart : {m_throughput, m_perUser})
        chart->setEmptyText(tr("No point of this run has a result: no request of any point completed."));
    for (DataChart *chart : {m_latency, m_tradeOff})
        chart->setEmptyText(tr("No point of this run has this figure."));
    for (DataChart *chart : {m_throughput, m_latency, m_tradeOff, m_perUser}) {
        connect(chart, &DataChart::pointClicked, this,
                [this, chart](int curve, int point) { chooseFromChart(chart, curve, point); });
    }

    m_view->setObjectName(u"sweepView"_s);
    m_view->addItem(tr("Over the load"));
    m_view->addItem(tr("Latency against throughput"));
    m_view->addItem(tr("Heat map"));
    m_view->addItem(tr("Objectives (SLO)"));
    m_pages->addWidget(sideBySide(m_throughput, m_latency));
    m_pages->addWidget(sideBySide(m_tradeOff, m_perUser));
    m_pages->addWidget(m_heat);
    m_pages->addWidget(m_slo);

    m_figure->setObjectName(u"figure"_s);
    m_figure->setAccessibleName(tr("Latency figure"));
    m_figure->addItem(tr("Median TTFT"), u"median_ttft_ms"_s);
    m_figure->addItem(tr("P99 TTFT"), u"p99_ttft_ms"_s);
    m_figure->addItem(tr("Median TPOT"), u"median_tpot_ms"_s);
    m_figure->addItem(tr("P99 TPOT"), u"p99_tpot_ms"_s);
    m_figure->addItem(tr("Median ITL"), u"median_itl_ms"_s);
    m_figure->addItem(tr("P99 ITL"), u"p99_itl_ms"_s);
    m_figure->addItem(tr("Median E2EL"), u"median_e2el_ms"_s);
    m_figure->addItem(tr("P99 E2EL"), u"p99_e2el_ms"_s);
    connect(m_figure, &QComboBox::currentIndexChanged, this, &SweepView::showFigure);
    auto *label = new QLabel(tr("&Figure:"));
    label->setBuddy(m_figure);
    connect(m_view, &QComboBox::currentIndexChanged, this, [this, label](int page) {
        // Throughput is a figure for the map only: the curves have it on the other axis.
        constexpr int latencies = 8;
        if (page == 2 && m_figure->count() == latencies)
            m_figure->addItem(tr("Output throughput"), u"output_throughput"_s);
        else if (page != 2 && m_figure->count() > latencies)
            m_figure->removeItem(latencies);
        m_pages->setCurrentIndex(page);
        label->setVisible(page < 3);
        m_figure->setVisible(page < 3);
    });
    connect(m_heat, &HeatMap::cellClicked, this, [this](int row, int column) {
        choose(m_heat->data().rows.value(row), QLocale().toInt(m_heat->data().columns.value(column)));
    });

    auto *viewLabel = new QLabel(tr("&Show:"));
    viewLabel->setBuddy(m_view);
    auto *chooser = new QHBoxLayout;
    chooser->addWidget(viewLabel);
    chooser->addWidget(m_view);
    chooser->addStretch();
    chooser->addWidget(label);
    chooser->addWidget(m_figure);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(chooser);
    layout->addWidget(m_pages, 1);
}

void SweepView::setRun(const StoredRun &run)
{
    QString wanted = run.path;
    for (const StoredPoint &point : run.points)
        wanted += u"/%1"_s.arg(point.entry.completed + point.entry.failed);
    if (wanted != m_wanted)
        m_drifts.clear();
    m_wanted = wanted;
    m_run = run;
    m_slo->setRun(run);
    showCurves();
    if (isVisible())
        readDrifts();
}

void SweepView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readDrifts();
}

/// Of more than that the figures alone have to do: nobody waits for a marker.
constexpr qint64 MostJournalBytes = 256LL << 20;

void SweepView::readDrifts()
{
    const bool running = std::ranges::any_of(
        m_run.points, [](const StoredPoint &point) { return point.entry.state == RunState::Running; });
    if (m_read == m_wanted || m_run.path.isEmpty() || running)
        return;
    m_read = m_wanted;
    const int generation = ++m_generation;
    inPool(
        this,
        [run = m_run] {
            std::vector<std::optional<Drift>> drifts;
            qint64 left = MostJournalBytes;
            for (const StoredPoint &point : run.points) {
                drifts.emplace_back();
                left -= QFileInfo(pointJournalPath(run.path, point.entry.point.id)).size();
                const auto values =
                    point.hasResult() && left > 0 ? readPointValues(run, point) : std::nullopt;
                const LoadPair &load = point.entry.point.load;
                if (values)
                    drifts.back() = driftOf(
                        *values, load.maxConcurrency > 0 ? std::optional(load.maxConcurrency) : std::nullopt);
            }
            return drifts;
        },
        [this, generation](const std::vector<std::optional<Drift>> &drifts) {
            if (generation != m_generation || m_read != m_wanted)
                return;
            m_drifts = drifts;
            showCurves();
        });
}

void SweepView::showCurves()
{
    m_doubts = pointDoubts(m_run, m_drifts);
    m_throughput->setData(markedThroughput(m_run, m_doubts));
    m_perUser->setData(throughputPerUser(m_run, m_doubts));
    showFigure();
}

void SweepView::showFigure()
{
    const QString key = m_figure->currentData().toString();
    m_heat->setData(heatOf(m_run, key, m_doubts));
    m_latency->setData(bandedLatency(m_run, key, m_doubts));
    m_tradeOff->setData(latencyOverThroughput(m_run, key, m_doubts));
}

void SweepView::choose(const QString &lengths, int concurrency)
{
    for (size_t row = 0; row < m_run.points.size(); ++row) {
        const SweepPoint &point = m_run.points[row].entry.point;
        const bool same = lengths.isEmpty() ||
                          lengths.startsWith(u"%1 → %2"_s.arg(point.lengths.input).arg(point.lengths.output));
        if (same && point.load.maxConcurrency == concurrency) {
            Q_EMIT pointChosen(static_cast<int>(row));
            return;
        }
    }
}

void SweepView::chooseFromChart(const DataChart *chart, int curve, int point)
{
    const ChartSeries &series = chart->data().series[static_cast<size_t>(curve)];
    const auto at = static_cast<size_t>(point);
    // The curves of all charts have the same points in the same order; those of the front are not curves.
    const auto &loads = m_throughput->data().series;
    if (static_cast<size_t>(curve) < loads.size() && at < loads[static_cast<size_t>(curve)].points.size())
        choose(series.name, static_cast<int>(loads[static_cast<size_t>(curve)].points[at].x()));
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/distribution_view.h"

#include "ui/charts/data_chart.h"
#include "ui/common/format.h"
#include "ui/common/in_pool.h"
#include "ui/explorer/log_histogram.h"
#include "ui/explorer/point_focus.h"
#include "ui/run/run_state_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

enum Metric { Ttft, Tpot, Itl, E2el, Queue, Connect };

double valueOf(const RequestSample &request, int metric)
{
    switch (metric) {
    case Tpot:
        return request.tpot;
    case Itl:
        return request.itl;
    case E2el:
        return request.e2el;
    case Queue:
        return request.queue;
    default:
        return request.ttft;
    }
}

/// From the beginning of a connection of its own until the request was written to it; NaN on a reused one.
double connectMs(const RequestRecord &record)
{
    return record.connecting && record.written ? toMilliseconds(*record.written - *record.connecting)
                                               : std::numeric_limits<double>::quiet_NaN();
}

/// The value of one request of the point, by its place in the table.
double valueAt(const PointData &data, int index, const RequestSample &request, int metric)
{
    if (metric != Connect)
        return valueOf(request, metric);
    const auto at = static_cast<size_t>(index);
    return at < data.records.size() ? connectMs(data.records[at]) : std::numeric_limits<double>::quiet_NaN();
}

/// Ascending; the pooled gaps for ITL where the convention has them.
Distribution sortedValues(const PointData &data, const SampleTable &table, const MeasuringWindow &window,
                          int metric)
{
    Distribution values;
    const bool pooled =
        metric == Itl && table.convention != Convention::Aiperf && table.convention != Convention::Guidellm;
    forEachWithin(table, window, [&](int index, const RequestSample &request, std::span<const double> gaps) {
        if (!request.success)
            return;
        if (pooled)
            values.sorted.insert(values.sorted.end(), gaps.begin(), gaps.end());
        else if (const double value = valueAt(data, index, request, metric); !std::isnan(value))
            values.sorted.push_back(value);
    });
    std::ranges::sort(values.sorted);
    return values;
}

} // namespace

DistributionView::DistributionView(PointFocus *focus, QWidget *parent)
    : QWidget(parent), m_focus(focus), m_metric(new QComboBox), m_form(new QComboBox),
      m_log(new QCheckBox(tr("&Logarithmic"))), m_caption(new QLabel), m_histogram(new DataChart),
      m_ecdf(new DataChart), m_percentiles(new DataChart), m_right(new QStackedWidget)
{
    m_metric->setObjectName(u"metric"_s);
    m_metric->setAccessibleName(tr("Metric"));
    const auto add = [this](const QString &name, const QString &meaning) {
        m_metric->addItem(name);
        m_metric->setItemData(m_metric->count() - 1, meaning, Qt::ToolTipRole);
    };
    add(tr("TTFT"), tr("Time to first token"));
    add(tr("TPOT"), tr("Time per output token, without the first"));
    add(tr("ITL"), tr("Inter-token latency: the gaps between the events of all requests"));
    add(tr("E2EL"), tr("End-to-end latency of a request"));
    add(tr("Queue", "a metric"), tr("Time a request waited in the client before it was sent"));
    add(tr("Connect", "a metric"),
        tr("Time to open a connection; requests on one that stood already have none"));
    m_form->setObjectName(u"distributionForm"_s);
    m_form->setAccessibleName(tr("Right-hand chart"));
    m_form->addItem(tr("Share (ECDF)"));
    m_form->addItem(tr("Percentiles"));
    connect(m_form, &QComboBox::currentIndexChanged, m_right, &QStackedWidget::setCurrentIndex);
    m_log->setObjectName(u"logAxis"_s);
    m_caption->setObjectName(u"distributionCaption"_s);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_histogram->setObjectName(u"histogram"_s);
    m_ecdf->setObjectName(u"ecdf"_s);
    m_percentiles->setObjectName(u"percentileCurve"_s);
    m_right->addWidget(m_ecdf);
    m_right->addWidget(m_percentiles);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &DistributionView::invalidate);
    connect(m_log, &QCheckBox::toggled, this, [this] {
        if (m_values)
            showMetric();
    });
    connect(focus, &PointFocus::dataChanged, this, &DistributionView::invalidate);
    connect(focus, &PointFocus::tableChanged, this, &DistributionView::invalidate);
    connect(focus, &PointFocus::figuresChanged, this, &DistributionView::invalidate);
    connect(m_histogram, &DataChart::barClicked, this, &DistributionView::selectBetween);

    auto *label = new QLabel(tr("&Metric:"));
    label->setBuddy(m_metric);
    auto *top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(m_metric);
    top->addWidget(m_log);
    top->addWidget(m_form);
    top->addSpacing(8);
    top->addWidget(m_caption, 1);
    auto *charts = new QHBoxLayout;
    charts->addWidget(m_histogram, 1);
    charts->addWidget(m_right, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(top);
    layout->addLayout(charts, 1);
    showNothing({}, focus->reason());
}

void DistributionView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        collect();
}

void DistributionView::invalidate()
{
    m_stale = true;
    if (isVisible())
        collect();
}

void DistributionView::collect()
{
    m_stale = false;
    const auto table = m_focus->table();
    const Collected wanted{table, m_focus->window(), m_metric->currentIndex()};
    if (table && wanted == m_collected)
        return;
    m_collected = wanted;
    if (!table) {
        ++m_generation;
        const bool any = !m_focus->run().path.isEmpty();
        showNothing(any ? pointText(m_focus->point().entry.point) : QString(), m_focus->reason());
        return;
    }
    const int generation = ++m_generation;
    inPool(
        this,
        [points = m_focus->data(), table, window = m_focus->window(), metric = m_metric->currentIndex()] {
            return sortedValues(*points, *table, window, metric);
        },
        [this, generation](Distribution values) {
            if (generation != m_generation)
                return;
            m_values = std::make_shared<const Distribution>(std::move(values));
            showMetric();
        });
}

void DistributionView::showNothing(const QString &caption, const QString &why)
{
    m_values.reset();
    m_caption->setText(caption);
    for (DataChart *chart : {m_histogram, m_ecdf, m_percentiles}) {
        chart->setEmptyText(why);
        chart->setData({});
    }
}

void DistributionView::showMetric()
{
    const Distribution &values = *m_values;
    const QString metric = m_metric->currentText();
    const QString name = pointText(m_focus->point().entry.point);
    const bool none = std::ranges::none_of(m_focus->table()->requests, &RequestSample::success);
    const QString why = none ? tr("No request of this point completed, so there is nothing to distribute.")
                             : tr("No completed request of this point has a %1.").arg(metric);
    for (DataChart *chart : {m_histogram, m_ecdf, m_percentiles})
        chart->setEmptyText(why);
    static const QStringList keys{u"ttft"_s, u"tpot"_s, u"itl"_s, u"e2el"_s, u"queue"_s};
    const QJsonValue objective = m_focus->point()
                                     .result["servescope"_L1]
                                     .toObject()["goodput"_L1]
                                     .toObject()[keys.value(m_metric->currentIndex())];
    ChartData histogram =
        m_log->isChecked() ? logHistogram(metric, values.sorted) : latencyHistogram(metric, values.sorted);
    ChartData ecdf = latencyEcdf(metric, values.sorted);
    ecdf.logX = m_log->isChecked();
    ChartData percentiles = percentileCurve(metric, values.sorted);
    percentiles.logY = m_log->isChecked();
    const auto limit = objective.isDouble() ? std::optional(objective.toDouble()) : std::nullopt;
    for (ChartData *chart : {&histogram, &ecdf})
        markObjective(*chart, limit);
    markObjective(percentiles, limit, Qt::Horizontal);
    m_histogram->setData(histogram);
    m_ecdf->setData(ecdf);
    m_percentiles->setData(percentiles);
    if (!values.available()) {
        m_caption->setText(name);
        return;
    }
    QStringList sentences{
        tr("%1: %n value(s), median %2, p99 %3, maximum %4.", nullptr, static_cast<int>(values.sorted.size()))
            .arg(name, formatMilliseconds(values.median()), formatMilliseconds(values.at(99)),
                 formatMilliseconds(values.sorted.back()))};
    if (values.sorted.size() < 100)
        sentences << tr("With so few values the p99 is little more than the maximum.");
    m_caption->setText(sentences.join(u' '));
}

/// The requests whose value lies in a bar; for the pooled gaps those that have one there.
void DistributionView::selectBetween(double fromMs, double toMs)
{
    const auto table = m_focus->table();
    if (!table || !m_focus->data())
        return;
    std::vector<int> found;
    int index = 0;
    const int metric = m_metric->currentIndex();
    const auto inside = [=](double value) { return value >= fromMs && value < toMs; };
    table->forEach([&](const RequestSample &request, std::span<const double> gaps) {
        const double value = valueAt(*m_focus->data(), index, request, metric);
        const bool hit =
            metric == Itl && std::isnan(value) ? std::ranges::any_of(gaps, inside) : inside(value);
        if (request.success && hit)
            found.push_back(index);
        ++index;
    });
    m_focus->select(std::move(found));
}

} // namespace servescope

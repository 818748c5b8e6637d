// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/distribution_view.h"

#include "core/report/chart_data.h"
#include "ui/charts/data_chart.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/results/in_pool.h"
#include "ui/results/run_findings.h"
#include "ui/run/run_state_text.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

DistributionView::DistributionView(QWidget *parent)
    : QWidget(parent), m_metric(new QComboBox), m_caption(new QLabel), m_histogram(new DataChart),
      m_ecdf(new DataChart)
{
    m_metric->setObjectName(u"metric"_s);
    m_metric->setAccessibleName(tr("Metric"));
    m_metric->addItem(tr("TTFT"));
    m_metric->setItemData(0, tr("Time to first token"), Qt::ToolTipRole);
    m_metric->addItem(tr("TPOT"));
    m_metric->setItemData(1, tr("Time per output token, without the first"), Qt::ToolTipRole);
    m_metric->addItem(tr("ITL"));
    m_metric->setItemData(2, tr("Inter-token latency: the gaps between the events of all requests"),
                          Qt::ToolTipRole);
    m_metric->addItem(tr("E2EL"));
    m_metric->setItemData(3, tr("End-to-end latency of a request"), Qt::ToolTipRole);
    connect(m_metric, &QComboBox::currentIndexChanged, this, [this] {
        if (m_ready)
            showMetric();
    });
    m_caption->setObjectName(u"distributionCaption"_s);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_histogram->setObjectName(u"histogram"_s);
    m_ecdf->setObjectName(u"ecdf"_s);

    auto *label = new QLabel(tr("&Metric:"));
    label->setBuddy(m_metric);
    auto *top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(m_metric);
    top->addSpacing(8);
    top->addWidget(m_caption, 1);
    auto *charts = new QHBoxLayout;
    charts->addWidget(m_histogram, 1);
    charts->addWidget(m_ecdf, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(top);
    layout->addLayout(charts, 1);
    clear();
}

void DistributionView::setPoint(const StoredRun &run, const StoredPoint &point)
{
    m_run = run;
    m_point = point;
    m_wanted = u"%1\n%2\n%3/%4/%5"_s.arg(run.path, point.entry.point.id, runStateName(point.entry.state))
                   .arg(point.entry.completed)
                   .arg(point.entry.failed);
    if (isVisible())
        load();
}

void DistributionView::clear()
{
    m_wanted.clear();
    m_loaded.clear();
    ++m_generation;
    showNothing({}, tr("Choose a point in the table above."));
}

void DistributionView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void DistributionView::load()
{
    if (m_wanted.isEmpty() || m_wanted == m_loaded)
        return;
    m_loaded = m_wanted;
    const QString name = pointText(m_point.entry.point);
    showNothing(name, tr("Reading the requests…"));
    if (m_point.entry.state == RunState::Queued || m_point.entry.state == RunState::Skipped) {
        showNothing(name, tr("This point was not run, so it has no requests."));
        return;
    }
    const int generation = ++m_generation;
    inPool(
        this,
        [run = m_run, id = m_point.entry.point.id]() -> Result<Summary> {
            const Result<std::vector<RequestRecord>> records = readRecords(run, id);
            if (!records)
                return records.error();
            return summarize(*records, {});
        },
        [this, generation, name](Result<Summary> summary) {
            if (generation != m_generation)
                return;
            if (!summary) {
                const QString remark = pointRemark(m_point);
                showNothing(name, remark.isEmpty() ? errorText(summary.error()) : remark);
                return;
            }
            m_summary = std::move(summary.value());
            m_ready = true;
            showMetric();
        });
}

const Distribution &DistributionView::chosen() const
{
    switch (m_metric->currentIndex()) {
    case 1:
        return m_summary.tpot;
    case 2:
        return m_summary.itl;
    case 3:
        return m_summary.e2el;
    default:
        return m_summary.ttft;
    }
}

void DistributionView::showNothing(const QString &caption, const QString &why)
{
    m_ready = false;
    m_caption->setText(caption);
    for (DataChart *chart : {m_histogram, m_ecdf}) {
        chart->setEmptyText(why);
        chart->setData({});
    }
}

void DistributionView::showMetric()
{
    const Distribution &values = chosen();
    const QString metric = m_metric->currentText();
    const QString name = pointText(m_point.entry.point);
    const QString why = m_summary.completed == 0
                            ? tr("No request of this point completed, so there is nothing to distribute.")
                            : tr("No completed request of this point has a %1.").arg(metric);
    for (DataChart *chart : {m_histogram, m_ecdf})
        chart->setEmptyText(why);
    m_histogram->setData(latencyHistogram(metric, values.sorted));
    m_ecdf->setData(latencyEcdf(metric, values.sorted));
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

} // namespace servescope

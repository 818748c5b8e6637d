// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/curves_view.h"

#include "core/report/chart_data.h"
#include "ui/charts/data_chart.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

namespace servescope {

using namespace Qt::StringLiterals;

CurvesView::CurvesView(QWidget *parent)
    : QWidget(parent), m_figure(new QComboBox), m_throughput(new DataChart), m_latency(new DataChart)
{
    m_throughput->setObjectName(u"throughputCurve"_s);
    m_throughput->setEmptyText(tr("No point of this run has a result: no request of any point completed."));
    m_latency->setObjectName(u"latencyCurve"_s);
    m_latency->setEmptyText(tr("No point of this run has this figure."));
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
    connect(m_figure, &QComboBox::currentIndexChanged, this, &CurvesView::showLatency);

    auto *label = new QLabel(tr("&Latency figure:"));
    label->setBuddy(m_figure);
    auto *chooser = new QHBoxLayout;
    chooser->addStretch();
    chooser->addWidget(label);
    chooser->addWidget(m_figure);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(chooser, 0, 1);
    layout->addWidget(m_throughput, 1, 0);
    layout->addWidget(m_latency, 1, 1);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(1, 1);
}

void CurvesView::setRun(const StoredRun &run)
{
    m_run = run;
    m_throughput->setData(throughputCurve(run));
    showLatency();
}

void CurvesView::showLatency()
{
    m_latency->setData(latencyCurve(m_run, m_figure->currentData().toString()));
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_curves.h"

#include "ui/charts/data_chart.h"
#include "ui/common/in_pool.h"
#include "ui/compare/compare_charts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

CompareCurves::CompareCurves(QWidget *parent)
    : QWidget(parent), m_figure(new QComboBox), m_point(new QComboBox), m_metric(new QComboBox),
      m_curves(new DataChart), m_ecdf(new DataChart), m_leftOut(leftOutLabel("leftOutOfEcdf"))
{
    m_curves->setObjectName(u"comparedCurves"_s);
    m_curves->setEmptyText(tr("None of these runs has this figure."));
    m_ecdf->setObjectName(u"comparedEcdf"_s);
    m_figure->setObjectName(u"comparedFigure"_s);
    m_figure->addItem(tr("Output, tok/s"), u"output_throughput"_s);
    m_figure->addItem(tr("Median TTFT"), u"median_ttft_ms"_s);
    m_figure->addItem(tr("P99 TTFT"), u"p99_ttft_ms"_s);
    m_figure->addItem(tr("Median TPOT"), u"median_tpot_ms"_s);
    m_figure->addItem(tr("P99 E2EL"), u"p99_e2el_ms"_s);
    m_point->setObjectName(u"comparedPoint"_s);
    m_point->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_metric->setObjectName(u"comparedMetric"_s);
    for (const QString &metric : {u"ttft"_s, u"tpot"_s, u"itl"_s, u"e2el"_s})
        m_metric->addItem(metric.toUpper(), metric);
    connect(m_figure, &QComboBox::currentIndexChanged, this, &CompareCurves::showCurves);
    connect(m_point, &QComboBox::currentIndexChanged, this, &CompareCurves::showDistributions);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &CompareCurves::showDistributions);

    auto *figure = new QLabel(tr("F&igure:"));
    figure->setBuddy(m_figure);
    auto *left = new QHBoxLayout;
    left->addWidget(figure);
    left->addWidget(m_figure);
    left->addStretch();
    auto *point = new QLabel(tr("&Point:"));
    point->setBuddy(m_point);
    auto *right = new QHBoxLayout;
    right->addWidget(point);
    right->addWidget(m_point, 1);
    right->addWidget(m_metric);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(left, 0, 0);
    layout->addLayout(right, 0, 1);
    layout->addWidget(m_curves, 1, 0);
    layout->addWidget(m_ecdf, 1, 1);
    layout->addWidget(m_leftOut, 2, 0, 1, 2);
    layout->setRowStretch(1, 1);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
}

void CompareCurves::setData(const SharedCompareData &compared, const QStringList &names)
{
    m_data = compared;
    m_names = names;
    fillPoints(m_point, compared.get());
    showCurves();
    showDistributions();
}

void CompareCurves::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showDistributions();
}

void CompareCurves::showCurves()
{
    if (m_data)
        m_curves->setData(comparedCurves(*m_data, m_names, m_figure->currentData().toString()));
    else
        m_curves->setData({});
}

void CompareCurves::showDistributions()
{
    const int generation = ++m_generation;
    if (!m_data || !isVisible()) {
        m_ecdf->setData({});
        return;
    }
    m_ecdf->setEmptyText(tr("Reading the requests…"));
    inPool(
        this,
        [shown = m_data, names = m_names, point = chosenPoint(m_point),
         metric = m_metric->currentData().toString()] { return comparedEcdf(*shown, names, point, metric); },
        [this, generation](const ComparedChart &compared) {
            if (generation != m_generation)
                return;
            m_ecdf->setEmptyText(tr("None of these runs has values of single requests at this point."));
            m_ecdf->setData(compared.chart);
            showLeftOut(m_leftOut, compared.leftOut);
        });
}

void fillPoints(QComboBox *box, const CompareData *compared)
{
    const QSignalBlocker blocker(box);
    const QString before = box->currentText();
    box->clear();
    if (!compared)
        return;
    const auto &points = compared->runs.front().points;
    for (size_t i = 0; i < points.size(); ++i) {
        if (const QString load = loadText(points[i]); box->findText(load) < 0) // repeats are one entry
            box->addItem(load, static_cast<int>(i));
    }
    box->setCurrentIndex(std::max(0, box->findText(before)));
}

int chosenPoint(const QComboBox *box)
{
    return box->currentIndex() < 0 ? -1 : box->currentData().toInt();
}

QLabel *leftOutLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->hide();
    return label;
}

void showLeftOut(QLabel *label, const QStringList &sentences)
{
    label->setText(CompareCurves::tr("Left out: %1").arg(sentences.join(u' ')));
    label->setVisible(!sentences.isEmpty());
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_timelines.h"

#include "ui/charts/data_chart.h"
#include "ui/common/in_pool.h"
#include "ui/compare/compare_charts.h"
#include "ui/compare/compare_curves.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace servescope {

using namespace Qt::StringLiterals;

CompareTimelines::CompareTimelines(QWidget *parent)
    : QWidget(parent), m_point(new QComboBox), m_inFlight(new DataChart), m_rate(new DataChart),
      m_leftOut(leftOutLabel("leftOutOfTimelines"))
{
    m_inFlight->setObjectName(u"comparedInFlight"_s);
    m_rate->setObjectName(u"comparedOutputRate"_s);
    m_point->setObjectName(u"timelinePoint"_s);
    m_point->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_point->setMinimumContentsLength(24);
    connect(m_point, &QComboBox::currentIndexChanged, this, [this] {
        m_shown.reset();
        read();
    });
    auto *label = new QLabel(tr("&Point:"));
    label->setBuddy(m_point);
    auto *chooser = new QHBoxLayout;
    chooser->addWidget(label);
    chooser->addWidget(m_point);
    chooser->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(chooser);
    layout->addWidget(m_inFlight, 1);
    layout->addWidget(m_rate, 1);
    layout->addWidget(m_leftOut);
}

void CompareTimelines::setData(const SharedCompareData &compared, const QStringList &names)
{
    m_data = compared;
    m_names = names;
    m_shown.reset();
    fillPoints(m_point, compared.get());
    read();
}

void CompareTimelines::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void CompareTimelines::read()
{
    if (m_data && m_shown == m_data)
        return;
    const int generation = ++m_generation;
    if (!m_data || !isVisible()) {
        m_inFlight->setData({});
        m_rate->setData({});
        return;
    }
    m_shown = m_data;
    for (DataChart *chart : {m_inFlight, m_rate})
        chart->setEmptyText(tr("Reading the requests…"));
    inPool(
        this,
        [shown = m_data, names = m_names, point = chosenPoint(m_point)] {
            return comparedCourses(*shown, names, point);
        },
        [this, generation](const ComparedCourses &courses) {
            if (generation != m_generation)
                return;
            for (DataChart *chart : {m_inFlight, m_rate})
                chart->setEmptyText(tr("None of these runs has times of single requests at this point."));
            m_inFlight->setData(courses.inFlight);
            m_rate->setData(courses.outputRate);
            showLeftOut(m_leftOut, courses.leftOut);
        });
}

} // namespace servescope

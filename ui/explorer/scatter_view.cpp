// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/scatter_view.h"

#include "ui/charts/scatter_plot.h"
#include "ui/common/guide_topic.h"
#include "ui/explorer/point_focus.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

ScatterView::ScatterView(PointFocus *focus, QWidget *parent)
    : QWidget(parent), m_focus(focus), m_x(new QComboBox), m_y(new QComboBox),
      m_log(new QCheckBox(tr("&Logarithmic"))), m_plot(new ScatterPlot)
{
    setGuideTopic(this, u"chart-scatter"_s);
    m_plot->setObjectName(u"scatter"_s);
    m_x->setObjectName(u"scatterX"_s);
    m_y->setObjectName(u"scatterY"_s);
    m_log->setObjectName(u"scatterLog"_s);
    for (QComboBox *box : {m_x, m_y}) {
        for (const RequestField field : requestFields)
            box->addItem(fieldName(field), static_cast<int>(field));
    }
    m_x->setCurrentIndex(m_x->findData(static_cast<int>(RequestField::InputTokens)));
    m_y->setCurrentIndex(m_y->findData(static_cast<int>(RequestField::Ttft)));
    for (QComboBox *box : {m_x, m_y})
        connect(box, &QComboBox::currentIndexChanged, this, &ScatterView::invalidate);
    connect(m_log, &QCheckBox::toggled, this, &ScatterView::invalidate);

    auto *xLabel = new QLabel(tr("&Across:"));
    xLabel->setBuddy(m_x);
    auto *yLabel = new QLabel(tr("&Up:"));
    yLabel->setBuddy(m_y);
    auto *row = new QHBoxLayout;
    row->addWidget(xLabel);
    row->addWidget(m_x);
    row->addWidget(yLabel);
    row->addWidget(m_y);
    row->addWidget(m_log);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(row);
    layout->addWidget(m_plot, 1);

    connect(focus, &PointFocus::dataChanged, this, [this] {
        offerTurns();
        invalidate();
    });
    offerTurns();
    connect(focus, &PointFocus::tableChanged, this, &ScatterView::invalidate);
    connect(focus, &PointFocus::figuresChanged, this, &ScatterView::invalidate);
    connect(focus, &PointFocus::selectionChanged, this, &ScatterView::showSelection);
    connect(m_plot, &ScatterPlot::selected, this, [this](const std::vector<int> &points, bool add) {
        std::vector<int> records = add ? m_focus->selection() : std::vector<int>();
        for (const int point : points)
            records.push_back(m_recordOf[static_cast<size_t>(point)]);
        m_focus->select(std::move(records));
    });
}

/// The turn is a field of runs with conversations only.
void ScatterView::offerTurns()
{
    const auto point = m_focus->data();
    const bool any = point && std::ranges::any_of(point->records, [](const RequestRecord &r) {
                         return r.conversation.has_value();
                     });
    for (QComboBox *box : {m_x, m_y}) {
        const int at = box->findData(static_cast<int>(RequestField::Turn));
        if (any && at < 0)
            box->addItem(fieldName(RequestField::Turn), static_cast<int>(RequestField::Turn));
        else if (!any && at >= 0)
            box->removeItem(at);
    }
}

void ScatterView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        showPoints();
}

void ScatterView::invalidate()
{
    m_stale = true;
    if (isVisible())
        showPoints();
}

void ScatterView::showPoints()
{
    m_stale = false;
    m_recordOf.clear();
    const auto table = m_focus->table();
    const ScatterPlot::Axis x{m_x->currentText(), m_log->isChecked()};
    const ScatterPlot::Axis y{m_y->currentText(), m_log->isChecked()};
    if (!table) {
        m_plot->setEmptyText(m_focus->reason());
        m_plot->setPoints({}, x, y);
        return;
    }
    m_plot->setEmptyText(tr("No request of this point has both of these values."));
    const double origin = m_focus->data()->records.empty() ? 0 : toSeconds(m_focus->data()->origin);
    const auto across = static_cast<RequestField>(m_x->currentData().toInt());
    const auto up = static_cast<RequestField>(m_y->currentData().toInt());
    const bool all = m_focus->window().kind == MeasuringWindow::Kind::All;
    std::vector<QPointF> points;
    for (size_t i = 0; i < table->requests.size(); ++i) {
        const RequestSample &sample = table->requests[i];
        const double at = sample.start - origin;
        if (!all && (at < m_focus->windowFrom() || at >= m_focus->windowTo()))
            continue;
        points.emplace_back(fieldValue(sample, across, origin), fieldValue(sample, up, origin));
        m_recordOf.push_back(static_cast<int>(i));
    }
    m_plot->setPoints(std::move(points), x, y);
    showSelection();
}

void ScatterView::showSelection()
{
    if (m_stale)
        return;
    std::vector<int> chosen;
    for (const int record : m_focus->selection()) {
        const auto at = std::ranges::lower_bound(m_recordOf, record);
        if (at != m_recordOf.end() && *at == record)
            chosen.push_back(static_cast<int>(at - m_recordOf.begin()));
    }
    m_plot->setSelected(std::move(chosen));
}

} // namespace servescope

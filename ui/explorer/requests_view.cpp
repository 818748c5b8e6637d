// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/requests_view.h"

#include "ui/common/theme.h"
#include "ui/explorer/point_focus.h"
#include "ui/explorer/request_detail.h"
#include "ui/explorer/request_table_model.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

RequestsView::RequestsView(PointFocus *focus, QWidget *parent)
    : QWidget(parent), m_focus(focus), m_model(new RequestTableModel(this)), m_table(new QTableView),
      m_onlyFailed(new QCheckBox(tr("Only &failed ones"))), m_count(new QLabel), m_detail(new RequestDetail)
{
    m_table->setObjectName(u"requests"_s);
    m_table->setAccessibleName(tr("Requests"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setIconSize({16, 16});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->horizontalHeader()->resizeSections(QHeaderView::ResizeToContents);
    m_onlyFailed->setObjectName(u"onlyFailed"_s);
    m_count->setObjectName(u"requestRows"_s);
    makeMuted(m_count);

    auto *row = new QHBoxLayout;
    row->addWidget(m_count, 1);
    row->addWidget(m_onlyFailed);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({600, 360});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addWidget(splitter);

    connect(m_onlyFailed, &QCheckBox::toggled, this, [this](bool only) {
        m_model->setOnlyFailed(only);
        showSelection();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this,
            [this] { m_count->setText(tr("%n request(s)", nullptr, m_model->rowCount())); });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &RequestsView::showSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RequestsView::selectFromTable);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RequestsView::showDetail);
    connect(focus, &PointFocus::dataChanged, this, &RequestsView::invalidate);
    connect(focus, &PointFocus::tableChanged, this, &RequestsView::invalidate);
    connect(focus, &PointFocus::figuresChanged, this, &RequestsView::invalidate);
    connect(focus, &PointFocus::selectionChanged, this, &RequestsView::showSelection);
}

void RequestsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        takeData();
}

void RequestsView::invalidate()
{
    m_stale = true;
    if (isVisible())
        takeData();
}

void RequestsView::takeData()
{
    m_stale = false;
    m_selecting = true;
    const bool all = m_focus->window().kind == MeasuringWindow::Kind::All;
    m_model->setWindow(m_focus->windowFrom(), all ? 1e300 : m_focus->windowTo());
    m_model->setData(m_focus->data(), m_focus->table());
    m_selecting = false;
    if (m_model->rowCount() > 0)
        m_table->resizeColumnsToContents();
    showSelection();
}

/// Marks what is selected, as stretches of neighbouring rows.
void RequestsView::showSelection()
{
    if (m_stale || m_selecting)
        return;
    std::vector<int> rows;
    for (const int record : m_focus->selection()) {
        if (const int row = m_model->rowOf(record); row >= 0)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    QItemSelection wanted;
    const int last = RequestTableModel::columns - 1;
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        wanted.append(QItemSelectionRange(m_model->index(rows[i], 0), m_model->index(rows[end - 1], last)));
        i = end;
    }
    m_selecting = true;
    const QModelIndex current = rows.empty() ? QModelIndex() : m_model->index(rows.front(), 0);
    if (current.isValid() && !(m_table->selectionModel()->isSelected(m_table->currentIndex()) &&
                               wanted.contains(m_table->currentIndex())))
        m_table->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
    if (m_table->currentIndex().isValid())
        m_table->scrollTo(m_table->currentIndex());
    m_selecting = false;
    showDetail();
}

void RequestsView::selectFromTable()
{
    if (m_selecting)
        return;
    std::vector<int> records;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            records.push_back(m_model->recordOf(row));
    }
    m_selecting = true;
    m_focus->select(std::move(records));
    m_selecting = false;
    showDetail();
}

void RequestsView::showDetail()
{
    const QModelIndex current = m_table->currentIndex();
    const auto table = m_focus->table();
    if (!m_focus->data() || m_focus->data()->records.empty()) {
        m_detail->clear(m_focus->data() ? tr("This result holds no single requests.") : m_focus->reason());
        return;
    }
    if (!current.isValid() || !table || !m_focus->isSelected(m_model->recordOf(current.row()))) {
        m_detail->clear(tr("Choose a request to see where its time went."));
        return;
    }
    const int record = m_model->recordOf(current.row());
    m_detail->showRequest(*m_focus->data(), record, table->requests[static_cast<size_t>(record)]);
}

} // namespace servescope

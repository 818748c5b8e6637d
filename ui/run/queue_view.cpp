// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/queue_view.h"

#include "ui/run/queue_delegate.h"
#include "ui/run/queue_model.h"

#include <QHeaderView>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr int progressColumn = static_cast<int>(QueueModel::Column::Progress);
constexpr int spannedColumns = static_cast<int>(QueueModel::Column::Errors) - progressColumn + 1;

} // namespace

QueueView::QueueView(QueueModel *model, QWidget *parent) : QTableView(parent)
{
    setModel(model);
    setItemDelegate(new QueueDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(true);
    setTabKeyNavigation(false);
    setAlternatingRowColors(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 16);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(progressColumn, QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(56);

    connect(
        model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &first, const QModelIndex &last) { spanReasons(first.row(), last.row()); });
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { spanReasons(first, last); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        clearSpans();
        spanReasons(0, this->model()->rowCount() - 1);
    });
    connect(model, &QAbstractItemModel::rowsMoved, this, [this] {
        clearSpans();
        spanReasons(0, this->model()->rowCount() - 1);
    });
    restoreColumns();
}

void QueueView::restoreColumns()
{
    const int unit = fontMetrics().horizontalAdvance(u'0');
    const int fitting[QueueModel::ColumnCount] = {14, 15, 26, 0, 13, 9, 13};
    const QVariantList stored = QSettings().value(u"run/columns"_s).toList();
    for (int column = 0; column < QueueModel::ColumnCount; ++column) {
        const int width = column < stored.size() ? stored[column].toInt() : 0;
        setColumnWidth(column, width >= 40 && width <= 2000 ? width : fitting[column] * unit);
    }
}

void QueueView::saveColumns() const
{
    QVariantList widths;
    for (int column = 0; column < QueueModel::ColumnCount; ++column)
        widths << columnWidth(column);
    QSettings().setValue(u"run/columns"_s, widths);
}

void QueueView::spanReasons(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const bool reason = !model()->index(row, 0).data(QueueModel::SentenceRole).toString().isEmpty();
        const int wanted = reason ? spannedColumns : 1;
        if (columnSpan(row, progressColumn) != wanted)
            setSpan(row, progressColumn, 1, wanted);
    }
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/pair_table.h"

#include "ui/common/icons.h"
#include "ui/scenario/clipboard_rows.h"
#include "ui/scenario/diagnostic_text.h"
#include "ui/scenario/number_delegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

/// Asks for no more than it needs; the layout gives it what is left over. (A scroll area gives a form whose
/// labels wrap its preferred height, however little of it is visible.)
class CompactTable : public QTableView
{
public:
    QSize sizeHint() const override { return {160, minimumHeight()}; }
};

} // namespace

PairTable::PairTable(const KeySchema &key, const QString &title, const QString &first, const QString &second,
                     NewRow rule, std::pair<int, int> firstRow, QWidget *parent)
    : QWidget(parent), m_model(new PairModel(key, first, second, this)), m_view(new CompactTable),
      m_rule(rule), m_firstRow(firstRow)
{
    const QString name = QString::fromLatin1(key.name);
    m_view->setObjectName(name);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new NumberDelegate(m_model->minimum(), m_model->maximum(), m_view));
    m_view->setAccessibleName(title);
    m_view->setTabKeyNavigation(false);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setMinimumSectionSize(40);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 10);
    m_view->setWordWrap(false);
    m_view->installEventFilter(this);

    m_add = button(name + "_add"_L1, u"add"_s, tr("Add a row that follows from the last one"));
    m_remove = button(name + "_remove"_L1, u"remove"_s, tr("Remove the selected rows (Delete)"));
    m_paste = button(name + "_paste"_L1, u"paste"_s, tr("Paste rows copied from a spreadsheet (Ctrl+V)"));
    connect(m_add, &QToolButton::clicked, this, &PairTable::addRow);
    connect(m_remove, &QToolButton::clicked, this, &PairTable::removeSelected);
    connect(m_paste, &QToolButton::clicked, this, [this] { paste(QApplication::clipboard()->text()); });
    connect(m_model, &PairModel::rowsEdited, this, &PairTable::rowsEdited);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PairTable::updateButtons);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &PairTable::updateButtons);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, change, this, &PairTable::fitHeight);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PairTable::fitHeight);
    fitHeight();

    auto *label = new QLabel(title);
    label->setToolTip(keyHelp(key.name));
    label->setBuddy(m_view);
    auto *head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(label, 1);
    for (QToolButton *each : {m_add, m_remove, m_paste})
        head->addWidget(each);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    updateButtons();
}

// The children go after this object is no PairTable any more, and they have things to say on their way.
PairTable::~PairTable()
{
    m_model->disconnect(this);
    m_view->selectionModel()->disconnect(this);
    m_view->removeEventFilter(this);
}

QToolButton *PairTable::button(const QString &name, const QString &iconName, const QString &tip)
{
    auto *made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(icon(iconName));
    made->setAutoRaise(true);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

/// Few rows are seen whole; many are scrolled.
void PairTable::fitHeight()
{
    const int rows = std::clamp(m_model->rowCount(), 3, 6);
    m_view->setMinimumHeight(m_view->horizontalHeader()->sizeHint().height() +
                             rows * m_view->verticalHeader()->defaultSectionSize() +
                             2 * m_view->frameWidth());
    m_view->updateGeometry();
}

void PairTable::updateButtons()
{
    m_remove->setEnabled(m_view->selectionModel()->hasSelection());
}

void PairTable::addRow()
{
    PairRows rows = m_model->rows();
    std::pair<int, int> next = rows.empty() ? m_firstRow : rows.back();
    if (!rows.empty()) {
        const auto doubled = [this](int value) { return std::clamp(value, 1, m_model->maximum() / 2) * 2; };
        next.first = doubled(next.first);
        if (m_rule == NewRow::DoubleBoth)
            next.second = doubled(next.second);
    }
    rows.push_back(next);
    m_model->editRows(rows);
    m_view->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
    m_view->setFocus();
}

void PairTable::removeSelected()
{
    std::set<int, std::greater<>> selected;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes())
        selected.insert(index.row());
    if (selected.empty())
        return;
    PairRows rows = m_model->rows();
    for (const int row : selected)
        rows.erase(rows.begin() + row);
    m_model->editRows(rows);
    const int near = std::min(*selected.rbegin(), m_model->rowCount() - 1);
    if (near >= 0)
        m_view->setCurrentIndex(m_model->index(near, 0));
}

void PairTable::copySelected()
{
    QModelIndexList cells = m_view->selectionModel()->selectedIndexes();
    if (cells.isEmpty())
        return;
    std::sort(cells.begin(), cells.end());
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text += cells[i].row() == cells[i - 1].row() ? u'\t' : u'\n';
        text += QString::number(cells[i].data(Qt::EditRole).toInt());
    }
    QApplication::clipboard()->setText(text);
}

void PairTable::paste(const QString &text)
{
    const auto pasted = clipboardRows(text);
    if (!pasted) {
        Q_EMIT pasteRefused(pasted.error().sentence());
        return;
    }
    for (size_t i = 0; i < pasted->size(); ++i) {
        for (const int number : (*pasted)[i]) {
            if (!m_model->inRange(number)) {
                Q_EMIT pasteRefused(
                    tr("%1 in line %2 of what was copied is not from %3 to %4.")
                        .arg(QLocale().toString(number))
                        .arg(i + 1)
                        .arg(QLocale().toString(m_model->minimum()), QLocale().toString(m_model->maximum())));
                return;
            }
        }
    }
    // As in a spreadsheet: over the cells from the current one on; without a current cell, below the last
    // row.
    PairRows rows = m_model->rows();
    const QModelIndex current = m_view->currentIndex();
    const size_t from = current.isValid() ? static_cast<size_t>(current.row()) : rows.size();
    const int column = current.isValid() ? current.column() : 0;
    for (size_t i = 0; i < pasted->size(); ++i) {
        const std::vector<int> &numbers = (*pasted)[i];
        if (from + i >= rows.size())
            rows.push_back(rows.empty() ? m_firstRow : rows.back());
        auto &row = rows[from + i];
        if (numbers.size() == 2)
            row = {numbers[0], numbers[1]};
        else
            (column == 0 ? row.first : row.second) = numbers[0];
    }
    m_model->editRows(rows);
}

bool PairTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isPress = event->type() == QEvent::KeyPress;
    if (key->matches(QKeySequence::Paste)) {
        if (isPress)
            paste(QApplication::clipboard()->text());
    } else if (key->matches(QKeySequence::Copy)) {
        if (isPress)
            copySelected();
    } else if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
        if (isPress)
            removeSelected();
    } else {
        return QWidget::eventFilter(watched, event);
    }
    key->accept();
    return true;
}

} // namespace servescope

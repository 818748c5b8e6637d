// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/library_columns.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QTreeView>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

const QString setting = u"results/columns"_s;
constexpr int LeastRun = 96;   // pixels that the name of a run takes at least
constexpr int UsualRun = 168;  // where the others do not fit beside it
constexpr int MostUsual = 160; // of a column of words

constexpr RunColumn columnAt(int section)
{
    return static_cast<RunColumn>(section);
}

} // namespace

LibraryColumns::LibraryColumns(QTreeView *view) : QObject(view), m_view(view)
{
    QHeaderView *header = view->header();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(44);
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(0, QHeaderView::Fixed);
    header->setTextElideMode(Qt::ElideRight);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        auto *menu = new QMenu(m_view);
        menu->setObjectName(u"columnMenu"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const int section = header->logicalIndexAt(at);
        fill(menu, section > 0 ? std::optional(columnAt(section)) : std::nullopt);
        menu->popup(header->viewport()->mapToGlobal(at));
    });
    restore();
    connect(header, &QHeaderView::sectionMoved, this, &LibraryColumns::save);
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (section == 0 || m_fitting)
            return;
        fit();
        save();
    });
    view->viewport()->installEventFilter(this);
}

void LibraryColumns::fill(QMenu *menu, std::optional<RunColumn> at)
{
    if (at) {
        const int place = m_view->header()->visualIndex(static_cast<int>(*at));
        const auto shownBetween = [this](int from, int to) {
            for (int i = from; i < to; ++i) {
                if (isShown(columnAt(m_view->header()->logicalIndex(i))))
                    return true;
            }
            return false;
        };
        QAction *left = menu->addAction(tr("Move “%1” to the left").arg(runColumnTitle(*at)), this,
                                        [this, column = *at] { move(column, -1); });
        QAction *right = menu->addAction(tr("Move “%1” to the right").arg(runColumnTitle(*at)), this,
                                         [this, column = *at] { move(column, 1); });
        left->setObjectName(u"moveColumnLeft"_s);
        right->setObjectName(u"moveColumnRight"_s);
        left->setEnabled(shownBetween(1, place));
        right->setEnabled(shownBetween(place + 1, RunColumnCount));
        menu->addSeparator();
    }
    for (int section = 1; section < RunColumnCount; ++section) {
        const RunColumn column = columnAt(section);
        QAction *action = menu->addAction(runColumnName(column));
        action->setObjectName(u"column_"_s + runColumnKey(column));
        action->setToolTip(runColumnTip(column));
        action->setCheckable(true);
        action->setChecked(isShown(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
    }
    menu->addSeparator();
    menu->addAction(tr("Usual columns"), this, &LibraryColumns::reset)->setObjectName(u"resetColumns"_s);
}

bool LibraryColumns::isShown(RunColumn column) const
{
    return !m_view->header()->isSectionHidden(static_cast<int>(column));
}

void LibraryColumns::setShown(RunColumn column, bool shown)
{
    QHeaderView *header = m_view->header();
    const auto section = static_cast<int>(column);
    if (shown == isShown(column))
        return;
    header->setSectionHidden(section, !shown);
    if (shown) // a column that comes back stands last
        header->moveSection(header->visualIndex(section), RunColumnCount - 1);
    const QScopedValueRollback fitting(m_fitting, true);
    if (shown)
        header->resizeSection(section, usualWidth(column));
    fit();
    save();
}

void LibraryColumns::move(RunColumn column, int by)
{
    QHeaderView *header = m_view->header();
    const int from = header->visualIndex(static_cast<int>(column));
    int to = from + by;
    while (to > 0 && to < RunColumnCount && header->isSectionHidden(header->logicalIndex(to)))
        to += by;
    if (to > 0 && to < RunColumnCount)
        header->moveSection(from, to);
}

int LibraryColumns::usualWidth(RunColumn column) const
{
    const QFontMetrics metrics = m_view->fontMetrics();
    const int title = metrics.horizontalAdvance(runColumnTitle(column));
    if (column == RunColumn::Points)
        return title + 28;
    if (column == RunColumn::Best)
        return metrics.horizontalAdvance(u"00,000"_s) + 28;
    if (isFigure(column))
        return std::max(title, metrics.horizontalAdvance(u"000.0 ms"_s)) + 28;
    const QAbstractItemView &view = *m_view;
    return std::clamp(view.sizeHintForColumn(static_cast<int>(column)) + 8, title + 28,
                      std::max(title + 28, MostUsual));
}

void LibraryColumns::reset()
{
    QSettings().remove(setting);
    restore();
}

void LibraryColumns::restore()
{
    const QScopedValueRollback fitting(m_fitting, true);
    QHeaderView *header = m_view->header();
    const QStringList wanted = QSettings().value(setting, QStringList{u"points"_s, u"best"_s}).toStringList();
    for (int section = 1; section < RunColumnCount; ++section)
        header->setSectionHidden(section, true);
    int place = 1;
    for (const QString &each : wanted) {
        for (int section = 1; section < RunColumnCount; ++section) {
            if (runColumnKey(columnAt(section)) != each.section(u':', 0, 0))
                continue;
            header->setSectionHidden(section, false);
            header->moveSection(header->visualIndex(section), place++);
            const int width = each.section(u':', 1).toInt();
            header->resizeSection(section, width > 0 ? width : usualWidth(columnAt(section)));
        }
    }
    fit();
}

/// The columns shown after the run, from left to right, with their widths.
void LibraryColumns::save() const
{
    const QHeaderView *header = m_view->header();
    QStringList shown;
    for (int place = 1; place < RunColumnCount; ++place) {
        const int section = header->logicalIndex(place);
        if (!header->isSectionHidden(section))
            shown += u"%1:%2"_s.arg(runColumnKey(columnAt(section))).arg(header->sectionSize(section));
    }
    QSettings().setValue(setting, shown);
}

void LibraryColumns::fit()
{
    const QScopedValueRollback fitting(m_fitting, true);
    QHeaderView *header = m_view->header();
    int others = 0;
    for (int section = 1; section < RunColumnCount; ++section)
        others += header->isSectionHidden(section) ? 0 : header->sectionSize(section);
    const int left = m_view->viewport()->width() - others;
    header->resizeSection(0, left >= LeastRun ? left : UsualRun);
}

bool LibraryColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

} // namespace servescope

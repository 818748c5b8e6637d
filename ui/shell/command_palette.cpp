// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/common/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

QString nameOf(const QAction *action)
{
    QString name = action->text();
    return name.remove(u'&');
}

} // namespace

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_line(new QLineEdit), m_list(new QListWidget)
{
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_line->setObjectName(u"paletteLine"_s);
    m_line->setPlaceholderText(tr("Type what you want to do"));
    m_line->setAccessibleName(tr("Command"));
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    resize(520, 420);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandPalette::trigger);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::trigger);
    filter({});
    m_line->setFocus();
}

int CommandPalette::match(const QString &typed, const QString &name)
{
    const QString wanted = typed.simplified().toCaseFolded(), text = name.toCaseFolded();
    if (wanted.isEmpty())
        return 0;
    if (const qsizetype whole = text.indexOf(wanted); whole >= 0)
        return whole == 0 ? 1000 : text[whole - 1].isSpace() ? 900 : 800;
    int score = 0;
    qsizetype at = -1;
    for (const QChar letter : wanted) {
        if (letter.isSpace())
            continue;
        const qsizetype found = text.indexOf(letter, at + 1);
        if (found < 0)
            return -1;
        const bool starts = found == 0 || !text[found - 1].isLetterOrNumber();
        score += starts ? 20 : found == at + 1 ? 10 : 1;
        at = found;
    }
    return score;
}

void CommandPalette::filter(const QString &typed)
{
    std::vector<std::pair<int, QAction *>> fitting;
    for (QAction *action : m_actions)
        if (const int score = std::max(match(typed, nameOf(action)), match(typed, action->toolTip()) / 4);
            score >= 0 && (match(typed, nameOf(action)) >= 0 || match(typed, action->toolTip()) >= 800))
            fitting.emplace_back(score, action);
    std::ranges::stable_sort(fitting, std::greater(), &std::pair<int, QAction *>::first);
    m_list->clear();
    for (const auto &[score, action] : fitting) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QListWidgetItem(
            action->icon(),
            keys.isEmpty() ? nameOf(action)
                           : tr("%1   %2", "a command, its shortcut").arg(nameOf(action), keys),
            m_list);
        item->setToolTip(action->toolTip());
        item->setData(Qt::UserRole, static_cast<int>(m_actions.indexOf(action)));
        if (!action->isEnabled())
            item->setFlags(Qt::NoItemFlags);
    }
    // What can be done now is chosen first.
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->flags() & Qt::ItemIsEnabled) {
            m_list->setCurrentRow(row);
            break;
        }
}

void CommandPalette::trigger()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QPointer<QAction> action = m_actions.at(item->data(Qt::UserRole).toInt());
    close(); // the action may open something of its own
    QTimer::singleShot(0, parent() ? parent() : this, [action] {
        if (action)
            action->trigger();
    });
}

QStringList CommandPalette::shown() const
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row)
        names << nameOf(m_actions.at(m_list->item(row)->data(Qt::UserRole).toInt()));
    return names;
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            int row = m_list->currentRow() + step;
            while (row >= 0 && row < m_list->count() && !(m_list->item(row)->flags() & Qt::ItemIsEnabled))
                row += step;
            if (row >= 0 && row < m_list->count())
                m_list->setCurrentRow(row);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace servescope

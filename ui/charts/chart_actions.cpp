// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_actions.h"

#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QToolButton>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct ChartActions
{
    Q_DECLARE_TR_FUNCTIONS(ChartActions)
};

} // namespace

void askWhereToSave(QWidget *parent, const QString &suggestion, const QString &suffix, const QString &filter,
                    const std::function<void(QString)> &save)
{
    auto *dialog = new QFileDialog(parent, ChartActions::tr("Save the chart"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(suggestion + u'.' + suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, save);
    dialog->open();
}

QToolButton *makeMenuButton(QWidget *chart, const std::function<void(QPoint)> &open)
{
    auto *button = new QToolButton(chart);
    button->setObjectName(u"chartMenu"_s);
    button->setIcon(icon(u"more"_s));
    button->setIconSize({16, 16});
    button->setAutoRaise(true);
    button->setToolTip(ChartActions::tr("Copy, save, values as a table"));
    button->setAccessibleName(ChartActions::tr("Actions of the chart"));
    QObject::connect(button, &QToolButton::clicked, chart,
                     [button, open] { open(button->mapToGlobal(button->rect().bottomLeft())); });
    return button;
}

void placeMenuButton(QToolButton *button)
{
    const QSize size = button->sizeHint();
    button->setGeometry(QRect(QPoint(button->parentWidget()->width() - size.width() - 4, 4), size));
    button->raise();
}

} // namespace servescope

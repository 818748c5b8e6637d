// SPDX-License-Identifier: GPL-3.0-or-later
// The windows beside the window: report and guide.
#include "ui/common/guide_topic.h"
#include "ui/guide/guide_window.h"
#include "ui/report/report_dialog.h"
#include "ui/shell/main_window_private.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace servescope {

void MainWindow::Private::showReport()
{
    auto *dialog = new ReportDialog(library(), openedRun, window);
    dialog->open();
}

void MainWindow::Private::showGuide(const QString &topic)
{
    if (!guide) {
        guide = new GuideWindow(window);
        guide->setAttribute(Qt::WA_DeleteOnClose);
    }
    static const QString ofPages[] = {u"why"_s, u"load"_s, u"chart-live"_s, u"charts"_s, u"client"_s};
    QString wanted = topic.isEmpty() ? guideTopicAt(QApplication::focusWidget()) : topic;
    guide->openTopic(wanted.isEmpty() ? ofPages[pages->currentIndex()] : wanted);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // In the main window F1 is a shortcut; a dialog in front of it blocks that.
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::HelpContents)) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && widget->window() != this) {
            d->showGuide(guideTopicAt(widget));
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::openGuide(const QUrl &link)
{
    d->showGuide(link.path());
}

} // namespace servescope

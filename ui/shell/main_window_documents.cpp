// SPDX-License-Identifier: GPL-3.0-or-later
// The windows beside the window: report and guide.
#include "ui/guide/guide_window.h"
#include "ui/report/report_dialog.h"
#include "ui/shell/main_window_private.h"

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
    static const QString topics[] = {u"why"_s, u"load"_s, u"metrics"_s, u"charts"_s, u"client"_s};
    guide->openTopic(topic.isEmpty() ? topics[pages->currentIndex()] : topic);
}

void MainWindow::openGuide(const QUrl &link)
{
    d->showGuide(link.path());
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/scenario/scenario_page.h"
#include "ui/shell/main_window_private.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace servescope {

MainWindow::MainWindow(WindowServices services, QWidget *parent)
    : QMainWindow(parent), d(std::make_unique<Private>(this, std::move(services)))
{
    QDesktopServices::setUrlHandler(u"servescope-guide"_s, this, "openGuide");
    qApp->installEventFilter(this);
}

MainWindow::~MainWindow()
{
    QDesktopServices::unsetUrlHandler(u"servescope-guide"_s);
    // The pages look at the queue and must go before it.
    delete takeCentralWidget();
    delete d->control;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const auto boxes = findChildren<QMessageBox *>();
    if (std::any_of(boxes.begin(), boxes.end(), [](const QMessageBox *box) { return box->isVisible(); })) {
        event->ignore(); // it has been asked already
        return;
    }
    if ((d->control->running() || d->control->queue().hasWaiting()) && !d->stopWaiting) {
        event->ignore();
        if (!d->closeWhenIdle)
            d->askToStop();
        return;
    }
    if (d->scenario->modified() && !d->mayClose) {
        event->ignore();
        d->closeWhenIdle = false;
        d->whenScenarioMayGo([this] {
            d->mayClose = true;
            close();
        });
        return;
    }
    d->saveState();
    event->accept();
}

void MainWindow::restoreSession()
{
    const QString path = QSettings().value(u"session/scenario"_s).toString();
    const int page = QSettings().value(u"session/page"_s).toInt();
    if (d->scenario->modified() || d->pages->currentIndex() != 0)
        return; // a draft is being offered
    if (!path.isEmpty() && QFileInfo::exists(path))
        d->scenario->openFile(path);
    if (page >= 0 && page < d->pages->count())
        d->showPage(static_cast<Private::Page>(page));
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            openPath(url.toLocalFile());
    event->acceptProposedAction();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window_private.h"

#include "ui/common/inline_message.h"
#include "ui/results/results_page.h"
#include "ui/scenario/scenario_page.h"
#include "ui/shell/home_page.h"
#include "ui/shell/path_kind.h"

#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr std::chrono::milliseconds longestGoodbye{900};

} // namespace

void MainWindow::openPath(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    switch (pathKind(path)) {
    case PathKind::Scenario:
        d->openScenario(path);
        return;
    case PathKind::Run:
        d->openRun(runFolderOf(path));
        return;
    case PathKind::Library:
        d->openLibrary(path);
        return;
    case PathKind::Missing:
        d->recentScenarios.remove(path);
        d->home->setRecentScenarios(d->recentScenarios.paths());
        d->showMessage(Tone::Bad, tr("%1 does not exist. Was it moved or renamed?").arg(shown));
        return;
    case PathKind::Other:
        d->showMessage(
            Tone::Bad,
            tr("%1 is neither a scenario (*.yaml) nor a folder with runs. Open a combos.yaml or the "
               "folder of a run.")
                .arg(shown));
        return;
    }
}

void MainWindow::Private::openScenario(const QString &path)
{
    whenScenarioMayGo([this, path] {
        banner->clear();
        showPage(Page::Scenario); // which says why when the file cannot be read
        if (scenario->openFile(path))
            remember(path);
    });
}

void MainWindow::Private::remember(const QString &path)
{
    recentScenarios.add(path);
    home->setRecentScenarios(recentScenarios.paths());
}

void MainWindow::Private::openRun(const QString &path)
{
    results->openRun(path);
    showPage(Page::Results);
}

void MainWindow::Private::openLibrary(const QString &path)
{
    results->setLibrary(path);
    showPage(Page::Results);
}

void MainWindow::Private::whenScenarioMayGo(const std::function<void()> &then)
{
    if (!scenario->modified()) {
        then();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, MainWindow::tr("Unsaved changes"),
                                MainWindow::tr("%1 has changes that are not saved.").arg(scenario->title()),
                                QMessageBox::NoButton, window);
    box->setObjectName(u"unsavedChanges"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *save = box->addButton(MainWindow::tr("Save"), QMessageBox::AcceptRole);
    QPushButton *discard = box->addButton(MainWindow::tr("Discard changes"), QMessageBox::DestructiveRole);
    box->setDefaultButton(save);
    box->setEscapeButton(box->addButton(MainWindow::tr("Cancel"), QMessageBox::RejectRole));
    QObject::connect(box, &QMessageBox::finished, window, [this, box, save, discard, then] {
        const QAbstractButton *button = box->clickedButton();
        if (button == save) {
            if (scenario->save())
                then();
        } else if (button == discard) {
            then();
        }
    });
    box->open();
}

void MainWindow::Private::askToStop()
{
    auto *box = new QMessageBox(
        QMessageBox::Question, MainWindow::tr("A run is going on"),
        MainWindow::tr("Stop the run and close? Points that are finished are kept, the running one is "
                       "not."),
        QMessageBox::NoButton, window);
    box->setObjectName(u"askToStop"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *stop = box->addButton(MainWindow::tr("Stop and close"), QMessageBox::AcceptRole);
    QPushButton *stay = box->addButton(MainWindow::tr("Keep running"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    QObject::connect(box, &QMessageBox::finished, window, [this, box, stop] {
        if (box->clickedButton() != stop)
            return;
        closeWhenIdle = true;
        control->queue().cancel();
        if (!control->running()) {
            window->close();
            return;
        }
        QTimer::singleShot(longestGoodbye, window, [this] {
            stopWaiting = true;
            window->close();
        });
    });
    box->open();
}

} // namespace servescope

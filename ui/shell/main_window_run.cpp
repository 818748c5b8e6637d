// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window_private.h"

#include "core/scenario/scenario_text.h"
#include "ui/common/error_text.h"
#include "ui/common/format.h"
#include "ui/common/health_look.h"
#include "ui/common/icons.h"
#include "ui/common/inline_message.h"
#include "ui/connection/certificate_dialog.h"
#include "ui/results/results_page.h"
#include "ui/run/queue_words.h"
#include "ui/run/run_state_text.h"
#include "ui/scenario/scenario_page.h"
#include "ui/shell/desktop_notice.h"
#include "ui/shell/home_page.h"
#include "ui/shell/status_item.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace servescope {

void MainWindow::Private::runScenario()
{
    if (!scenario->canRun())
        showPage(Page::Scenario); // where it says why
    scenario->requestRun();
}

void MainWindow::Private::whenRunMayBegin(const Scenario &what, const std::function<void()> &then)
{
    constexpr double million = 1e6;
    const SweepCost cost = sweepCost(what);
    const int limit = preferences.askAboveMillionTokens;
    if (limit == 0 || static_cast<double>(cost.tokens) <= limit * million) {
        then();
        return;
    }
    auto *box =
        new QMessageBox(QMessageBox::Question, MainWindow::tr("A large run"),
                        MainWindow::tr("This run sends %1 requests of %2 million tokens in all. Begin it?")
                            .arg(formatCount(cost.requests),
                                 formatCount(std::llround(static_cast<double>(cost.tokens) / million))),
                        QMessageBox::NoButton, window);
    box->setObjectName(u"largeRun"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(MainWindow::tr("The preferences say from how many tokens on this is asked."));
    const QPushButton *begin = box->addButton(MainWindow::tr("Begin"), QMessageBox::AcceptRole);
    QPushButton *cancel = box->addButton(MainWindow::tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::finished, window, [box, begin, then] {
        if (box->clickedButton() == begin)
            then();
    });
    box->open();
}

void MainWindow::Private::startRun(const Scenario &what, const QByteArray &text, const QString &title)
{
    banner->clear();
    const bool wasRunning = control->running();
    control->run(what, text, title, library());
    if (wasRunning)
        showMessage(Tone::Accent,
                    MainWindow::tr("%n point(s) added to the queue.", nullptr, sweepCost(what).points));
    showPage(Page::Run);
}

void MainWindow::Private::tryIt()
{
    const Result<QByteArray> text = control->prepareDemo();
    if (!text) {
        showMessage(Tone::Bad, errorText(text.error()));
        return;
    }
    const ScenarioReading reading = readScenario(*text);
    if (!reading.usable()) {
        showMessage(Tone::Bad,
                    MainWindow::tr("The bundled scenario cannot be read: the program is damaged."));
        return;
    }
    const QString title = MainWindow::tr("Demonstration");
    if (!scenario->modified()) // what the person is writing stays on its page
        scenario->setText(*text, title);
    banner->clear();
    demoJob = control->run(reading.scenario, *text, title, library());
    showPage(Page::Run);
}

void MainWindow::Private::resumeRun(const QString &runFolder)
{
    const Result<int> job = control->resume(runFolder);
    if (!job) {
        showMessage(Tone::Bad, errorText(job.error()));
        return;
    }
    banner->clear();
    showPage(Page::Run);
}

void MainWindow::Private::chooseRunToResume()
{
    auto *dialog = new QFileDialog(window, MainWindow::tr("Choose the run to go on with"), library());
    dialog->setObjectName(u"resumeRun"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    QObject::connect(dialog, &QFileDialog::fileSelected, window,
                     [this](const QString &path) { resumeRun(path); });
    dialog->open();
}

void MainWindow::Private::offerToResume(const QString &runFolder, const QString &name)
{
    if (runFolder == offeredRun || control->running() || !banner->text().isEmpty())
        return;
    offeredRun = runFolder; // once is enough
    banner->showMessage(
        Tone::Warning,
        MainWindow::tr(
            "The run of %1 was interrupted. No finished request is lost; the points without a result "
            "can be measured now.")
            .arg(name),
        MainWindow::tr("Resume it"), [this, runFolder] { resumeRun(runFolder); });
}

void MainWindow::Private::offerLeftQueue()
{
    const std::vector<UnfinishedJob> left = control->leftInQueue();
    if (left.empty())
        return;
    QStringList titles;
    for (const UnfinishedJob &job : left) {
        titles += job.title;
        if (!job.runFolder.isEmpty())
            offeredRun = job.runFolder;
    }
    banner->showMessage(
        Tone::Warning,
        MainWindow::tr("%n scenario(s) were in the queue when ServeScope ended unexpectedly: %1. No finished "
                       "request is lost; what is left can be measured now.",
                       nullptr, static_cast<int>(left.size()))
            .arg(titles.join(MainWindow::tr(", ", "between the items of a list"))),
        MainWindow::tr("Go on with the queue"),
        [this, left] {
            showPage(Page::Run);
            control->takeUp(left);
        },
        [this] { control->takeUp({}); });
}

void MainWindow::Private::onRunEnded(int job, const QString &runFolder, RunState state)
{
    results->refresh();
    home->loadRecentRuns(library());
    if (job == demoJob) {
        demoJob = -1;
        if (state == RunState::Finished && !runFolder.isEmpty())
            openRun(runFolder);
    }
    if (!window->isActiveWindow())
        QApplication::alert(window);
    refresh();
}

void MainWindow::Private::onQueueEnded()
{
    refresh();
    if (closeWhenIdle) {
        window->close();
        return;
    }
    tellDesktop();
}

/// How the queue stands, to who looks at something else.
void MainWindow::Private::tellDesktop()
{
    if (window->isActiveWindow())
        return;
    const RunQueue &queue = control->queue();
    const QueueWords words = describeQueue(queue.points(), queue.currentRow(), queue.eta(), queue.paused());
    showDesktopNotice(words.headline, words.detail);
}

/// One question at a time: every point of a sweep fails for the same certificate.
void MainWindow::Private::askAboutCertificate(const QUrl &server)
{
    const auto shown = refusedCertificate(server);
    if (!shown || window->findChild<CertificateDialog *>())
        return;
    auto *question = new CertificateDialog(*shown, window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(question, &QDialog::accepted, window, [this, server] {
        banner->clear();
        control->retryRefused(server);
    });
    question->open();
}

void MainWindow::Private::refresh()
{
    const bool running = control->running();
    instrument->setMeasuring(running);
    const bool canRun = scenario->canRun() && !instrument->testing();
    const int points = canRun ? sweepCost(scenario->reading().scenario).points : 0;
    QAction *runAction = actions->get(ActionId::Run);
    if (!canRun)
        runAction->setText(MainWindow::tr("Run"));
    else if (running)
        runAction->setText(MainWindow::tr("Add %n point(s) to the queue", nullptr, points));
    else
        runAction->setText(MainWindow::tr("Run %n point(s)", nullptr, points));
    runAction->setEnabled(canRun);
    actions->get(ActionId::Save)->setEnabled(scenario->modified() || scenario->path().isEmpty());
    const RunQueue &queue = control->queue();
    const bool waiting = queue.hasWaiting();
    actions->get(ActionId::Stop)->setEnabled(running || waiting);
    actions->get(ActionId::SkipPoint)->setEnabled(running || waiting);
    actions->get(ActionId::PauseQueue)->setEnabled(queue.paused() || waiting);
    for (const ActionId id : {ActionId::RetryPoints, ActionId::RunAgain})
        actions->get(id)->setEnabled(!queue.points().empty());
    actions->get(ActionId::CopyCommands)->setEnabled(canRun);
    const bool mayTry = !running && !instrument->testing();
    actions->get(ActionId::TryIt)->setEnabled(mayTry);
    home->setTryEnabled(mayTry);
    const QAction *shown = running ? actions->get(ActionId::Stop) : runAction;
    mainButton->setText(shown->text());
    mainButton->setIcon(shown->isEnabled() ? iconOnAccent(running ? u"stop"_s : u"play"_s) : icon(u"play"_s));
    mainButton->setEnabled(shown->isEnabled());
    mainButton->setToolTip(canRun || running
                               ? shown->toolTip()
                               : MainWindow::tr("Open a scenario, or complete the one on the Scenario page"));

    window->setWindowTitle(MainWindow::tr("%1[*] – ServeScope", "a scenario's name").arg(scenario->title()));
    window->setWindowModified(scenario->modified());
    refreshStatus();
}

/// The verdict of what runs, or of what ran last.
void MainWindow::Private::refreshInstrument()
{
    const RunQueue &queue = control->queue();
    InstrumentHealth health;
    for (const QueuedPoint &point : queue.points()) {
        if (point.progress.health.verdict != HealthVerdict::Unknown)
            health = point.progress.health;
    }
    const HealthLook look = healthLook(health.verdict);
    if (instrument->testing())
        instrumentItem->display(u"gauge"_s, Tone::Accent, MainWindow::tr("Self-test is running"));
    else
        instrumentItem->display(look.icon, look.tone, look.word, healthText(health));
}

void MainWindow::Private::refreshStatus()
{
    refreshInstrument();
    const SeenServer &server = control->server();
    const QString own = displayUrl(scenario->reading().scenario.baseUrl);
    const QString url = !control->running() && !own.isEmpty() ? own : server.baseUrl;
    const SeenServer::Kind kind = url == server.baseUrl ? server.kind : SeenServer::Kind::NotAsked;
    const auto line = [&url](const QString &state) {
        return MainWindow::tr("Server %1: %2", "address, state").arg(url, state);
    };
    if (url.isEmpty()) {
        serverItem->display(u"server"_s, Tone::Neutral, MainWindow::tr("No server chosen"));
    } else {
        switch (kind) {
        case SeenServer::Kind::NotAsked:
            serverItem->display(u"server"_s, Tone::Neutral, line(MainWindow::tr("not asked yet")));
            break;
        case SeenServer::Kind::Asking:
            serverItem->display(u"server"_s, Tone::Accent, line(MainWindow::tr("waiting for an answer")));
            break;
        case SeenServer::Kind::Reachable:
            serverItem->display(u"success"_s, Tone::Good, line(MainWindow::tr("answers")));
            break;
        case SeenServer::Kind::Failing:
            serverItem->display(u"error"_s, Tone::Bad, line(server.sentence), server.sentence);
            break;
        }
    }
    const RunQueue &queue = control->queue();
    const QueueWords words = describeQueue(queue.points(), queue.currentRow(), queue.eta(), queue.paused());
    const auto both = [](const QString &what, const QString &more) {
        return more.isEmpty() ? what : MainWindow::tr("%1 · %2", "what runs, details").arg(what, more);
    };
    if (control->running())
        runItem->display(u"play"_s, Tone::Accent, both(words.headline, words.timeLeft), words.detail);
    else if (queue.points().empty())
        runItem->display(u"run"_s, Tone::Neutral, MainWindow::tr("Nothing is running"));
    else
        runItem->display(u"run"_s, Tone::Neutral, both(words.headline, words.detail));
}

} // namespace servescope

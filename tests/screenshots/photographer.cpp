// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/photographer.h"

#include "core/base/files.h"
#include "ui/scenario/scenario_page.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QTabWidget>

namespace servescope {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Photographer::Photographer(QString folder, QString variant)
    : m_folder(std::move(folder)), m_variant(std::move(variant))
{
    SimulatorOptions options;
    options.noise = 0.05;
    m_server = startServer(options);
    options.stepBase = 7ms;
    m_slower = startServer(options);
    options.faults = {{u"http-503"_s, 0.08}, {u"cut"_s, 0.04}, {u"stream-error"_s, 0.03}};
    m_flaky = startServer(options);
    openWindow();
}

Photographer::~Photographer() = default;

std::unique_ptr<Simulator> Photographer::startServer(const SimulatorOptions &options) const
{
    auto server = std::make_unique<Simulator>(options);
    if (const Result<void> started = server->start(); !started)
        qFatal("the simulator does not start: %s", qPrintable(started.error().message));
    return server;
}

void Photographer::openWindow()
{
    WindowServices services;
    services.startSimulator = [this]() -> Result<QUrl> { return m_server->url(); };
    services.demoScenario = readFile(u":/servescope/scenarios/demo.yaml"_s).value();
    services.libraryFolder = m_place.filePath(u"runs"_s);
    services.apiKey = [] { return QByteArray(); };
    services.selfTest = {QString(), {}, m_place.filePath(u"selftest.json"_s)};
    m_window = std::make_unique<MainWindow>(std::move(services));
    m_window->resize(m_variant == "small"_L1 ? QSize(1024, 680) : QSize(1280, 800));
    m_window->show();
}

void Photographer::everything()
{
    emptyPages();
    scenarioPage();
    scenarioSections();
    scenarioFile();
    dialogs();
    certificate();
    runs();
    runWithErrors();
    results();
    reportAndGuide();
    go(1);
    QTest::qWait(400);
    shoot(u"home"_s);
    go(5);
    shoot(u"instrument"_s);
}

QByteArray Photographer::scenarioText(const QByteArray &lines, const Simulator &server) const
{
    return "model: sim-model\nbase_url: " + server.url().toString().toUtf8() + "\ntokenizer: \"\"\n" + lines;
}

ScenarioPage *Photographer::scenario() const
{
    return m_window->findChild<ScenarioPage *>();
}

/// By its shortcut; not by the key, which needs a window manager to give the focus back after a dialog.
void Photographer::trigger(const QKeySequence &keys)
{
    for (QAction *action : m_window->actions())
        if (action->shortcut() == keys)
            action->trigger();
}

void Photographer::go(int page)
{
    trigger(QKeySequence(u"Ctrl+%1"_s.arg(page)));
    QTest::qWait(150);
}

void Photographer::shoot(const QString &state, QWidget *what)
{
    const QString name = u"%1/%2-%3.png"_s.arg(m_folder, m_variant, state);
    if (!(what ? what : m_window.get())->grab().save(name))
        qFatal("cannot write %s", qPrintable(name));
    ++m_pictures;
}

void Photographer::shootTabs(const QString &state, QTabWidget *tabs, int waitMs)
{
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(waitMs);
        shoot(u"%1-%2"_s.arg(state).arg(tab + 1));
    }
}

void Photographer::shootDialog(const QString &state, const QKeySequence &keys, int waitMs)
{
    trigger(keys);
    QTest::qWait(waitMs);
    auto *dialog = shown<QDialog>();
    if (!dialog)
        qFatal("no dialog for %s", qPrintable(state));
    shoot(state, dialog);
    dialog->close();
    QTest::qWait(50);
}

void Photographer::drop(QWidget *on, const QStringList &files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls += QUrl::fromLocalFile(file);
    data.setUrls(urls);
    const QPoint middle = on->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(on, &enter);
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(on, &event);
}

void Photographer::await(const char *what, int limitMs, const std::function<bool()> &happened) const
{
    if (!QTest::qWaitFor(happened, limitMs))
        qFatal("waited in vain: %s", what);
}

} // namespace servescope

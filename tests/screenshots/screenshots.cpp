// SPDX-License-Identifier: GPL-3.0-or-later
// screenshots DIR VARIANT: drives the window through its pages and states and stores a picture of each.
// VARIANT: light, dark, chinese, small or double. ./dev screenshots runs all of them.
#include "core/base/files.h"
#include "core/simulator/simulator.h"
#include "resources/resources.h"
#include "translations/translations.h"
#include "ui/common/theme.h"
#include "ui/connection/certificate_dialog.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/key_dialog.h"
#include "ui/run/queue_view.h"
#include "ui/run/run_page.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/template_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLibraryInfo>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

class Photographer
{
public:
    Photographer(QString folder, QString variant) : m_folder(std::move(folder)), m_variant(std::move(variant))
    {
        SimulatorOptions options;
        options.noise = 0.05;
        m_server = std::make_unique<Simulator>(options);
        if (!m_server->start())
            qFatal("the simulator does not start");
        open();
    }

    void everything()
    {
        QTest::qWait(300);
        shoot("home-empty");
        go(3);
        shoot("run-empty");
        go(4);
        shoot("results-empty");
        scenarioStates();
        dialogs();
        runs();
        go(1);
        QTest::qWait(400);
        shoot("home");
        go(5);
        shoot("instrument");
    }

private:
    void open()
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

    template <typename T>
    T *part(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    ScenarioPage *scenario() const { return m_window->findChild<ScenarioPage *>(); }
    /// By its shortcut; not by the key, which needs a window manager to give the focus back after a dialog.
    void trigger(const QKeySequence &keys)
    {
        for (QAction *action : m_window->actions())
            if (action->shortcut() == keys)
                action->trigger();
    }
    void go(int page)
    {
        trigger(QKeySequence(u"Ctrl+%1"_s.arg(page)));
        QTest::qWait(150);
    }
    void shoot(const char *state, QWidget *what = nullptr)
    {
        const QString name = u"%1/%2-%3.png"_s.arg(m_folder, m_variant, QString::fromLatin1(state));
        if (!(what ? what : m_window.get())->grab().save(name))
            qFatal("cannot write %s", qPrintable(name));
    }
    QByteArray text(const QByteArray &lines) const
    {
        return "model: sim-model\nbase_url: " + m_server->url().toString().toUtf8() + "\ntokenizer: \"\"\n" +
               lines;
    }

    void scenarioStates()
    {
        go(2);
        shoot("scenario-new");
        scenario()->setText(
            text("\n# [input tokens, output tokens]\ninput_output:\n  - [128, 64]   # chat\n  - [512, 32]\n"
                 "\nconcurrency_prompts:\n  - [1, 6]\n  - [8, 24]\n  - [32, 64]\ntemperature: 0.7\n"
                 "goodput: {ttft: 400, tpot: 15}\ntop_p: 2\nrepeats: 2\n"),
            u"combos.yaml"_s);
        QTest::qWait(250);
        shoot("scenario-problem");
        for (QToolButton *heading : scenario()->findChildren<QToolButton *>())
            if (heading->objectName().startsWith("section_"_L1) && !heading->isChecked())
                heading->click();
        auto *area = scenario()->findChild<QScrollArea *>();
        for (const double share : {0.35, 0.7, 1.0}) {
            QTest::qWait(100);
            area->verticalScrollBar()->setValue(
                static_cast<int>(area->verticalScrollBar()->maximum() * share));
            shoot(share < 0.5 ? "scenario-sections-1"
                  : share < 1 ? "scenario-sections-2"
                              : "scenario-sections-3");
        }
        for (QToolButton *heading : scenario()->findChildren<QToolButton *>())
            if (heading->objectName().startsWith("section_"_L1) && heading->isChecked())
                heading->click();
        scenario()->setText(text("input_output: [[1, \n"), u"broken.yaml"_s);
        QTest::qWait(250);
        shoot("scenario-broken");
    }

    void dialogs()
    {
        scenario()->setText(text("input_output: [[128, 64]]\nconcurrency_prompts: [[1, 8]]\n"),
                            u"combos.yaml"_s);
        for (const bool there : {true, false}) {
            if (!there)
                scenario()->setText(
                    scenario()->text().replace(m_server->url().toString().toUtf8(), "http://127.0.0.1:1"),
                    u"combos.yaml"_s);
            scenario()->testConnection();
            auto *test = m_window->findChild<ConnectionDialog *>();
            if (there)
                shoot("connection-asking", test);
            (void)QTest::qWaitFor([test] { return !test->testing(); }, 30000);
            QTest::qWait(100);
            shoot(there ? "connection-good" : "connection-unreachable", test);
            test->close();
            QTest::qWait(50);
        }
        scenario()->askForKey();
        auto *key = m_window->findChild<KeyDialog *>();
        QTest::qWait(50);
        shoot("key", key);
        key->close();
        QTest::qWait(50);
        ShownCertificate shown{
            u"gpu-box.lan:8443"_s,
            u"gpu-box.lan"_s,
            u"Laboratory authority"_s,
            {u"gpu-box.lan"_s, u"192.168.1.20"_s},
            QDateTime::currentDateTimeUtc().addDays(-20),
            QDateTime::currentDateTimeUtc().addDays(345),
            QByteArray(32, '\x5a'),
            {u"The issuer certificate of a locally looked up certificate could not be found"_s},
            {}};
        shown.pin = CertificatePin{shown.server, QByteArray(32, '\x3c'), shown.validUntil};
        CertificateDialog certificate(shown, m_window.get());
        certificate.show();
        QTest::qWait(50);
        shoot("certificate", &certificate);
        certificate.close();
        TemplateDialog templates(m_window.get());
        templates.setAttribute(Qt::WA_DeleteOnClose, false);
        templates.findChild<QListWidget *>()->setCurrentRow(2);
        templates.show();
        QTest::qWait(80);
        shoot("templates", &templates);
        templates.close();
        trigger(QKeySequence(u"Ctrl+K"_s));
        auto *palette = m_window->findChild<CommandPalette *>();
        QTest::qWait(80);
        shoot("commands", palette);
        palette->close();
        QTest::qWait(50);
        trigger(QKeySequence(u"Ctrl+,"_s));
        for (QDialog *dialog : m_window->findChildren<QDialog *>())
            if (dialog->isVisible()) {
                QTest::qWait(80);
                shoot("preferences", dialog);
                dialog->close();
            }
        QTest::qWait(50);
    }

    void runs()
    {
        scenario()->setText(
            text("input_output:\n  - [128, 64]\nconcurrency_prompts:\n  - [4, 24]\n  - [16, 96]\n"
                 "  - [32, 160]\n  - [64, 2000]\n"),
            u"combos.yaml"_s);
        trigger(QKeySequence(u"Ctrl+R"_s));
        scenario()->setText(text("input_output: [[128, 64]]\nconcurrency_prompts: [[2, 8], [4, 8]]\n")
                                .replace("sim-model", "another-model"),
                            u"wrong model.yaml"_s);
        trigger(QKeySequence(u"Ctrl+R"_s));
        const auto *queue = m_window->findChild<QueueView *>()->model();
        const auto state = [queue](int row) { return queue->index(row, 0).data(Qt::UserRole).toInt(); };
        (void)QTest::qWaitFor([&] { return state(3) == static_cast<int>(RunState::Running); }, 60000);
        QTest::qWait(4000);
        shoot("run-running");
        part<QPushButton>("pauseQueue")->click();
        m_window->findChild<RunPage *>()->skipPoint();
        (void)QTest::qWaitFor([&] { return state(3) != static_cast<int>(RunState::Running); }, 20000);
        QTest::qWait(600);
        shoot("run-paused");
        part<QPushButton>("pauseQueue")->click();
        (void)QTest::qWaitFor([&] { return state(5) == static_cast<int>(RunState::Failed); }, 20000);
        QTest::qWait(600);
        shoot("run-failed");
        go(4);
        QTest::qWait(1200);
        shoot("results");
    }

    QString m_folder, m_variant;
    QTemporaryDir m_place;
    std::unique_ptr<Simulator> m_server;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        qWarning("usage: screenshots DIR VARIANT");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]), variant = QString::fromLocal8Bit(argv[2]);
    if (variant == "double"_L1)
        qputenv("QT_SCALE_FACTOR", "2");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"ServeScopePictures"_s);
    QCoreApplication::setApplicationName(u"ServeScope"_s);
    initResources();
    initTranslations();
    const QLocale locale(variant == "chinese"_L1 ? u"zh_CN"_s : u"en"_s);
    QLocale::setDefault(locale);
    QTranslator words;
    if (!words.load(locale, u"servescope"_s, u"_"_s, u":/servescope/translations"_s))
        qFatal("no translations");
    QTranslator toolkit; // the words of standard buttons
    if (toolkit.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&toolkit);
    QCoreApplication::installTranslator(&words);
    applyTheme(application, variant == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::Light);
    if (!QDir().mkpath(folder))
        qFatal("cannot make the folder");
    Photographer(folder, variant).everything();
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/results/library.h"
#include "core/simulator/simulator.h"
#include "tests/support/registry.h"
#include "tests/ui/shell/shown_texts.h"
#include "translations/translations.h"
#include "ui/connection/connection_dialog.h"
#include "ui/guide/guide_window.h"
#include "ui/report/report_dialog.h"
#include "ui/results/results_page.h"
#include "ui/run/queue_view.h"
#include "ui/run/run_page.h"
#include "ui/scenario/scenario_page.h"
#include "ui/scenario/template_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLibraryInfo>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Opens every page and dialog in both languages, in a small and a usual window: all texts can be read whole,
/// and a Chinese window speaks Chinese.
class LanguagesTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder; // of all rows: the runs of the first are shown in the others
    std::unique_ptr<Simulator> m_server;
    std::unique_ptr<MainWindow> m_window;
    QTranslator m_words, m_toolkit;
    QLocale m_before;
    bool m_chinese = false;
    QStringList m_faults;
    QStringList m_recorded; ///< facts of the machine and of the run, shown as they stand in its manifest

    QString library() const { return m_folder.filePath(u"runs"_s); }
    QByteArray scenarioText(const QByteArray &lines) const
    {
        return "model: sim-model\nbase_url: " + m_server->url().toString().toUtf8() + "\ntokenizer: \"\"\n" +
               lines;
    }
    template <typename T>
    T *part(const QString &name = {}) const
    {
        return m_window->findChild<T *>(name);
    }
    void press(const QString &keys)
    {
        for (QAction *action : m_window->actions())
            if (action->shortcut() == QKeySequence(keys))
                action->trigger();
        QTest::qWait(60);
    }
    void inspect(const QString &state, QWidget *what = nullptr)
    {
        QWidget *root = what ? what : m_window.get();
        QTest::qWait(30);
        if (const QString folder = qEnvironmentVariable("SERVESCOPE_PICTURES"); !folder.isEmpty())
            root->grab().save(u"%1/%2-%3-%4.png"_s.arg(folder, m_chinese ? u"zh"_s : u"en"_s)
                                  .arg(m_window->width())
                                  .arg(QString(state).replace(u'/', u'_')));
        const QList<ShownText> texts = shownTexts(root);
        QVERIFY2(!texts.isEmpty(), qPrintable(state));
        for (const ShownText &shown : texts)
            judge(state, shown);
    }
    void judge(const QString &state, const ShownText &shown)
    {
        static const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
        const auto blame = [&](const QString &what) {
            const QString fault =
                u"%1: %2 in %3: “%4”"_s.arg(state, what, shown.widget.trimmed(), shown.text.left(120));
            if (!m_faults.contains(fault))
                m_faults += fault;
        };
        if (!shown.clipped.isEmpty())
            blame(shown.clipped);
        if (!m_chinese && shown.text.contains(han) && shown.text != u"简体中文"_s)
            blame(u"Chinese"_s);
        if (const QStringList words = untranslatedWords(shown.text);
            m_chinese && !words.isEmpty() && !m_recorded.contains(shown.text))
            blame(u"untranslated (%1)"_s.arg(words.join(u", "_s)));
    }
    void inspectTabs(const QString &state, QWidget *inside)
    {
        for (QTabWidget *tabs : inside->findChildren<QTabWidget *>()) {
            for (int tab = 0; tab < tabs->count() && tabs->isVisible(); ++tab) {
                tabs->setCurrentIndex(tab);
                QTest::qWait(120);
                inspect(u"%1/%2"_s.arg(state).arg(tab));
            }
        }
    }
    template <typename T>
    void inspectDialog(const QString &state, const QString &keys)
    {
        press(keys);
        T *dialog = part<T>();
        QVERIFY2(dialog && dialog->isVisible(), qPrintable(state));
        QTest::qWait(150);
        inspect(state, dialog);
        dialog->close();
        QTRY_VERIFY(!part<T>());
    }
    void scenarioPage();
    void runPage();
    void resultsPage();
    void dialogs();

private Q_SLOTS:
    void init();
    void cleanup();
    void allTextsCanBeRead_data();
    void allTextsCanBeRead();
    void theInspectorSeesFaults();
};

void LanguagesTest::init()
{
    QSettings().clear();
    m_before = QLocale();
    SimulatorOptions options;
    options.exact = SimulatorOptions::Exact{5ms, 1ms};
    m_server = std::make_unique<Simulator>(options);
    QVERIFY(m_server->start());
    m_faults.clear();
}

void LanguagesTest::cleanup()
{
    m_window.reset();
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_toolkit);
    QLocale::setDefault(m_before);
}

void LanguagesTest::theInspectorSeesFaults()
{
    QVERIFY(untranslatedWords(u"运行 2 个点，TTFT 5 ms，见 combos.yaml 的 base_url"_s).isEmpty());
    QCOMPARE(untranslatedWords(u"运行 two points"_s), QStringList({u"two"_s, u"points"_s}));
    QWidget window;
    window.resize(300, 100);
    auto *whole = new QPushButton(u"Whole"_s, &window);
    whole->resize(whole->sizeHint());
    auto *narrow = new QPushButton(u"A button that is too narrow"_s, &window);
    narrow->setGeometry(0, 50, 40, 30);
    auto *beyond = new QPushButton(u"Beyond"_s, &window);
    beyond->resize(beyond->sizeHint());
    beyond->move(280, 0);
    window.show();
    QStringList clipped;
    for (const ShownText &shown : shownTexts(&window))
        if (!shown.clipped.isEmpty())
            clipped += shown.text;
    QCOMPARE(clipped, QStringList({u"A button that is too narrow"_s, u"Beyond"_s}));
}

void LanguagesTest::allTextsCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("Chinese, small") << u"zh_CN"_s << QSize(1024, 680);
    QTest::newRow("Chinese") << u"zh_CN"_s << QSize(1280, 800);
    QTest::newRow("English, small") << u"en"_s << QSize(1024, 680);
    QTest::newRow("English") << u"en"_s << QSize(1280, 800);
}

void LanguagesTest::allTextsCanBeRead()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    m_chinese = language == u"zh_CN";
    initTranslations();
    QLocale::setDefault(QLocale(language));
    QVERIFY(m_words.load(u":/servescope/translations/servescope_%1.qm"_s.arg(language)));
    if (m_toolkit.load(u"qtbase_%1"_s.arg(language), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_toolkit);
    QCoreApplication::installTranslator(&m_words);

    WindowServices services;
    services.startSimulator = [this]() -> Result<QUrl> { return m_server->url(); };
    services.demoScenario = "model: sim-model\n";
    services.libraryFolder = library();
    services.apiKey = [] { return QByteArray(); };
    services.selfTest = {QString(), {}, m_folder.filePath(u"selftest.json"_s)};
    m_window = std::make_unique<MainWindow>(std::move(services));
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    inspect(u"home"_s);
    for (const QMenu *menu : m_window->menuBar()->findChildren<QMenu *>())
        for (const QAction *action : menu->actions()) {
            judge(u"menu"_s, {u"QAction"_s, action->text(), {}});
            judge(u"menu"_s, {u"QAction"_s, action->toolTip(), {}});
        }
    press(u"Ctrl+3"_s);
    inspect(u"run, empty"_s);
    if (!QTest::currentTestFailed())
        scenarioPage();
    if (!QTest::currentTestFailed())
        runPage();
    if (!QTest::currentTestFailed())
        resultsPage();
    if (!QTest::currentTestFailed())
        dialogs();
    for (const QString &fault : m_faults)
        qWarning("%s", qPrintable(fault));
    QVERIFY(m_faults.isEmpty());
}

void LanguagesTest::scenarioPage()
{
    auto *page = part<ScenarioPage>();
    press(u"Ctrl+2"_s);
    inspect(u"scenario, new"_s);
    page->setText(scenarioText("input_output: [[16, 8]]\nconcurrency_prompts: [[1, 2], [2, 4]]\n"
                               "goodput: {ttft: 400, tpot: 15}\ntop_p: 2\nrepeats: 2\n"),
                  u"combos.yaml"_s);
    for (QToolButton *heading : page->findChildren<QToolButton *>())
        if (heading->objectName().startsWith("section_"_L1) && !heading->isChecked())
            heading->click();
    QTest::qWait(300);
    inspect(u"scenario, a problem"_s);
    inspectTabs(u"scenario"_s, page);
}

void LanguagesTest::runPage()
{
    part<ScenarioPage>()->setText(
        scenarioText("input_output: [[16, 8]]\nconcurrency_prompts: [[1, 3], [2, 6]]\n"
                     "goodput: {ttft: 400, tpot: 15}\n"),
        u"combos.yaml"_s);
    QTRY_VERIFY(part<ScenarioPage>()->canRun());
    const auto before = listRuns(library()).size();
    press(u"Ctrl+R"_s);
    inspect(u"run, going on"_s);
    QTRY_VERIFY_WITH_TIMEOUT(listRuns(library()).size() == before + 1 &&
                                 listRuns(library()).front().manifest.state == RunState::Finished,
                             30000);
    press(u"Ctrl+3"_s);
    QTest::qWait(300);
    inspect(u"run, done"_s);
    inspectTabs(u"run"_s, part<RunPage>());
    press(u"Ctrl+1"_s);
    QTest::qWait(300);
    inspect(u"home, with runs"_s);
}

void LanguagesTest::resultsPage()
{
    auto *page = part<ResultsPage>();
    press(u"Ctrl+4"_s);
    const auto runs = listRuns(library());
    const Manifest &manifest = runs.front().manifest;
    m_recorded = {manifest.tokenizerNote};
    for (const auto &fact : manifest.environment)
        m_recorded += fact.toVariant().toString();
    page->openRun(runs.front().path);
    QTest::qWait(600);
    inspect(u"results"_s);
    inspectTabs(u"results"_s, page);
    page->compareRuns({runs.front().path, runs.back().path});
    QTest::qWait(600);
    inspect(u"comparison"_s);
    inspectTabs(u"comparison"_s, page);
    press(u"Ctrl+5"_s);
    inspect(u"instrument"_s);
}

void LanguagesTest::dialogs()
{
    press(u"Ctrl+2"_s);
    part<ScenarioPage>()->testConnection();
    auto *test = part<ConnectionDialog>();
    QVERIFY(test);
    QTRY_VERIFY_WITH_TIMEOUT(!test->testing(), 20000);
    QTest::qWait(100);
    inspect(u"connection"_s, test);
    test->close();
    QTRY_VERIFY(!part<ConnectionDialog>());
    part<ScenarioPage>()->newScenario();
    inspectDialog<TemplateDialog>(u"templates"_s, u"Ctrl+N"_s);
    inspectDialog<CommandPalette>(u"commands"_s, u"Ctrl+K"_s);
    inspectDialog<PreferencesDialog>(u"preferences"_s, u"Ctrl+,"_s);
    inspectDialog<ReportDialog>(u"report"_s, u"Ctrl+E"_s);
    inspectDialog<GuideWindow>(u"guide"_s, u"F1"_s);
}

SERVESCOPE_TEST(LanguagesTest)
#include "languages_test.moc"

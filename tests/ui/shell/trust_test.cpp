// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/keychain/key_ring.h"
#include "core/results/library.h"
#include "core/simulator/simulator.h"
#include "tests/support/fake_key_store.h"
#include "tests/support/registry.h"
#include "tests/support/tls_front.h"
#include "ui/connection/certificate_dialog.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/key_dialog.h"
#include "ui/run/queue_view.h"
#include "ui/scenario/scenario_page.h"
#include "ui/shell/main_window.h"

#include <QClipboard>
#include <QDirIterator>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto secret = "typed-0815-zyxwv-secret";

QString printed; ///< what the program said on the way
QtMessageHandler usualHandler = nullptr;

void takeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    printed += message + u'\n';
    usualHandler(type, context, message);
}

} // namespace

/// What a person trusts the window with: a server's key, and a server's own certificate.
class TrustTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeKeyStore::Contents> m_keychain;
    std::unique_ptr<MainWindow> m_window;

    void open()
    {
        m_window.reset();
        WindowServices services;
        services.startSimulator = []() -> Result<QUrl> { return Error{u"x"_s, u"x"_s, {}, {}}; };
        services.demoScenario = "model: m\n";
        services.libraryFolder = m_folder->filePath(u"runs"_s);
        services.draftFolder = m_folder->filePath(u"drafts"_s);
        services.apiKey = [] { return QByteArray(); };
        services.keys = std::make_shared<KeyRing>(std::make_unique<FakeKeyStore>(m_keychain));
        m_window = std::make_unique<MainWindow>(std::move(services));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    template <typename T>
    T *part(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    static void click(QWidget *in, const QString &name)
    {
        auto *button = in->findChild<QPushButton *>(name);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    ScenarioPage *scenario() const { return m_window->findChild<ScenarioPage *>(); }
    void write(const QUrl &url, const QByteArray &more = {})
    {
        scenario()->setText("model: sim-model\nbase_url: " + url.toString().toUtf8() + '\n' + more +
                                "tokenizer: \"\"\nnum_warmups: 0\ninput_output: [[16, 4]]\n"
                                "concurrency_prompts: [[1, 2], [2, 4]]\n",
                            u"trusted"_s);
    }
    QString state(int row) const
    {
        return m_window->findChild<QueueView *>()->model()->index(row, 0).data().toString();
    }
    static std::unique_ptr<Simulator> serve(const QByteArray &key = {})
    {
        SimulatorOptions options;
        options.apiKey = key;
        options.exact = SimulatorOptions::Exact{3ms, 2ms};
        auto server = std::make_unique<Simulator>(options);
        return server->start() ? std::move(server) : nullptr;
    }
    /// Every file that holds the secret, and how many were looked at.
    QStringList leaks(int *files) const
    {
        QStringList found;
        *files = 0;
        for (const QString &folder :
             {m_folder->path(), QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation),
              QStandardPaths::writableLocation(QStandardPaths::CacheLocation),
              QFileInfo(QSettings().fileName()).path()}) {
            QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (each.hasNext()) {
                const auto bytes = readFile(each.next());
                *files += 1;
                if (bytes && bytes->contains(secret))
                    found << each.filePath();
            }
        }
        return found;
    }

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        setTrustedCertificates({});
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_shared<FakeKeyStore::Contents>();
        printed.clear();
        open();
    }
    void cleanup()
    {
        m_window.reset();
        setTrustedCertificates({});
    }

    void aTypedKeyReachesTheServerAndNothingElse()
    {
        usualHandler = qInstallMessageHandler(takeMessage);
        const auto server = serve(secret);
        QVERIFY(server);
        write(server->url());
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+2"_s));
        auto *editor = scenario()->findChild<QPlainTextEdit *>();
        editor->moveCursor(QTextCursor::End);
        QTest::keyClicks(editor, u"# mine"_s); // a draft is kept from now on
        click(m_window.get(), u"testConnection"_s);
        auto *test = m_window->findChild<ConnectionDialog *>();
        QVERIFY(test);
        QTRY_VERIFY_WITH_TIMEOUT(!test->testing(), 20000);
        QVERIFY(!test->report().usable());

        click(test, u"connectionKey"_s);
        auto *dialog = m_window->findChild<KeyDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"typedKey"_s), QString::fromLatin1(secret));
        click(dialog, u"keepKey"_s);
        QVERIFY(test->testing());
        QTRY_VERIFY_WITH_TIMEOUT(!test->testing(), 20000);
        QVERIFY(test->report().usable());
        test->close();

        scenario()->requestRun();
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Finished"_s, 30000);
        QCOMPARE(state(0), u"Finished"_s);
        scenario()->copyCommands(CommandFlavor::ServeScope);
        QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1StringView(secret)));
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(m_folder->filePath(u"drafts"_s)).isEmpty(), 10000);
        QTRY_COMPARE(listRuns(m_folder->filePath(u"runs"_s)).front().manifest.state, RunState::Finished);
        QSettings().sync();
        QCOMPARE(m_keychain->keys.size(), 1);

        // The next session asks the keychain, once, when the key is needed.
        open();
        write(server->url());
        QCOMPARE(m_keychain->reads, 0);
        scenario()->requestRun();
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Finished"_s, 30000);
        QCOMPARE(m_keychain->reads, 1);

        m_window.reset();
        qInstallMessageHandler(usualHandler);
        int files = 0;
        QCOMPARE(leaks(&files), QStringList());
        QVERIFY2(files >= 8, qPrintable(QString::number(files)));
        QVERIFY(!printed.contains(QLatin1StringView(secret)));
    }

    void aRunWaitsForTheKeychain()
    {
        const auto server = serve(secret);
        QVERIFY(server);
        {
            KeyRing ring(std::make_unique<FakeKeyStore>(m_keychain));
            ring.keep(server->url().toString(), secret, true, this, [](const Result<void> &) {});
        }
        m_keychain->silent = true;
        open();
        write(server->url());
        scenario()->requestRun();
        QCOMPARE(m_window->findChild<QueueView *>()->model()->rowCount(), 0);
        QCOMPARE(m_keychain->waiting.size(), size_t{1});
        m_keychain->waiting.front()();
        QCOMPARE(m_window->findChild<QueueView *>()->model()->rowCount(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Finished"_s, 30000);
    }

    /// The file of an authority, named in the form: the test of the connection and the run go by it, nobody
    /// asks.
    void aNamedAuthorityCarriesTestAndRun()
    {
        if (!TlsFront::possible())
            QSKIP("Qt has no TLS here");
        const auto server = serve();
        QVERIFY(server);
        const TlsFront front(QStringLiteral(TEST_DATA_DIR), u"by-authority"_s, server->url());
        write(front.url(), "endpoint: /v1/completions\n"); // so that the form's section of it is open
        QTest::keySequence(m_window.get(), QKeySequence(u"Ctrl+2"_s));
        auto *field = scenario()->findChild<QLineEdit *>(u"ca_file"_s);
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral(TEST_DATA_DIR "/tls/authority.pem"));
        QTRY_VERIFY(scenario()->text().contains("\nca_file: "));
        click(m_window.get(), u"testConnection"_s);
        auto *test = m_window->findChild<ConnectionDialog *>();
        QVERIFY(test);
        QTRY_VERIFY_WITH_TIMEOUT(!test->testing(), 20000);
        QVERIFY(test->report().usable());
        test->close();
        scenario()->requestRun();
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Finished"_s, 30000);
        QVERIFY(!m_window->findChild<CertificateDialog *>());
    }

    void aRunAsksAboutTheCertificateAndGoesOn()
    {
        if (!TlsFront::possible())
            QSKIP("Qt has no TLS here");
        const auto server = serve();
        QVERIFY(server);
        const TlsFront front(QStringLiteral(TEST_DATA_DIR), u"signed"_s, server->url());
        write(front.url());
        scenario()->requestRun();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<CertificateDialog *>(), 20000);
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Failed"_s, 20000); // one question for both
        QCOMPARE(m_window->findChildren<CertificateDialog *>().size(), 1);
        click(m_window->findChild<CertificateDialog *>(), u"trustCertificate"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state(0), u"Finished"_s, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(state(1), u"Finished"_s, 30000);
        const auto runs = listRuns(m_folder->filePath(u"runs"_s));
        QCOMPARE(runs.size(), size_t{1}); // the same run, taken up again
        QCOMPARE(runs.front().points.size(), size_t{2});
        QTRY_VERIFY(!m_window->findChild<CertificateDialog *>());
    }
};

SERVESCOPE_TEST(TrustTest)
#include "trust_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/guide/guide_window.h"
#include "ui/report/report_dialog.h"
#include "ui/shell/main_window.h"

#include <QDesktopServices>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QUrl>

using namespace servescope;
using namespace Qt::StringLiterals;

/// The windows beside the window, by their keys and by links.
class DocumentsTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    void press(const QString &keys) { QTest::keySequence(m_window.get(), QKeySequence(keys)); }
    QString topic() const
    {
        const auto *guide = m_window->findChild<GuideWindow *>();
        return guide ? guide->findChild<QTreeWidget *>(u"guideContents"_s)
                           ->currentItem()
                           ->data(0, Qt::UserRole)
                           .toString()
                     : QString();
    }

private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        WindowServices services;
        services.libraryFolder = m_folder.filePath(u"runs"_s);
        services.apiKey = [] { return QByteArray(); };
        m_window = std::make_unique<MainWindow>(std::move(services));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(); }
    void theGuideKnowsThePage();
    void linksOpenTheGuide();
    void theReportAsksForRuns();
};

void DocumentsTest::theGuideKnowsThePage()
{
    QVERIFY(!m_window->findChild<GuideWindow *>());
    press(u"F1"_s);
    QCOMPARE(topic(), u"why"_s);
    press(u"Ctrl+4"_s);
    press(u"F1"_s);
    QCOMPARE(topic(), u"charts"_s);
    QCOMPARE(m_window->findChildren<GuideWindow *>().size(), 1); // the same one
    QTest::keyClick(m_window->findChild<GuideWindow *>(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<GuideWindow *>());
}

void DocumentsTest::linksOpenTheGuide()
{
    QVERIFY(QDesktopServices::openUrl(QUrl(u"servescope-guide:queueing"_s)));
    QCOMPARE(topic(), u"queueing"_s);
}

void DocumentsTest::theReportAsksForRuns()
{
    press(u"Ctrl+E"_s);
    auto *dialog = m_window->findChild<ReportDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"reportState"_s)->text().contains(u"There is no run yet"_s));
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<ReportDialog *>());
}

SERVESCOPE_TEST(DocumentsTest)
#include "documents_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/common/guide_topic.h"
#include "ui/guide/guide_text.h"
#include "ui/guide/guide_window.h"
#include "ui/report/report_dialog.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCheckBox>
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
    void theGuideKnowsTheFieldInFocus();
    void theGuideOpensFromADialog();
    void everyTopicIsInTheGuide();
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

void DocumentsTest::theGuideKnowsTheFieldInFocus()
{
    press(u"Ctrl+2"_s);
    auto *metric = new QCheckBox(u"TPOT"_s, m_window->centralWidget());
    metric->show();
    metric->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), metric);
    press(u"F1"_s);
    QCOMPARE(topic(), u"tpot"_s);
}

void DocumentsTest::theGuideOpensFromADialog()
{
    press(u"Ctrl+E"_s);
    auto *dialog = m_window->findChild<ReportDialog *>();
    QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
    QTest::keyClick(dialog, Qt::Key_F1);
    QCOMPARE(topic(), u"steps"_s);
    dialog->close();
}

void DocumentsTest::everyTopicIsInTheGuide()
{
    QSet<QString> anchors;
    for (const GuideTopic &known : guideTopics(guideHtml(u"en"_s)))
        anchors.insert(known.anchor);
    int checked = 0;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        const QString wanted = widget->property("guideTopic").toString();
        if (wanted.isEmpty())
            continue;
        ++checked;
        QVERIFY2(anchors.contains(wanted), qPrintable(wanted));
    }
    QVERIFY2(checked > 60, qPrintable(QString::number(checked)));
    for (const QString &id :
         {u"ttft_histogram"_s, u"ttft_ecdf"_s, u"ttft_percentiles"_s, u"goodput_over_load"_s,
          u"throughput_per_user"_s, u"p99_ttft_ms_over_throughput"_s, u"throughput_vs_concurrency"_s,
          u"live"_s, u"selftest"_s, u"other"_s})
        QVERIFY2(anchors.contains(guideTopicOfChart(id)), qPrintable(id));
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

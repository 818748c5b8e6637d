// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/results/advice_panel.h"

#include <QDesktopServices>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// What the advice says beside a run.
class AdvicePanelTest : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void opened(const QUrl &link) { m_opened = link; }

private Q_SLOTS:
    void adviceOfARun();
    void nothingToSay();
    void noSuchRun();

private:
    QTemporaryDir m_folder;
    QUrl m_opened;
};

void AdvicePanelTest::adviceOfARun()
{
    AdvicePanel panel;
    panel.setRun(writeRun(m_folder.filePath(u"one"_s), u"org/model"_s, {Outcome::Finished}));
    QVERIFY(panel.toPlainText().isEmpty()); // nobody looks yet
    panel.show();
    QTRY_VERIFY_WITH_TIMEOUT(panel.toPlainText().contains(u"the fate of a single request"_s), 10000);
    QVERIFY(panel.toHtml().contains(u"servescope-guide:few_samples"_s));
    QDesktopServices::setUrlHandler(u"servescope-guide"_s, this, "opened");
    Q_EMIT panel.anchorClicked(QUrl(u"servescope-guide:few_samples"_s));
    QDesktopServices::unsetUrlHandler(u"servescope-guide"_s);
    QCOMPARE(m_opened.path(), u"few_samples"_s);
}

void AdvicePanelTest::nothingToSay()
{
    AdvicePanel panel;
    panel.show();
    panel.setRun(writeRun(m_folder.filePath(u"failed"_s), u"org/model"_s, {Outcome::Failed}));
    QTRY_VERIFY_WITH_TIMEOUT(panel.toPlainText().contains(u"No rule found enough evidence"_s), 10000);
}

void AdvicePanelTest::noSuchRun()
{
    AdvicePanel panel;
    panel.show();
    panel.setRun(m_folder.filePath(u"nowhere"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!panel.toPlainText().isEmpty() && panel.toPlainText() != u"Reading…"_s, 10000);
}

SERVESCOPE_TEST(AdvicePanelTest)
#include "advice_panel_test.moc"

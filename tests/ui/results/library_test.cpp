// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/trash.h"
#include "tests/support/registry.h"
#include "tests/ui/results/page_fixture.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/compare/compare_view.h"
#include "ui/results/library_actions.h"
#include "ui/results/library_panel.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QInputDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using enum Outcome;

class LibraryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_library = std::make_unique<QTemporaryDir>(); }
    void starTagsAndNotesAreFound();
    void manyChangesOfOneRunAreAllKept();
    void theTrashGivesBack();
    void dropImportsWithAudit();
    void selectedRunsAreCompared();
    void thePinnedBaselineJoins();
    void sweepViewsFollowTheRun();

private:
    std::unique_ptr<QTemporaryDir> m_library;
    QString library() const { return m_library->path(); }
    static void answer(const char *dialog, const QString &text)
    {
        QInputDialog *shown = nullptr;
        QTRY_VERIFY(std::ranges::any_of(QApplication::topLevelWidgets(), [&](QWidget *each) {
            shown = each->objectName() == QLatin1StringView(dialog) ? qobject_cast<QInputDialog *>(each)
                                                                    : nullptr;
            return shown && shown->isVisible();
        }));
        shown->setTextValue(text);
        shown->accept();
    }
};

void LibraryTest::starTagsAndNotesAreFound()
{
    const QString alpha = writeRun(library(), u"org/Alpha"_s, {Finished});
    const QString beta = writeRun(library(), u"org/Beta"_s, {Finished});
    ShownPage shown(library());
    QVERIFY(shown.openByClick(alpha));
    shown.find<QAction>("starRun")->trigger();
    QTRY_VERIFY(shown.runs()->model()->index(shown.rowOf(alpha), 0).data().toString().startsWith(u'★'));
    shown.find<QAction>("tagRun")->trigger();
    answer("tagDialog", u" H100 , night,"_s);
    QTRY_VERIFY(openRun(alpha)->manifest.declared[u"tags"_s].toArray().size() == 2);
    shown.find<QAction>("noteRun")->trigger();
    answer("noteDialog", u"before the driver update"_s);
    QTRY_COMPARE(openRun(alpha)->manifest.declared[u"notes"_s].toString(), u"before the driver update"_s);
    shown.page.refresh();
    auto *search = shown.find<QLineEdit>("search");
    const auto rows = [&](const QString &query) {
        search->setText(query);
        return shown.runs()->model()->rowCount();
    };
    QTRY_COMPARE(rows(u"note:driver"_s), 1);
    QCOMPARE(rows(u"tag:h100"_s), 1);
    QVERIFY(shown.rowOf(alpha) >= 0);
    QCOMPARE(rows(u"-tag:h100"_s), 1);
    QVERIFY(shown.rowOf(beta) >= 0);
    QCOMPARE(rows(u"star model:alpha"_s), 1);
    QCOMPARE(rows(u"star model:beta"_s), 0);
    QCOMPARE(rows(u"\"driver update\""_s), 1);
    QCOMPARE(rows(u"finished"_s), 2);
    QCOMPARE(openRun(alpha)->manifest.declared[u"star"_s].toBool(), true);
}

void LibraryTest::manyChangesOfOneRunAreAllKept()
{
    const QString path = writeRun(library(), u"m"_s, {Finished});
    LibraryActions actions;
    QSignalSpy changed(&actions, &LibraryActions::changed);
    QSignalSpy failed(&actions, &LibraryActions::failed);
    for (int i = 0; i < 30; ++i)
        actions.declare(path, [i](QJsonObject &facts) { facts[QString::number(i)] = i; });
    QTRY_COMPARE(changed.size(), 30);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(openRun(path)->manifest.declared.size(), 30);
}

void LibraryTest::theTrashGivesBack()
{
    const QString path = writeRun(library(), u"m"_s, {Finished});
    ShownPage shown(library());
    QVERIFY(shown.openByClick(path));
    shown.find<QAction>("trashRun")->trigger();
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 0);
    QCOMPARE(trashedRuns(library()).size(), 1);
    auto *undo = shown.find<QPushButton>("undoTrash");
    QTRY_VERIFY(undo->isVisible());
    QVERIFY(shown.text("undoText").contains(u"1 run"_s));
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 1);
    QVERIFY(shown.rowOf(path) >= 0);
    QVERIFY(!undo->isVisible());
}

void LibraryTest::dropImportsWithAudit()
{
    ShownPage shown(library());
    auto *panel = shown.page.findChild<QWidget *>(u"runs"_s)->parentWidget();
    while (!panel->acceptDrops())
        panel = panel->parentWidget();
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QStringLiteral(TEST_DATA_DIR "/import/old-2025-02-vllm-c4.json")),
                   QUrl::fromLocalFile(QStringLiteral(TEST_DATA_DIR "/import/SOURCES.md"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(panel, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(panel, &drop);
    auto *tree = shown.find<QTreeWidget>("importFindings");
    QTRY_VERIFY(tree->isVisible());
    QCOMPARE(tree->topLevelItemCount(), 2);
    const QTreeWidgetItem *run =
        tree->topLevelItem(0)->childCount() ? tree->topLevelItem(0) : tree->topLevelItem(1);
    QVERIFY2(run->childCount() > 0, "the audit has something to say");
    for (int i = 0; i < run->childCount(); ++i) // the finding, and below it what follows
        QCOMPARE(run->child(i)->text(0).count(u'\n'), 1);
    QVERIFY(shown.text("importSummary").contains(u"1 run"_s));
    QVERIFY(shown.text("importSummary").contains(u"1 could not be read"_s));
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 1);
    // The imported run is shown like our own.
    QVERIFY(shown.openByClick(shown.runs()->model()->index(0, 0).data(Qt::UserRole + 1).toString()));
    QVERIFY(shown.card("peakOutput") != u"N/A"_s);
}

void LibraryTest::selectedRunsAreCompared()
{
    const QDateTime day(QDate(2026, 3, 4), QTime(5, 6, 7));
    const QString old = writeRun(library(), u"a"_s, {Finished}, RunState::Finished, day);
    const QString young = writeRun(library(), u"b"_s, {Finished}, RunState::Finished, day.addDays(1));
    ShownPage shown(library());
    QVERIFY(shown.openByClick(young));
    auto *compare = shown.find<QToolButton>("compareRuns");
    QVERIFY(!compare->isEnabled());
    QSignalSpy chosen(shown.page.findChild<LibraryPanel *>(), &LibraryPanel::runChosen);
    QTest::mouseClick(shown.runs()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      shown.runs()->visualRect(shown.runs()->model()->index(shown.rowOf(old), 1)).center());
    QVERIFY(compare->isEnabled());
    QCOMPARE(shown.runs()->selectionModel()->selectedRows().size(), 2);
    QVERIFY(chosen.isEmpty()); // gathering does not open
    auto *view = shown.find<CompareView>("compareView");
    QSignalSpy ready(view, &CompareView::ready);
    QTest::mouseClick(compare, Qt::LeftButton);
    QVERIFY(view->isVisible());
    QCOMPARE(view->paths(), (QStringList{old, young}));
    QTRY_COMPARE(ready.size(), 1);
    QTest::mouseClick(shown.find<QPushButton>("closeComparison"), Qt::LeftButton);
    QVERIFY(!view->isVisible());
}

void LibraryTest::thePinnedBaselineJoins()
{
    const QDateTime day(QDate(2026, 3, 4), QTime(5, 6, 7));
    const QString old = writeRun(library(), u"a"_s, {Finished}, RunState::Finished, day);
    const QString young = writeRun(library(), u"b"_s, {Finished}, RunState::Finished, day.addDays(1));
    ShownPage shown(library());
    QVERIFY(shown.openByClick(young));
    shown.find<QAction>("pinBaseline")->trigger();
    QTRY_VERIFY(openRun(young)->manifest.declared[u"baseline"_s].toBool());
    QVERIFY(shown.openByClick(old));
    auto *compare = shown.find<QToolButton>("compareRuns");
    QTRY_VERIFY(compare->isEnabled());
    QTest::mouseClick(compare, Qt::LeftButton);
    QCOMPARE(shown.find<CompareView>("compareView")->paths(), (QStringList{young, old}));
    // Pinning another one unpins it.
    shown.find<QAction>("pinBaseline")->trigger();
    QTRY_VERIFY(openRun(old)->manifest.declared[u"baseline"_s].toBool());
    QTRY_VERIFY(!openRun(young)->manifest.declared[u"baseline"_s].toBool());
}

void LibraryTest::sweepViewsFollowTheRun()
{
    const QString path = writeRun(library(), u"m"_s, {Finished, Finished, Finished});
    ShownPage shown(library());
    QVERIFY(shown.openByClick(path));
    const ChartData &tradeOff = shown.chart("tradeOffCurve")->data();
    QCOMPARE(tradeOff.series[0].points[2], QPointF(resultFile(path, 16)[u"output_throughput"_s].toDouble(),
                                                   resultFile(path, 16)[u"median_ttft_ms"_s].toDouble()));
    QCOMPARE(tradeOff.series[0].labels, (QStringList{u"1"_s, u"4"_s, u"16"_s}));
    const ChartData &perUser = shown.chart("perUserCurve")->data();
    QCOMPARE(perUser.series[0].points[0].x(), 1000 / resultFile(path, 1)[u"median_tpot_ms"_s].toDouble());
    QCOMPARE(shown.chart("latencyCurve")->data().series[0].bounds[1].second,
             resultFile(path, 4)[u"p99_ttft_ms"_s].toDouble());
}

SERVESCOPE_TEST(LibraryTest)
#include "library_test.moc"

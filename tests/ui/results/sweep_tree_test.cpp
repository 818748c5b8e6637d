// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/trash.h"
#include "tests/support/registry.h"
#include "tests/ui/results/page_fixture.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/compare/compare_view.h"
#include "ui/results/sweep_tree.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using enum Outcome;

namespace {

LibraryEntry made(const QString &path, const QString &sweep, double best = 1)
{
    LibraryEntry entry;
    entry.path = entry.name = path;
    entry.sweep = sweep;
    entry.bestThroughput = best;
    entry.finishedPoints = entry.points = 2;
    return entry;
}

void chooseAction(QMenu *menu, const QString &name)
{
    auto *action = menu->findChild<QAction *>(name);
    QVERIFY2(action && action->isEnabled(), qPrintable(name));
    menu->setActiveAction(action); // by key: newer Qt ignores a click just after a menu has opened
    QTest::keyClick(menu, Qt::Key_Return);
}

/// A page over three runs: two of one sweep and one of another.
struct GroupedPage : ShownPage
{
    explicit GroupedPage(const QString &library) : ShownPage(library) {}

    void toggleGrouping()
    {
        QMenu *menu = find<QToolButton>("moreRuns")->menu();
        menu->popup(page.mapToGlobal(QPoint(40, 80)));
        chooseAction(menu, u"groupBySweep"_s);
    }
    QModelIndex sweepOf(const QString &path) const { return rowIn(path).parent(); }
    QModelIndex rowIn(const QString &path) const
    {
        const QAbstractItemModel &model = *runs()->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex sweep = model.index(row, 0);
            for (int run = 0; run < model.rowCount(sweep); ++run) {
                if (model.index(run, 0, sweep).data(RunListModel::PathRole) == path)
                    return model.index(run, 0, sweep);
            }
        }
        return {};
    }
    void clickAt(const QModelIndex &index) const
    {
        QVERIFY(index.isValid());
        QTest::mouseClick(runs()->viewport(), Qt::LeftButton, {}, runs()->visualRect(index).center());
    }
    void clickBranch(const QModelIndex &sweep) const
    {
        const QRect row = runs()->visualRect(sweep);
        QTest::mouseClick(runs()->viewport(), Qt::LeftButton, {}, QPoint(row.left() - 8, row.center().y()));
    }
    QMenu *headerMenu(int section) const
    {
        QHeaderView *header = runs()->header();
        const QPoint at(header->sectionViewportPosition(section) + 5, 8);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, header->viewport()->mapToGlobal(at));
        QApplication::sendEvent(header->viewport(), &event);
        for (QMenu *menu : page.findChildren<QMenu *>(u"columnMenu"_s)) {
            if (menu->isVisible()) // one that was closed is not gone yet
                return menu;
        }
        return nullptr;
    }
};

} // namespace

class SweepTreeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<QTemporaryDir>();
        QSettings().clear();
    }
    void cleanup() { QSettings().clear(); }
    void theTreeFollowsTheList();
    void theSamePlanIsOneSweep();
    void runsAreGroupedAndOpened();
    void aSweepIsComparedAndTrashed();
    void searchOpensWhatItFinds();
    void groupingIsRemembered();
    void columnsAreChosenMovedAndKept();
    void manyRuns();

private:
    std::unique_ptr<QTemporaryDir> m_library;
    QString library() const { return m_library->path(); }
    QString run(const QString &model, int day, size_t points = 1)
    {
        return writeRun(library(), model, std::vector<Outcome>(points, Finished), RunState::Finished,
                        QDateTime(QDate(2026, 3, day), QTime(5, 6, 7)));
    }
};

void SweepTreeTest::theTreeFollowsTheList()
{
    RunListModel list;
    SweepTree tree(&list);
    const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
    list.setEntries({made(u"a"_s, u"x"_s, 5), made(u"b"_s, u"y"_s), made(u"c"_s, u"x"_s, 9)});
    QCOMPARE(tree.rowCount(), 2);
    const QModelIndex x = tree.indexOf(list.rowOf(u"a"_s)).parent();
    QCOMPARE(tree.rowCount(x), 2);
    QCOMPARE(x.data(RunListModel::SweepRole).toString(), u"x"_s);
    QVERIFY(!x.data(RunListModel::PathRole).isValid());
    const auto best = [&] { return x.siblingAtColumn(int(RunColumn::Best)).data().toString(); };
    QCOMPARE(best(), u"9"_s);
    QCOMPARE(x.siblingAtColumn(int(RunColumn::Points)).data().toString(), u"4/4"_s);
    QCOMPARE(tree.indexOf(list.rowOf(u"c"_s)).data(RunListModel::PathRole).toString(), u"c"_s);

    const QPersistentModelIndex kept = tree.indexOf(list.rowOf(u"c"_s));
    const QSignalSpy resets(&tree, &QAbstractItemModel::modelReset);
    list.setEntries({made(u"c"_s, u"x"_s, 7), made(u"d"_s, u"x"_s, 3), made(u"e"_s, u"z"_s)});
    QCOMPARE(resets.size(), 0);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data(RunListModel::PathRole).toString(), u"c"_s);
    QCOMPARE(tree.rowCount(), 2); // y went, z came
    QCOMPARE(tree.rowCount(kept.parent()), 2);
    QCOMPARE(kept.parent().siblingAtColumn(int(RunColumn::Best)).data().toString(), u"7"_s);
    for (int row = 0; row < list.rowCount(); ++row)
        QCOMPARE(tree.indexOf(row).data(RunListModel::PathRole),
                 list.index(row, 0).data(RunListModel::PathRole));
    list.setEntries({made(u"c"_s, u"z"_s), made(u"e"_s, u"z"_s)}); // one moves to another sweep
    QCOMPARE(tree.rowCount(), 1);
    QCOMPARE(tree.rowCount(tree.index(0, 0)), 2);
    list.setEntries({});
    QCOMPARE(tree.rowCount(), 0);
}

void SweepTreeTest::theSamePlanIsOneSweep()
{
    run(u"org/A"_s, 1, 2);
    run(u"org/A"_s, 2, 2);
    run(u"org/A"_s, 3, 3); // one more load
    run(u"org/B"_s, 4, 2);
    const LibraryListing listing = listLibrary(library(), {});
    QSet<QString> sweeps;
    for (const LibraryEntry &entry : listing.entries)
        sweeps.insert(entry.sweep);
    QCOMPARE(listing.entries.size(), size_t(4));
    QCOMPARE(sweeps.size(), 3);
    QCOMPARE(listing.entries[2].sweep, listing.entries[3].sweep);
    const LibraryEntry sum = summaryOf({&listing.entries[2], &listing.entries[3]});
    QCOMPARE(sum.points, 4);
    QCOMPARE(sum.completed, listing.entries[2].completed + listing.entries[3].completed);
    QCOMPARE(sum.started.date().day(), 2);
    QCOMPARE(*sum.bestTtft, std::min(*listing.entries[2].bestTtft, *listing.entries[3].bestTtft));
}

void SweepTreeTest::runsAreGroupedAndOpened()
{
    const QString one = run(u"org/A"_s, 1), other = run(u"org/A"_s, 2), alone = run(u"org/B"_s, 3);
    GroupedPage shown(library());
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 3);
    shown.toggleGrouping();
    const QAbstractItemModelTester tester(shown.runs()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(shown.runs()->model()->rowCount(), 2);
    const QPersistentModelIndex sweep = shown.sweepOf(one);
    QCOMPARE(shown.sweepOf(other), QModelIndex(sweep));
    QVERIFY(sweep.data(RunListModel::DetailRole).toString().startsWith(u"2 run"_s));
    QVERIFY(!shown.runs()->isExpanded(sweep));
    shown.clickBranch(sweep);
    QVERIFY(shown.runs()->isExpanded(sweep));
    QCOMPARE(shown.opened.size(), 0);
    shown.clickAt(shown.rowIn(one));
    QTRY_COMPARE(shown.opened.size(), 1);
    QCOMPARE(shown.opened.last()[0].toString(), one);
    shown.clickAt(sweep); // a sweep opens nothing
    QTest::keyClick(shown.runs(), Qt::Key_Left);
    QVERIFY(!shown.runs()->isExpanded(sweep));
    shown.page.refresh();
    QTest::qWait(50);
    QVERIFY2(!shown.runs()->isExpanded(sweep), "what a person closed stays closed");
    QCOMPARE(shown.opened.size(), 1);
    shown.page.openRun(alone); // from elsewhere: it is made visible
    QTRY_COMPARE(shown.opened.size(), 2);
    QVERIFY(shown.runs()->isExpanded(shown.sweepOf(alone)));
    QCOMPARE(shown.runs()->currentIndex().siblingAtColumn(0), shown.rowIn(alone));
    // Back to the list, the open run is marked.
    shown.toggleGrouping();
    QCOMPARE(shown.runs()->model()->rowCount(), 3);
    QCOMPARE(shown.runs()->currentIndex().row(), shown.rowOf(alone));
}

void SweepTreeTest::aSweepIsComparedAndTrashed()
{
    const QString old = run(u"org/A"_s, 1), young = run(u"org/A"_s, 2);
    run(u"org/B"_s, 3);
    GroupedPage shown(library());
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 3);
    shown.toggleGrouping();
    shown.clickAt(shown.sweepOf(old));
    auto *compare = shown.find<QToolButton>("compareRuns");
    QVERIFY(compare->isEnabled());
    QVERIFY(!shown.find<QAction>("pinBaseline")->isEnabled()); // there is one baseline
    QTest::mouseClick(compare, Qt::LeftButton);
    QCOMPARE(shown.find<CompareView>("compareView")->paths(), (QStringList{old, young}));
    shown.find<QAction>("starRun")->trigger();
    QTRY_VERIFY(openRun(old)->manifest.declared[u"star"_s].toBool());
    QTRY_VERIFY(openRun(young)->manifest.declared[u"star"_s].toBool());
    QTRY_VERIFY(shown.sweepOf(old).data().toString().startsWith(u'★'));
    shown.find<QAction>("trashRun")->trigger();
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 1);
    QCOMPARE(trashedRuns(library()).size(), 2);
    auto *undo = shown.find<QPushButton>("undoTrash");
    QTRY_VERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_VERIFY(shown.rowIn(old).isValid() && shown.rowIn(young).isValid());
}

void SweepTreeTest::searchOpensWhatItFinds()
{
    const QString alpha = run(u"org/Alpha"_s, 1), beta = run(u"org/Beta"_s, 2);
    GroupedPage shown(library());
    QTRY_COMPARE(shown.runs()->model()->rowCount(), 2);
    shown.toggleGrouping();
    auto *search = shown.find<QLineEdit>("search");
    QTest::keyClicks(search, u"alpha"_s);
    QCOMPARE(shown.runs()->model()->rowCount(), 1);
    QVERIFY(shown.runs()->isExpanded(shown.sweepOf(alpha)));
    QVERIFY(!shown.rowIn(beta).isValid());
    search->selectAll();
    QTest::keyClicks(search, u"-alpha"_s);
    QVERIFY(shown.rowIn(beta).isValid() && !shown.rowIn(alpha).isValid());
    search->clear();
    QCOMPARE(shown.runs()->model()->rowCount(), 2);
    QVERIFY(!shown.runs()->isExpanded(shown.sweepOf(alpha)));
}

void SweepTreeTest::groupingIsRemembered()
{
    const QString path = run(u"org/A"_s, 1);
    {
        GroupedPage shown(library());
        QTRY_COMPARE(shown.runs()->model()->rowCount(), 1);
        shown.toggleGrouping();
        QVERIFY(shown.rowIn(path).isValid());
    }
    GroupedPage again(library());
    QTRY_VERIFY(again.rowIn(path).isValid());
    again.toggleGrouping();
    QVERIFY(again.rowOf(path) >= 0);
}

void SweepTreeTest::columnsAreChosenMovedAndKept()
{
    run(u"org/A"_s, 1);
    const auto shownColumns = [](const QTreeView *view) {
        QStringList titles;
        for (int place = 0; place < view->header()->count(); ++place) {
            const int section = view->header()->logicalIndex(place);
            if (!view->header()->isSectionHidden(section))
                titles += view->model()->headerData(section, Qt::Horizontal).toString();
        }
        return titles;
    };
    {
        GroupedPage shown(library());
        QTRY_COMPARE(shown.runs()->model()->rowCount(), 1);
        QCOMPARE(shownColumns(shown.runs()), (QStringList{u"Run"_s, u"Points"_s, u"tok/s"_s}));
        QMenu *menu = shown.headerMenu(1);
        QVERIFY(menu);
        chooseAction(menu, u"column_ttft"_s);
        menu = shown.headerMenu(1);
        chooseAction(menu, u"column_model"_s);
        QCOMPARE(shownColumns(shown.runs()),
                 (QStringList{u"Run"_s, u"Points"_s, u"tok/s"_s, u"TTFT"_s, u"Model"_s}));
        QCOMPARE(shown.runs()->model()->index(0, int(RunColumn::Model)).data().toString(), u"org/A"_s);
        menu = shown.headerMenu(int(RunColumn::Ttft));
        chooseAction(menu, u"moveColumnLeft"_s);
        chooseAction(shown.headerMenu(int(RunColumn::Points)), u"column_points"_s);
        QCOMPARE(shownColumns(shown.runs()), (QStringList{u"Run"_s, u"TTFT"_s, u"tok/s"_s, u"Model"_s}));
        QVERIFY(shown.runs()->header()->sectionSize(0) >= 96);
        shown.runs()->header()->resizeSection(int(RunColumn::Model), 133);
    }
    GroupedPage again(library());
    QTRY_COMPARE(again.runs()->model()->rowCount(), 1);
    QCOMPARE(shownColumns(again.runs()), (QStringList{u"Run"_s, u"TTFT"_s, u"tok/s"_s, u"Model"_s}));
    QCOMPARE(again.runs()->header()->sectionSize(int(RunColumn::Model)), 133);
    again.toggleGrouping(); // another model below: the columns stay
    QCOMPARE(shownColumns(again.runs()), (QStringList{u"Run"_s, u"TTFT"_s, u"tok/s"_s, u"Model"_s}));
    chooseAction(again.headerMenu(int(RunColumn::Ttft)), u"resetColumns"_s);
    QCOMPARE(shownColumns(again.runs()), (QStringList{u"Run"_s, u"Points"_s, u"tok/s"_s}));
}

void SweepTreeTest::manyRuns()
{
    RunListModel list;
    SweepTree tree(&list);
    std::vector<LibraryEntry> entries;
    for (int i = 0; i < 5000; ++i)
        entries.push_back(made(QString::number(i), QString::number(i % 40), i));
    list.setEntries(entries);
    QCOMPARE(tree.rowCount(), 40);
    QCOMPARE(tree.rowCount(tree.index(7, 0)), 125);
    for (LibraryEntry &entry : entries)
        entry.bestThroughput = *entry.bestThroughput + 1;
    const QSignalSpy changes(&tree, &QAbstractItemModel::dataChanged);
    list.setEntries(entries);
    QTRY_COMPARE(changes.size(), 5040); // each run, and each sweep once
    QCOMPARE(tree.index(39, int(RunColumn::Best)).data(RunListModel::SortRole).toDouble(), 5000.0);
}

SERVESCOPE_TEST(SweepTreeTest)
#include "sweep_tree_test.moc"

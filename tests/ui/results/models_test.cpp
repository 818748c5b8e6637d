// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/results/stored_runs.h"
#include "ui/common/format.h"
#include "ui/results/point_table_model.h"
#include "ui/results/run_findings.h"
#include "ui/results/run_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using enum Outcome;

namespace {

QString cell(const QAbstractItemModel &model, int row, auto column, int role = Qt::DisplayRole)
{
    return model.index(row, static_cast<int>(column)).data(role).toString();
}

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsALibrary();
    void readsResultsOnlyOfWhatChanged();
    void listChangesInSmallSteps();
    void pointsShowTheFiguresOfTheFiles();
    void newFiguresKeepTheRows();
    void headlineAndRemarks();
};

void ModelsTest::listsALibrary()
{
    const QTemporaryDir library;
    const QString finished = writeRun(library.path(), u"org/Fine-7B"_s, {Finished, Finished, Finished});
    const QString broken = writeRun(library.path(), u"org/Broken-1B"_s, {Failed, Failed}, RunState::Failed);
    const QString cut = writeRun(library.path(), u"org/Cut-3B"_s, {Finished, Half, Untouched}, std::nullopt);
    QVERIFY(QDir(library.path()).mkdir(u"damaged"_s));
    QFile damaged(library.filePath(u"damaged/manifest.json"_s));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{") == 1);
    damaged.close();

    const LibraryListing listing = listLibrary(library.path(), {});
    QCOMPARE(listing.entries.size(), size_t(3));
    QCOMPARE(listing.problems.size(), 1);
    QVERIFY(listing.problems[0].contains(u"damaged"_s));

    RunListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries(listing.entries);
    using Column = RunListModel::Column;
    const int fine = model.rowOf(finished);
    QCOMPARE(cell(model, fine, Column::Run), u"Fine-7B"_s);
    QVERIFY(cell(model, fine, Column::Run, RunListModel::DetailRole).startsWith(u"Finished, "_s));
    QCOMPARE(cell(model, fine, Column::Points), u"3/3"_s);
    double best = 0;
    for (const int concurrency : {1, 4, 16})
        best = std::max(best, resultFile(finished, concurrency)[u"output_throughput"_s].toDouble());
    QVERIFY(best > 0);
    QCOMPARE(cell(model, fine, Column::Best), QLocale().toString(best, 'f', 0));
    QCOMPARE(cell(model, fine, Column::Best, RunListModel::SortRole).toDouble(), best);
    QVERIFY(cell(model, fine, Column::Run, Qt::ToolTipRole).contains(QDir::toNativeSeparators(finished)));
    QVERIFY(!cell(model, fine, Column::Run, Qt::ToolTipRole).contains(u"secret"_s));
    QVERIFY(cell(model, fine, Column::Run, RunListModel::SearchRole).contains(u"org/Fine-7B"_s));

    const int failed = model.rowOf(broken);
    QVERIFY(cell(model, failed, Column::Run, RunListModel::DetailRole).startsWith(u"Failed, "_s));
    QCOMPARE(cell(model, failed, Column::Points), u"0/2"_s);
    QCOMPARE(cell(model, failed, Column::Best), u"N/A"_s);
    QVERIFY(cell(model, model.rowOf(cut), Column::Run, Qt::AccessibleTextRole).contains(u"Interrupted"_s));
    QCOMPARE(model.rowOf(u"elsewhere"_s), -1);
}

void ModelsTest::readsResultsOnlyOfWhatChanged()
{
    const QTemporaryDir library;
    writeRun(library.path(), u"a"_s, {Finished});
    LibraryListing listing = listLibrary(library.path(), {});
    QVERIFY(listing.entries[0].bestThroughput);
    listing.entries[0].bestThroughput = 12345; // what is known of an unchanged run is believed
    QCOMPARE(*listLibrary(library.path(), listing.entries).entries[0].bestThroughput, 12345.0);
    listing.entries[0].stamp = u"older"_s;
    QVERIFY(*listLibrary(library.path(), listing.entries).entries[0].bestThroughput != 12345.0);
}

void ModelsTest::listChangesInSmallSteps()
{
    const auto entry = [](const QString &path, int points) {
        LibraryEntry made;
        made.path = made.name = path;
        made.points = points;
        return made;
    };
    RunListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries({entry(u"a"_s, 1), entry(u"b"_s, 1), entry(u"c"_s, 1)});
    const QPersistentModelIndex kept = model.index(model.rowOf(u"c"_s), 0);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setEntries({entry(u"d"_s, 1), entry(u"c"_s, 2), entry(u"a"_s, 1)});
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(u"b"_s), -1);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), model.rowOf(u"c"_s));
    model.setEntries({});
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::pointsShowTheFiguresOfTheFiles()
{
    const QTemporaryDir library;
    const QString path = writeRun(library.path(), u"org/Some-7B"_s, {Finished, Finished, Failed, Untouched});
    const Result<StoredRun> run = openRun(path);
    QVERIFY(run.ok());
    PointTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(*run);
    QCOMPARE(model.rowCount(), 4);
    using Column = PointTableModel::Column;
    for (int row = 0; row < 2; ++row) {
        const QJsonObject file = resultFile(path, row == 0 ? 1 : 4);
        QCOMPARE(cell(model, row, Column::Lengths), u"512 → 32"_s);
        QCOMPARE(cell(model, row, Column::Concurrency), row == 0 ? u"1"_s : u"4"_s);
        QCOMPARE(cell(model, row, Column::Requests),
                 u"%1 / %2"_s.arg(file[u"completed"_s].toInt()).arg(file[u"failed"_s].toInt()));
        QCOMPARE(cell(model, row, Column::Throughput),
                 formatRate(file[u"output_throughput"_s].toDouble(), {}).trimmed());
        QCOMPARE(cell(model, row, Column::TtftMedian),
                 formatMilliseconds(file[u"median_ttft_ms"_s].toDouble()));
        QCOMPARE(cell(model, row, Column::TtftP99), formatMilliseconds(file[u"p99_ttft_ms"_s].toDouble()));
        QCOMPARE(cell(model, row, Column::TpotMedian),
                 formatMilliseconds(file[u"median_tpot_ms"_s].toDouble()));
        QCOMPARE(cell(model, row, Column::State), u"Finished"_s);
    }
    for (const Column column :
         {Column::Throughput, Column::TtftMedian, Column::TtftP99, Column::TpotMedian}) {
        QCOMPARE(cell(model, 2, column), u"N/A"_s);
        QCOMPARE(cell(model, 3, column), u"N/A"_s);
    }
    QCOMPARE(cell(model, 2, Column::Requests), u"0 / 40"_s);
    QCOMPARE(cell(model, 2, Column::State),
             u"Failed: The server refused every request. Is the model's name right?"_s);
    QCOMPARE(cell(model, 3, Column::State), u"Queued"_s);
    for (int column = 0; column < PointTableModel::columns; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void ModelsTest::newFiguresKeepTheRows()
{
    const QTemporaryDir library;
    StoredRun run = *openRun(writeRun(library.path(), u"m"_s, {Finished, Finished}));
    PointTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(run);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    run.points[1].entry.state = RunState::Skipped;
    model.setRun(run);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(cell(model, 1, PointTableModel::Column::State), u"Skipped"_s);
    model.setRun({});
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::headlineAndRemarks()
{
    const QTemporaryDir library;
    const StoredRun fine = *openRun(writeRun(library.path(), u"m"_s, {Finished, Finished, Finished}));
    const Headline found = headline(fine);
    QCOMPARE(found.fastest->entry.point.load.maxConcurrency, 16);
    QCOMPARE(found.quickest->entry.point.load.maxConcurrency, 1);
    QCOMPARE(found.completed, 3 * 38);
    QCOMPARE(found.failed, 3 * 2);
    QVERIFY(runRemark(fine).text.isEmpty());

    const StoredRun failed = *openRun(writeRun(library.path(), u"m"_s, {Failed, Failed}, RunState::Failed));
    QVERIFY(!headline(failed).fastest && !headline(failed).quickest);
    QCOMPARE(runRemark(failed).tone, Tone::Bad);
    QCOMPARE(runRemark(failed).text,
             u"2 point(s) failed. 512 → 32, concurrency 1: The server refused every request. "
             "Is the model's name right?"_s);

    const StoredRun cut =
        *openRun(writeRun(library.path(), u"m"_s, {Finished, Half, Untouched}, std::nullopt));
    QCOMPARE(runRemark(cut).tone, Tone::Warning);
    QVERIFY2(runRemark(cut).text.contains(u"interrupted"_s), qPrintable(runRemark(cut).text));

    const StoredRun stopped =
        *openRun(writeRun(library.path(), u"m"_s, {Finished, Untouched}, RunState::Cancelled));
    QVERIFY2(runRemark(stopped).text.contains(u"stopped by hand"_s), qPrintable(runRemark(stopped).text));

    const QString damaged = writeRun(library.path(), u"m"_s, {Finished});
    QFile file(QDir(damaged).filePath(u"bench_io512x32_mc1_np40.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write("not json") > 0);
    file.close();
    QVERIFY2(runRemark(*openRun(damaged)).text.contains(u"bench_io512x32_mc1_np40.json"_s),
             qPrintable(runRemark(*openRun(damaged)).text));
}

SERVESCOPE_TEST(ModelsTest)
#include "models_test.moc"

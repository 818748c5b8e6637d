// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/run/queue_model.h"
#include "ui/run/queue_view.h"
#include "ui/run/queue_words.h"
#include "ui/run/run_state_text.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QueuedPoint makeRow(int ordinal, RunState state = RunState::Queued)
{
    QueuedPoint row;
    row.jobTitle = u"combos.yaml"_s;
    row.point.ordinal = ordinal;
    row.point.lengths = {256, 64};
    row.point.load = {8, 40};
    row.point.id = u"bench_io256x64_mc8_np40"_s;
    row.state = state;
    row.progress.total = 40;
    return row;
}

QueuedPoint makeRunning(int done, int failed)
{
    QueuedPoint row = makeRow(0, RunState::Running);
    row.progress.phase = LoadSnapshot::Phase::Measuring;
    row.progress.elapsed = 10s;
    row.progress.completed = done;
    row.progress.failed = failed;
    row.progress.outputTokens = 2000;
    row.progress.outputTokensPerSecond = 321.4;
    return row;
}

QString cell(const QueueModel &model, int row, QueueModel::Column column, int role = Qt::DisplayRole)
{
    return model.index(row, static_cast<int>(column)).data(role).toString();
}

} // namespace

class QueueModelTest : public QObject
{
    Q_OBJECT
    using Column = QueueModel::Column;
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void keepsTheRulesOfModels()
    {
        QueueModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.appendRows({});
        model.appendRows({makeRow(0), makeRow(1)});
        QCOMPARE(model.rowCount(), 2);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.updateRow(1, makeRunning(1, 0));
        QCOMPARE(changed.count(), 1);
        model.updateRow(7, makeRow(7));
        model.updateRow(-1, makeRow(7));
        QCOMPARE(changed.count(), 1);
        model.appendRows({makeRow(2)});
        model.setRows({makeRow(0)});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
        QVERIFY(!model.index(5, 0).isValid());
        for (int column = 0; column < QueueModel::ColumnCount; ++column) {
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void waitingRowsClaimNothing()
    {
        QueueModel model;
        model.setRows({makeRow(0)});
        QCOMPARE(cell(model, 0, Column::State), u"Queued"_s);
        QCOMPARE(cell(model, 0, Column::Scenario), u"combos.yaml"_s);
        QCOMPARE(cell(model, 0, Column::Point), u"256 → 64, concurrency 8"_s);
        QCOMPARE(cell(model, 0, Column::Progress), u"0 / 40"_s);
        for (const Column column : {Column::Throughput, Column::Errors, Column::Time})
            QCOMPARE(cell(model, 0, column), u"—"_s);
    }

    void runningRows()
    {
        QueueModel model;
        model.setRows({makeRunning(18, 2)});
        QCOMPARE(cell(model, 0, Column::Progress), u"20 / 40"_s);
        QCOMPARE(cell(model, 0, Column::Throughput), u"321 tok/s"_s);
        QCOMPARE(cell(model, 0, Column::Errors), u"10.0 %"_s);
        QCOMPARE(cell(model, 0, Column::Time), u"10 s left"_s);
        QCOMPARE(model.index(0, 0).data(QueueModel::ShareRole).toDouble(), 0.5);
        QVERIFY(!model.index(0, 0).data(Qt::DecorationRole).value<QIcon>().isNull());
        model.updateRow(0, makeRunning(7, 0)); // less than a fifth: no promise yet
        QCOMPARE(cell(model, 0, Column::Time), u"—"_s);
    }

    void endedRowsShowTheWholePoint()
    {
        QueueModel model;
        QueuedPoint row = makeRunning(40, 0);
        row.state = RunState::Finished;
        row.progress.phase = LoadSnapshot::Phase::Finished;
        model.setRows({row});
        QCOMPARE(cell(model, 0, Column::Throughput), u"200 tok/s"_s);
        QCOMPARE(cell(model, 0, Column::Errors), u"0 %"_s);
        QCOMPARE(cell(model, 0, Column::Time), u"10 s"_s);
    }

    void failedRowsSayWhy()
    {
        QueueModel model;
        QueueView view(&model);
        QueuedPoint row = makeRow(0, RunState::Running);
        model.setRows({row, makeRow(1)});
        QCOMPARE(view.columnSpan(0, static_cast<int>(Column::Progress)), 1);
        row.state = RunState::Failed;
        row.error = {
            u"connection.refused"_s, u"Nothing answers at 127.0.0.1:9."_s, u"Is the server running?"_s, {}};
        model.updateRow(0, row);
        QCOMPARE(cell(model, 0, Column::Progress),
                 u"Nothing answers at 127.0.0.1:9. Is the server running?"_s);
        QCOMPARE(cell(model, 0, Column::State, Qt::ToolTipRole), cell(model, 0, Column::Progress));
        QCOMPARE(view.columnSpan(0, static_cast<int>(Column::Progress)), 3);
        QCOMPARE(view.columnSpan(1, static_cast<int>(Column::Progress)), 1);
        model.setRows({makeRow(0)});
        QCOMPARE(view.columnSpan(0, static_cast<int>(Column::Progress)), 1);
    }

    void everyStateHasItsOwnWordAndIcon()
    {
        QSet<QString> words, icons;
        for (const RunState state :
             {RunState::Queued, RunState::Running, RunState::Finished, RunState::Failed, RunState::Cancelled,
              RunState::Skipped, RunState::Interrupted}) {
            words.insert(stateLook(state).word);
            icons.insert(stateLook(state).icon);
        }
        QCOMPARE(words.size(), 7);
        QCOMPARE(icons.size(), 7);
    }

    void pointsInWords()
    {
        SweepPoint point = makeRow(0).point;
        point.lengths = {4096, 1024};
        point.requestRate = 4;
        point.repeat = 1;
        QCOMPARE(pointText(point), u"4,096 → 1,024, concurrency 8, 4.00 req/s, repeat 2"_s);
        point.load.maxConcurrency = 0;
        QCOMPARE(pointText(point), u"4,096 → 1,024, concurrency without limit, 4.00 req/s, repeat 2"_s);
    }

    void addressesWithoutSecrets()
    {
        QCOMPARE(displayUrl(u"http://me:secret@host:8000/v1"_s), u"http://host:8000/v1"_s);
        QCOMPARE(displayUrl(u"http://host:8000/?key=secret"_s), u"http://host:8000/"_s);
        QCOMPARE(displayUrl(u"me:secret@host"_s), u"host"_s);
        QCOMPARE(displayUrl({}), QString());
    }

    void queueInWords()
    {
        QCOMPARE(describeQueue({}, -1, {}).headline, u"Nothing has been run yet"_s);
        std::vector<QueuedPoint> rows{makeRow(0, RunState::Finished), makeRunning(20, 0), makeRow(2)};
        QCOMPARE(describeQueue(rows, 1, {}),
                 (QueueWords{u"Running point 2 of 3: 256 → 64, concurrency 8"_s,
                             u"combos.yaml · time left: —"_s, u"time left: —"_s}));
        QCOMPARE(describeQueue(rows, 1, 125s).detail, u"combos.yaml · about 2 min 05 s left"_s);
        rows[1].progress.phase = LoadSnapshot::Phase::Preparing;
        QVERIFY(describeQueue(rows, 1, {}).headline.startsWith(u"Preparing"));
        rows[1].state = RunState::Failed;
        rows[2].state = RunState::Cancelled;
        const QueueWords ended = describeQueue(rows, -1, {});
        QVERIFY(ended.headline.contains(u"failed"));
        QCOMPARE(ended.detail.split(u" · "_s).size(), 3);
        rows[1].state = RunState::Finished;
        QVERIFY(describeQueue(rows, -1, {}).headline.startsWith(u"Stopped"));
        rows[2].state = RunState::Finished;
        QCOMPARE(describeQueue(rows, -1, {}).headline, u"Done"_s);
    }

    void numbersPointsWithinTheirJob()
    {
        std::vector<QueuedPoint> rows{makeRow(0, RunState::Finished), makeRow(0, RunState::Running),
                                      makeRow(1)};
        rows[1].job = rows[2].job = 1;
        QVERIFY(describeQueue(rows, 1, {}).headline.contains(u"1 of 2"));
    }
};

SERVESCOPE_TEST(QueueModelTest)
#include "queue_model_test.moc"

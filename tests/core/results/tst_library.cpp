// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/library.h"

#include "core/base/files.h"
#include "core/results/journal.h"
#include "tests/core/results/sample_manifest.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cstdio>
#include <cstdlib>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newestFirst();
    void damagedRunsAreSentences();
    void aWriterThatWentAwayIsInterrupted();
    void recordsOfAPoint();
    void figures();
    void aBrokenResultIsAProblemOfItsPoint();
    void killedInTheMiddle();
    void anyDamageIsSurvived();
};

namespace {

constexpr auto childVariable = "SERVESCOPE_TEST_JOURNAL_CHILD";

/// What the test that kills its writer starts: a run whose point journals a request every two milliseconds,
/// telling the index of each, until the end comes from outside.
bool beTheWriter()
{
    if (!qEnvironmentVariableIsSet(childVariable))
        return false;
    int argc = 1;
    char name[] = "writer";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    auto run = RunFolder::create(qEnvironmentVariable(childVariable), {}, sampleManifest());
    if (!run)
        _Exit(3);
    PointEntry entry = (*run)->manifest().points[0];
    entry.state = RunState::Running;
    auto journal = JournalWriter::open((*run)->journalPath(entry.point.id));
    if (!(*run)->setPoint(0, entry) || !journal)
        _Exit(4);
    for (int i = 0; i < 30'000; ++i) {
        RequestRecord record = RecordBuilder(i, 0).content({1, 2, 3}).usage(3, 4, 3).text(u"text"_s);
        record.ended = monotonicNow();
        (*journal)->append(record);
        std::printf("%d %lld\n", i, static_cast<long long>(record.ended.count()));
        std::fflush(stdout);
        QThread::usleep(2000);
    }
    _Exit(5);
}

const bool wasTheWriter = beTheWriter(); // before main() would run the tests

/// A finished run of one point, closed properly.
QString finishedRun(const QString &library, const QDateTime &started)
{
    Manifest manifest = sampleManifest();
    manifest.started = started;
    auto run = RunFolder::create(library, {}, manifest);
    PointResult result = variedResult(20, 1);
    result.setup.pointId = manifest.points[0].point.id;
    auto journal = JournalWriter::open((*run)->journalPath(result.setup.pointId));
    for (const RequestRecord &record : result.records)
        (*journal)->append(record);
    const bool fine = (*journal)->close().ok() && (*run)->writeResult(result, true).ok() &&
                      (*run)->close(RunState::Finished).ok();
    return fine ? (*run)->path() : QString();
}

} // namespace

void TestLibrary::newestFirst()
{
    QTemporaryDir library;
    const QDateTime day(QDate(2026, 5, 1), QTime(12, 0));
    for (const int hours : {2, 0, 3, 1})
        QVERIFY(!finishedRun(library.path(), day.addSecs(3600 * hours)).isEmpty());
    QVERIFY(QDir(library.path()).mkdir(u"not a run"_s));
    QStringList problems;
    const auto runs = listRuns(library.path(), &problems);
    QCOMPARE(runs.size(), size_t(4));
    QVERIFY(problems.isEmpty());
    for (size_t i = 0; i < runs.size(); ++i) {
        QCOMPARE(runs[i].manifest.started, day.addSecs(3600 * (3 - static_cast<int>(i))));
        QCOMPARE(runs[i].points.size(), size_t(3));
        QVERIFY(!runs[i].points[0].hasResult());
    }
    QVERIFY(listRuns(library.filePath(u"missing"_s)).empty());
}

void TestLibrary::damagedRunsAreSentences()
{
    QTemporaryDir library;
    QVERIFY(!finishedRun(library.path(), QDateTime::currentDateTime()).isEmpty());
    QVERIFY(writeFile(library.filePath(u"broken/manifest.json"_s), "{\"format\": 1, ").ok());
    QStringList problems;
    QCOMPARE(listRuns(library.path(), &problems).size(), size_t(1));
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems[0].contains(u"broken"_s) && problems[0].contains(u"damaged"_s));
    QCOMPARE(openRun(library.filePath(u"broken"_s)).error().code, u"manifest.not_json"_s);
    QCOMPARE(openRun(library.filePath(u"gone"_s)).error().code, u"results.no_folder"_s);
    QVERIFY(QDir(library.path()).mkdir(u"empty"_s));
    QCOMPARE(openRun(library.filePath(u"empty"_s)).error().code, u"file.open"_s);
}

void TestLibrary::aWriterThatWentAwayIsInterrupted()
{
    QTemporaryDir library;
    auto run = RunFolder::create(library.path(), {}, sampleManifest());
    QVERIFY(run.ok());
    PointEntry entry = (*run)->manifest().points[1];
    entry.state = RunState::Running;
    QVERIFY((*run)->setPoint(1, entry).ok());
    const QString path = (*run)->path();
    QCOMPARE(listRuns(library.path()).at(0).manifest.state, RunState::Running);
    run.value().reset(); // without close()
    const auto stored = openRun(path);
    QCOMPARE(stored->manifest.state, RunState::Interrupted);
    QCOMPARE(stored->points[1].entry.state, RunState::Interrupted);
    QCOMPARE(stored->points[2].entry.state, RunState::Queued);
}

void TestLibrary::recordsOfAPoint()
{
    QTemporaryDir library;
    auto run = RunFolder::create(library.path(), {}, sampleManifest());
    const QString id = sampleManifest().points[0].point.id;
    auto journal = JournalWriter::open((*run)->journalPath(id));
    (*journal)->append(RecordBuilder(0, 0).content({1}).warmup());
    for (const int index : {2, 0, 1})
        (*journal)->append(RecordBuilder(index, 0).content({1}));
    QVERIFY((*journal)->close().ok());
    const auto stored = openRun((*run)->path());
    const auto records = readRecords(*stored, id);
    QCOMPARE(records->size(), size_t(3));
    for (int i = 0; i < 3; ++i)
        QCOMPARE((*records)[static_cast<size_t>(i)].index, i);
    QCOMPARE(readRecords(*stored, u"other"_s).error().code, u"file.open"_s);
    QCOMPARE(readRecords(*stored, u"../../../etc/passwd"_s).error().code, u"file.open"_s);
}

void TestLibrary::figures()
{
    StoredPoint point;
    QVERIFY(!point.figure(u"output_throughput"_s));
    point.result = {{u"completed"_s, 3},
                    {u"a"_s, 1.5},
                    {u"b"_s, QJsonValue::Null},
                    {u"request_rate"_s, u"inf"_s},
                    {u"t"_s, u"x"_s}};
    QCOMPARE(point.figure(u"a"_s).value(), 1.5);
    QVERIFY(!point.figure(u"b"_s) && !point.figure(u"t"_s) && !point.figure(u"missing"_s));
    QVERIFY(qIsInf(point.figure(u"request_rate"_s).value()));
    point.result[u"completed"_s] = 0;
    QVERIFY(!point.figure(u"a"_s));
}

void TestLibrary::aBrokenResultIsAProblemOfItsPoint()
{
    QTemporaryDir library;
    const QString path = finishedRun(library.path(), QDateTime::currentDateTime());
    const QString file = path + u"/bench_io128x32_mc1_np10.json"_s;
    QVERIFY(openRun(path)->points[0].problem.isEmpty());
    QVERIFY(writeFile(file, readFile(file)->left(300)).ok());
    const auto stored = openRun(path);
    QVERIFY(stored.ok());
    QVERIFY(!stored->points[0].hasResult());
    QVERIFY(stored->points[0].problem.contains(u"bench_io128x32_mc1_np10.json"_s));
}

void TestLibrary::killedInTheMiddle()
{
    QTemporaryDir library;
    QProcess writer;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(childVariable), library.path());
    writer.setProcessEnvironment(environment);
    writer.start(QCoreApplication::applicationFilePath(), QStringList());
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += writer.readAllStandardOutput()).count('\n') > 700, 60'000);
    const auto live = listRuns(library.path());
    QCOMPARE(live.at(0).manifest.state, RunState::Running);
    writer.kill();
    QVERIFY(writer.waitForFinished());
    output += writer.readAllStandardOutput();
    const Nanoseconds killed = monotonicNow();
    QCOMPARE(writer.exitStatus(), QProcess::CrashExit);

    const auto stored = openRun(live.at(0).path);
    QCOMPARE(stored->manifest.state, RunState::Interrupted);
    QCOMPARE(stored->points[0].entry.state, RunState::Interrupted);
    const auto records = readRecords(*stored, stored->points[0].entry.point.id);
    QVERIFY(records.ok());
    int expected = 0; // every request that had ended a second before
    for (const QByteArray &line : output.split('\n')) {
        const QByteArrayList fields = line.split(' ');
        if (fields.size() == 2 && killed - Nanoseconds(fields[1].toLongLong()) > std::chrono::seconds(1))
            expected = fields[0].toInt() + 1;
    }
    qInfo("killed with %lld requests ended; %d of them a second before; the journal has %zu",
          static_cast<long long>(output.count('\n')), expected, records->size());
    QVERIFY(expected > 0);
    QVERIFY(records->size() >= static_cast<size_t>(expected));
    for (size_t i = 0; i < records->size(); ++i)
        QCOMPARE((*records)[i].index, static_cast<int>(i));
}

void TestLibrary::anyDamageIsSurvived()
{
    QTemporaryDir library;
    const QString path = finishedRun(library.path(), QDateTime::currentDateTime());
    Random random(17);
    const QStringList names{u"manifest.json"_s, u"bench_io128x32_mc1_np10.json"_s,
                            u"bench_io128x32_mc1_np10.journal.jsonl"_s};
    for (const QString &name : names) {
        const QString file = path + u'/' + name;
        const QByteArray whole = *readFile(file);
        for (int round = 0; round < 60; ++round) {
            QByteArray damaged = whole;
            if (round % 3 == 0)
                damaged.truncate(random.integer(0, whole.size() - 1));
            for (int flips = round % 4; flips > 0 && !damaged.isEmpty(); --flips) {
                const qsizetype at = random.integer(0, damaged.size() - 1);
                damaged[at] = static_cast<char>(random.integer(0, 255));
            }
            QVERIFY(writeFile(file, damaged).ok());
            QStringList problems;
            QCOMPARE(listRuns(library.path(), &problems).size() + static_cast<size_t>(problems.size()),
                     size_t(1));
            if (const auto run = openRun(path)) {
                for (const StoredPoint &point : run->points) {
                    (void)point.figure(u"mean_ttft_ms"_s);
                    if (const auto records = readRecords(*run, point.entry.point.id))
                        (void)summarize(*records, {});
                }
            } else {
                QVERIFY(!run.error().message.isEmpty());
            }
        }
        QVERIFY(writeFile(file, whole).ok());
    }
}

SERVESCOPE_TEST(TestLibrary)
#include "tst_library.moc"

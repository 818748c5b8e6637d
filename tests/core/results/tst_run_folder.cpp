// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/run_folder.h"

#include "core/base/files.h"
#include "core/results/library.h"
#include "tests/core/results/sample_manifest.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestRunFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWholeRun();
    void twoInOneSecond();
    void modelNamesNeverEscape();
    void noResultWithoutASuccess();
    void cannotCreate();
    void manifestRoundTrips();
    void manifestErrors_data();
    void manifestErrors();
    void credentialsStayOut();
    void environmentIsThere();
};

void TestRunFolder::aWholeRun()
{
    QTemporaryDir library;
    auto created =
        RunFolder::create(library.filePath(u"new/library"_s), "model: m\n# mine\n", sampleManifest());
    QVERIFY2(created.ok(), qPrintable(created.ok() ? QString() : created.error().sentence()));
    RunFolder &run = **created;
    QCOMPARE(QFileInfo(run.path()).fileName(), u"20260304-050607-Model-7B"_s);
    QCOMPARE(*readFile(run.path() + u"/combos.yaml"_s), QByteArray("model: m\n# mine\n"));
    QCOMPARE(run.manifest().name, u"20260304-050607-Model-7B"_s);

    PointEntry entry = run.manifest().points[0];
    entry.state = RunState::Running;
    QVERIFY(run.setPoint(0, entry).ok());
    QCOMPARE(openRun(run.path())->manifest.state,
             RunState::Running); // the lock is ours, in this very process
    QCOMPARE(openRun(run.path())->points[0].entry.state, RunState::Running);

    PointResult result = variedResult(40, 1);
    result.setup.pointId = entry.point.id;
    QVERIFY(run.writeResult(result, true).ok());
    entry.state = RunState::Finished;
    entry.completed = result.summary.completed;
    QVERIFY(run.setPoint(0, entry).ok());
    QCOMPARE(run.setPoint(99, entry).error().code, u"manifest.no_point"_s);
    QVERIFY(run.close(RunState::Finished).ok());

    const auto stored = openRun(run.path());
    QVERIFY(stored.ok());
    QCOMPARE(stored->manifest.state, RunState::Finished);
    QVERIFY(stored->manifest.ended.isValid());
    QCOMPARE(stored->points[0].figure(u"output_throughput"_s), result.summary.outputThroughput);
    QVERIFY(!stored->points[1].hasResult());
    QVERIFY(readFile(run.path() + u"/aggregate_results.csv"_s)->contains("bench_io128x32_mc1_np10.json"));
    const QStringList files = QDir(run.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    QCOMPARE(files, (QStringList{u"aggregate_results.csv"_s, u"bench_io128x32_mc1_np10.json"_s,
                                 u"combos.yaml"_s, u"manifest.json"_s}));
}

void TestRunFolder::twoInOneSecond()
{
    QTemporaryDir library;
    std::vector<std::unique_ptr<RunFolder>> runs;
    for (int i = 0; i < 3; ++i) {
        auto run = RunFolder::create(library.path(), {}, sampleManifest());
        QVERIFY(run.ok());
        runs.push_back(std::move(run.value()));
    }
    QCOMPARE(QFileInfo(runs[1]->path()).fileName(), u"20260304-050607-Model-7B-2"_s);
    QCOMPARE(QFileInfo(runs[2]->path()).fileName(), u"20260304-050607-Model-7B-3"_s);
    QCOMPARE(listRuns(library.path()).size(), size_t(3));
}

void TestRunFolder::modelNamesNeverEscape()
{
    QTemporaryDir library;
    const QString inside = library.filePath(u"lib"_s);
    for (const auto &model :
         {u".."_s, u"../../evil"_s, u"/etc/passwd"_s, u"a\\..\\b"_s, QString(), QString(3000, u'x')}) {
        Manifest manifest = sampleManifest();
        manifest.model = model;
        const auto run = RunFolder::create(inside, {}, manifest);
        QVERIFY(run.ok());
        QCOMPARE(QFileInfo((*run)->path()).canonicalPath(), QFileInfo(inside).canonicalFilePath());
        QCOMPARE(QFileInfo(QDir::cleanPath((*run)->journalPath(u"../../x"_s))).path(), (*run)->path());
    }
    QCOMPARE(QDir(library.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"lib"_s});
}

void TestRunFolder::noResultWithoutASuccess()
{
    QTemporaryDir library;
    const auto run = RunFolder::create(library.path(), {}, sampleManifest());
    QVERIFY(run.ok());
    PointResult result;
    result.setup.pointId = u"p"_s;
    QCOMPARE((*run)->writeResult(result, true).error().code, u"results.nothing_completed"_s);
    QVERIFY(!QFileInfo::exists((*run)->resultPath(u"p"_s)));
    QVERIFY((*run)->close(RunState::Failed).ok()); // nothing to aggregate is no error
    QVERIFY(!QFileInfo::exists((*run)->path() + u"/aggregate_results.csv"_s));
}

void TestRunFolder::cannotCreate()
{
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"file"_s), "x").ok());
    QCOMPARE(RunFolder::create(folder.filePath(u"file/library"_s), {}, sampleManifest()).error().code,
             u"file.folder"_s);
    QCOMPARE(RunFolder::create({}, {}, sampleManifest()).error().code, u"file.folder"_s);
}

void TestRunFolder::manifestRoundTrips()
{
    Manifest manifest = sampleManifest();
    manifest.state = RunState::Failed;
    manifest.name = u"night \"run\" 夜"_s;
    manifest.ended = manifest.started.addSecs(90);
    manifest.seed = 18446744073709551615ULL;
    manifest.environment = clientEnvironment();
    manifest.points[0].state = RunState::Failed;
    manifest.points[0].error = {u"http.not_found"_s, u"Not there."_s, u"Look."_s, {u"a"_s, u"b"_s}};
    manifest.points[1].point.requestRate = 2.5;
    const auto back = manifestFromJson(manifestJson(manifest));
    QVERIFY2(back.ok(), qPrintable(back.ok() ? QString() : back.error().sentence()));
    QCOMPARE(back->state, manifest.state);
    QCOMPARE(back->name, manifest.name);
    QCOMPARE(back->started, manifest.started);
    QCOMPARE(back->ended, manifest.ended);
    QCOMPARE(back->seed, manifest.seed);
    QCOMPARE(back->environment, manifest.environment);
    QCOMPARE(back->model, manifest.model);
    QCOMPARE(back->tokenizerNote, manifest.tokenizerNote);
    QCOMPARE(back->points.size(), manifest.points.size());
    for (size_t i = 0; i < manifest.points.size(); ++i) {
        QCOMPARE(back->points[i].point, manifest.points[i].point);
        QCOMPARE(back->points[i].state, manifest.points[i].state);
        QCOMPARE(back->points[i].error, manifest.points[i].error);
    }
    QCOMPARE(manifestJson(*back), manifestJson(manifest));
    manifest.state = RunState::Interrupted; // never written
    QCOMPARE(manifestFromJson(manifestJson(manifest))->state, RunState::Running);
}

void TestRunFolder::manifestErrors_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("code");
    const QString damaged = u"manifest.not_json"_s;
    QTest::newRow("cut") << QByteArray("\"points\": [") << QByteArray("\"points\": ") << damaged;
    QTest::newRow("newer") << QByteArray("\"format\": 1") << QByteArray("\"format\": 2")
                           << u"manifest.version"_s;
    QTest::newRow("no format") << QByteArray("\"format\": 1") << QByteArray("\"f\": 1") << damaged;
    QTest::newRow("state") << QByteArray("\"state\": \"queued\"") << QByteArray("\"state\": \"lost\"")
                           << damaged;
    QTest::newRow("interrupted") << QByteArray("\"state\": \"running\"")
                                 << QByteArray("\"state\": \"interrupted\"") << damaged;
    QTest::newRow("number") << QByteArray("\"ordinal\": 1") << QByteArray("\"ordinal\": -1") << damaged;
    QTest::newRow("rate") << QByteArray("\"request_rate\": \"inf\"")
                          << QByteArray("\"request_rate\": \"fast\"") << damaged;
    QTest::newRow("points") << QByteArray("\"points\"") << QByteArray("\"point\"") << damaged;
    QTest::newRow("start") << QByteArray("\"started\": \"2026") << QByteArray("\"started\": \"then")
                           << damaged;
    QTest::newRow("seed") << QByteArray("\"seed\": \"42\"") << QByteArray("\"seed\": 42") << damaged;
}

void TestRunFolder::manifestErrors()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, code);
    QByteArray json = manifestJson(sampleManifest());
    QVERIFY(json.contains(from));
    const auto back = manifestFromJson(json.replace(from, to));
    QVERIFY(!back.ok());
    QCOMPARE(back.error().code, code);
    QVERIFY(back.error().message.size() > 20 && !back.error().hint.isEmpty());
}

void TestRunFolder::credentialsStayOut()
{
    Manifest manifest = sampleManifest();
    manifest.baseUrl = u"http://me:hunter2@host:8000/v1"_s;
    const QByteArray json = manifestJson(manifest);
    QVERIFY(!json.contains("hunter2"));
    QCOMPARE(manifestFromJson(json)->baseUrl, u"http://host:8000/v1"_s);
}

void TestRunFolder::environmentIsThere()
{
    const QJsonObject environment = clientEnvironment();
    for (const auto key : {"host"_L1, "os"_L1, "kernel"_L1, "architecture"_L1, "qt"_L1, "servescope"_L1})
        QVERIFY2(!environment[key].toString().isEmpty(), key.data());
    QVERIFY(environment["cores"_L1].toInt() >= 1);
#ifdef Q_OS_LINUX
    QVERIFY(environment["memory_bytes"_L1].toDouble() > 1e6);
#endif
}

SERVESCOPE_TEST(TestRunFolder)
#include "tst_run_folder.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/results/journal.h"
#include "core/results/library.h"
#include "core/results/run_paths.h"
#include "tests/core/results/sample_manifest.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestResume : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsDoneStays();
    void onlyOneMayWrite();
    void importedRunsHaveNothingToRun();
    void aLostResultIsMeasuredAgain();
};

namespace {

/// A run whose first point is finished and whose second was interrupted after three requests.
QString interrupted(const QString &library)
{
    auto run = RunFolder::create(library, "model: m\n", sampleManifest());
    PointResult result = variedResult(20, 1);
    PointEntry first = (*run)->manifest().points[0];
    result.setup.pointId = first.point.id;
    first.state = RunState::Finished;
    first.completed = result.summary.completed;
    PointEntry second = (*run)->manifest().points[1];
    second.state = RunState::Running;
    auto journal = JournalWriter::open((*run)->journalPath(second.point.id));
    for (int i = 0; i < 3; ++i)
        (*journal)->append(RecordBuilder(i, i).content({i + 1.0}));
    const bool fine = (*run)->writeResult(result, true).ok() && (*run)->setPoint(0, first).ok() &&
                      (*run)->setPoint(1, second).ok() && (*journal)->close().ok();
    return fine ? (*run)->path() : QString(); // never closed
}

} // namespace

void TestResume::whatIsDoneStays()
{
    QTemporaryDir library;
    const QString path = interrupted(library.path());
    const auto plan = planResume(path);
    QCOMPARE(plan->scenarioText, QByteArray("model: m\n"));
    QCOMPARE(plan->finished.size(), 1);
    QCOMPARE(plan->remaining.size(), 2);
    const QByteArray result = *readFile(pointResultPath(path, plan->finished[0]));

    auto run = RunFolder::reopen(path);
    QVERIFY2(run.ok(), run ? "" : qPrintable(run.error().sentence()));
    QCOMPARE((*run)->manifest().state, RunState::Running);
    QCOMPARE((*run)->manifest().points[0].state, RunState::Finished);
    QCOMPARE((*run)->manifest().points[1].state, RunState::Queued);
    QCOMPARE(*readFile(pointResultPath(path, plan->finished[0])), result);
    // The requests that had ended are kept beside.
    const QString id = (*run)->manifest().points[1].point.id;
    QVERIFY(!QFileInfo::exists((*run)->journalPath(id)));
    const auto kept = readJournal(path + u'/' + id + u".interrupted-1.journal.jsonl"_s);
    QCOMPARE(kept->records.size(), size_t(3));
    QVERIFY((*run)->close(RunState::Finished).ok());
    QCOMPARE(listRuns(library.path()).at(0).manifest.state, RunState::Finished);
}

void TestResume::onlyOneMayWrite()
{
    QTemporaryDir library;
    const QString path = interrupted(library.path());
    const auto first = RunFolder::reopen(path);
    QVERIFY(first.ok());
    QCOMPARE(RunFolder::reopen(path).error().code, u"run.locked"_s);
    QCOMPARE(openRun(path)->manifest.state, RunState::Running);
}

void TestResume::importedRunsHaveNothingToRun()
{
    QTemporaryDir library;
    Manifest manifest = sampleManifest();
    manifest.state = RunState::Finished;
    manifest.started = QDateTime::currentDateTime();
    manifest.imported = {{u"tool"_s, u"sglang"_s}};
    QVERIFY(writeFile(manifestPath(library.path()), manifestJson(manifest)).ok());
    QCOMPARE(planResume(library.path()).error().code, u"run.imported"_s);
    QCOMPARE(planResume(library.filePath(u"gone"_s)).error().code, u"results.no_folder"_s);
}

void TestResume::aLostResultIsMeasuredAgain()
{
    QTemporaryDir library;
    const QString path = interrupted(library.path());
    QVERIFY(QFile::remove(pointResultPath(path, planResume(path)->finished[0])));
    QCOMPARE(planResume(path)->remaining.size(), 3);
}

SERVESCOPE_TEST(TestResume)
#include "tst_resume.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/results/library.h"
#include "core/results/library_index.h"
#include "core/results/run_paths.h"
#include "core/results/trash.h"
#include "tests/core/results/sample_manifest.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestLibraryIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_library = std::make_unique<QTemporaryDir>(); }
    void theIndexSaysWhatTheManifestsSay();
    void aChangedManifestIsReadAgain();
    void aTornIndexIsRebuilt();
    void removedRunsLeaveIt();
    void aClockSetBack();
    void aReadOnlyLibraryOpens();
    void trashAndBack();
    void aRunningRunIsNotTrashed();
    void declaredFactsLast();

private:
    QString finished(const QString &name, qint64 ageMs = 60'000);
    std::unique_ptr<QTemporaryDir> m_library;
};

namespace {

void setAge(const QString &path, qint64 ms)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addMSecs(-ms), QFileDevice::FileModificationTime));
}

} // namespace

QString TestLibraryIndex::finished(const QString &name, qint64 ageMs)
{
    Manifest manifest = sampleManifest();
    manifest.state = RunState::Finished;
    manifest.name = name;
    manifest.started = QDateTime(QDate(2026, 1, 1), QTime(1, 2, 3));
    manifest.declared = {{u"gpu"_s, u"H100"_s}};
    const QString path = m_library->filePath(name);
    (void)writeFile(manifestPath(path), manifestJson(manifest));
    setAge(manifestPath(path), ageMs);
    return path;
}

void TestLibraryIndex::theIndexSaysWhatTheManifestsSay()
{
    for (int i = 0; i < 20; ++i)
        finished(u"run-%1"_s.arg(i));
    const auto first = listRuns(m_library->path());
    QVERIFY(QFileInfo::exists(m_library->filePath(u".servescope-index"_s)));
    const auto second = listRuns(m_library->path());
    QCOMPARE(first.size(), size_t(20));
    QCOMPARE(second.size(), size_t(20));
    for (size_t i = 0; i < first.size(); ++i) {
        QCOMPARE(second[i].path, first[i].path);
        QCOMPARE(manifestJson(second[i].manifest), manifestJson(first[i].manifest));
        QCOMPARE(second[i].points.size(), first[i].points.size());
    }
    // It really answers: a manifest that is broken behind its back, with time and size unchanged, goes
    // unnoticed.
    const QString file = manifestPath(first[3].path);
    const QDateTime time = QFileInfo(file).lastModified();
    const qint64 size = QFileInfo(file).size();
    QVERIFY(writeFile(file, QByteArray(size, ' ')).ok());
    QFile touched(file);
    QVERIFY(touched.open(QIODevice::ReadWrite));
    QVERIFY(touched.setFileTime(time, QFileDevice::FileModificationTime));
    touched.close();
    QCOMPARE(listRuns(m_library->path()).size(), size_t(20));
}

void TestLibraryIndex::aChangedManifestIsReadAgain()
{
    const QString path = finished(u"a"_s);
    QCOMPARE(listRuns(m_library->path())[0].manifest.name, u"a"_s);
    Manifest manifest = listRuns(m_library->path())[0].manifest;
    manifest.name = u"b"_s; // as long as before
    QVERIFY(writeFile(manifestPath(path), manifestJson(manifest)).ok());
    QCOMPARE(listRuns(m_library->path())[0].manifest.name, u"b"_s);
    manifest.name = u"c"_s; // within the clock's grain of the index
    QVERIFY(writeFile(manifestPath(path), manifestJson(manifest)).ok());
    QCOMPARE(listRuns(m_library->path())[0].manifest.name, u"c"_s);
}

void TestLibraryIndex::aTornIndexIsRebuilt()
{
    finished(u"a"_s);
    (void)listRuns(m_library->path());
    const QString file = m_library->filePath(u".servescope-index"_s);
    const QByteArray good = *readFile(file);
    for (const QByteArray &bad : {QByteArray(), good.left(good.size() / 2), good + "x", QByteArray(200, 'x'),
                                  QByteArray(good).replace(10, 1, "!")}) {
        QVERIFY(writeFile(file, bad).ok());
        QCOMPARE(listRuns(m_library->path()).size(), size_t(1));
    }
    QVERIFY(QFile::remove(file));
    QCOMPARE(listRuns(m_library->path()).size(), size_t(1));
    QVERIFY(QFileInfo::exists(file));
}

void TestLibraryIndex::removedRunsLeaveIt()
{
    const QString path = finished(u"a"_s);
    finished(u"b"_s);
    QCOMPARE(listRuns(m_library->path()).size(), size_t(2));
    QVERIFY(QDir(path).removeRecursively());
    QCOMPARE(listRuns(m_library->path()).size(), size_t(1));
    QCOMPARE(listRuns(m_library->path()).size(), size_t(1));
}

void TestLibraryIndex::aClockSetBack()
{
    // Files from the future, an index from the future: everything is found, in the order of the runs' own
    // times.
    finished(u"a"_s, -86'400'000);
    QCOMPARE(listRuns(m_library->path()).size(), size_t(1));
    setAge(m_library->filePath(u".servescope-index"_s), -86'400'000);
    finished(u"b"_s);
    QCOMPARE(listRuns(m_library->path()).size(), size_t(2));
    Manifest manifest = sampleManifest();
    manifest.started = QDateTime::currentDateTime().addDays(2); // the clock went back while it ran
    auto run = RunFolder::create(m_library->path(), {}, manifest);
    QVERIFY(run.ok());
    QVERIFY((*run)->close(RunState::Finished).ok());
    QVERIFY((*run)->manifest().ended < (*run)->manifest().started);
    QCOMPARE(listRuns(m_library->path()).size(), size_t(3));
    QVERIFY(openRun((*run)->path()).ok());
}

void TestLibraryIndex::aReadOnlyLibraryOpens()
{
    if (geteuid() == 0)
        QSKIP("root writes anywhere");
    finished(u"a"_s);
    QFile::setPermissions(m_library->path(), QFile::ReadOwner | QFile::ExeOwner);
    const auto runs = listRuns(m_library->path());
    const auto trashed = trashRun(m_library->filePath(u"a"_s));
    QFile::setPermissions(m_library->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(runs.size(), size_t(1));
    QCOMPARE(trashed.error().code, u"trash.move"_s);
}

void TestLibraryIndex::trashAndBack()
{
    const QString path = finished(u"a"_s);
    const auto trashed = trashRun(path);
    QVERIFY2(trashed.ok(), trashed ? "" : qPrintable(trashed.error().sentence()));
    QVERIFY(listRuns(m_library->path()).empty());
    QCOMPARE(trashedRuns(m_library->path()), QStringList{*trashed});
    finished(u"a"_s); // the name is taken again meanwhile
    const auto restored = restoreRun(*trashed);
    QCOMPARE(QFileInfo(*restored).fileName(), u"a-2"_s);
    QCOMPARE(listRuns(m_library->path()).size(), size_t(2));
    QCOMPARE(restoreRun(*trashed).error().code, u"results.no_folder"_s);
    QCOMPARE(restoreRun(*restored).error().code, u"results.no_folder"_s); // it is in no trash
    QVERIFY(trashRun(path).ok());
    QVERIFY(emptyTrash(m_library->path()).ok());
    QVERIFY(trashedRuns(m_library->path()).isEmpty());
    QCOMPARE(trashRun(m_library->filePath(u"none"_s)).error().code, u"results.no_folder"_s);
}

void TestLibraryIndex::aRunningRunIsNotTrashed()
{
    auto run = RunFolder::create(m_library->path(), {}, sampleManifest());
    QCOMPARE(trashRun((*run)->path()).error().code, u"trash.running"_s);
    QCOMPARE(declareFacts((*run)->path(), {}).error().code, u"trash.running"_s);
    const QString path = (*run)->path();
    run.value().reset();
    QVERIFY(trashRun(path).ok());
}

void TestLibraryIndex::declaredFactsLast()
{
    const QString path = finished(u"a"_s);
    QVERIFY(declareFacts(path, {{u"gpu"_s, u"8 × B200"_s}, {u"tags"_s, u"nightly"_s}}).ok());
    const auto run = openRun(path);
    QCOMPARE(run->manifest.declared[u"gpu"_s].toString(), u"8 × B200"_s);
    QCOMPARE(listRuns(m_library->path())[0].manifest.declared[u"tags"_s].toString(), u"nightly"_s);
}

SERVESCOPE_TEST(TestLibraryIndex)
#include "tst_library_index.moc"

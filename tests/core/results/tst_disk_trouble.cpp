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

#include <csignal>
#include <sys/resource.h>
#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif
#include <unistd.h>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// A disk that fills up, a folder that goes away or cannot be written: a clear message, and nothing that was
/// written is lost.
class TestDiskTrouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theJournalMeetsAFullDisk();
    void theManifestMeetsAFullDisk();
    void aSmallFileSystem();
    void theFolderIsDeletedWhileRunning();
    void aFolderThatCannotBeWritten();
};

namespace {

/// Files of this process cannot grow beyond so many bytes, as on a full disk (EFBIG instead of ENOSPC).
class SmallFiles
{
public:
    explicit SmallFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallFiles() { setrlimit(RLIMIT_FSIZE, &m_before); }
    SmallFiles(const SmallFiles &) = delete;
    SmallFiles &operator=(const SmallFiles &) = delete;

private:
    rlimit m_before{};
};

RequestRecord record(int index)
{
    return RecordBuilder(index, index)
        .content({index + 1.0, index + 2.0})
        .usage(index + 2.0, 4, 2)
        .text(QString(200, u'x'));
}

/// Appends until the journal says that it failed, bounded; how many were given to it.
int fill(JournalWriter &journal)
{
    int given = 0;
    while (!journal.failed() && given < 200'000) {
        for (int k = 0; k < 200; ++k)
            journal.append(record(given++));
        QTest::qWait(20);
    }
    return given;
}

} // namespace

void TestDiskTrouble::theJournalMeetsAFullDisk()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"j.jsonl"_s);
    int given = 0;
    {
        const SmallFiles limit(200'000);
        auto journal = JournalWriter::open(path);
        QVERIFY(journal.ok());
        given = fill(**journal);
        QVERIFY((*journal)->failed());
        const auto closed = (*journal)->close();
        QCOMPARE(closed.error().code, u"journal.write"_s);
        QVERIFY(closed.error().message.contains(path));
    }
    const auto contents = readJournal(path);
    QVERIFY(contents.ok());
    QVERIFY(contents->records.size() > 200 && contents->records.size() < static_cast<size_t>(given));
    QVERIFY(contents->damagedLines <= 1); // the one that did not fit
    for (size_t i = 0; i < contents->records.size(); ++i)
        QCOMPARE(contents->records[i].index, static_cast<int>(i));
}

void TestDiskTrouble::theManifestMeetsAFullDisk()
{
    QTemporaryDir library;
    auto run = RunFolder::create(library.path(), "# scenario\n", sampleManifest());
    QVERIFY(run.ok());
    const QByteArray before = *readFile(manifestPath((*run)->path()));
    PointResult result = variedResult(200, 3);
    {
        const SmallFiles limit(100);
        PointEntry entry = (*run)->manifest().points[0];
        entry.state = RunState::Running;
        QCOMPARE((*run)->setPoint(0, entry).error().code, u"file.write"_s);
        QCOMPARE((*run)->writeResult(result, true).error().code, u"file.write"_s);
    }
    QCOMPARE(*readFile(manifestPath((*run)->path())), before);
    QVERIFY(!QFileInfo::exists((*run)->resultPath(result.setup.pointId)));
    // With room again it goes on.
    QVERIFY((*run)->writeResult(result, true).ok());
    QVERIFY((*run)->close(RunState::Finished).ok());
}

void TestDiskTrouble::aSmallFileSystem()
{
#ifdef Q_OS_LINUX
    QTemporaryDir mountPoint;
    if (mount("tmpfs", mountPoint.path().toLocal8Bit().constData(), "tmpfs", 0, "size=512k") != 0)
        QSKIP("no file system can be mounted here");
    const auto unmount =
        qScopeGuard([&] { umount2(mountPoint.path().toLocal8Bit().constData(), MNT_DETACH); });
    QString path;
    {
        auto run = RunFolder::create(mountPoint.filePath(u"runs"_s), "# scenario\n", sampleManifest());
        QVERIFY(run.ok());
        path = (*run)->path();
        auto journal = JournalWriter::open((*run)->journalPath(u"bench_io128x32_mc1_np10"_s));
        const int given = fill(**journal);
        QVERIFY((*journal)->failed() && given > 0);
        const auto closed = (*journal)->close();
        QCOMPARE(closed.error().code, u"journal.write"_s);
        QVERIFY((*run)->close(RunState::Failed).error().code == u"file.write"_s);
    }
    const auto run = openRun(path);
    QVERIFY(run.ok());
    QCOMPARE(run->manifest.state, RunState::Interrupted); // its end could not be written
    const auto records = readRecords(*run, u"bench_io128x32_mc1_np10"_s);
    QVERIFY(records.ok() && records->size() > 500);
#else
    QSKIP("Linux only");
#endif
}

void TestDiskTrouble::theFolderIsDeletedWhileRunning()
{
    QTemporaryDir library;
    auto run = RunFolder::create(library.path(), "# scenario\n", sampleManifest());
    const QString path = (*run)->path();
    auto journal = JournalWriter::open((*run)->journalPath(u"p"_s));
    (*journal)->append(record(0));
    QVERIFY(QDir(path).removeRecursively());
    // The run goes on; what was in the folder is gone, what comes makes it anew.
    (*journal)->append(record(1));
    QVERIFY((*journal)->close().ok());
    PointResult result = variedResult(20, 1);
    result.setup.pointId = (*run)->manifest().points[0].point.id;
    QVERIFY((*run)->writeResult(result, true).ok());
    QVERIFY((*run)->close(RunState::Finished).ok());
    const auto stored = openRun(path);
    QVERIFY(stored.ok());
    QCOMPARE(stored->manifest.state, RunState::Finished);
    QVERIFY(stored->points[0].hasResult());
    QCOMPARE(listRuns(library.path()).size(), size_t(1));
}

void TestDiskTrouble::aFolderThatCannotBeWritten()
{
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"file"_s), "x").ok());
    QCOMPARE(RunFolder::create(folder.filePath(u"file/runs"_s), {}, sampleManifest()).error().code,
             u"file.folder"_s);
    QCOMPARE(JournalWriter::open(folder.filePath(u"file/j"_s)).error().code, u"journal.open"_s);
    if (geteuid() == 0)
        QSKIP("root writes anywhere");
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner);
    const auto run = RunFolder::create(folder.path(), {}, sampleManifest());
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(run.error().code, u"file.folder"_s);
}

SERVESCOPE_TEST(TestDiskTrouble)
#include "tst_disk_trouble.moc"

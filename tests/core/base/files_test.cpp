// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

class FilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void createsFolders();
    void replacesWhole();
    void missingFile();
    void folderInsteadOfFile();
    void limit();
    void deviceWithoutSize();
    void unwritable();
    void firstInvalidUtf8_data();
    void firstInvalidUtf8();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void FilesTest::roundTrip()
{
    QByteArray bytes("a\0b\r\n\xff", 6);
    QVERIFY(writeFile(path(u"bytes"_s), bytes).ok());
    QCOMPARE(readFile(path(u"bytes"_s)).value(), bytes);
    QVERIFY(writeFile(path(u"empty"_s), {}).ok());
    QCOMPARE(readFile(path(u"empty"_s)).value(), QByteArray());
    const QByteArray large = QByteArray("0123456789abcdef\n").repeated(200'000); // several reads
    QVERIFY(writeFile(path(u"large"_s), large).ok());
    const QByteArray read = readFile(path(u"large"_s)).value();
    QVERIFY(read == large);
    QVERIFY2(read.capacity() < 2 * large.size(), "what is kept must not be of the limit's size");
}

void FilesTest::createsFolders()
{
    QVERIFY(writeFile(path(u"a/b c/中文/file.txt"_s), "x").ok());
    QCOMPARE(readFile(path(u"a/b c/中文/file.txt"_s)).value(), "x");
}

void FilesTest::replacesWhole()
{
    QVERIFY(writeFile(path(u"replaced"_s), "a long first content").ok());
    QVERIFY(writeFile(path(u"replaced"_s), "short").ok());
    QCOMPARE(readFile(path(u"replaced"_s)).value(), "short");
    const QStringList left = QDir(m_folder.path()).entryList({u"replaced*"_s}, QDir::Files | QDir::Hidden);
    QCOMPARE(left, QStringList{u"replaced"_s});
}

void FilesTest::missingFile()
{
    const auto result = readFile(path(u"nowhere"_s));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, u"file.open"_s);
    QVERIFY(result.error().message.contains(path(u"nowhere"_s)));
    QVERIFY(!result.error().hint.isEmpty());
    QCOMPARE(result.error().args.value(0), path(u"nowhere"_s));
    QVERIFY(!readFile(QString()).ok());
}

void FilesTest::folderInsteadOfFile()
{
    const auto result = readFile(m_folder.path());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, u"file.is_folder"_s);
}

void FilesTest::limit()
{
    QVERIFY(writeFile(path(u"ten"_s), "0123456789").ok());
    QCOMPARE(readFile(path(u"ten"_s), 10).value().size(), 10);
    const auto result = readFile(path(u"ten"_s), 9);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, u"file.too_large"_s);
    QVERIFY(result.error().message.contains(u"10"_s));
}

void FilesTest::deviceWithoutSize()
{
    // Says to have no bytes and never ends.
    const auto result = readFile(u"/dev/zero"_s, 4096);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, u"file.too_large"_s);
    QCOMPARE(readFile(u"/dev/null"_s).value(), QByteArray());
}

void FilesTest::unwritable()
{
    QVERIFY(writeFile(path(u"plain"_s), "kept").ok());
    const auto under = writeFile(path(u"plain/below.txt"_s), "x"); // a file stands where a folder must be
    QVERIFY(!under.ok());
    QCOMPARE(under.error().code, u"file.folder"_s);
    QCOMPARE(readFile(path(u"plain"_s)).value(), "kept");
    const auto folder = writeFile(m_folder.path(), "x");
    QVERIFY(!folder.ok());
    QCOMPARE(folder.error().code, u"file.write"_s);
    const auto full = writeFile(u"/proc/servescope-cannot-write-here"_s, "x");
    QVERIFY(!full.ok());
    QCOMPARE(full.error().code, u"file.write"_s);
}

void FilesTest::firstInvalidUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, int expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("empty", "", -1);
    row("ascii", "abc\n", -1);
    row("zero byte", QByteArray("a\0b", 3), -1);
    row("all lengths", "é€中🙂", -1);
    row("smallest of each length", QByteArray("\xc2\x80\xe0\xa0\x80\xf0\x90\x80\x80"), -1);
    row("largest of each length", QByteArray("\xdf\xbf\xef\xbf\xbf\xf4\x8f\xbf\xbf"), -1);
    row("around the surrogates", QByteArray("\xed\x9f\xbf\xee\x80\x80"), -1);
    row("byte order mark", "\xef\xbb\xbf{}", -1);
    row("latin-1", "caf\xe9", 3);
    row("latin-1 amid", "caf\xe9s", 3);
    row("lone continuation", "a\x80", 1);
    row("overlong slash", "\xc0\xaf", 0);
    row("overlong two", "ab\xc1\xbf", 2);
    row("overlong three", "\xe0\x9f\xbf", 0);
    row("overlong four", "\xf0\x8f\xbf\xbf", 0);
    row("surrogate", "x\xed\xa0\x80", 1);
    row("beyond unicode", "\xf4\x90\x80\x80", 0);
    row("five bytes", "\xf8\x88\x80\x80\x80", 0);
    row("0xff", "\xff\xfe", 0);
    row("cut two", "ok\xc3", 2);
    row("cut three", "ok\xe2\x82", 2);
    row("cut four", "ok\xf0\x9f\x99", 2);
    row("broken inside", "\xe2\x82z", 0);
    row("utf-16", QByteArray("\xff\xfe{\0}\0", 6), 0);
}

void FilesTest::firstInvalidUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, expected);
    QCOMPARE(servescope::firstInvalidUtf8(bytes), qsizetype{expected});
}

SERVESCOPE_TEST(FilesTest)
#include "files_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/text_store.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace servescope;
using namespace Qt::StringLiterals;

class TextStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryAndFile();
    void fileGoesAway();
    void threads();
    void noTemporaryFolder();
};

namespace {

QByteArray textOf(int index)
{
    return QByteArray("text ") + QByteArray::number(index) + QByteArray(index % 97, 'x');
}

int spillFiles()
{
    return static_cast<int>(
        QDir::temp().entryList({u"servescope-prompts-*"_s}, QDir::Files | QDir::Hidden).size());
}

} // namespace

void TextStoreTest::memoryAndFile()
{
    for (const qint64 limit : {0LL, 5000LL, 1LL << 30}) {
        TextStore store(1000, limit);
        for (int i = 999; i > 0; --i) // any order
            QVERIFY(store.put(i, textOf(i)).ok());
        for (int i = 1; i < 1000; ++i)
            QCOMPARE(store.text(i), textOf(i));
        QCOMPARE(store.text(0), QByteArray());
    }
}

void TextStoreTest::fileGoesAway()
{
    const int before = spillFiles();
    {
        TextStore store(2, 0);
        QVERIFY(store.put(0, "in a file").ok());
        QCOMPARE(store.text(0), "in a file");
    }
    QCOMPARE(spillFiles(), before);
}

void TextStoreTest::threads()
{
    TextStore store(4000, 20'000);
    std::atomic_int wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = t; i < 4000; i += 4) {
                wrong += !store.put(i, textOf(i)).ok();
                wrong += store.text(i) != textOf(i);
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
    for (int i = 0; i < 4000; ++i)
        QCOMPARE(store.text(i), textOf(i));
}

void TextStoreTest::noTemporaryFolder()
{
    const QByteArray before = qgetenv("TMPDIR");
    const bool wasSet = qEnvironmentVariableIsSet("TMPDIR");
    qputenv("TMPDIR", "/nonexistent/servescope");
    TextStore store(1, 0);
    const auto result = store.put(0, "text");
    if (wasSet)
        qputenv("TMPDIR", before);
    else
        qunsetenv("TMPDIR");
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, u"dataset.spill"_s);
    QVERIFY(result.error().message.contains(u"/nonexistent/servescope"_s));
    QVERIFY(!result.error().hint.isEmpty());
}

SERVESCOPE_TEST(TextStoreTest)
#include "text_store_test.moc"

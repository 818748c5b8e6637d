// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/journal.h"
#include "core/results/line_scanner.h"
#include "tests/core/results/sample_results.h"
#include "tests/support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <thread>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesRoundTrip();
    void everyUtf16TextRoundTrips();
    void unknownMembersAreIgnored();
    void damagedLinesAreRefused_data();
    void damagedLinesAreRefused();
    void arrivesWithoutClosing();
    void manyThreads();
    void continuesAfterATornLine();
    void fullDisk();
    void cannotOpen();
    void anyCutOrFlippedByteIsSurvived();
    void scannerAndParserAgree();
    void anOutlineHasTheFirstEventWithChoices();
    void blocksAndThreadsLoseNothing();
    void large();
};

void TestJournal::linesRoundTrip()
{
    Random random(11);
    for (int i = 0; i < 500; ++i) {
        const RequestRecord record = randomRecord(i, random);
        const QByteArray line = journalLine(record);
        QVERIFY(!line.contains('\n'));
        const auto back = recordFromLine(line);
        QVERIFY2(back.ok(), qPrintable(back.ok() ? QString() : back.error().sentence()));
        QCOMPARE(*back, record);
    }
    QCOMPARE(*recordFromLine(journalLine({})), RequestRecord{});
}

void TestJournal::everyUtf16TextRoundTrips()
{
    RequestRecord record;
    for (int unit = 1; unit <= 0xffff; ++unit)
        record.text +=
            QChar(static_cast<char16_t>(unit)); // lone surrogates too: a stream may end in half a character
    record.text += QChar(u'\0');
    const auto back = recordFromLine(journalLine(record));
    QVERIFY(back.ok());
    QCOMPARE(back->text, record.text);
}

void TestJournal::unknownMembersAreIgnored()
{
    const RequestRecord record = RecordBuilder(3, 1).content({5, 9}).usage(10, 1, 2);
    QByteArray line = journalLine(record);
    line.insert(1, R"("future":{"a":[1,2,{"b":null}]},"x":"y",)");
    QCOMPARE(*recordFromLine(line), record);
}

void TestJournal::damagedLinesAreRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("index missing") << QByteArray(R"("i":3,)") << QByteArray();
    QTest::newRow("index text") << QByteArray(R"("i":3)") << QByteArray(R"("i":"3")");
    QTest::newRow("index negative") << QByteArray(R"("i":3)") << QByteArray(R"("i":-3)");
    QTest::newRow("index fraction") << QByteArray(R"("i":3)") << QByteArray(R"("i":3.5)");
    QTest::newRow("time too large") << QByteArray(R"("sent":)") << QByteArray(R"("sent":9)");
    QTest::newRow("status unknown") << QByteArray(R"("status":"ok")") << QByteArray(R"("status":"fine")");
    QTest::newRow("status missing") << QByteArray(R"("status":"ok",)") << QByteArray();
    QTest::newRow("events short") << QByteArray(R"("flags":"110")") << QByteArray(R"("flags":"11")");
    QTest::newRow("flag unknown") << QByteArray(R"("flags":"110")") << QByteArray(R"("flags":"1x0")");
    QTest::newRow("kind unknown") << QByteArray(R"("kind":"ccu")") << QByteArray(R"("kind":"ccZ")");
    QTest::newRow("events absent") << QByteArray(R"("events":)") << QByteArray(R"("event":)");
    QTest::newRow("counts short") << QByteArray(R"("prompt":[0,null,1])")
                                  << QByteArray(R"("prompt":[0,null])");
    QTest::newRow("text a number") << QByteArray(R"("text":"t")") << QByteArray(R"("text":7)");
}

void TestJournal::damagedLinesAreRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    RequestRecord record = RecordBuilder(3, 1).content({5, 9}).usage(10, 1, 2).text(u"t"_s);
    record.sent = Nanoseconds(900'000'000'000'000'000); // one digit more and it does not fit
    QByteArray line = journalLine(record);
    QVERIFY2(line.contains(from), line.constData());
    line.replace(from, to);
    const auto back = recordFromLine(line);
    QVERIFY(!back.ok());
    QCOMPARE(back.error().code, u"journal.bad_line"_s);
}

void TestJournal::arrivesWithoutClosing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.jsonl"_s);
    auto writer = JournalWriter::open(path);
    QVERIFY(writer.ok());
    for (int i = 0; i < 3; ++i) {
        (*writer)->append(RecordBuilder(i, 0).content({1, 2}));
        QTRY_COMPARE(readJournal(path)->records.size(), size_t(i + 1)); // meant are 0.2 s
    }
    QVERIFY((*writer)->close().ok());
    QVERIFY((*writer)->close().ok()); // once more does no harm
    QVERIFY(!(*writer)->failed());
}

void TestJournal::manyThreads()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.jsonl"_s);
    auto writer = JournalWriter::open(path);
    QVERIFY(writer.ok());
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&writer, t] {
            for (int i = 0; i < 250; ++i)
                (*writer)->append(RecordBuilder(t * 250 + i, 0).content({1, 2, 3}));
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY((*writer)->close().ok());
    const auto contents = readJournal(path);
    QCOMPARE(contents->damagedLines, 0);
    std::vector<bool> seen(1000);
    for (const RequestRecord &record : contents->records)
        seen[static_cast<size_t>(record.index)] = true;
    QVERIFY(std::ranges::all_of(seen, [](bool s) { return s; }));
    QCOMPARE(contents->records.size(), size_t(1000));
}

void TestJournal::continuesAfterATornLine()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.jsonl"_s);
    const QByteArray whole = journalLine(RecordBuilder(0, 0).content({1}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(whole + "\n\n" + whole.left(whole.size() / 2));
    file.close();
    auto torn = readJournal(path);
    QCOMPARE(torn->records.size(), size_t(1));
    QCOMPARE(torn->damagedLines, 1);

    auto writer = JournalWriter::open(path);
    QVERIFY(writer.ok());
    (*writer)->append(RecordBuilder(7, 0).content({1}));
    QVERIFY((*writer)->close().ok());
    const auto contents = readJournal(path);
    QCOMPARE(contents->records.size(), size_t(2));
    QCOMPARE(contents->records.back().index, 7);
    QCOMPARE(contents->damagedLines, 1);
}

void TestJournal::fullDisk()
{
    QTest::ignoreMessage(QtWarningMsg,
                         R"(QIODevice::seek (QFile, "/dev/full"): Cannot call seek on a sequential device)");
    auto writer = JournalWriter::open(u"/dev/full"_s);
    QVERIFY(writer.ok());
    (*writer)->append(RecordBuilder(0, 0));
    QTRY_VERIFY((*writer)->failed());
    const auto closed = (*writer)->close();
    QVERIFY(!closed.ok());
    QCOMPARE(closed.error().code, u"journal.write"_s);
    QVERIFY(closed.error().message.contains(u"/dev/full"_s));
}

void TestJournal::cannotOpen()
{
    const auto writer = JournalWriter::open(u"/nowhere/at/all.jsonl"_s);
    QVERIFY(!writer.ok());
    QCOMPARE(writer.error().code, u"journal.open"_s);
    QCOMPARE(readJournal(u"/nowhere/at/all.jsonl"_s).error().code, u"file.open"_s);
}

void TestJournal::anyCutOrFlippedByteIsSurvived()
{
    Random random(5);
    const QByteArray line = journalLine(RecordBuilder(randomRecord(1, random)).content({1, 2, 3}));
    for (qsizetype cut = 0; cut < line.size(); ++cut)
        QVERIFY(!recordFromLine(line.left(cut)).ok());
    for (qsizetype at = 0; at < line.size(); ++at) {
        for (const int bit : {0, 3, 5, 7}) {
            QByteArray flipped = line;
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
            (void)recordFromLine(flipped); // good or refused, but no crash (and sanitizers are silent)
        }
    }
}

void TestJournal::scannerAndParserAgree()
{
    Random random(17);
    int scanned = 0, good = 0;
    const auto compare = [&](const QByteArray &line) {
        const auto fast = recordFromLine(line);
        const auto parsed = recordFromLine("{ " + line.mid(1)); // the scanner leaves a blank to the parser
        QCOMPARE(fast.ok(), parsed.ok());
        if (fast.ok())
            QVERIFY2(*fast == *parsed, line.constData());
        scanned += scanLine(line).has_value();
        good += fast.ok();
    };
    for (int i = 0; i < 200; ++i) {
        const QByteArray line = journalLine(randomRecord(i, random));
        QVERIFY2(scanLine(line), line.constData()); // what we write is what it reads
        compare(line);
        for (int k = 0; k < 60; ++k) {
            QByteArray changed = line;
            const auto at = random.integer(1, line.size() - 1);
            switch (random.integer(0, 3)) {
            case 0:
                changed[at] = static_cast<char>(random.integer(0, 255));
                break;
            case 1:
                changed.remove(at, random.integer(1, 12));
                break;
            case 2:
                changed.insert(at, line.mid(random.integer(0, line.size() - 1), random.integer(1, 30)));
                break;
            default:
                changed[at] = "0123456789-+.eE{}[],:\"\\ \x80\xef"[random.integer(0, 23)];
            }
            if (changed.startsWith('{'))
                compare(changed);
        }
    }
    QVERIFY(scanned > 200 && good >= scanned); // some changes leave a good line
    RequestRecord bom;
    bom.text = u"\ufeffx"_s;
    QCOMPARE(recordFromLine(journalLine(bom))->text, bom.text); // the parser would swallow it
}

void TestJournal::anOutlineHasTheFirstEventWithChoices()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.jsonl"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    Random random(29);
    for (int i = 0; i < 400; ++i) {
        const QByteArray line = journalLine(randomRecord(i, random));
        QVERIFY2(scanLine(line, LineParts::Outline), line.constData());
        file.write((i % 7 == 3 ? "{ " + line.mid(1) : line) + '\n'); // some of them are left to the parser
    }
    file.write("{\"i\":1,\"events\":{\"t\":[1\n");
    file.close();
    const auto whole = readJournal(path), outline = readJournalOutline(path);
    QCOMPARE(outline->damagedLines, 1);
    QCOMPARE(outline->records.size(), whole->records.size());
    int withEvents = 0;
    for (size_t i = 0; i < whole->records.size(); ++i) {
        RequestRecord full = whole->records[i], part = outline->records[i];
        const auto first = std::ranges::find_if(full.events, [](const StreamEvent &e) { return e.choices; });
        QCOMPARE(part.events.size(), size_t(first == full.events.end() ? 0 : 1));
        if (first != full.events.end()) {
            QCOMPARE(part.events[0].time, first->time);
            QVERIFY(part.events[0].kind == first->kind && part.events[0].choices);
            ++withEvents;
        }
        full.events.clear();
        part.events.clear();
        QCOMPARE(part, full);
    }
    QVERIFY(withEvents > 50);
    QCOMPARE(readJournalOutline(u"/nowhere/at/all.jsonl"_s).error().code, u"file.open"_s);
}

void TestJournal::blocksAndThreadsLoseNothing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.jsonl"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    Random random(23);
    RequestRecord record;
    const int count = 3000;
    for (record.index = 0; record.index < count; ++record.index) {
        // From a few bytes to longer than a block of the reader.
        const qsizetype length = record.index % 1000 == 7 ? 20 << 20 : random.integer(0, 20'000);
        record.text = QString(length, u'x');
        file.write(journalLine(record) + (record.index % 5 == 0 ? "\r\n\n" : "\n"));
        if (record.index % 100 == 50)
            file.write("{\"i\":1}\n");
    }
    file.close();
    const auto contents = readJournal(path);
    QCOMPARE(contents->damagedLines, count / 100);
    QCOMPARE(contents->records.size(), size_t(count));
    for (int i = 0; i < count; ++i)
        QCOMPARE(contents->records[static_cast<size_t>(i)].index, i);
    QCOMPARE(contents->records[1007].text.size(), qsizetype(20) << 20);
}

void TestJournal::large()
{
    constexpr int count = 20'000;
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.jsonl"_s);
    RecordBuilder builder(0, 0);
    for (int i = 0; i < 128; ++i)
        builder.content({i * 7.123456});
    RequestRecord record = builder;
    const std::clock_t start = std::clock();
    auto writer = JournalWriter::open(path);
    QVERIFY(writer.ok());
    for (record.index = 0; record.index < count; ++record.index)
        (*writer)->append(record);
    QVERIFY((*writer)->close().ok());
    const std::clock_t written = std::clock();
    QCOMPARE(readJournal(path)->records.size(), size_t(count));
    const auto ms = [](std::clock_t ticks) { return static_cast<long long>(ticks * 1000 / CLOCKS_PER_SEC); };
    const long long write = ms(written - start);
    const long long read = ms(std::clock() - written);
    qInfo("%d records of 128 events: written in %lld ms, read in %lld ms of CPU time, %lld bytes", count,
          write, read, static_cast<long long>(QFile(path).size()));
    QVERIFY2(write < 30'000 && read < 30'000, "quadratic?");
}

SERVESCOPE_TEST(TestJournal)
#include "tst_journal.moc"

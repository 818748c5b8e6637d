// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/point_sink.h"

#include "tests/support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RequestRecord request(int index)
{
    RequestRecord record;
    record.index = index;
    record.scheduled = record.sent = 1h + index * 1ms;
    record.written = record.sent + 7us;
    record.promptTokensRequested = 16;
    record.outputTokensRequested = 3;
    record.outputTokensServer = 3;
    record.httpStatus = 200;
    for (int i = 0; i < 3; ++i) {
        StreamEvent event;
        event.time = record.sent + 20ms + i * 7ms + Nanoseconds(i);
        event.kind = EventKind::Content;
        event.choices = true;
        event.characters = 5;
        record.events.push_back(event);
    }
    record.ended = record.events.back().time;
    return record;
}

} // namespace

class PointSinkTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_path;

    std::unique_ptr<JournalWriter> journal() const
    {
        auto opened = JournalWriter::open(m_path);
        return opened ? *std::move(opened) : nullptr;
    }

private Q_SLOTS:
    void givesWhatItTook_data()
    {
        QTest::addColumn<bool>("journalled");
        QTest::newRow("journal") << true;
        QTest::newRow("none") << false;
    }
    void givesWhatItTook()
    {
        QFETCH(bool, journalled);
        m_path = m_folder.filePath(u"point.journal.jsonl"_s);
        PointSink sink(journalled ? journal() : nullptr, true, {});
        RequestRecord warmup = request(0);
        warmup.warmup = true;
        sink.accept(std::move(warmup));
        for (const int index : {2, 0, 1})
            sink.accept(request(index));
        const auto records = sink.close();
        QVERIFY(records);
        QCOMPARE(records->size(), size_t(3));
        for (int index = 0; index < 3; ++index)
            QVERIFY((*records)[size_t(index)] == request(index));
    }

    void textsAreKeptOnlyWhereTheyAreNeeded()
    {
        m_path = m_folder.filePath(u"texts.journal.jsonl"_s);
        PointSink sink(journal(), false, {});
        RequestRecord counted = request(0), uncounted = request(1);
        counted.text = uncounted.text = u"some words – 几个字"_s;
        uncounted.outputTokensServer.reset(); // our tokenizer will count them
        sink.accept(std::move(counted));
        sink.accept(std::move(uncounted));
        const auto records = sink.close();
        QVERIFY(records);
        QCOMPARE((*records)[0].text, QString());
        QCOMPARE((*records)[1].text, u"some words – 几个字"_s);
    }

    void anEarlierAttemptIsNotItsOwn()
    {
        m_path = m_folder.filePath(u"twice.journal.jsonl"_s);
        for (const int first : {0, 10}) {
            PointSink sink(journal(), true, {});
            for (int i = 0; i < 4; ++i)
                sink.accept(request(first + i));
            const auto records = sink.close();
            QVERIFY(records);
            QCOMPARE(records->size(), size_t(4));
            QCOMPARE(records->front().index, first);
        }
    }

    void aJournalThatLostLinesIsAnError()
    {
        m_path = m_folder.filePath(u"lost.journal.jsonl"_s);
        PointSink sink(journal(), true, {});
        sink.accept(request(0));
        QTRY_VERIFY(QFile(m_path).size() > 0);
        QVERIFY(QFile::resize(m_path, 0));
        sink.accept(request(1));
        const auto records = sink.close();
        QVERIFY(!records);
        QCOMPARE(records.error().code, u"journal.incomplete"_s);
    }
};

SERVESCOPE_TEST(PointSinkTest)
#include "point_sink_test.moc"

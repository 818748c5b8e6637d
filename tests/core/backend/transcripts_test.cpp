// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "tests/core/backend/transcripts.h"
#include "tests/support/registry.h"

#include <QJsonDocument>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

/// What must not depend on how the bytes were cut: everything but times and shared reads.
static void dropTimes(RequestRecord &record)
{
    for (StreamEvent &event : record.events) {
        event.time = {};
        event.sharesRead = false;
    }
}

/// Anthropic's message_start is a role, and no event that vLLM's client would count.
static bool countsForVllm(const Transcript &t, size_t event)
{
    const QChar kind = t.kinds[qsizetype(event)];
    return QStringView(u"rectx").contains(kind) && !(kind == u'r' && t.backend == u"anthropic");
}

class TranscriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void facts_data() { rows(true); }
    void facts();
    void anySplitGivesTheSame_data() { rows(true); }
    void anySplitGivesTheSame();
    void truncatedAnywhere_data() { rows(true); }
    void truncatedAnywhere();
    void errorAnswers_data() { rows(false); }
    void errorAnswers();

private:
    void rows(bool streams);
};

void TranscriptsTest::rows(bool streams)
{
    QTest::addColumn<QString>("file");
    for (const Transcript &t : transcripts()) {
        if ((t.httpStatus == 200) == streams)
            QTest::newRow(qPrintable(t.file)) << t.file;
    }
}

void TranscriptsTest::facts()
{
    QFETCH(QString, file);
    const Transcript t = transcript(file);
    const RequestRecord record = decode(t.backend, t.body, t.splits);
    QCOMPARE(letters(record), t.kinds);
    QCOMPARE(record.text, t.text);
    QCOMPARE(record.finishReason, t.finish);
    QCOMPARE(record.errorCode, t.code);
    QCOMPARE(record.ok(), t.code.isEmpty());
    QCOMPARE(record.errorMessage.isEmpty(), t.code.isEmpty());
    QCOMPARE(record.promptTokensServer.has_value(), !t.usage.isEmpty());
    QCOMPARE(record.outputTokensServer.has_value(), !t.usage.isEmpty());
    if (!t.usage.isEmpty()) {
        QCOMPARE(*record.promptTokensServer, t.usage[0].toInt());
        QCOMPARE(*record.outputTokensServer, t.usage[1].toInt());
    }
    if (t.cached)
        QCOMPARE(record.promptTokensCached, t.cached);
    QCOMPARE(record.serverTime.has_value(), t.serverMs.has_value());
    if (t.serverMs)
        QVERIFY(std::abs(toMilliseconds(*record.serverTime) - *t.serverMs) < 1e-5);
    const auto characters = [](quint32 sum, const StreamEvent &event) { return sum + event.characters; };
    // A wrong guess at the second piece is mended in the text, not in the events before.
    if (t.file != u"written/triton-deltas-that-look-growing.sse")
        QCOMPARE(std::accumulate(record.events.begin(), record.events.end(), 0U, characters),
                 quint32(t.text.size()));
    for (size_t i = 0; i < record.events.size(); ++i) {
        const StreamEvent &event = record.events[i];
        QCOMPARE(int(event.tokens), t.tokens.isEmpty() ? 0 : t.tokens[qsizetype(i)].toInt());
        if (event.kind != EventKind::Error)
            QCOMPARE(bool(event.choices), countsForVllm(t, i));
        QVERIFY(event.time > Nanoseconds(0));
    }
    const auto finishes = [](const StreamEvent &event) { return event.finish; };
    QCOMPARE(std::any_of(record.events.begin(), record.events.end(), finishes),
             !t.finish.isEmpty() || t.kinds == u"a");
}

void TranscriptsTest::anySplitGivesTheSame()
{
    QFETCH(QString, file);
    const Transcript t = transcript(file);
    RequestRecord whole = decode(t.backend, t.body);
    dropTimes(whole);
    std::vector<std::vector<qsizetype>> cuts{t.splits};
    std::vector<qsizetype> everyByte(size_t(t.body.size()));
    std::iota(everyByte.begin(), everyByte.end(), 1);
    cuts.push_back(everyByte);
    Random random(20260101, 1);
    for (int round = 0; round < 200 && !t.body.isEmpty(); ++round) {
        std::vector<qsizetype> cut;
        for (qint64 n = random.integer(1, 12); n > 0; --n)
            cut.push_back(random.integer(0, t.body.size()));
        cuts.push_back(cut);
    }
    for (const auto &cut : cuts) {
        RequestRecord record = decode(t.backend, t.body, cut);
        dropTimes(record);
        QVERIFY2(record == whole, qPrintable(letters(record) + u' ' + record.errorMessage));
        RequestRecord silent = decode(t.backend, t.body, cut, false);
        dropTimes(silent);
        QVERIFY(silent.text.isEmpty());
        QVERIFY(silent.events == whole.events);
    }
}

/// A stream that broke off before its terminal signal is never a success, and never a crash.
void TranscriptsTest::truncatedAnywhere()
{
    QFETCH(QString, file);
    const Transcript t = transcript(file);
    for (qsizetype size = 0; size<t.body.size(); size += t.body.size()> 4000 ? 37 : 1) {
        const QByteArray head = t.body.first(size);
        const RequestRecord record = decode(t.backend, head);
        // Triton's stream has no end marker: the connection's end decides, and the load worker sees that.
        const bool complete = head.contains("[DONE]") || !record.finishReason.isEmpty() ||
                              findBackend(t.backend)->decoder(false)->needsCleanEnd();
        if (!complete)
            QVERIFY2(!record.ok(), head.right(200).constData());
        QCOMPARE(record.ok(), record.errorCode.isEmpty());
    }
}

void TranscriptsTest::errorAnswers()
{
    QFETCH(QString, file);
    const Transcript t = transcript(file);
    RequestRecord record;
    describeHttpError(t.httpStatus, "", t.body, u"http://127.0.0.1:8080/v1/completions"_s, record);
    QCOMPARE(record.status, RequestStatus::HttpError);
    const QString said = QJsonDocument::fromJson(t.body)["error"_L1]["message"_L1].toString();
    QVERIFY(!said.isEmpty());
    QVERIFY2(record.errorMessage.contains(said), qPrintable(record.errorMessage));
    QVERIFY(record.errorMessage.contains(u"http://127.0.0.1:8080/v1/completions"));
    static const QHash<QString, QString> codes{{u"llamacpp/error-404.raw"_s, u"http.not_found"_s},
                                               {u"llamacpp/error-bad-json.raw"_s, u"http.server_error"_s},
                                               {u"llamacpp/error-bad-role.raw"_s, u"http.bad_request"_s},
                                               {u"llamacpp/error-no-prompt.raw"_s, u"http.bad_request"_s},
                                               {u"llamacpp/error-too-long.raw"_s, u"http.too_long"_s},
                                               {u"llamacpp/error-loading.raw"_s, u"http.loading"_s}};
    QCOMPARE(record.errorCode, codes.value(file));
}

SERVESCOPE_TEST(TranscriptsTest)
#include "transcripts_test.moc"

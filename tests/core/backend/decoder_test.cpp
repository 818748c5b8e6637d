// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/backend/transcripts.h"
#include "tests/support/registry.h"

#include <QTest>

#include <limits>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray frame(const QByteArray &choice, const QByteArray &more = {})
{
    return "data: {\"choices\":[" + choice + ']' + more + "}\n\n";
}
QByteArray text(const QByteArray &words, const QByteArray &more = {})
{
    return frame("{\"text\":\"" + words + "\",\"finish_reason\":null}", more);
}
QByteArray last(const QByteArray &more = {})
{
    return frame(R"({"text":"","finish_reason":"stop"})", more);
}
QByteArray usage(const QByteArray &prompt, const QByteArray &completion)
{
    return ",\"usage\":{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + completion + '}';
}
QList<int> tokens(const RequestRecord &record)
{
    QList<int> list;
    for (const StreamEvent &event : record.events)
        list += event.tokens;
    return list;
}

} // namespace

class DecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAndSharedReads();
    void pendingEventHasTheLastTime();
    void usageRules();
    void usageOfAnySize();
    void runningCounts();
    void tokenIdsWin();
    void textNeedsKeeping();
    void surrogatesAcrossFrames();
    void completionsIgnoreDeltas();
    void verdicts_data();
    void verdicts();
    void errorTextHidesKeys();
    void endlessLine();
    void decodersAreIndependent();
};

void DecoderTest::timesAndSharedReads()
{
    RequestRecord record;
    const auto decoder = findBackend(u"vllm")->decoder(false);
    const auto at = [](int milliseconds) { return Nanoseconds(std::chrono::milliseconds(milliseconds)); };
    decoder->feed(text("a").chopped(1), at(1), record);
    QVERIFY(record.events.empty());
    decoder->feed("\n" + text("b") + ": ping\n\n" + text("c").first(20), at(2), record);
    QCOMPARE(record.events.size(), size_t(2));
    decoder->feed(text("c").sliced(20), at(3), record);
    decoder->feed(last() + "data: [DONE]\n\n", at(4), record);
    decoder->finish(record);
    QVERIFY(record.ok());
    QList<Nanoseconds> times;
    QList<bool> shared;
    for (const StreamEvent &event : record.events) {
        times += event.time;
        shared += event.sharesRead;
    }
    QCOMPARE(times, (QList<Nanoseconds>{at(2), at(2), at(3), at(4), at(4)}));
    QCOMPARE(shared, (QList<bool>{false, true, false, false, true}));
}

void DecoderTest::pendingEventHasTheLastTime()
{
    RequestRecord record;
    const auto decoder = findBackend(u"vllm")->decoder(false);
    decoder->feed(text("a"), Nanoseconds(10), record);
    decoder->feed(last() + "data: [DONE]", Nanoseconds(20), record);
    decoder->finish(record);
    QVERIFY(record.ok());
    QCOMPARE(record.events.back().kind, EventKind::End);
    QCOMPARE(record.events.back().time, Nanoseconds(20));
    QVERIFY(record.events.back().sharesRead);
}

void DecoderTest::usageRules()
{
    const auto counts = [](const QByteArray &stream) {
        const RequestRecord record = decode(u"openai"_s, stream + "data: [DONE]\n\n");
        return std::pair(record.promptTokensServer.value_or(-1), record.outputTokensServer.value_or(-1));
    };
    QCOMPARE(counts(text("a") + last()), std::pair(-1, -1));
    QCOMPARE(counts(text("a", ",\"usage\":null") + last()), std::pair(-1, -1));
    QCOMPARE(counts(text("a") + last(usage("5", "3"))), std::pair(5, 3));
    QCOMPARE(counts(text("a", usage("5", "1")) + last(usage("5", "2"))), std::pair(5, 2));
    QCOMPARE(counts(text("a", usage("5", "1")) + last(usage("0", "0"))), std::pair(5, 1));
    QCOMPARE(counts(text("a", usage("0", "0")) + last()), std::pair(-1, -1));
    QCOMPARE(counts(last(usage("5", "0"))), std::pair(5, 0));
    QCOMPARE(counts(text("a", usage("5", "0")) + last(usage("0", "7"))), std::pair(5, 7));
    QCOMPARE(counts(last(usage("null", "3"))), std::pair(-1, 3));
    QCOMPARE(counts(last(usage("5.0", "\"3\""))), std::pair(5, -1));
    QCOMPARE(counts(last(",\"x_groq\":{\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":2}}")),
             std::pair(4, 2));
}

void DecoderTest::usageOfAnySize()
{
    const RequestRecord huge = decode(u"openai"_s, last(usage("1", "5000000000")) + "data: [DONE]\n\n");
    QCOMPARE(huge.outputTokensServer, std::optional(std::numeric_limits<int>::max()));
    QCOMPARE(tokens(huge), (QList<int>{65535, 0}));
    const RequestRecord odd = decode(u"openai"_s, last(usage("-5", "NaN")) + "data: [DONE]\n\n");
    QVERIFY(odd.ok());
    QVERIFY(!odd.outputTokensServer && !odd.promptTokensServer);
}

void DecoderTest::runningCounts()
{
    const auto of = [](const QByteArray &stream) { return tokens(decode(u"openai"_s, stream)); };
    QCOMPARE(of(text("a", usage("5", "2")) + text("b", usage("5", "3")) + last(usage("5", "7"))),
             (QList<int>{2, 1, 4}));
    // A total on the finish frame only is no count of that frame.
    QCOMPARE(of(text("a") + last(usage("5", "7"))), (QList<int>{0, 0}));
    // Zeros on frames that hold text are placeholders, and what follows them is a total.
    QCOMPARE(of(text("a", usage("0", "0")) + last(usage("5", "7"))), (QList<int>{0, 0}));
    // A count that shrinks is none.
    QCOMPARE(of(text("a", usage("5", "4")) + text("b", usage("5", "2")) + last(usage("5", "7"))),
             (QList<int>{4, 0, 0}));
    // A gap in the counting ends it.
    QCOMPARE(of(text("a", usage("5", "1")) + text("b") + last(usage("5", "7"))), (QList<int>{1, 0, 0}));
}

void DecoderTest::tokenIdsWin()
{
    const RequestRecord record = decode(
        u"openai"_s, frame(R"({"text":"a","token_ids":[1,2]})", usage("5", "3")) +
                         frame(R"({"text":"","token_ids":[]})", usage("5", "3")) +
                         frame(R"({"text":"b","token_ids":null,"finish_reason":"stop"})", usage("5", "6")));
    QCOMPARE(tokens(record), (QList<int>{2, 0, 3}));
}

void DecoderTest::textNeedsKeeping()
{
    const QByteArray stream = text("h\\u00e9") + text("中🌊") + last();
    const RequestRecord kept = decode(u"vllm"_s, stream);
    const RequestRecord dropped = decode(u"vllm"_s, stream, {}, false);
    QCOMPARE(kept.text, u"hé中🌊"_s);
    QVERIFY(dropped.text.isEmpty());
    QCOMPARE(kept.events, dropped.events);
    QCOMPARE(kept.events[0].characters, 2U);
    QCOMPARE(kept.events[1].characters, 3U);
}

void DecoderTest::surrogatesAcrossFrames()
{
    const RequestRecord record = decode(u"vllm"_s, text("\\ud83c") + text("\\udf0a") + last());
    QCOMPARE(record.text, u"🌊"_s);
}

void DecoderTest::completionsIgnoreDeltas()
{
    const QByteArray stream = frame(R"({"text":"t","delta":{"content":"dd"},"finish_reason":"stop"})");
    QCOMPARE(decode(u"openai"_s, stream).text, u"t"_s);
    QCOMPARE(decode(u"openai-chat"_s, stream).text, u"dd"_s);
}

void DecoderTest::verdicts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<RequestStatus>("status");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &body, RequestStatus status, const char *message) {
        QTest::newRow(name) << body << status << QString::fromUtf8(message);
    };
    using enum RequestStatus;
    const QByteArray error = R"(data: {"error":{"message":"out of memory","code":500}})"
                             "\n\n";
    row("finish reason without [DONE]", text("a") + last(), Ok, "");
    row("[DONE] without finish reason", text("a") + "data: [DONE]\n\n", Ok, "");
    row("finish reason \"null\"", frame(R"({"text":"a","finish_reason":"null"})"), StreamError,
        "after 1 event,");
    row("cut", text("a") + text("b"), StreamError,
        "closed the stream after 2 events, before the answer was complete.");
    row("error first", error, StreamError, "before the first event of its answer: “out of memory”.");
    row("error later", text("a") + text("b") + error, StreamError,
        "after 2 events of its answer: “out of memory”.");
    row("error beside choices",
        frame(R"({"delta":{},"finish_reason":"error"})", R"(,"error":{"message":"provider gone"})"),
        StreamError, "“provider gone”");
    row("error event without an error member", "event: error\ndata: {\"message\":\"boom\"}\n\n", StreamError,
        "“boom”");
    row("error event of plain text", text("a") + "event: error\ndata: boom\n\n", StreamError, "“boom”");
    row("error without words", "error:\n\n", StreamError, "without saying which");
    row("error null is none", text("a", ",\"error\":null") + last(",\"error\":\"\""), Ok, "");
    row("events without answer, cut", "data: {\"progress\":1}\n\n", StreamError,
        "after 1 event, before the answer began.");
    row("cut in the first frame", "data: {\"choices\":[{\"te", StreamError,
        "in the middle of its first event.");
    row("text frames only", "data: hello\n\n", ProtocolError, "something other than a stream");
    row("a web page", "<!DOCTYPE html><title>Open WebUI</title>", ProtocolError,
        "A web page answered instead of the model server: “Open WebUI”");
    row("models list", "{\n\"object\":\"list\",\"data\":[]\n}", ProtocolError, "JSON that is no completion");
    row("Google error with 200", "[{\"error\":{\"message\":\"API key not valid.\"}}]", ProtocolError,
        "API key not valid");
    row("array that is none", "[ERROR] upstream failed", ProtocolError, "[ERROR] upstream failed");
    row("whole answer without finish reason", R"({"choices":[{"text":"abc"}]})", Ok, "");
    row("one frame is no whole answer", R"({"choices":[{"delta":{"content":"abc"},"finish_reason":null}]})",
        StreamError, "after 1 event");
    row("whole invalid JSON", "{\"choices\":[{\"text\":\"abc\"}],}", ProtocolError, "1 of the 1 events");
    row("blank lines only", "\n\n\r\n", ProtocolError, "without sending anything");
    row("aborted", frame(R"({"text":"","finish_reason":"abort"})") + "data: [DONE]\n\n", StreamError,
        "“abort”");
    row("content filter", frame(R"({"text":"a","finish_reason":"content_filter"})"), Ok, "");
}

void DecoderTest::verdicts()
{
    QFETCH(QByteArray, body);
    QFETCH(RequestStatus, status);
    QFETCH(QString, message);
    const RequestRecord record = decode(u"openai"_s, body);
    QVERIFY2(record.errorMessage.contains(message), qPrintable(record.errorMessage));
    QCOMPARE(record.status, status);
    QCOMPARE(record.errorCode.isEmpty(), status == RequestStatus::Ok);
    QCOMPARE(record.errorMessage.isEmpty(), status == RequestStatus::Ok);
}

void DecoderTest::errorTextHidesKeys()
{
    const RequestRecord record = decode(
        u"openai"_s, "data: {\"error\":{\"message\":\"bad key sk-hunter2-99 sent as Bearer hunter2\"}}\n\n");
    QVERIFY2(!record.errorMessage.contains(u"hunter2"), qPrintable(record.errorMessage));
}

void DecoderTest::endlessLine()
{
    RequestRecord record;
    const auto decoder = findBackend(u"vllm")->decoder(true);
    decoder->feed("data: ", Nanoseconds(1), record);
    const QByteArray piece(4 * 1024 * 1024, 'x');
    for (int i = 0; i < 17; ++i)
        decoder->feed(piece, Nanoseconds(2), record);
    decoder->finish(record);
    QCOMPARE(record.errorCode, u"protocol.too_large"_s);
    QCOMPARE(record.status, RequestStatus::ProtocolError);

    RequestRecord document;
    const auto other = findBackend(u"vllm")->decoder(true);
    for (int i = 0; i < 17; ++i)
        other->feed("{" + piece, Nanoseconds(2), document);
    other->finish(document);
    QCOMPARE(document.errorCode, u"protocol.too_large"_s);
}

void DecoderTest::decodersAreIndependent()
{
    const auto first = findBackend(u"vllm")->decoder(true);
    const auto second = findBackend(u"vllm")->decoder(true);
    RequestRecord one;
    RequestRecord two;
    first->feed(text("a").first(30), Nanoseconds(1), one);
    second->feed(text("b") + last(), Nanoseconds(2), two);
    first->feed(text("a").sliced(30) + last(), Nanoseconds(3), one);
    first->finish(one);
    second->finish(two);
    QCOMPARE(one.text, u"a"_s);
    QCOMPARE(two.text, u"b"_s);
    QVERIFY(one.ok() && two.ok());
}

SERVESCOPE_TEST(DecoderTest)
#include "decoder_test.moc"

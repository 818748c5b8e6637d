// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sse_parser.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

struct Collector final : SseParser::Handler
{
    QByteArrayList seen; // "type|data"
    void event(QByteArrayView data, QByteArrayView type) override
    {
        seen += type.toByteArray() + '|' + data.toByteArray();
    }
};

struct Outcome
{
    QByteArrayList seen;
    bool unterminated = false;
    bool sawField = false;
};

Outcome parse(const QByteArray &stream, const QList<qsizetype> &cuts)
{
    SseParser parser;
    Collector collector;
    qsizetype at = 0;
    for (const qsizetype cut : cuts + QList<qsizetype>{stream.size()}) {
        const QByteArray piece = stream.mid(at, cut - at);
        parser.feed(piece, collector);
        at = cut;
    }
    Outcome outcome;
    outcome.unterminated = parser.finish(collector);
    outcome.seen = collector.seen;
    outcome.sawField = parser.sawField();
    return outcome;
}

} // namespace

class SseParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grammar_data();
    void grammar();
    void viewsAreNotCopied();
    void longLineIsCut();
    void longEventIsCut();
    void parserStartsCleanAfterFinish();
};

void SseParserTest::grammar_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("events");
    QTest::addColumn<bool>("unterminated");
    const auto row = [](const char *name, const QByteArray &stream, const QByteArrayList &events,
                        bool unterminated = false) {
        QTest::newRow(name) << stream << events << unterminated;
    };
    row("LF", "data: a\n\ndata: b\n\n", {"|a", "|b"});
    row("CR", "data: a\r\rdata: b\r\r", {"|a", "|b"});
    row("CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", {"|a", "|b"});
    row("mixed line ends", "data: a\r\ndata: b\n\rdata: c\r\r\n\ndata: d\n\r\n", {"|a\nb", "|c", "|d"});
    row("CRLF blank line then CR", "data: a\r\n\rdata: b\n\n", {"|a", "|b"});
    row("byte order mark",
        "\xef\xbb\xbf"
        "data: a\n\n",
        {"|a"});
    row("only one byte order mark",
        "\xef\xbb\xbf\xef\xbb\xbf"
        "data: a\n\ndata: b\n\n",
        {"|b"});
    row("byte order mark only at the start",
        "data: a\n\n\xef\xbb\xbf"
        "data: b\n\n",
        {"|a"});
    row("comments", ": hello\n\n:\n:data: no\ndata: a\n: ping\n\n", {"|a"});
    row("multi-line data", "data: a\ndata:\ndata: b\n\n", {"|a\n\nb"});
    row("no space", "data:{\"a\":1}\n\n", {"|{\"a\":1}"});
    row("one space goes, the second stays", "data:  a\n\n", {"| a"});
    row("tab stays", "data:\ta\n\n", {"|\ta"});
    row("trailing space stays", "data: a \n\n", {"|a "});
    row("colon in the value", "data: a: b\n\n", {"|a: b"});
    row("no colon", "data\n\ndata\ndata\n\ndata:\n\n", {"|", "|\n", "|"});
    row("event type", "event: add\ndata: a\n\ndata: b\n\n", {"add|a", "|b"});
    row("event without data is none", "event: add\n\ndata: b\n\n", {"|b"});
    row("type after data", "data: a\nevent: add\n\n", {"add|a"});
    row("id and retry", "id: 1\nretry: 30\ndata: a\nid\n\n", {"|a"});
    row("unknown and wrongly spelt fields", "Data: x\n data: y\nfoo: z\ndatax: w\ndata: a\n\n", {"|a"});
    row("many blank lines", "\n\n\ndata: a\n\n\n\n\ndata: b\n\n", {"|a", "|b"});
    row("no final blank line", "data: a\n\ndata: b\n", {"|a", "|b"}, true);
    row("no final line end", "data: a\n\ndata: [DONE]", {"|a", "|[DONE]"}, true);
    row("final CR", "data: a\n\ndata: b\r", {"|a", "|b"}, true);
    row("comment at the end", "data: a\n\n: bye", {"|a"});
    row("error field", "error: {\"a\":1}\n\ndata: b\n\n", {"error|{\"a\":1}", "|b"});
    row("bare JSON lines", "{\"a\":1}\n{\"b\":2}\r\n\n{\"c\":3}\n",
        {"|{\"a\":1}", "|{\"b\":2}", "|{\"c\":3}"});
    row("bare JSON at the end", "{\"a\":1}\n{\"b\":2}", {"|{\"a\":1}", "|{\"b\":2}"}, true);
    row("bare JSON ends an open event", "data: a\n{\"b\":2}\n\n", {"|a", "|{\"b\":2}"});
    row("UTF-8 is cut anywhere", "data: h\xc3\xa9 \xf0\x9f\x8c\x8a\n\n", {"|h\xc3\xa9 \xf0\x9f\x8c\x8a"});
    row("invalid UTF-8 passes", "data: \xff\xc3\n\n", {"|\xff\xc3"});
    row("NUL passes", QByteArray("data: a\0b\n\n", 11), {QByteArray("|a\0b", 4)});
    row("nothing", "", {});
    row("comments only", ": a\n\n: b\n\n", {});
}

void SseParserTest::grammar()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArrayList, events);
    QFETCH(bool, unterminated);
    QList<QList<qsizetype>> allCuts{{}};
    QList<qsizetype> everyByte;
    for (qsizetype i = 1; i < stream.size(); ++i) {
        everyByte += i;
        allCuts += QList<qsizetype>{i};
        for (qsizetype j = i; stream.size() < 32 && j < stream.size(); ++j)
            allCuts += QList<qsizetype>{i, j};
    }
    allCuts += everyByte;
    for (const auto &cuts : allCuts) {
        const Outcome outcome = parse(stream, cuts);
        QCOMPARE(outcome.seen, events);
        QCOMPARE(outcome.unterminated, unterminated);
    }
    const bool onlyNoise = stream.startsWith(": a") || stream.isEmpty();
    QCOMPARE(parse(stream, {}).sawField, !onlyNoise);
}

void SseParserTest::viewsAreNotCopied()
{
    struct : SseParser::Handler
    {
        const char *data = nullptr;
        void event(QByteArrayView bytes, QByteArrayView) override { data = bytes.data(); }
    } handler;
    const QByteArray stream("data: {\"a\":1}\n\n");
    SseParser parser;
    parser.feed(stream, handler);
    QCOMPARE(handler.data, stream.constData() + 6);
}

void SseParserTest::longLineIsCut()
{
    SseParser parser;
    Collector collector;
    const QByteArray piece(1024 * 1024, 'x');
    parser.feed("data: a\n\ndata: ", collector);
    for (int i = 0; i < 63; ++i)
        parser.feed(piece, collector);
    QVERIFY(!parser.overflowed());
    parser.feed(piece, collector);
    QVERIFY(parser.overflowed());
    parser.feed("\n\ndata: b\n\n", collector);
    QVERIFY(!parser.finish(collector));
    QCOMPARE(collector.seen, QByteArrayList{"|a"});
}

void SseParserTest::longEventIsCut()
{
    SseParser parser;
    Collector collector;
    const QByteArray line = "data: " + QByteArray(1024 * 1024, 'x') + '\n';
    for (int i = 0; i < 65; ++i)
        parser.feed(line, collector);
    QVERIFY(parser.overflowed());
    parser.feed("\n", collector);
    QVERIFY(collector.seen.isEmpty());
}

void SseParserTest::parserStartsCleanAfterFinish()
{
    SseParser parser;
    Collector collector;
    parser.feed("event: x\ndata: a\r", collector);
    QVERIFY(parser.finish(collector));
    QVERIFY(!parser.finish(collector));
    parser.feed("\ndata: b\n\n", collector);
    QCOMPARE(collector.seen, (QByteArrayList{"x|a", "|b"}));
}

SERVESCOPE_TEST(SseParserTest)
#include "sse_parser_test.moc"

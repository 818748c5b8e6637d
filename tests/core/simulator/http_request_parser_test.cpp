// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/http_request_parser.h"

#include "tests/support/registry.h"

#include <QTest>

namespace servescope {

using State = HttpRequestParser::State;

class HttpRequestParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheParts()
    {
        HttpRequestParser parser;
        QVERIFY(parser.idle());
        parser.feed("\r\nPOST /v1/a%20b?x=1 HTTP/1.1\r\nHost: h\r\nX-Request-ID:  r 1 \r\ncontent-length: "
                    "5\r\n\r\nhello");
        QCOMPARE(parser.advance(), State::Complete);
        const HttpRequest request = parser.take();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, "/v1/a%20b?x=1");
        QCOMPARE(request.path(), "/v1/a b");
        QCOMPARE(request.header("x-request-id"), "r 1");
        QCOMPARE(request.header("absent"), "");
        QCOMPARE(request.body, "hello");
        QVERIFY(request.http11 && request.keepAlive);
        QCOMPARE(parser.advance(), State::NeedMore);
        QVERIFY(parser.idle());
    }

    void anySplitGivesTheSame()
    {
        const QByteArray bytes =
            "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n"
            "0\r\nTrailer: t\r\n\r\nGET /b HTTP/1.0\r\n\r\n";
        for (qsizetype piece = 1; piece < bytes.size(); ++piece) {
            HttpRequestParser parser;
            std::vector<HttpRequest> requests;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                parser.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
                while (parser.advance() == State::Complete)
                    requests.push_back(parser.take());
            }
            QCOMPARE(requests.size(), 2u);
            QCOMPARE(requests[0].body, "abc0123456789");
            QCOMPARE(requests[1].path(), "/b");
            QVERIFY(!requests[1].http11 && !requests[1].keepAlive);
            QVERIFY(requests[1].body.isEmpty());
        }
    }

    void bigBodiesArriveInPieces()
    {
        const QByteArray body(8 * 1024 * 1024, 'x');
        HttpRequestParser parser;
        parser.feed("POST / HTTP/1.1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n");
        for (qsizetype at = 0; at < body.size(); at += 65536) {
            QCOMPARE(parser.advance(), State::NeedMore);
            parser.feed(QByteArrayView(body).sliced(at, std::min<qsizetype>(65536, body.size() - at)));
        }
        QCOMPARE(parser.advance(), State::Complete);
        QVERIFY(parser.take().body == body);
    }

    void expectsContinueOnce()
    {
        HttpRequestParser parser;
        parser.feed("POST / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
        QCOMPARE(parser.advance(), State::NeedMore);
        QVERIFY(parser.takeContinue());
        QVERIFY(!parser.takeContinue());
        parser.feed("ok");
        QCOMPARE(parser.advance(), State::Complete);
        parser.take();
        parser.feed("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok");
        QCOMPARE(parser.advance(), State::Complete);
        QVERIFY(!parser.takeContinue()); // the body is here already
    }

    void connectionCloseIsHeard()
    {
        HttpRequestParser parser;
        parser.feed("GET / HTTP/1.1\r\nConnection: TE, Close\r\n\r\n");
        QCOMPARE(parser.advance(), State::Complete);
        QVERIFY(!parser.take().keepAlive);
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray start = "POST / HTTP/1.1\r\n";
        row("no version", "GET /\r\n\r\n", 400);
        row("two blanks", "GET  / HTTP/1.1\r\n\r\n", 400);
        row("tls", QByteArray("\x16\x03\x01\x02\x00\x01\n", 7), 400);
        row("bare line feed", "GET / HTTP/1.1\nHost: h\n\n", 400);
        row("method", "G@T / HTTP/1.1\r\n\r\n", 400);
        row("http 2", "PRI * HTTP/2.0\r\n\r\n", 505);
        row("no protocol", "GET / FTP/1.1xx\r\n\r\n", 400);
        row("no colon", start + "Host\r\n\r\n", 400);
        row("blank before colon", start + "Host : h\r\n\r\n", 400);
        row("folded", start + "A: b\r\n c\r\n\r\n", 400);
        row("control character", start + "A: b\x01\r\n\r\n", 400);
        row("length not a number", start + "Content-Length: 1x\r\n\r\n", 400);
        row("negative length", start + "Content-Length: -1\r\n\r\n", 400);
        row("two lengths", start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
        row("too long a body", start + "Content-Length: 67108865\r\n\r\n", 413);
        row("absurd length", start + "Content-Length: 99999999999999999999999\r\n\r\n", 413);
        row("length and chunks", start + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("gzip", start + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
        const QByteArray chunked = start + "Transfer-Encoding: chunked\r\n\r\n";
        row("chunk size", chunked + "zz\r\n", 400);
        row("empty chunk size", chunked + "\r\n", 400);
        row("huge chunk", chunked + "fffffffffffffffffff\r\n", 413);
        row("chunk too long", chunked + "3\r\nabcd\r\n", 400);
        row("long line", "GET /" + QByteArray(70000, 'a'), 431);
        QByteArray many = start;
        for (int i = 0; i < 129; ++i)
            many += "A: b\r\n";
        row("many headers", many + "\r\n", 431);
    }

    void refusesWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        HttpRequestParser parser;
        parser.feed(bytes);
        QCOMPARE(parser.advance(), State::Bad);
        QCOMPARE(parser.problem().status, status);
        QVERIFY(!parser.problem().text.isEmpty());
        parser.feed("GET / HTTP/1.1\r\n\r\n");
        QCOMPARE(parser.advance(), State::Bad);
    }
};

} // namespace servescope

using servescope::HttpRequestParserTest;
SERVESCOPE_TEST(HttpRequestParserTest)
#include "http_request_parser_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/dataset/dataset.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/http_fixture.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <thread>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray splitsAnswer()
{
    return R"({"splits":[{"dataset":"d","config":"main","split":"test"},
        {"dataset":"d","config":"main","split":"train"},{"dataset":"d","config":"socratic","split":"train"}],
        "pending":[],"failed":[]})";
}

/// The rows API over `total` rows made by `row`.
FixtureReply pageOf(const FixtureRequest &request, int total, const std::function<QByteArray(int)> &row)
{
    const QUrl url(QString::fromLatin1(request.path));
    const QUrlQuery query(url);
    if (url.path() == "/splits"_L1)
        return {200, splitsAnswer(), {}, {}, false};
    const int offset = query.queryItemValue(u"offset"_s).toInt();
    const int length = query.queryItemValue(u"length"_s).toInt();
    if (url.path() != "/rows"_L1 || length > 100)
        return {422, "{\"error\":\"Parameter 'length' must not be greater than 100\"}", {}, {}, false};
    QByteArray rows;
    for (int i = offset; i < std::min(total, offset + length); ++i)
        rows += (rows.isEmpty() ? "" : ",") + QByteArray("{\"row_idx\":") + QByteArray::number(i) +
                ",\"row\":" + row(i) + ",\"truncated_cells\":[]}";
    return {200,
            "{\"features\":[],\"rows\":[" + rows + "],\"num_rows_total\":" + QByteArray::number(total) +
                ",\"num_rows_per_page\":100,\"partial\":false}",
            {},
            {},
            false};
}

QByteArray questionRow(int i)
{
    return "{\"question\":\"question number " + QByteArray::number(i) + " please\",\"answer\":\"an answer\"}";
}

int rowRequests(const HttpFixture &server)
{
    int count = 0;
    for (const FixtureRequest &request : server.requests())
        count += request.path.startsWith("/rows");
    return count;
}

} // namespace

class HfPromptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pagesIntoTheCache();
    void chosenSplitAndRows();
    void followsRedirectsWithoutTheKey();
    void waitsAsToldAndUntilReady();
    void goesOnWhereItDied();
    void aHalfWrittenPageIsCutOff();
    void refusals_data();
    void refusals();
    void offline();
    void cancels();
    void columns_data();
    void columns();
    void knownSets();
    void cutCellsAreLeftOut();
    void mediaNeedAChoice();

private:
    HfPromptOptions options(const QString &id = u"org/set"_s) const
    {
        HfPromptOptions made;
        made.source.id = id;
        made.patience = {2ms, 3, 50ms};
        return made;
    }
    Result<std::unique_ptr<PromptSource>> prepared(const HfPromptOptions &wanted, int count) const
    {
        auto source = hfPrompts(approximateTokenizer(), wanted);
        if (const Result<void> done = source->prepare(count, m_goOn); !done)
            return done.error();
        return source;
    }
    void serve(const HttpFixture &server) { qputenv("HF_DATASETS_SERVER", server.url().toUtf8() + '/'); }

    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_offline;
    const std::atomic_bool m_goOn = false;
};

void HfPromptsTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("HF_HOME", m_home->path().toUtf8());
    m_offline = qgetenv("HF_HUB_OFFLINE");
    for (const char *name : {"HF_HUB_OFFLINE", "HF_TOKEN", "HF_TOKEN_PATH"})
        qunsetenv(name);
}

void HfPromptsTest::cleanup()
{
    qunsetenv("HF_DATASETS_SERVER");
    qunsetenv("HF_TOKEN");
    qputenv("HF_HUB_OFFLINE", m_offline);
}

void HfPromptsTest::pagesIntoTheCache()
{
    HttpFixture server([](const FixtureRequest &request) { return pageOf(request, 250, questionRow); });
    serve(server);
    qputenv("HF_TOKEN", "hf_secret");
    const auto source = prepared(options(), 250);
    QVERIFY2(source.ok(), source ? "" : qPrintable(source.error().sentence()));
    QCOMPARE(rowRequests(server), 3);
    for (const FixtureRequest &request : server.requests())
        QCOMPARE(request.headers.at("authorization"), QByteArray("Bearer hf_secret"));
    QVERIFY(server.requests().at(1).path.contains("dataset=org%2Fset&config=main&split=train&offset=0"));
    QSet<QString> texts;
    for (int i = 0; i < 250; ++i) {
        texts.insert((*source)->prompt(i).text);
        QCOMPARE((*source)->prompt(i).outputTokens, 256);
    }
    QCOMPARE(texts.size(), 250);
    QVERIFY(texts.contains(u"question number 249 please"_s));
    QVERIFY((*source)->prompt(0).text != u"question number 0 please"_s); // shuffled
    // Again: from the cache, also without a network, and the same.
    const size_t before = server.requests().size();
    qputenv("HF_HUB_OFFLINE", "1");
    const auto again = prepared(options(), 250);
    QVERIFY2(again.ok(), again ? "" : qPrintable(again.error().sentence()));
    QCOMPARE(server.requests().size(), before);
    QCOMPARE((*again)->fingerprint(), (*source)->fingerprint());
    // No key in any file.
    const QString rows = m_home->filePath(u"servescope/datasets/org--set/main/train/rows.jsonl"_s);
    QVERIFY(!readFile(rows)->contains("hf_secret"));
}

void HfPromptsTest::chosenSplitAndRows()
{
    HttpFixture server([](const FixtureRequest &request) { return pageOf(request, 1000, questionRow); });
    serve(server);
    HfPromptOptions wanted = options();
    wanted.source.subset = u"socratic"_s;
    wanted.source.rows = 150;
    wanted.shuffle = false;
    wanted.outputTokens = 9;
    const auto source = prepared(wanted, 150);
    QVERIFY(source.ok());
    QCOMPARE(rowRequests(server), 2);
    QVERIFY(server.requests().back().path.contains("config=socratic"));
    QCOMPARE((*source)->prompt(149).text, u"question number 149 please"_s);
    QCOMPARE((*source)->prompt(149).outputTokens, 9);
    // 150 were asked for: beyond them nothing is drawn, though the cache has 200.
    wanted.oversample = false;
    QCOMPARE(prepared(wanted, 151).error().code, u"dataset.too_few"_s);
    wanted.source.split = u"validation"_s;
    const auto none = prepared(wanted, 1);
    QCOMPARE(none.error().code, u"dataset.hf_split"_s);
    QVERIFY(none.error().hint.contains(u"main/test"_s));
}

void HfPromptsTest::followsRedirectsWithoutTheKey()
{
    HttpFixture other([](const FixtureRequest &request) { return pageOf(request, 3, questionRow); });
    HttpFixture server([&](const FixtureRequest &request) {
        if (request.path.startsWith("/splits"))
            return FixtureReply{301, {}, {"Location: /moved" + request.path}, {}, false};
        if (request.path.startsWith("/moved/"))
            return FixtureReply{200, splitsAnswer(), {}, {}, false};
        return FixtureReply{302, {}, {"Location: " + other.url().toUtf8() + request.path}, {}, false};
    });
    serve(server);
    qputenv("HF_TOKEN", "hf_secret");
    const auto source = prepared(options(), 3);
    QVERIFY2(source.ok(), source ? "" : qPrintable(source.error().sentence()));
    QVERIFY(server.requests().at(1).headers.contains("authorization"));
    QVERIFY(!other.requests().at(0).headers.contains("authorization"));
}

void HfPromptsTest::waitsAsToldAndUntilReady()
{
    std::atomic_int calls = 0;
    HttpFixture server([&](const FixtureRequest &request) {
        const int call = calls++;
        if (call == 0)
            return FixtureReply{500, "{\"error\":\"busy\"}", {"X-Error-Code: ResponseNotReady"}, {}, false};
        if (call == 2)
            return FixtureReply{429, "slow down", {"Retry-After: 0.2"}, {}, false};
        if (call == 3)
            return FixtureReply{503, {}, {}, {}, false};
        return pageOf(request, 5, questionRow);
    });
    serve(server);
    HfPromptOptions wanted = options();
    wanted.patience.longestPause = 10s;
    const Nanoseconds start = monotonicNow();
    const auto source = prepared(wanted, 5);
    QVERIFY2(source.ok(), source ? "" : qPrintable(source.error().sentence()));
    QVERIFY(monotonicNow() - start >= 200ms);
    QCOMPARE(calls.load(), 5);
    // Whatever it asks for, nobody waits longer than they want.
    HttpFixture rude([](const FixtureRequest &) {
        return FixtureReply{429, {}, {"Retry-After: 3600"}, {}, false};
    });
    serve(rude);
    const auto tired = prepared(options(u"org/other"_s), 5);
    QCOMPARE(tired.error().code, u"dataset.hf_busy"_s);
    QCOMPARE(rude.requests().size(), size_t{3});
}

void HfPromptsTest::goesOnWhereItDied()
{
    std::atomic_bool dying = true;
    HttpFixture server([&](const FixtureRequest &request) {
        const FixtureReply whole = pageOf(request, 250, questionRow);
        if (!dying || !request.path.contains("offset=200"))
            return whole;
        return FixtureReply{200,
                            {},
                            {},
                            "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(whole.body.size()) +
                                "\r\n\r\n" + whole.body.left(50),
                            false};
    });
    serve(server);
    const auto first = prepared(options(), 250);
    QCOMPARE(first.error().code, u"dataset.hf_unreachable"_s);
    QVERIFY(first.error().hint.contains(u"kept"_s));
    QCOMPARE(rowRequests(server), 2 + 3); // three tries of the third page
    dying = false;
    const auto second = prepared(options(), 250);
    QVERIFY2(second.ok(), second ? "" : qPrintable(second.error().sentence()));
    QCOMPARE(rowRequests(server), 2 + 3 + 1);
    QVERIFY(server.requests().back().path.contains("offset=200"));
}

void HfPromptsTest::aHalfWrittenPageIsCutOff()
{
    HttpFixture server([](const FixtureRequest &request) { return pageOf(request, 150, questionRow); });
    serve(server);
    HfPromptOptions wanted = options();
    wanted.source.rows = 100;
    QVERIFY(prepared(wanted, 100).ok());
    // As a program that dies leaves it.
    QFile file(m_home->filePath(u"servescope/datasets/org--set/main/train/rows.jsonl"_s));
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"row_idx\": 100, \"row\": {\"quest");
    file.close();
    wanted.source.rows = 150;
    wanted.oversample = false;
    const auto source = prepared(wanted, 150);
    QVERIFY2(source.ok(), source ? "" : qPrintable(source.error().sentence()));
    QCOMPARE(rowRequests(server), 2);
    // And as a disk that lost something: all is fetched again.
    QVERIFY(file.resize(10));
    QVERIFY(prepared(wanted, 150).ok());
    QCOMPARE(rowRequests(server), 4);
}

void HfPromptsTest::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("errorCode");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("requests");
    QTest::newRow("gated") << 401 << QByteArray("ExternalUnauthenticatedError") << QByteArray("{}")
                           << u"dataset.hf_denied"_s << 1;
    QTest::newRow("gated with a key")
        << 404 << QByteArray("ExternalAuthenticatedError") << QByteArray("{}") << u"dataset.hf_denied"_s << 1;
    QTest::newRow("forbidden") << 403 << QByteArray() << QByteArray() << u"dataset.hf_denied"_s << 1;
    QTest::newRow("missing") << 404 << QByteArray("ResponseNotFound") << QByteArray()
                             << u"dataset.hf_missing"_s << 1;
    QTest::newRow("never ready") << 500 << QByteArray("ResponseNotReady") << QByteArray()
                                 << u"dataset.hf_busy"_s << 3;
    QTest::newRow("down") << 502 << QByteArray() << QByteArray() << u"dataset.hf_busy"_s << 3;
    QTest::newRow("too big") << 500 << QByteArray("TooBigContentError") << QByteArray("too big")
                             << u"dataset.hf_server"_s << 1;
    QTest::newRow("blocked") << 501 << QByteArray("DatasetInBlockListError") << QByteArray()
                             << u"dataset.hf_server"_s << 1;
    QTest::newRow("web page") << 200 << QByteArray() << QByteArray("<html>") << u"dataset.hf_server"_s << 1;
    QTest::newRow("no splits") << 200 << QByteArray() << QByteArray("{\"splits\":[]}")
                               << u"dataset.hf_split"_s << 1;
}

void HfPromptsTest::refusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, errorCode);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(int, requests);
    HttpFixture server([&](const FixtureRequest &) {
        FixtureReply reply{status, body, {}, {}, false};
        if (!errorCode.isEmpty())
            reply.headers.push_back("X-Error-Code: " + errorCode);
        return reply;
    });
    serve(server);
    qputenv("HF_TOKEN", "hf_secret");
    const auto source = prepared(options(), 2);
    QVERIFY(!source.ok());
    QCOMPARE(source.error().code, code);
    QCOMPARE(static_cast<int>(server.requests().size()), requests);
    QVERIFY(!source.error().hint.isEmpty());
    QVERIFY(!source.error().sentence().contains(u"hf_secret"_s));
}

void HfPromptsTest::offline()
{
    qputenv("HF_HUB_OFFLINE", "1");
    const auto source = prepared(options(), 2);
    QCOMPARE(source.error().code, u"dataset.hf_unreachable"_s);
    QVERIFY(source.error().message.contains(u"HF_HUB_OFFLINE"_s));
    qunsetenv("HF_HUB_OFFLINE");
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    qputenv("HF_DATASETS_SERVER", "http://127.0.0.1:" + QByteArray::number(closed.serverPort()));
    closed.close();
    HfPromptOptions patient = options();
    patient.patience = {30s, 3, 30s};
    const Nanoseconds start = monotonicNow();
    QCOMPARE(prepared(patient, 2).error().code, u"dataset.hf_unreachable"_s);
    QVERIFY(monotonicNow() - start < 20s); // at once
    for (const QString &id : {u"gsm8k/"_s, u"../../etc/passwd"_s, u"a b"_s})
        QCOMPARE(prepared(options(id), 2).error().code, u"dataset.hf_name"_s);
}

void HfPromptsTest::cancels()
{
    HttpFixture server([](const FixtureRequest &) {
        return FixtureReply{429, {}, {"Retry-After: 60"}, {}, false};
    });
    serve(server);
    HfPromptOptions wanted = options();
    wanted.patience = {};
    std::atomic_bool cancelled = false;
    std::thread later([&] {
        while (server.requests().empty())
            std::this_thread::sleep_for(5ms);
        cancelled = true;
    });
    const Nanoseconds start = monotonicNow();
    const auto source = hfPrompts(approximateTokenizer(), wanted);
    const Result<void> done = source->prepare(2, cancelled);
    later.join();
    QCOMPARE(done.error().code, u"cancelled"_s);
    QVERIFY(monotonicNow() - start < 10s);
}

void HfPromptsTest::columns_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("expected"); // the text, or the code of the error
    QTest::addColumn<int>("output");
    const int usual = 256;
    QTest::newRow("prompt") << QByteArray(R"({"id":"x","prompt":"say a"})") << QString() << u"say a"_s
                            << usual;
    QTest::newRow("turns") << QByteArray(R"({"turns":["one two","three"]})") << QString() << u"one two"_s
                           << usual;
    QTest::newRow("chat") << QByteArray(
                                 R"({"messages":[{"role":"user","content":"hello my friend there"},
                                 {"role":"assistant","content":"hello to you as well"}]})")
                          << QString() << u"hello my friend there"_s << 5;
    QTest::newRow("chosen") << QByteArray(R"({"prompt":"a","other":"b c"})") << u"other"_s << u"b c"_s
                            << usual;
    QTest::newRow("chosen place") << QByteArray(R"({"turns":["one","two three"]})") << u"turns.1"_s
                                  << u"two three"_s << usual;
    QTest::newRow("content part") << QByteArray(
                                         R"({"messages":[[{"content":[{"type":"text","text":"deep"}]}]]})")
                                  << QString() << u"deep"_s << usual;
    QTest::newRow("chosen wrongly") << QByteArray(R"({"prompt":"a","other":7})") << u"other"_s
                                    << u"dataset.hf_column"_s << 0;
    QTest::newRow("none") << QByteArray(R"({"label":3,"sentence":"a b"})") << QString()
                          << u"dataset.hf_column"_s << 0;
}

void HfPromptsTest::columns()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, column);
    QFETCH(QString, expected);
    QFETCH(int, output);
    HttpFixture server(
        [&](const FixtureRequest &request) { return pageOf(request, 1, [&](int) { return row; }); });
    serve(server);
    HfPromptOptions wanted = options();
    wanted.column = column;
    const auto source = prepared(wanted, 1);
    if (output == 0) {
        QCOMPARE(source.error().code, expected);
        QVERIFY2(source.error().hint.contains(u", "_s), qPrintable(source.error().hint)); // the columns
        return;
    }
    QVERIFY2(source.ok(), source ? "" : qPrintable(source.error().sentence()));
    QCOMPARE((*source)->prompt(0).text, expected);
    QCOMPARE((*source)->prompt(0).outputTokens, output);
}

void HfPromptsTest::knownSets()
{
    HttpFixture server([](const FixtureRequest &request) {
        return pageOf(request, 3, [](int i) {
            return "{\"input\":\"x = " + QByteArray::number(i) +
                   "\",\"instruction\":\"double it\",\"problem\":\"what is one and one\",\"solution\":\"" +
                   (i == 1 ? QByteArray("two") : QByteArray("it is two of course")) + "\"}";
        });
    });
    serve(server);
    HfPromptOptions coder = options(u"likaixin/InstructCoder"_s);
    coder.shuffle = false;
    const auto code = prepared(coder, 3);
    QVERIFY(code.ok());
    QCOMPARE((*code)->prompt(2).text,
             u"x = 2\n\ndouble it Just output the code, do not include any explanation."_s);
    QCOMPARE((*code)->prompt(2).outputTokens, 200);
    // Recorded answers give the length; one of fewer than four tokens is dropped.
    HfPromptOptions maths = options(u"AI-MO/NuminaMath-CoT"_s);
    maths.oversample = false;
    const auto math = prepared(maths, 2);
    QVERIFY2(math.ok(), math ? "" : qPrintable(math.error().sentence()));
    QCOMPARE((*math)->prompt(0).outputTokens, 5);
    const auto more = prepared(maths, 3);
    QCOMPARE(more.error().code, u"dataset.too_few"_s);
    QVERIFY(more.error().message.contains(u"1 were too short"_s));
}

void HfPromptsTest::cutCellsAreLeftOut()
{
    HttpFixture server([](const FixtureRequest &request) {
        FixtureReply reply =
            pageOf(request, 2, [](int i) { return "{\"prompt\":\"prompt " + QByteArray::number(i) + "\"}"; });
        const qsizetype last = reply.body.lastIndexOf("\"truncated_cells\":[]");
        if (last > 0)
            reply.body.replace(last, 20, "\"truncated_cells\":[\"prompt\"]");
        return reply;
    });
    serve(server);
    HfPromptOptions wanted = options();
    wanted.oversample = false;
    const auto source = prepared(wanted, 2);
    QCOMPARE(source.error().code, u"dataset.too_few"_s);
    QVERIFY(source.error().message.contains(u"1 cut by the server"_s));
}

void HfPromptsTest::mediaNeedAChoice()
{
    HttpFixture server([](const FixtureRequest &request) {
        return pageOf(request, 1, [](int) {
            return QByteArray(
                R"({"question":"what is it?","image":{"src":"https://x/y.png","height":1,"width":1}})");
        });
    });
    serve(server);
    QCOMPARE(prepared(options(), 1).error().code, u"dataset.hf_media"_s);
    HfPromptOptions wanted = options();
    wanted.column = u"question"_s;
    QCOMPARE((*prepared(wanted, 1))->prompt(0).text, u"what is it?"_s);
}

SERVESCOPE_TEST(HfPromptsTest)
#include "hf_prompts_test.moc"

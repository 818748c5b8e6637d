// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/tokenizer/hub.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/http_fixture.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *commit = "0123456789abcdef0123456789abcdef01234567";

QByteArray tokenizerFile()
{
    return readFile(QStringLiteral(TEST_DATA_DIR "/tokenizers/mini-llama3.json")).value();
}

QByteArray listing(const QByteArray &files = R"({"rfilename":"README.md"},{"rfilename":"tokenizer.json"})")
{
    return QByteArray("{\"sha\":\"") + commit + "\",\"siblings\":[" + files + "]}";
}

} // namespace

class HubTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void downloadsIntoTheCache();
    void followsRedirectsWithoutTheKey();
    void goesOnWhereItStopped();
    void refusals_data();
    void refusals();
    void offline();
    void cacheOfTheTools();
    void ids();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

void HubTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("HF_HOME", m_home->path().toUtf8());
    for (const char *name :
         {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HUB_OFFLINE", "HF_TOKEN", "HF_TOKEN_PATH"})
        qunsetenv(name);
}

void HubTest::cleanup()
{
    qunsetenv("HF_ENDPOINT");
    qputenv("HF_HUB_OFFLINE", "1"); // for the tests that come after
}

void HubTest::downloadsIntoTheCache()
{
    HttpFixture hub([](const FixtureRequest &request) {
        if (request.path == "/api/models/org/model/revision/main")
            return FixtureReply{200, listing(), {}, {}, false};
        if (request.path == QByteArray("/org/model/resolve/") + commit + "/tokenizer.json")
            return FixtureReply{200, tokenizerFile(), {}, {}, false};
        return FixtureReply{404, {}, {}, {}, false};
    });
    qputenv("HF_ENDPOINT", hub.url().toUtf8() + '/');
    qputenv("HF_TOKEN", "hf_secret");
    QVERIFY(cachedTokenizer(u"org/model"_s).isEmpty());
    const auto tokenizer = findTokenizer(u"org/model"_s);
    QVERIFY2(tokenizer.ok(), tokenizer ? "" : qPrintable(tokenizer.error().sentence()));
    QCOMPARE((*tokenizer)->encode(u"a"_s, true)->front(), 1058);
    QCOMPARE(hub.requests().size(), size_t{2});
    for (const FixtureRequest &request : hub.requests())
        QCOMPARE(request.headers.at("authorization"), QByteArray("Bearer hf_secret"));
    // Again: from the cache, no request.
    QVERIFY(findTokenizer(u"org/model"_s).ok());
    QCOMPARE(hub.requests().size(), size_t{2});
    QVERIFY(cachedTokenizer(u"org/model"_s)
                .endsWith(u"/models--org--model/snapshots/"_s + QLatin1StringView(commit)));
    qputenv("HF_HUB_OFFLINE", "1");
    QVERIFY(chooseTokenizer(u"org/model"_s, {}, u"m"_s, {})->tokenizer->exact());
}

void HubTest::followsRedirectsWithoutTheKey()
{
    HttpFixture store([](const FixtureRequest &) {
        return FixtureReply{200, tokenizerFile(), {}, {}, false};
    });
    HttpFixture hub([&](const FixtureRequest &request) {
        if (request.path.startsWith("/api/"))
            return FixtureReply{200, listing(), {}, {}, false};
        if (request.path.startsWith("/moved/"))
            return FixtureReply{
                302, {}, {"Location: " + store.url(u"/blob?signature=1"_s).toUtf8()}, {}, false};
        return FixtureReply{307, {}, {"Location: /moved" + request.path}, {}, false};
    });
    qputenv("HF_ENDPOINT", hub.url().toUtf8());
    qputenv("HF_TOKEN", "hf_secret");
    const auto fetched = fetchTokenizer(u"org/model"_s);
    QVERIFY2(fetched.ok(), fetched ? "" : qPrintable(fetched.error().sentence()));
    QVERIFY(hub.requests().at(2).headers.contains("authorization"));
    QVERIFY(!store.requests().at(0).headers.contains("authorization"));
}

void HubTest::goesOnWhereItStopped()
{
    const QByteArray whole = tokenizerFile();
    std::atomic_int calls = 0;
    HttpFixture hub([&](const FixtureRequest &request) {
        if (request.path.startsWith("/api/"))
            return FixtureReply{200, listing(), {}, {}, false};
        if (calls++ == 0) // dies half-way
            return FixtureReply{200,
                                {},
                                {},
                                "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(whole.size()) +
                                    "\r\n\r\n" + whole.left(10000),
                                false};
        const QByteArray range = request.headers.at("range");
        const qsizetype from = range.mid(6, range.size() - 7).toInt();
        return FixtureReply{206, whole.mid(from), {"Content-Range: bytes x"}, {}, false};
    });
    qputenv("HF_ENDPOINT", hub.url().toUtf8());
    const auto first = fetchTokenizer(u"org/model"_s);
    QVERIFY(!first.ok());
    QCOMPARE(first.error().code, u"hub.offline"_s);
    QVERIFY(cachedTokenizer(u"org/model"_s).isEmpty());
    const auto second = fetchTokenizer(u"org/model"_s);
    QVERIFY2(second.ok(), second ? "" : qPrintable(second.error().sentence()));
    QCOMPARE(hub.requests().back().headers.at("range"), QByteArray("bytes=10000-"));
    QCOMPARE(readFile(*second + u"/tokenizer.json"_s).value(), whole);
}

void HubTest::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("gated") << 401 << QByteArray("X-Error-Code: GatedRepo") << QByteArray() << u"hub.gated"_s;
    QTest::newRow("forbidden") << 403 << QByteArray() << QByteArray() << u"hub.gated"_s;
    QTest::newRow("private") << 401 << QByteArray("X-Error-Code: RepoNotFound") << QByteArray()
                             << u"hub.missing"_s;
    QTest::newRow("missing") << 404 << QByteArray() << QByteArray() << u"hub.missing"_s;
    QTest::newRow("throttled") << 429 << QByteArray() << QByteArray("slow down") << u"hub.server"_s;
    QTest::newRow("broken") << 503 << QByteArray() << QByteArray() << u"hub.server"_s;
    QTest::newRow("web page") << 200 << QByteArray() << QByteArray("<html>") << u"hub.server"_s;
    QTest::newRow("no tokenizer") << 200 << QByteArray() << listing(R"({"rfilename":"model.gguf"})")
                                  << u"hub.no_tokenizer"_s;
}

void HubTest::refusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    HttpFixture hub([&](const FixtureRequest &) {
        FixtureReply reply{status, body, {}, {}, false};
        if (!header.isEmpty())
            reply.headers.push_back(header);
        return reply;
    });
    qputenv("HF_ENDPOINT", hub.url().toUtf8());
    qputenv("HF_TOKEN", "hf_secret");
    const auto fetched = fetchTokenizer(u"org/model"_s);
    QVERIFY(!fetched.ok());
    QCOMPARE(fetched.error().code, code);
    QVERIFY(!fetched.error().hint.isEmpty());
    QVERIFY(!fetched.error().sentence().contains(u"hf_secret"_s));
}

void HubTest::offline()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    qputenv("HF_ENDPOINT", "http://127.0.0.1:" + QByteArray::number(closed.serverPort()));
    closed.close();
    QCOMPARE(fetchTokenizer(u"org/model"_s).error().code, u"hub.offline"_s);
    qputenv("HF_HUB_OFFLINE", "1");
    const auto offline = findTokenizer(u"org/model"_s);
    QCOMPARE(offline.error().code, u"hub.offline"_s);
    QVERIFY(offline.error().hint.contains(u"huggingface-cli download org/model"_s));
}

void HubTest::cacheOfTheTools()
{
    // What the Hugging Face tools leave: files are links to blobs.
    const QString repository = m_home->filePath(u"hub/models--org--model"_s);
    QVERIFY(writeFile(repository + u"/blobs/abc"_s, tokenizerFile()).ok());
    QVERIFY(QDir().mkpath(repository + u"/snapshots/1234567"_s));
    QVERIFY(QFile::link(repository + u"/blobs/abc"_s, repository + u"/snapshots/1234567/tokenizer.json"_s));
    QVERIFY(QDir().mkpath(repository + u"/snapshots/other"_s));
    QVERIFY(cachedTokenizer(u"org/model"_s).endsWith(u"1234567"_s));
    QVERIFY(writeFile(repository + u"/refs/main"_s, "1234567").ok());
    QVERIFY(cachedTokenizer(u"org/model"_s).endsWith(u"1234567"_s));
    QVERIFY(findTokenizer(u"org/model"_s).ok());
    qputenv("HF_HUB_CACHE", m_home->filePath(u"nowhere"_s).toUtf8());
    QVERIFY(cachedTokenizer(u"org/model"_s).isEmpty());
}

void HubTest::ids()
{
    for (const QString &id : {u"org/model"_s, u"meta-llama/Llama-3.1-8B"_s, u"a/b_c"_s})
        QVERIFY(looksLikeHubId(id));
    for (const QString &other : {u"model"_s, u"../x"_s, u"/a/b"_s, u"a/b/c"_s, u"a/"_s, u"a b/c"_s})
        QVERIFY(!looksLikeHubId(other));
}

SERVESCOPE_TEST(HubTest)
#include "hub_test.moc"

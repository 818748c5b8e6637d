// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/core/tokenizer/word_server.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace servescope::test;
using namespace Qt::StringLiterals;

class ChooseTokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void localModel();
    void localFolder();
    void missingPath_data();
    void missingPath();
    void otherFormat();
    void modelIdTakesTheServers();
    void nothingNamed();
    void noRoutesGivesEstimates();
    void deniedGivesEstimates();
    void noServerAtAll();
    void refusedIsAnError();
};

namespace {

QString bpeModel()
{
    return QStringLiteral(TEST_DATA_DIR "/tokenizers/mini-spm-bpe.model");
}

HttpFixture::Handler always(int status, const QByteArray &body)
{
    return [=](const FixtureRequest &) { return FixtureReply{status, body, {}, {}, false}; };
}

} // namespace

void ChooseTokenizerTest::initTestCase()
{
    qputenv("HF_HOME", "/nowhere");
    qputenv("HF_HUB_OFFLINE", "1");
}

void ChooseTokenizerTest::localModel()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto choice = chooseTokenizer(bpeModel(), server.url(), u"m"_s, {});
    QVERIFY(choice.ok());
    QCOMPARE(choice->tokenizer->name(), u"sentencepiece:"_s + bpeModel());
    QVERIFY(choice->note.contains(bpeModel()));
    QVERIFY(server.requests().empty());
    QVERIFY(chooseTokenizer(u"file://"_s + bpeModel(), QString(), {}, {}).ok());
}

void ChooseTokenizerTest::localFolder()
{
    QTemporaryDir folder;
    QVERIFY(QFile::copy(bpeModel(), folder.filePath(u"tokenizer.model"_s)));
    const auto choice = chooseTokenizer(folder.path(), QString(), u"m"_s, {});
    QVERIFY(choice.ok());
    QVERIFY(choice->tokenizer->exact());
}

void ChooseTokenizerTest::missingPath_data()
{
    QTest::addColumn<QString>("wanted");
    for (const QString &wanted : {u"/no/such/folder"_s, u"./tokenizer"_s, u"../x"_s, u"missing.model"_s,
                                  u"some/dir/tokenizer.json"_s, u"~/no-such-servescope-file"_s, u"a/b/c"_s})
        QTest::newRow(qPrintable(wanted)) << wanted;
}

void ChooseTokenizerTest::missingPath()
{
    QFETCH(QString, wanted);
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto choice = chooseTokenizer(wanted, server.url(), u"m"_s, {});
    QVERIFY(!choice.ok());
    QCOMPARE(choice.error().code, u"tokenizer.open"_s);
    QVERIFY(server.requests().empty());
}

void ChooseTokenizerTest::otherFormat()
{
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"tokenizer.json"_s), R"({"version":"1.0"})").ok());
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto file = chooseTokenizer(folder.filePath(u"tokenizer.json"_s), server.url(), u"m"_s, {});
    QVERIFY(!file.ok());
    QCOMPARE(file.error().code, u"tokenizer.damaged"_s);
    const auto inFolder = chooseTokenizer(folder.path(), server.url(), u"m"_s, {});
    QCOMPARE(inFolder.error().code, u"tokenizer.damaged"_s);
    QVERIFY(server.requests().empty());
}

void ChooseTokenizerTest::modelIdTakesTheServers()
{
    HttpFixture server(wordServer(Dialect::Vllm));
    const auto same = chooseTokenizer(u"m"_s, server.url(u"/v1"_s), u"m"_s, {});
    QVERIFY(same.ok());
    QCOMPARE(same->tokenizer->name(), u"server:"_s + server.url());
    QVERIFY(same->note.contains(server.url()));
    const auto other = chooseTokenizer(u"org/Model-7B"_s, server.url(), u"m"_s, {});
    QVERIFY(other.ok());
    QVERIFY(other->tokenizer->exact());
    QVERIFY(other->note.contains(u"org/Model-7B"_s));
}

void ChooseTokenizerTest::nothingNamed()
{
    HttpFixture server(wordServer(Dialect::LlamaCpp));
    const auto choice = chooseTokenizer(QString(), server.url(), u"m"_s, "key");
    QVERIFY(choice.ok());
    QVERIFY(choice->tokenizer->exact());
    QVERIFY(!choice->note.contains(u"key"_s));
}

void ChooseTokenizerTest::noRoutesGivesEstimates()
{
    HttpFixture server(always(404, R"({"detail":"Not Found"})"));
    const auto choice = chooseTokenizer(u"org/model"_s, server.url(), u"org/model"_s, {});
    QVERIFY(choice.ok());
    QVERIFY(!choice->tokenizer->exact());
    QVERIFY2(choice->note.contains(u"estimates"_s) && choice->note.contains(u"404"_s),
             qPrintable(choice->note));
    QVERIFY(choice->note.endsWith(u'.') && !choice->note.endsWith(u".."_s));
}

void ChooseTokenizerTest::deniedGivesEstimates()
{
    // Gateways answer 401 or 403 for routes they do not know; the run itself will tell whether the key is
    // good.
    HttpFixture server(always(403, "forbidden"));
    const auto choice = chooseTokenizer(QString(), server.url(), u"m"_s, "sk-key");
    QVERIFY(choice.ok());
    QVERIFY(!choice->tokenizer->exact());
    QVERIFY(choice->note.contains(u"403"_s));
}

void ChooseTokenizerTest::noServerAtAll()
{
    const auto choice = chooseTokenizer(u"org/model"_s, QString(), u"org/model"_s, {});
    QVERIFY(choice.ok());
    QCOMPARE(choice->tokenizer->name(), u"approximate"_s);
    QVERIFY(choice->note.contains(u"no server"_s));
}

void ChooseTokenizerTest::refusedIsAnError()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString url = u"http://127.0.0.1:%1"_s.arg(closed.serverPort());
    closed.close();
    const auto choice = chooseTokenizer(QString(), url, u"m"_s, {});
    QVERIFY(!choice.ok());
    QCOMPARE(choice.error().code, u"connection.refused"_s);
    QCOMPARE(chooseTokenizer(QString(), u"not a url"_s, u"m"_s, {}).error().code, u"connection.bad_url"_s);
}

SERVESCOPE_TEST(ChooseTokenizerTest)
#include "choose_tokenizer_test.moc"

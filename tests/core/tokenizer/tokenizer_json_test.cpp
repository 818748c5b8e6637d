// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json_tree.h"
#include "core/tokenizer/token_lines.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

QString data(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR) + u"/tokenizers/"_s + name;
}

std::shared_ptr<Tokenizer> open(const QString &name)
{
    const auto opened = openTokenizer(data(name));
    return opened ? *opened : nullptr;
}

std::vector<int> idsOf(JsonNode list)
{
    std::vector<int> ids;
    list.forEachItem([&](JsonNode id) { ids.push_back(static_cast<int>(id.integer())); });
    return ids;
}

/// A byte-level tokenizer of single bytes with something put in.
QByteArray bytesTokenizer(const QByteArray &preTokenizer, const QByteArray &added = "[]")
{
    QByteArray vocabulary;
    int id = 0;
    for (char c = '!'; c <= '~'; ++c)
        vocabulary += jsonString(std::string(1, c)) + ':' + QByteArray::number(id++) + ',';
    vocabulary += "\"\u0120\":" + QByteArray::number(id) + ",\"\u010a\":" + QByteArray::number(id + 1);
    return R"({"added_tokens":)" + added + R"(,"pre_tokenizer":)" + preTokenizer +
           R"(,"decoder":{"type":"ByteLevel"},"model":{"type":"BPE","vocab":{)" + vocabulary +
           R"(},"merges":[]}})";
}

} // namespace

class TokenizerJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRow_data();
    void everyRow();
    void aByteOrderMarkIsText();
    void longRuns_data();
    void longRuns();
    void addedTokens();
    void refusals_data();
    void refusals();
    void configAddsTheBeginning();
    void promptIdsSurvive_data();
    void promptIdsSurvive();
    void lines();
};

void TokenizerJsonTest::everyRow_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"mini-qwen"_s, u"mini-llama3"_s, u"mini-o200k"_s, u"mini-deepseek"_s,
                                u"mini-gemma"_s, u"mini-llama2"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TokenizerJsonTest::everyRow()
{
    QFETCH(QString, name);
    std::map<std::string, std::string> texts;
    for (const QByteArray &line : readFile(data(u"corpus.jsonl"_s)).value().split('\n')) {
        const auto row = JsonTree::parse(line);
        if (row)
            texts[std::string(row->root()["id"].text())] = row->root()["text"].text();
    }
    QCOMPARE(texts.size(), size_t{194});
    const auto tokenizer = open(name + u".json"_s);
    QVERIFY(tokenizer);
    QVERIFY(tokenizer->exact());
    int rows = 0;
    for (const QByteArray &line : readFile(data(u"oracle-"_s + name + u".jsonl"_s)).value().split('\n')) {
        const auto row = JsonTree::parse(line);
        if (!row)
            continue;
        const JsonNode root = row->root();
        const std::string &text = texts.at(std::string(root["id"].text()));
        const std::vector<int> expected = idsOf(root["ids"]);
        const bool special = root["add_special_tokens"].truth();
        const auto ids = tokenizer->encodeUtf8(text, special);
        QVERIFY(ids.ok());
        QVERIFY2(*ids == expected, std::string(root["id"].text()).c_str());
        if (!special) {
            const JsonNode decoded = root["decoded"];
            const auto back = tokenizer->decodeUtf8(expected);
            QVERIFY(back.ok());
            QVERIFY2(*back == (decoded.isString() ? decoded.text() : std::string_view(text)),
                     std::string(root["id"].text()).c_str());
        }
        ++rows;
    }
    QVERIFY(rows >= 194);
}

void TokenizerJsonTest::aByteOrderMarkIsText()
{
    const auto tokenizer = open(u"mini-qwen.json"_s);
    const QString marked = QChar(0xfeff) + u"x"_s;
    const auto ids = tokenizer->encode(marked, false);
    QVERIFY(ids.ok());
    QVERIFY(ids->size() > 1);
    QCOMPARE(*tokenizer->decode(*ids), marked);
}

void TokenizerJsonTest::longRuns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("unit");
    for (const QString &name :
         {u"mini-qwen"_s, u"mini-o200k"_s, u"mini-deepseek"_s, u"mini-gemma"_s, u"mini-llama2"_s})
        for (const char *unit : {"a", " ", "\n", "=", "7", "\u4e2d", "\u0301", "\U0001f642"})
            QTest::addRow("%s %s", qPrintable(name), QByteArray(unit).toHex().constData())
                << name << QByteArray(unit);
}

void TokenizerJsonTest::longRuns()
{
    // A quadratic step would take minutes here; the test's time limit is the check.
    QFETCH(QString, name);
    QFETCH(QByteArray, unit);
    const std::string text = unit.repeated((1 << 18) / unit.size()).toStdString();
    const auto tokenizer = open(name + u".json"_s);
    const auto ids = tokenizer->encodeUtf8(text, false);
    QVERIFY(ids.ok());
    QCOMPARE(*tokenizer->decodeUtf8(*ids), text);
}

void TokenizerJsonTest::addedTokens()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"t.json"_s);
    QVERIFY(
        writeFile(
            path,
            bytesTokenizer(
                R"({"type":"ByteLevel","add_prefix_space":false,"use_regex":false})",
                R"([{"id":500,"content":"<s>","lstrip":true,"special":true},{"id":501,"content":"<e>","rstrip":true},
            {"id":502,"content":"cat","single_word":true},{"id":503,"content":"<e><e>"}])"))
            .ok());
    const auto tokenizer = openTokenizer(path);
    QVERIFY2(tokenizer.ok(), tokenizer ? "" : qPrintable(tokenizer.error().sentence()));
    // Ids go on behind the vocabulary's 96, whatever the file says, as the library does.
    const auto ids = [&](const QString &text) { return (*tokenizer)->encode(text, false).value(); };
    const auto a = ids(u"a"_s).front();
    const auto blank = ids(u" "_s).front();
    QCOMPARE(ids(u"a  <s>a"_s), (std::vector<int>{a, 96, a}));
    QCOMPARE(ids(u"a<e>  a"_s), (std::vector<int>{a, 97, a}));
    QCOMPARE(ids(u"<e><e><e>"_s), (std::vector<int>{99, 97}));
    QCOMPARE(ids(u"cat a"_s), (std::vector<int>{98, blank, a}));
    QCOMPARE(ids(u"acat"_s).size(), size_t{4});
    QCOMPARE((*tokenizer)->specialIds(), std::vector<int>{96});
}

void TokenizerJsonTest::refusals_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::newRow("no json") << QByteArray("{\"model\": ") << u"tokenizer.damaged"_s;
    QTest::newRow("no model") << QByteArray("{\"version\": \"1.0\"}") << u"tokenizer.damaged"_s;
    QTest::newRow("model") << QByteArray(R"({"model":{"type":"Morse","vocab":{}}})")
                           << u"tokenizer.unsupported"_s;
    QTest::newRow("pre-tokenizer") << bytesTokenizer(R"({"type":"Magic"})") << u"tokenizer.unsupported"_s;
    QTest::newRow("regex") << bytesTokenizer(
                                  R"({"type":"Split","pattern":{"Regex":"(a)\\1"},"behavior":"Isolated"})")
                           << u"tokenizer.regex"_s;
    QTest::newRow("property")
        << bytesTokenizer(R"({"type":"Split","pattern":{"Regex":"\\p{Klingon}"},"behavior":"Isolated"})")
        << u"tokenizer.regex"_s;
    QTest::newRow("merge") << QByteArray(R"({"model":{"type":"BPE","vocab":{"a":0},"merges":["a b"]}})")
                           << u"tokenizer.damaged"_s;
    QTest::newRow("dropout") << QByteArray(
                                    R"({"model":{"type":"BPE","vocab":{"a":0},"merges":[],"dropout":0.1}})")
                             << u"tokenizer.unsupported"_s;
}

void TokenizerJsonTest::refusals()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"tokenizer.json"_s);
    QVERIFY(writeFile(path, json).ok());
    const auto opened = openTokenizer(path);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, code);
    QVERIFY(!opened.error().hint.isEmpty());
}

void TokenizerJsonTest::configAddsTheBeginning()
{
    QTemporaryDir folder;
    QVERIFY(QFile::copy(data(u"mini-deepseek.json"_s), folder.filePath(u"tokenizer.json"_s)));
    const auto alone = openTokenizer(folder.path());
    QVERIFY(alone.ok());
    QCOMPARE((*alone)->encode(u"a"_s, true)->size(), size_t{1});
    QVERIFY(writeFile(folder.filePath(u"tokenizer_config.json"_s),
                      "{\"add_bos_token\":true,\"tokenizer_class\":\"LlamaTokenizerFast\","
                      "\"bos_token\":{\"content\":\"<\uff5cbegin\u2581of\u2581sentence\uff5c>\"}}")
                .ok());
    const auto configured = openTokenizer(folder.path());
    QVERIFY(configured.ok());
    QCOMPARE((*configured)->encode(u"a"_s, true)->front(), 1056);
    QCOMPARE((*configured)->encode(u"a"_s, false)->size(), size_t{1});
}

void TokenizerJsonTest::promptIdsSurvive_data()
{
    everyRow_data();
}

void TokenizerJsonTest::promptIdsSurvive()
{
    QFETCH(QString, name);
    const auto tokenizer = open(name + u".json"_s);
    const std::vector<int> ids = tokenizer->promptIds();
    QVERIFY(ids.size() > 100);
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    const std::vector<int> special = tokenizer->specialIds();
    for (const int id : ids) {
        QVERIFY(!std::binary_search(special.begin(), special.end(), id));
        const auto text = tokenizer->decode({id, id});
        QCOMPARE(*tokenizer->encode(*text, false), (std::vector<int>{id, id}));
    }
}

void TokenizerJsonTest::lines()
{
    const auto tokenizer = open(u"mini-llama3.json"_s);
    const auto encoded = encodeLine(*tokenizer, R"({"id": 1, "text": "\ufeffa\n\u0001"})", true);
    QVERIFY(encoded.ok());
    const auto decoded = decodeLine(*tokenizer, *encoded);
    QVERIFY(decoded.ok());
    QCOMPARE(*decoded, QByteArray("{\"text\": \"<|begin_of_text|>\ufeffa\\n\\u0001\"}"));
    QCOMPARE(encodeLine(*tokenizer, R"({"text": 1})", false).error().code, u"tokenizer.line_shape"_s);
    QCOMPARE(encodeLine(*tokenizer, R"({"text": "\ud800"})", false).error().code, u"json.not_json"_s);
    QCOMPARE(decodeLine(*tokenizer, R"({"ids": [1, 99999]})").error().code, u"tokenizer.bad_id"_s);
    QCOMPARE(decodeLine(*tokenizer, R"({"ids": [1.5]})").error().code, u"tokenizer.line_shape"_s);
}

SERVESCOPE_TEST(TokenizerJsonTest)
#include "tokenizer_json_test.moc"

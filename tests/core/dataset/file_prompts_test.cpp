// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json_writer.h"
#include "core/base/random.h"
#include "core/dataset/dataset.h"
#include "core/dataset/length_histogram.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace servescope;
using namespace Qt::StringLiterals;

class FilePromptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shareGptAsVllm_data();
    void shareGptAsVllm();
    void theSeedDecides();
    void tooFewAreDrawnAgain();
    void custom();
    void messages();
    void errors_data();
    void errors();
    void aByteOrderMarkAndLongLines();
    void unknownNames();
    void histogram();

private:
    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        return writeFile(path, bytes).ok() ? path : QString();
    }

    QTemporaryDir m_folder;
    std::shared_ptr<Tokenizer> m_words; // a word is a token, one special token in front
    std::atomic_bool m_cancelled = false;
};

namespace {

QString words(int count, Random &random)
{
    QStringList list;
    for (int i = 0; i < count; ++i)
        list.append(u"w%1"_s.arg(random.integer(0, 999)));
    return list.join(u' ');
}

/// Conversations of all shapes: none, one turn, short, long, mixed roles.
QByteArray conversations(int count)
{
    Random random(11);
    JsonWriter json;
    json.beginArray();
    for (int i = 0; i < count; ++i) {
        json.beginObject().member("id", u"c%1_0"_s.arg(i));
        if (i % 31 != 7) {
            json.key("conversations").beginArray();
            const auto turns = random.integer(0, 5);
            for (int turn = 0; turn < turns; ++turn) {
                static constexpr int sizes[]{0, 1, 2, 3, 4, 20, 200, 1022, 1023, 1024, 1500};
                const int size = sizes[random.integer(0, 10)];
                json.beginObject()
                    .member("from", turn % 2 ? u"gpt"_s : u"human"_s)
                    .member("value", words(size, random));
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }
    return json.endArray().take();
}

QStringList textsOf(const PromptSource &source, int count)
{
    QStringList texts;
    for (int i = 0; i < count; ++i)
        texts.append(source.prompt(i).text);
    return texts;
}

} // namespace

void FilePromptsTest::initTestCase()
{
    const QString path = write(u"tokenizer.json"_s, R"({"pre_tokenizer":{"type":"WhitespaceSplit"},
        "model":{"type":"WordLevel","vocab":{"<unk>":0,"<s>":1},"unk_token":"<unk>"},
        "post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},
        {"Sequence":{"id":"A","type_id":0}}],"special_tokens":{"<s>":{"id":"<s>","ids":[1]}}}})");
    const auto opened = openTokenizer(path);
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().sentence()));
    m_words = *opened;
    QCOMPARE(m_words->count(u"a b c"_s, true).value(), 4);
}

void FilePromptsTest::shareGptAsVllm_data()
{
    QTest::addColumn<int>("fixed");
    QTest::newRow("recorded lengths") << 0;
    QTest::newRow("fixed length") << 100;
}

void FilePromptsTest::shareGptAsVllm()
{
    QFETCH(int, fixed);
    const QString path = write(u"sharegpt.json"_s, conversations(400));
    QProcess python;
    python.start(u"python3"_s, {QStringLiteral(TEST_DATA_DIR "/../core/dataset/sharegpt_filter.py"), path,
                                QString::number(fixed)});
    if (!python.waitForFinished(60000) || python.exitCode() != 0)
        QFAIL(python.readAllStandardError().constData());
    const QJsonArray expected = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    const int count = static_cast<int>(expected.size());
    QVERIFY(count > 30 && count < 300);

    FilePromptOptions options{path, std::nullopt, false, false, 0};
    if (fixed)
        options.outputTokens = fixed;
    const auto inOrder = shareGptPrompts(m_words, options);
    const auto prepared = inOrder->prepare(count, m_cancelled);
    QVERIFY2(prepared.ok(), prepared ? "" : qPrintable(prepared.error().sentence()));
    for (int i = 0; i < count; ++i) {
        const Prompt prompt = inOrder->prompt(i);
        QCOMPARE(prompt.text, expected[i].toArray()[0].toString());
        QCOMPARE(prompt.outputTokens, expected[i].toArray()[1].toInt());
        QCOMPARE(prompt.promptTokens, m_words->count(prompt.text, true).value());
    }
    // One more than there are.
    const auto more = inOrder->prepare(count + 1, m_cancelled);
    QCOMPARE(more.error().code, u"dataset.too_few"_s);
    QVERIFY(more.error().message.contains(QString::number(count)));

    options.shuffle = true;
    options.seed = 5;
    const auto shuffled = shareGptPrompts(m_words, options);
    QVERIFY(shuffled->prepare(count, m_cancelled).ok());
    QStringList b = textsOf(*shuffled, count);
    QStringList c;
    for (const auto &row : expected)
        c.append(row.toArray()[0].toString());
    QVERIFY(b != c);
    std::sort(b.begin(), b.end());
    std::sort(c.begin(), c.end());
    QCOMPARE(b, c);
}

void FilePromptsTest::theSeedDecides()
{
    const QString path = write(u"sharegpt.json"_s, conversations(400));
    const auto prints = [&](quint64 seed, int count) {
        const auto source = shareGptPrompts(m_words, {path, std::nullopt, true, true, seed});
        return source->prepare(count, m_cancelled) ? std::pair(source->fingerprint(), textsOf(*source, 10))
                                                   : std::pair(QString(), QStringList());
    };
    QVERIFY(!prints(1, 20).first.isEmpty());
    QCOMPARE(prints(1, 20), prints(1, 20));
    QVERIFY(prints(1, 20).first != prints(2, 20).first);
    QCOMPARE(prints(1, 20).second, prints(1, 12).second); // more prompts leave the first ones alone
    // The order is part of the workload's definition: the same on every machine.
    QVERIFY(prints(1, 20).second.first().startsWith(u"w"_s));
}

void FilePromptsTest::tooFewAreDrawnAgain()
{
    const QString path = write(u"few.jsonl"_s, "{\"prompt\": \"a b\"}\n{\"prompt\": \"c\"}\n");
    const auto source = customPrompts(m_words, {path, 7, true, true, 3});
    QVERIFY(source->prepare(50, m_cancelled).ok());
    const QStringList texts = textsOf(*source, 50);
    QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), 2);
    const auto strict = customPrompts(m_words, {path, 7, true, false, 3});
    QCOMPARE(strict->prepare(50, m_cancelled).error().code, u"dataset.too_few"_s);
}

void FilePromptsTest::custom()
{
    const QString path = write(u"custom.jsonl"_s, "{\"prompt\": \"a b\", \"output_tokens\": 5}\r\n\n"
                                                  "{\"prompt\": \"\\ufeffc\", \"output_tokens\": 6}");
    const auto own = customPrompts(m_words, {path, std::nullopt, false, false, 0});
    QVERIFY(own->prepare(2, m_cancelled).ok());
    QCOMPARE(own->prompt(0), (Prompt{u"a b"_s, 3, 3, 5}));
    QCOMPARE(own->prompt(1).text, QChar(0xfeff) + u"c"_s);
    QCOMPARE(own->prompt(1).outputTokens, 6);
    const auto fixed = customPrompts(m_words, {path, 256, false, false, 0});
    QVERIFY(fixed->prepare(2, m_cancelled).ok());
    QCOMPARE(fixed->prompt(1).outputTokens, 256);
}

void FilePromptsTest::messages()
{
    const QString path =
        write(u"chat.jsonl"_s,
              R"({"messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "u v"}]})");
    const auto source = customPrompts(m_words, {path, 4, true, true, 0});
    QVERIFY(source->prepare(1, m_cancelled).ok());
    QCOMPARE(source->prompt(0).text, u"u v"_s);
}

void FilePromptsTest::errors_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *tag, const QString &name, const QByteArray &bytes, const QString &code,
                        const QString &says) { QTest::newRow(tag) << name << bytes << code << says; };
    row("empty", u"sharegpt"_s, "", u"dataset.empty"_s, u"no entries"_s);
    row("empty array", u"sharegpt"_s, "[]", u"dataset.empty"_s, u"no entries"_s);
    row("no json", u"sharegpt"_s, "[{\"a\":\n nope}]", u"dataset.file"_s, u"line 2"_s);
    row("text", u"custom"_s, "hello\n", u"dataset.file"_s, u"hello"_s);
    row("cut", u"sharegpt"_s, "[{\"conversations\": [", u"dataset.file"_s, u"no end"_s);
    row("array without end", u"sharegpt"_s, "[{\"conversations\": []}", u"dataset.file"_s, u"no end"_s);
    row("latin-1", u"custom"_s, "{\"prompt\": \"caf\xe9\"}", u"dataset.file"_s, u"UTF-8"_s);
    row("shape", u"sharegpt"_s, "[\n{\"conversations\": 3}]", u"dataset.shape"_s, u"line 2"_s);
    row("turn", u"sharegpt"_s, "[{\"conversations\": [{\"value\": 1}, {}]}]", u"dataset.shape"_s,
        u"a number"_s);
    row("prompt", u"custom"_s, "{\"prompt\": \"a\", \"output_tokens\": 1}\n{\"text\": \"a\"}",
        u"dataset.shape"_s, u"line 2"_s);
    row("output", u"custom"_s, "{\"prompt\": \"a\", \"output_tokens\": 1.5}", u"dataset.shape"_s, u"1.5"_s);
    row("none pass", u"sharegpt"_s, R"([{"conversations": [{"value": "a"}, {"value": "b"}]}])",
        u"dataset.too_few"_s, u"1 were too short"_s);
}

void FilePromptsTest::errors()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, says);
    DatasetOptions options;
    options.name = name;
    options.path = write(u"bad"_s, bytes);
    options.customOutputLen = -1;
    const auto source = makePromptSource(m_words, options);
    QVERIFY(source.ok());
    const auto prepared = (*source)->prepare(1, m_cancelled);
    QVERIFY(!prepared.ok());
    QCOMPARE(prepared.error().code, code);
    QVERIFY2(prepared.error().message.contains(says), qPrintable(prepared.error().message));
}

void FilePromptsTest::aByteOrderMarkAndLongLines()
{
    const QByteArray longText(3 << 20, 'x'); // longer than a block of the reader
    const QString path =
        write(u"long.json"_s, "\xef\xbb\xbf[{\"prompt\": \"" + longText + " \\\"}]\"}, {\"prompt\": \"b\"}]");
    const auto source = customPrompts(m_words, {path, 1, false, false, 0});
    const auto prepared = source->prepare(2, m_cancelled);
    QVERIFY2(prepared.ok(), prepared ? "" : qPrintable(prepared.error().sentence()));
    QCOMPARE(source->prompt(0).text.size(), longText.size() + 4);
    QCOMPARE(source->prompt(1).text, u"b"_s);
}

void FilePromptsTest::unknownNames()
{
    DatasetOptions options;
    options.name = u"shakespeare"_s;
    QCOMPARE(makePromptSource(m_words, options).error().code, u"dataset.unknown"_s);
    options.name = u"sharegpt"_s;
    QCOMPARE(makePromptSource(m_words, options).error().code, u"dataset.no_path"_s);
    options.path = m_folder.filePath(u"none.json"_s);
    QCOMPARE((*makePromptSource(m_words, options))->prepare(1, m_cancelled).error().code, u"dataset.file"_s);
}

void FilePromptsTest::histogram()
{
    const LengthHistogram all = histogramOf({1, 2, 3, 4, 10}, 5);
    QCOMPARE(all.bins.size(), size_t{5});
    QCOMPARE(all.bins.front().count, 2);
    QCOMPARE(all.bins.back().last, 10);
    QCOMPARE(all.mean, 4.0);
    QVERIFY(histogramOf({}, 5).bins.empty());
    QCOMPARE(histogramOf({7, 7}, 5).bins.front().count, 2);
}

SERVESCOPE_TEST(FilePromptsTest)
#include "file_prompts_test.moc"

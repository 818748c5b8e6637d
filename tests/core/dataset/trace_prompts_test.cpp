// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/dataset/dataset.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// "timed_trace" and "burstgpt".
class TracePromptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formats_data();
    void formats();
    void equalHashesAreEqualBeginnings();
    void lengthsAreExact();
    void aShortTraceBeginsAgain();
    void otherNames();
    void burstGptAsVllm();
    void errors_data();
    void errors();

private:
    QString write(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"trace"_s);
        return writeFile(path, bytes).ok() ? path : QString();
    }
    static std::shared_ptr<Tokenizer> tokenizer()
    {
        return openTokenizer(QStringLiteral(TEST_DATA_DIR "/tokenizers/mini-llama3.json")).value();
    }

    QTemporaryDir m_folder;
    const std::atomic_bool m_goOn = false;
};

namespace {

constexpr const char *azure = "TIMESTAMP,ContextTokens,GeneratedTokens\r\n"
                              "2023-11-16 18:17:03.9799600,374,44\r\n"
                              "2023-11-16 18:17:04.0319600,396,109\r\n"
                              "2023-11-16 18:18:03.9799601,12,7";

} // namespace

void TracePromptsTest::formats_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<qint64>>("microseconds");
    QTest::addColumn<QList<int>>("inputs");
    QTest::addColumn<QList<int>>("outputs");
    QTest::addColumn<double>("factor"); // 0 = not given
    QTest::addColumn<int>("dropped");
    QTest::newRow("Azure 2023") << QByteArray(azure) << QList<qint64>{0, 52000, 60000000}
                                << QList<int>{374, 396, 12} << QList<int>{44, 109, 7} << 0.0 << 0;
    QTest::newRow("Azure 2023, ten times as fast")
        << QByteArray(azure) << QList<qint64>{0, 5200, 6000000} << QList<int>{374, 396, 12}
        << QList<int>{44, 109, 7} << 0.1 << 0;
    QTest::newRow("Azure 2024") << QByteArray("\xef\xbb\xbfTIMESTAMP,ContextTokens,GeneratedTokens\n"
                                              "2024-05-10 00:00:00+00:00,10,20\n"
                                              "2024-05-10 00:00:01.5+00:00,11,21\n")
                                << QList<qint64>{0, 1500000} << QList<int>{10, 11} << QList<int>{20, 21}
                                << 0.0 << 0;
    QTest::newRow("BurstGPT 1") << QByteArray(
                                       "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log "
                                       "Type\n5,ChatGPT,472,18,490,Conversation log\n"
                                       "45.5,GPT-4,30,0,30,API log\n118,GPT-4,31,9,40,API log\n")
                                << QList<qint64>{0, 113000000} << QList<int>{472, 31} << QList<int>{18, 9}
                                << 0.0 << 1;
    QTest::newRow("BurstGPT 2") << QByteArray(
                                       "Timestamp,Session ID,Elapsed time,Model,Request tokens,Response "
                                       "tokens,Total tokens,Log Type\n"
                                       "5,\"a,\"\"b\",0.5,GPT-4,472,18,490,\"Conversation log\"\n"
                                       "6,b,0.5,GPT-4,5,6,11,API log\n")
                                << QList<qint64>{0, 1000000} << QList<int>{472, 5} << QList<int>{18, 6} << 0.0
                                << 0;
    QTest::newRow("Mooncake") << QByteArray(
                                     "{\"timestamp\": 0, \"input_length\": 700, \"output_length\": 52, "
                                     "\"hash_ids\": [46, 47]}\n"
                                     "{\"timestamp\": 27482, \"input_length\": 6, \"output_length\": 5, "
                                     "\"hash_ids\": [46]}\n")
                              << QList<qint64>{0, 27482000} << QList<int>{700, 6} << QList<int>{52, 5} << 0.0
                              << 0;
    QTest::newRow("Qwen") << QByteArray("{\"chat_id\": 1, \"parent_chat_id\": -1, \"timestamp\": 61.5, "
                                        "\"input_length\": 20, \"output_length\": 52, \"type\": \"text\", "
                                        "\"turn\": 1, \"hash_ids\": [1, 2]}\n"
                                        "{\"chat_id\": 2, \"parent_chat_id\": 1, \"timestamp\": 62, "
                                        "\"input_length\": 30, \"output_length\": 5, \"hash_ids\": [1]}\n")
                          << QList<qint64>{0, 500000} << QList<int>{20, 30} << QList<int>{52, 5} << 0.0 << 0;
}

void TracePromptsTest::formats()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<qint64>, microseconds);
    QFETCH(QList<int>, inputs);
    QFETCH(QList<int>, outputs);
    QFETCH(double, factor);
    QFETCH(int, dropped);
    TraceOptions options;
    options.path = write(bytes);
    if (factor > 0)
        options.toSeconds = factor;
    const auto trace = readTrace(options, 100, m_goOn);
    QVERIFY2(trace.ok(), trace ? "" : qPrintable(trace.error().sentence()));
    QCOMPARE(static_cast<qsizetype>(trace->rows.size()), microseconds.size());
    QCOMPARE(trace->dropped, dropped);
    for (qsizetype i = 0; i < microseconds.size(); ++i) {
        const TraceRow &row = trace->rows[static_cast<size_t>(i)];
        const auto off = row.at - std::chrono::microseconds(microseconds[i]);
        QVERIFY2(off < 1us && off > -1us, qPrintable(QString::number(off.count())));
        QCOMPARE(row.input, inputs[i]);
        QCOMPARE(row.output, outputs[i]);
    }
    QCOMPARE(readTrace(options, 1, m_goOn)->rows.size(), size_t{1});
}

void TracePromptsTest::equalHashesAreEqualBeginnings()
{
    const auto words = tokenizer();
    TraceOptions options;
    options.chunkTokens = 32;
    options.path =
        write("{\"timestamp\":0,\"input_length\":100,\"output_length\":5,\"hash_ids\":[7,8,9,10]}\n"
              "{\"timestamp\":1,\"input_length\":120,\"output_length\":5,\"hash_ids\":[7,8,9,11]}\n"
              "{\"timestamp\":2,\"input_length\":100,\"output_length\":5,\"hash_ids\":[12]}\n"
              "{\"timestamp\":3,\"input_length\":100,\"output_length\":5,\"hash_ids\":[12]}\n");
    const auto source = tracePrompts(words, options, true, 1);
    QVERIFY(source->prepare(4, m_goOn).ok());
    std::vector<std::vector<int>> ids;
    for (int i = 0; i < 4; ++i)
        ids.push_back(words->encode(source->prompt(i).text, true).value());
    const auto same = [&](size_t a, size_t b) {
        size_t n = 0;
        while (n < ids[a].size() && n < ids[b].size() && ids[a][n] == ids[b][n])
            ++n;
        return n;
    };
    // A merge over the border may cost a token at the end.
    QVERIFY2(same(0, 1) >= 95 && same(0, 1) <= 98, qPrintable(QString::number(same(0, 1))));
    QVERIFY2(same(2, 3) >= 31 && same(2, 3) <= 34, qPrintable(QString::number(same(2, 3))));
    QVERIFY(same(0, 2) <= 2);
    // The same on every run, another with another seed.
    const auto again = tracePrompts(words, options, true, 1);
    QVERIFY(again->prepare(4, m_goOn).ok());
    QCOMPARE(again->fingerprint(), source->fingerprint());
    const auto other = tracePrompts(words, options, true, 2);
    QVERIFY(other->prepare(4, m_goOn).ok());
    QVERIFY(other->fingerprint() != source->fingerprint());
    // The times belong to the workload.
    options.toSeconds = 0.002;
    const auto slower = tracePrompts(words, options, true, 1);
    QVERIFY(slower->prepare(4, m_goOn).ok());
    QCOMPARE(slower->prompt(0), source->prompt(0));
    QVERIFY(slower->fingerprint() != source->fingerprint());
}

void TracePromptsTest::lengthsAreExact()
{
    QByteArray lines;
    for (int i = 0; i < 30; ++i)
        lines += "{\"timestamp\":" + QByteArray::number(i * 10) +
                 ",\"input_length\":" + QByteArray::number(1 + i * 40) +
                 ",\"output_length\":3,\"hash_ids\":[1," + QByteArray::number(i) + "]}\n";
    TraceOptions options;
    options.path = write(lines);
    const auto words = tokenizer();
    const auto source = tracePrompts(words, options, false, 4);
    QVERIFY(source->prepare(30, m_goOn).ok());
    for (int i = 1; i < 30; ++i) {
        QCOMPARE(source->prompt(i).promptTokens, 1 + i * 40);
        QCOMPARE(words->count(source->prompt(i).text, true).value(), 1 + i * 40);
    }
    QCOMPARE(source->lengthMismatches(), 0);
    const std::vector<Nanoseconds> offsets = source->arrivalOffsets();
    QCOMPARE(offsets.size(), size_t{30});
    QCOMPARE(offsets[0], 0ns);
    QCOMPARE(offsets[29], 290ms);
}

void TracePromptsTest::aShortTraceBeginsAgain()
{
    TraceOptions options;
    options.path = write(azure);
    const auto source = tracePrompts(approximateTokenizer(), options, true, 4);
    QVERIFY(source->prepare(7, m_goOn).ok());
    const std::vector<Nanoseconds> offsets = source->arrivalOffsets();
    for (size_t i = 1; i < offsets.size(); ++i)
        QVERIFY(offsets[i] >= offsets[i - 1]);
    // 60 s long, and one mean gap of 30 s behind its end it begins anew.
    QVERIFY(offsets[3] > 89s && offsets[3] < 91s);
    QCOMPARE(source->prompt(3).promptTokens, source->prompt(0).promptTokens);
    QCOMPARE(tracePrompts(approximateTokenizer(), options, false, 4)->prepare(7, m_goOn).error().code,
             u"dataset.too_few"_s);
}

void TracePromptsTest::otherNames()
{
    TraceOptions options;
    options.path = write("{\"ts\": 3, \"in\": 10, \"out\": 2, \"blocks\": [1]}\n");
    options.timestamp = u"ts"_s;
    options.inputLength = u"in"_s;
    options.outputLength = u"out"_s;
    options.hashIds = u"blocks"_s;
    const auto trace = readTrace(options, 5, m_goOn);
    QVERIFY2(trace.ok(), trace ? "" : qPrintable(trace.error().sentence()));
    QCOMPARE(trace->rows.front().hashes, std::vector<qint64>{1});
}

void TracePromptsTest::burstGptAsVllm()
{
    QByteArray csv("Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n");
    for (int i = 1; i <= 60; ++i)
        csv += QByteArray::number(i) + (i % 3 ? ",GPT-4," : ",ChatGPT,") + QByteArray::number(10 + i) + ',' +
               QByteArray::number(i % 5 ? i : 0) + ",0,API log\n";
    DatasetOptions options;
    options.name = u"burstgpt"_s;
    options.path = write(csv);
    options.oversample = false;
    options.random.seed = 9;
    // GPT-4 and answered: 60 − 20 − 12 + 4.
    const auto source = makePromptSource(tokenizer(), options).value();
    QVERIFY(source->prepare(32, m_goOn).ok());
    QCOMPARE(source->prepare(33, m_goOn).error().code, u"dataset.too_few"_s);
    QVERIFY(source->prepare(32, m_goOn).ok());
    QSet<int> inputs;
    bool inOrder = true;
    int before = 0;
    for (int i = 0; i < 32; ++i) {
        const Prompt prompt = source->prompt(i);
        const int row = prompt.promptTokens - 10;
        QCOMPARE(prompt.outputTokens, row);
        QVERIFY(row % 3 != 0 && row % 5 != 0);
        inputs.insert(row);
        inOrder = inOrder && row > before;
        before = row;
    }
    QCOMPARE(inputs.size(), 32);
    QVERIFY(!inOrder);
    QVERIFY(source->arrivalOffsets().empty());
    options.oversample = true;
    options.shuffle = false;
    const auto more = makePromptSource(tokenizer(), options).value();
    QVERIFY(more->prepare(40, m_goOn).ok());
    QCOMPARE(more->prompt(0).promptTokens, 11);
    QVERIFY(more->prompt(0).text != more->prompt(39).text);
}

void TracePromptsTest::errors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *tag, const QByteArray &bytes, const QString &code, const QString &says) {
        QTest::newRow(tag) << bytes << code << says;
    };
    const QByteArray head("TIMESTAMP,ContextTokens,GeneratedTokens\n");
    row("empty", "", u"dataset.empty"_s, u"no entries"_s);
    row("other columns", "a,b\n1,2\n", u"dataset.trace"_s, u"a, b"_s);
    row("fields", head + "2023-11-16 18:17:03,1\n", u"dataset.shape"_s, u"line 2: expected 3 fields"_s);
    row("date", head + "yesterday,1,1\n", u"dataset.shape"_s, u"yesterday"_s);
    row("odd date", head + "2023-11-16 18:17:03x5,1,1\n", u"dataset.shape"_s, u"date and time"_s);
    row("length", head + "2023-11-16 18:17:03,1.5,1\n", u"dataset.shape"_s, u"1.5"_s);
    row("backwards", head + "2023-11-16 18:17:03,1,1\n2023-11-16 18:17:02,1,1\n", u"dataset.shape"_s,
        u"ascending"_s);
    row("none usable", head + "2023-11-16 18:17:03,0,1\n", u"dataset.too_few"_s, u"Of 1 entries"_s);
    row("no time", "{\"input_length\":1,\"output_length\":1}\n", u"dataset.shape"_s, u"timestamp"_s);
    row("no length", "{\"timestamp\":1,\"output_length\":1}\n", u"dataset.shape"_s, u"input_length"_s);
    row("hashes", "{\"timestamp\":1,\"input_length\":1,\"output_length\":1,\"hash_ids\":3}\n",
        u"dataset.shape"_s, u"a list"_s);
    row("named hashes", "{\"timestamp\":1,\"input_length\":1,\"output_length\":1,\"hash_ids\":[\"a\"]}\n",
        u"dataset.shape"_s, u"numbers"_s);
    row("huge time", "{\"timestamp\":1e300,\"input_length\":1,\"output_length\":1}\n", u"dataset.shape"_s,
        u"seconds"_s);
    row("cut", "{\"timestamp\":1,", u"dataset.file"_s, u"no end"_s);
}

void TracePromptsTest::errors()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, says);
    DatasetOptions options;
    options.name = u"timed_trace"_s;
    options.path = write(bytes);
    const Result<void> done = (*makePromptSource(approximateTokenizer(), options))->prepare(2, m_goOn);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().code, code);
    QVERIFY2(done.error().message.contains(says), qPrintable(done.error().message));
}

SERVESCOPE_TEST(TracePromptsTest)
#include "trace_prompts_test.moc"

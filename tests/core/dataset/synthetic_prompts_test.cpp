// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/dataset/dataset.h"
#include "core/tokenizer/tokenizer.h"
#include "resources/texts.h"
#include "tests/support/registry.h"

#include <QMap>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

/// "prefix_repetition" and "sonnet".
class SyntheticPromptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prefixLengthsAreExact_data() { tokenizers(); }
    void prefixLengthsAreExact();
    void prefixesAreSpreadEvenly();
    void prefixPromptsDoNotDependOnCount();
    void prefixWithoutSuffix();
    void prefixErrors();
    void sonnetLengthsAreExact_data() { tokenizers(); }
    void sonnetLengthsAreExact();
    void sonnetBeginsAsVllm();
    void sonnetOfAFile();
    void sonnetErrors();
    void seedsAndFingerprints();

private:
    void tokenizers()
    {
        QTest::addColumn<QString>("file");
        for (const char *name :
             {"mini-llama3.json", "mini-qwen.json", "mini-gemma.json", "mini-spm-bpe.model"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    static std::shared_ptr<Tokenizer> open(const QString &file)
    {
        return openTokenizer(QStringLiteral(TEST_DATA_DIR "/tokenizers/") + file).value();
    }
    /// The longest beginning two texts share, in characters.
    static qsizetype shared(const QString &a, const QString &b)
    {
        qsizetype n = 0;
        while (n < a.size() && n < b.size() && a[n] == b[n])
            ++n;
        return n;
    }

    const std::atomic_bool m_goOn = false;
};

void SyntheticPromptsTest::prefixLengthsAreExact()
{
    QFETCH(QString, file);
    const auto tokenizer = open(file);
    const auto source = prefixPrompts(tokenizer, {48, 30, 4, 17}, 5);
    const Result<void> done = source->prepare(40, m_goOn);
    QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().sentence()));
    for (int i = 0; i < 40; ++i) {
        const Prompt prompt = source->prompt(i);
        QCOMPARE(tokenizer->count(prompt.text, true).value(), prompt.promptTokens);
        QCOMPARE(prompt.promptTokensRequested, 78);
        QCOMPARE(prompt.outputTokens, 17);
    }
    QCOMPARE(source->lengthMismatches(), 0);
}

void SyntheticPromptsTest::prefixesAreSpreadEvenly()
{
    const auto tokenizer = open(u"mini-llama3.json"_s);
    const auto source = prefixPrompts(tokenizer, {40, 20, 5, 8}, 1);
    QVERIFY(source->prepare(23, m_goOn).ok());
    // Requests whose texts begin alike have one prefix.
    std::vector<QString> beginnings;
    QMap<int, int> uses;
    QSet<QString> texts;
    std::vector<int> order;
    for (int i = 0; i < 23; ++i) {
        const QString text = source->prompt(i).text;
        texts.insert(text);
        int found = -1;
        for (size_t k = 0; k < beginnings.size(); ++k)
            if (shared(text, beginnings[k]) > text.size() / 2)
                found = static_cast<int>(k);
        if (found < 0) {
            found = static_cast<int>(beginnings.size());
            beginnings.push_back(text);
        }
        ++uses[found];
        order.push_back(found);
    }
    QCOMPARE(beginnings.size(), size_t{5});
    QCOMPARE(texts.size(), 23);
    for (const int count : uses)
        QVERIFY(count == 4 || count == 5);
    QVERIFY(
        std::vector(order.begin(), order.begin() + 5) != std::vector(order.begin() + 5, order.begin() + 10) ||
        std::vector(order.begin(), order.begin() + 5) != std::vector(order.begin() + 10, order.begin() + 15));
}

void SyntheticPromptsTest::prefixPromptsDoNotDependOnCount()
{
    const auto tokenizer = open(u"mini-qwen.json"_s);
    const auto few = prefixPrompts(tokenizer, {20, 10, 50, 8}, 1);
    const auto many = prefixPrompts(tokenizer, {20, 10, 50, 8}, 1);
    QVERIFY(few->prepare(3, m_goOn).ok());
    QVERIFY(many->prepare(70, m_goOn).ok());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(few->prompt(i), many->prompt(i));
}

void SyntheticPromptsTest::prefixWithoutSuffix()
{
    const auto tokenizer = open(u"mini-llama3.json"_s); // one special token
    const auto source = prefixPrompts(tokenizer, {32, 0, 1, 8}, 1);
    QVERIFY(source->prepare(3, m_goOn).ok());
    QCOMPARE(source->prompt(0).text, source->prompt(2).text);
    QCOMPARE(source->prompt(0).promptTokens, 32);
    const auto bare = prefixPrompts(tokenizer, {0, 32, 1, 8}, 1);
    QVERIFY(bare->prepare(3, m_goOn).ok());
    QVERIFY(bare->prompt(0).text != bare->prompt(2).text);
}

void SyntheticPromptsTest::prefixErrors()
{
    const auto tokenizer = open(u"mini-llama3.json"_s);
    QCOMPARE(prefixPrompts(tokenizer, {1, 0, 1, 8}, 1)->prepare(3, m_goOn).error().code,
             u"dataset.too_short"_s);
    QCOMPARE(prefixPrompts(tokenizer, {10, 10, 0, 8}, 1)->prepare(3, m_goOn).error().code,
             u"dataset.options"_s);
    const std::atomic_bool cancelled = true;
    QCOMPARE(prefixPrompts(tokenizer, {10, 10, 1, 8}, 1)->prepare(3, cancelled).error().code, u"cancelled"_s);
}

void SyntheticPromptsTest::sonnetLengthsAreExact()
{
    QFETCH(QString, file);
    const auto tokenizer = open(file);
    const auto source = sonnetPrompts(tokenizer, {{}, 550, 150, 200}, 3);
    const Result<void> done = source->prepare(25, m_goOn);
    QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().sentence()));
    QSet<QString> texts;
    for (int i = 0; i < 25; ++i) {
        const Prompt prompt = source->prompt(i);
        texts.insert(prompt.text);
        QCOMPARE(tokenizer->count(prompt.text, true).value(), prompt.promptTokens);
        QCOMPARE(prompt.promptTokensRequested, 550);
        QVERIFY2(std::abs(prompt.promptTokens - 550) <= 1, qPrintable(QString::number(prompt.promptTokens)));
        QCOMPARE(prompt.outputTokens, 150);
    }
    QCOMPARE(texts.size(), 25);
    QVERIFY(source->lengthMismatches() <= 1);
}

void SyntheticPromptsTest::sonnetBeginsAsVllm()
{
    const auto tokenizer = open(u"mini-qwen.json"_s);
    const auto source = sonnetPrompts(tokenizer, {{}, 400, 10, 200}, 3);
    QVERIFY(source->prepare(4, m_goOn).ok());
    // vLLM's rule, restated: the instruction, then round((prefix − base) / mean line) lines from the start.
    const QString instruction = u"Pick as many lines as you can from these poem lines:\n"_s;
    const QStringList lines = QString::fromUtf8(sonnetText()).split(u'\n', Qt::SkipEmptyParts);
    double mean = 0;
    for (const QString &line : lines)
        mean += tokenizer->count(line + u'\n', true).value();
    mean /= static_cast<double>(lines.size());
    const double room = (200 - tokenizer->count(instruction, true).value()) / mean;
    const QString prefix = instruction + lines.mid(0, qRound(room)).join(u'\n') + u'\n';
    QVERIFY(prefix.size() > instruction.size() + 100);
    for (int i = 0; i < 4; ++i)
        QVERIFY(source->prompt(i).text.startsWith(prefix));
    // What follows are lines of the text, and a beginning of one or more.
    const QStringList rest = source->prompt(0).text.mid(prefix.size()).split(u'\n');
    QVERIFY(rest.size() > 5);
    for (const QString &line : rest.mid(0, 4))
        QVERIFY2(lines.contains(line), qPrintable(line));
}

void SyntheticPromptsTest::sonnetOfAFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"poem.txt"_s);
    QVERIFY(writeFile(path, "rosen sind rot\r\n\r\nveilchen sind blau\r\n").ok());
    DatasetOptions options;
    options.name = u"sonnet"_s;
    options.path = path;
    options.sonnet = {{}, 120, 5, 0};
    const auto source = makePromptSource(open(u"mini-llama3.json"_s), options);
    QVERIFY((*source)->prepare(2, m_goOn).ok());
    const QString text = (*source)->prompt(0).text;
    QVERIFY(text.contains(u"veilchen sind blau\n"_s) && !text.contains(u'\r'));
}

void SyntheticPromptsTest::sonnetErrors()
{
    const auto tokenizer = open(u"mini-llama3.json"_s);
    const auto code = [&](const SonnetOptions &options) {
        return sonnetPrompts(tokenizer, options, 0)->prepare(2, m_goOn).error().code;
    };
    QCOMPARE(code({{}, 5, 5, 0}), u"dataset.sonnet"_s);
    QCOMPARE(code({{}, 300, 5, 400}), u"dataset.sonnet"_s);
    QCOMPARE(code({{}, 0, 5, 0}), u"dataset.options"_s);
    QTemporaryDir folder;
    QCOMPARE(code({folder.filePath(u"none"_s), 300, 5, 0}), u"dataset.text"_s);
    QVERIFY(writeFile(folder.filePath(u"latin"_s), "caf\xe9\n").ok());
    QCOMPARE(code({folder.filePath(u"latin"_s), 300, 5, 0}), u"dataset.text"_s);
    QVERIFY(writeFile(folder.filePath(u"blank"_s), "\n \n").ok());
    QCOMPARE(code({folder.filePath(u"blank"_s), 300, 5, 0}), u"dataset.empty"_s);
}

void SyntheticPromptsTest::seedsAndFingerprints()
{
    const auto tokenizer = open(u"mini-qwen.json"_s);
    for (const QString &name : {u"prefix_repetition"_s, u"sonnet"_s}) {
        const auto print = [&](quint64 seed) {
            DatasetOptions options;
            options.name = name;
            options.random.seed = seed;
            options.prefixRepetition = {12, 12, 2, 4};
            options.sonnet = {{}, 200, 4, 50};
            const auto source = makePromptSource(tokenizer, options).value();
            return source->prepare(6, m_goOn) ? source->fingerprint() : QString();
        };
        QVERIFY(!print(1).isEmpty());
        QCOMPARE(print(1), print(1));
        QVERIFY(print(1) != print(2));
    }
}

SERVESCOPE_TEST(SyntheticPromptsTest)
#include "synthetic_prompts_test.moc"

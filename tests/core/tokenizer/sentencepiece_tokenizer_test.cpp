// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

QString data(const QString &name)
{
    return QStringLiteral(TEST_DATA_DIR) + u"/tokenizers/"_s + name;
}

struct Row
{
    QString id;
    QString text;
    std::vector<int> ids;
};

std::vector<Row> rows(const QString &model)
{
    std::vector<Row> result;
    for (const QByteArray &line : readFile(data(model + u".jsonl"_s)).value().split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        Row row{object.value("id"_L1).toString(), object.value("text"_L1).toString(), {}};
        for (const auto &id : object.value("ids"_L1).toArray())
            row.ids.push_back(id.toInt());
        result.push_back(std::move(row));
    }
    return result;
}

} // namespace

class SentencePieceTokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRow_data();
    void everyRow();
    void description();
    void specialTokens();
    void folder();
    void refusals_data();
    void refusals();
    void everyTruncationIsRefused();
    void badIds();
    void threads();
};

void SentencePieceTokenizerTest::everyRow_data()
{
    QTest::addColumn<QString>("model");
    QTest::newRow("bpe") << u"mini-spm-bpe"_s;
    QTest::newRow("unigram") << u"mini-spm-unigram"_s;
}

void SentencePieceTokenizerTest::everyRow()
{
    QFETCH(QString, model);
    const auto tokenizer = openSentencePiece(data(model + u".model"_s)).value();
    const std::vector<Row> expected = rows(model);
    QCOMPARE(expected.size(), size_t{194});
    for (const Row &row : expected) {
        const auto ids = tokenizer->encode(row.text, false);
        QVERIFY2(ids.ok(), qPrintable(row.id));
        QVERIFY2(*ids == row.ids, qPrintable(row.id));
        QCOMPARE(tokenizer->count(row.text, true).value(), static_cast<int>(row.ids.size()) + 1);
        QVERIFY2(tokenizer->decode(row.ids).ok(), qPrintable(row.id));
    }
}

void SentencePieceTokenizerTest::description()
{
    const auto tokenizer = openSentencePiece(data(u"mini-spm-bpe.model"_s)).value();
    QCOMPARE(tokenizer->name(), u"sentencepiece:"_s + data(u"mini-spm-bpe.model"_s));
    QVERIFY(tokenizer->exact());
    QCOMPARE(tokenizer->vocabularySize(), 1630);
    QVERIFY(!tokenizer->roundTrips());
    QCOMPARE(tokenizer->decode(tokenizer->encode(u"The first token."_s, false).value()).value(),
             u"The first token."_s);
}

void SentencePieceTokenizerTest::specialTokens()
{
    const auto tokenizer = openSentencePiece(data(u"mini-spm-unigram.model"_s)).value();
    const std::vector<int> special = tokenizer->specialIds();
    QCOMPARE(special.size(), size_t{3 + 256}); // unknown, begin, end and the bytes
    QVERIFY(std::is_sorted(special.begin(), special.end()));
    QCOMPARE(special.front(), 0);
    QCOMPARE(tokenizer->promptIds().size(), size_t{540 - 259});
    for (const int id : special)
        QVERIFY(id >= 0 && id < tokenizer->vocabularySize());
    std::vector<int> all = tokenizer->promptIds();
    all.insert(all.end(), special.begin(), special.end());
    std::sort(all.begin(), all.end());
    for (int id = 0; id < 540; ++id)
        QCOMPARE(all[static_cast<size_t>(id)], id);
    const auto bare = tokenizer->encode(u"token"_s, false).value();
    auto withBos = tokenizer->encode(u"token"_s, true).value();
    QCOMPARE(withBos.size(), bare.size() + 1);
    QCOMPARE(withBos.front(), 1);
    QCOMPARE(tokenizer->decode(withBos).value(), u"token"_s);
}

void SentencePieceTokenizerTest::folder()
{
    QTemporaryDir folder;
    QVERIFY(QFile::copy(data(u"mini-spm-bpe.model"_s), folder.filePath(u"spiece.model"_s)));
    QCOMPARE(openSentencePiece(folder.path()).value()->vocabularySize(), 1630);
    QVERIFY(QFile::copy(data(u"mini-spm-unigram.model"_s), folder.filePath(u"other.model"_s)));
    const auto several = openSentencePiece(folder.path());
    QCOMPARE(several.error().code, u"tokenizer.no_model"_s);
    QVERIFY(several.error().message.contains(u"several"_s));
    QVERIFY(QFile::copy(data(u"mini-spm-unigram.model"_s), folder.filePath(u"tokenizer.model"_s)));
    QCOMPARE(openSentencePiece(folder.path()).value()->vocabularySize(), 540);
}

void SentencePieceTokenizerTest::refusals_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("page") << QByteArray("<!DOCTYPE html>\n<html><body>Sign in</body></html>\n")
                          << u"web page"_s;
    QTest::newRow("json") << QByteArray("{\n  \"version\": \"1.0\", \"model\": {\"type\": \"BPE\"}\n}\n")
                          << u"JSON"_s;
    QTest::newRow("lfs") << QByteArray(
                                "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 499723\n")
                         << u"LFS"_s;
    QTest::newRow("tiktoken") << QByteArray("IQ== 0\nIg== 1\nIw== 2\n") << u"tiktoken"_s;
    QTest::newRow("noise") << QByteArray("\x01\x02\xff\xfe\x80", 5).repeated(100) << u"damaged"_s;
    QTest::newRow("text") << QByteArray("just some words\n") << u"another kind"_s;
}

void SentencePieceTokenizerTest::refusals()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"tokenizer.model"_s);
    QVERIFY(writeFile(path, content).ok());
    const auto result = openSentencePiece(path);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, u"tokenizer.not_sentencepiece"_s);
    QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    QVERIFY(result.error().message.contains(path));
    QVERIFY(result.error().hint.contains(u".model"_s));

    const auto missing = openSentencePiece(folder.filePath(u"missing.model"_s));
    QCOMPARE(missing.error().code, u"tokenizer.open"_s);
    QVERIFY(missing.error().message.contains(u"missing.model"_s));
    QVERIFY(QDir(folder.path()).mkpath(u"bare"_s));
    QCOMPARE(openSentencePiece(folder.filePath(u"bare"_s)).error().code, u"tokenizer.no_model"_s);
}

void SentencePieceTokenizerTest::everyTruncationIsRefused()
{
    const QByteArray whole = readFile(data(u"mini-spm-unigram.model"_s)).value();
    QTemporaryDir folder;
    for (qsizetype size = 0; size < whole.size() * 9 / 10; size += 61) {
        const QString path = folder.filePath(u"cut.model"_s);
        QVERIFY(writeFile(path, whole.left(size)).ok());
        const auto result = openSentencePiece(path);
        if (result.ok()) // a cut between two pieces leaves a smaller vocabulary, which cannot be told from a
                         // whole one
            QVERIFY(result.value()->vocabularySize() < 540);
        else
            QCOMPARE(result.error().code, u"tokenizer.not_sentencepiece"_s);
    }
}

void SentencePieceTokenizerTest::badIds()
{
    const auto tokenizer = openSentencePiece(data(u"mini-spm-bpe.model"_s)).value();
    for (const int id : {-1, 1630, 2'000'000'000}) {
        const auto text = tokenizer->decode({300, id});
        QVERIFY(!text.ok());
        QCOMPARE(text.error().code, u"tokenizer.bad_id"_s);
    }
}

void SentencePieceTokenizerTest::threads()
{
    const auto tokenizer = openSentencePiece(data(u"mini-spm-bpe.model"_s)).value();
    const std::vector<Row> expected = rows(u"mini-spm-bpe"_s);
    std::atomic_int wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (const Row &row : expected)
                wrong += tokenizer->encode(row.text, false).value() != row.ids;
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

SERVESCOPE_TEST(SentencePieceTokenizerTest)
#include "sentencepiece_tokenizer_test.moc"

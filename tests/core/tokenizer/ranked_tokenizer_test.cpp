// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/tokenizer/normal_forms.h"
#include "core/tokenizer/regex.h"
#include "core/tokenizer/tokenizer.h"
#include "tests/support/registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

/// tekken.json and tiktoken files, and the patterns they are cut by.
class RankedTokenizerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tekken();
    void tiktokenOfUnknownSize();
    void intervalsOfBothDialects();
    void lineEndsOfBothDialects();
    void intersection();
    void digitsFromTheRight();
    void endlessPatternEnds();
    void normalForms_data();
    void normalForms();
};

namespace {

std::vector<std::string> matches(std::string_view pattern, RegexDialect dialect, std::string_view text)
{
    const auto regex = Regex::compile(pattern, dialect);
    Regex::Spans spans;
    std::vector<std::string> found;
    if (!regex || !(*regex)->findAll(text, spans))
        return {"error"};
    for (const auto &[begin, end] : spans)
        found.emplace_back(text.substr(begin, end - begin));
    return found;
}

using Texts = std::vector<std::string>;

} // namespace

void RankedTokenizerTest::tekken()
{
    QByteArray json =
        R"({"config":{"pattern":"\\p{L}+|\\P{L}","default_vocab_size":262,"default_num_special_tokens":4},"vocab":[)";
    for (int byte = 0; byte < 256; ++byte)
        json += "{\"rank\":" + QByteArray::number(byte) + ",\"token_bytes\":\"" +
                QByteArray(1, static_cast<char>(byte)).toBase64() + "\"},";
    json +=
        R"({"rank":256,"token_bytes":"YWI="},{"rank":257,"token_bytes":"YmM="},{"rank":258,"token_bytes":"AAAA"}],)"
        R"("special_tokens":[{"rank":1,"token_str":"<s>"},{"rank":2,"token_str":"</s>"}]})";
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"tekken.json"_s), json).ok());
    const auto opened = openTokenizer(folder.path());
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().sentence()));
    const Tokenizer &tokenizer = **opened;
    QCOMPARE(tokenizer.vocabularySize(), 262);
    QCOMPARE(tokenizer.specialIds(), (std::vector<int>{0, 1, 2, 3}));
    // "ab" has the lower rank, so it is merged before "bc"; ids are ranks behind the special ones.
    QCOMPARE(*tokenizer.encode(u"abc"_s, true), (std::vector<int>{1, 260, 4 + 'c'}));
    QCOMPARE(*tokenizer.encode(u"</s>"_s, false), (std::vector<int>{4 + '<', 4 + '/', 4 + 's', 4 + '>'}));
    QCOMPARE(*tokenizer.decode({1, 260, 4 + 0xc3}), u"<s>ab\ufffd"_s);
    json.replace("\"rank\":257", "\"rank\":256");
    QVERIFY(writeFile(folder.filePath(u"tekken.json"_s), json).ok());
    QCOMPARE(openTokenizer(folder.path()).error().code, u"tokenizer.damaged"_s);
}

void RankedTokenizerTest::tiktokenOfUnknownSize()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"x.tiktoken"_s);
    QVERIFY(writeFile(path, "IQ== 0\nIg== 1\n").ok());
    QCOMPARE(openTokenizer(path).error().code, u"tokenizer.unsupported"_s);
    QVERIFY(writeFile(path, "IQ== 0\nIg== one\n").ok());
    QCOMPARE(openTokenizer(path).error().code, u"tokenizer.damaged"_s);
    QVERIFY(openTokenizer(path).error().message.contains(u"line 2"_s));
}

void RankedTokenizerTest::intervalsOfBothDialects()
{
    QCOMPARE(matches("\\p{N}{1,3}+", RegexDialect::Rust, "12345"), (Texts{"123", "45"}));
    QCOMPARE(matches("\\p{N}{1,3}+", RegexDialect::Oniguruma, "12345"), (Texts{"12345"}));
}

void RankedTokenizerTest::lineEndsOfBothDialects()
{
    QCOMPARE(matches("a$", RegexDialect::Rust, "a\na"), (Texts{"a"}));
    QCOMPARE(matches("a$", RegexDialect::Oniguruma, "a\na"), (Texts{"a", "a"}));
}

void RankedTokenizerTest::intersection()
{
    QCOMPARE(matches("[\\p{Lo}&&[^\\p{Han}]]+", RegexDialect::Rust, "\u4e2d\u3042\u3044\u6587"),
             (Texts{"\u3042\u3044"}));
    // Newer than the tables of older PCRE2: still letters (U+2EBF0 of Unicode 15.1).
    QCOMPARE(matches("\\p{L}+", RegexDialect::Oniguruma, "a\U0002ebf0!"), (Texts{"a\U0002ebf0"}));
    QCOMPARE(matches("\\s", RegexDialect::Oniguruma, "\u180e\u00a0"), (Texts{"\u00a0"}));
}

void RankedTokenizerTest::digitsFromTheRight()
{
    constexpr const char *pattern = "\\d{1,3}(?=(?:\\d{3})*\\b)";
    QCOMPARE(matches(pattern, RegexDialect::Oniguruma, "1234567 12x 890"), (Texts{"1", "234", "567", "890"}));
    const std::string digits(1 << 20, '7');
    QCOMPARE(matches(pattern, RegexDialect::Oniguruma, digits).size(), size_t{(1 << 20) / 3 + 1});
}

void RankedTokenizerTest::endlessPatternEnds()
{
    QCOMPARE(matches("(?:a+a+)+[bc]", RegexDialect::Rust, std::string(5000, 'a')), Texts{"error"});
}

void RankedTokenizerTest::normalForms_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"plain"_s, u"e\u0301e"_s, u"\u00e9\u0323x"_s, u"a\u0323\u0301\u0300"_s, u"\u1100\u1161\u11a8"_s,
          u"\uac00\u11a8"_s, u"\u212b\u2126"_s, u"\u0958"_s, u"\u09c7\u09be"_s, u"\ufb01\u00b2"_s,
          u"\u0344"_s, u"x\u0338="_s, u"\u0301\u0301"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void RankedTokenizerTest::normalForms()
{
    QFETCH(QString, text);
    const auto check = [&](NormalForm form, QString::NormalizationForm qt) {
        QCOMPARE(QString::fromStdString(normalForm(text.toStdString(), form)), text.normalized(qt));
    };
    check(NormalForm::C, QString::NormalizationForm_C);
    check(NormalForm::D, QString::NormalizationForm_D);
    check(NormalForm::KC, QString::NormalizationForm_KC);
    check(NormalForm::KD, QString::NormalizationForm_KD);
}

SERVESCOPE_TEST(RankedTokenizerTest)
#include "ranked_tokenizer_test.moc"

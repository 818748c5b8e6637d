// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/json_scan.h"
#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {
/// True when the bytes are exactly one value.
bool valid(const QByteArray &json)
{
    const QByteArray exact(json.constData(), json.size());
    JsonScanner scanner(exact);
    return scanner.skip() && scanner.atEnd();
}
} // namespace

class JsonScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valid_data();
    void valid();
    void invalid_data();
    void invalid();
    void depthIsLimited();
    void strings_data();
    void strings();
    void wholeNumbers_data();
    void wholeNumbers();
    void membersInOrder();
};

void JsonScanTest::valid_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"{}",
                             "[]",
                             "null",
                             "true",
                             "false",
                             "0",
                             "-0",
                             "-1.5e+10",
                             "1E5",
                             "123456789012345678901234567890",
                             "1e999",
                             "NaN",
                             "Infinity",
                             "-Infinity",
                             "\"\"",
                             "\"a\"",
                             " { } ",
                             "\r\n\t[ 1 , 2 ]\n",
                             "{\"a\":{\"b\":[{},[],\"}\",\"]\"]}}",
                             "{\"a\":1,\"a\":2}",
                             R"("\"\\\/\b\f\n\r\t\u00e9\uD83D")",
                             R"("\q")",
                             "\"\x01\n\"",
                             "\"\xff\xc3\"",
                             "{\"\":null}"})
        QTest::newRow(QByteArray(json).toPercentEncoding("{}[]\"\\:,'")) << QByteArray(json);
}

void JsonScanTest::valid()
{
    QFETCH(QByteArray, json);
    QVERIFY(::valid(json));
}

void JsonScanTest::invalid_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"",
                             " ",
                             "{",
                             "}",
                             "[",
                             "]",
                             "{]",
                             "[}",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{,}",
                             "[1,]",
                             "[,1]",
                             "[1 2]",
                             "{a:1}",
                             "{'a':1}",
                             "{1:2}",
                             "nul",
                             "nulll",
                             "True",
                             "tru",
                             "01",
                             "-",
                             "+1",
                             ".",
                             "1e",
                             "1e+",
                             "-a",
                             "0x10",
                             "Inf",
                             "-NaNs",
                             "\"",
                             "\"a",
                             "\"\\",
                             "\"\\\"",
                             "\"\\u12\"",
                             "\"\\u12g4\"",
                             "\"\\u",
                             "{} {}",
                             "[1]]",
                             "1 2",
                             "{\"a\":1 \"b\":2}",
                             "{\"a\":1;\"b\":2}",
                             "{\"a\" 1}",
                             "// x\n1",
                             "undefined",
                             "{\"a\":"})
        QTest::newRow(QByteArray(json).toPercentEncoding("{}[]\"\\:,'")) << QByteArray(json);
}

void JsonScanTest::invalid()
{
    QFETCH(QByteArray, json);
    QVERIFY(!::valid(json));
}

void JsonScanTest::depthIsLimited()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(::valid(nested(JsonScanner::maximumDepth)));
    QVERIFY(!::valid(nested(JsonScanner::maximumDepth + 1)));
    QVERIFY(!::valid(QByteArray(1'000'000, '[')));
    QVERIFY(!::valid(QByteArray("{\"a\":").repeated(1'000'000)));
}

void JsonScanTest::strings_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("ascii") << QByteArray("abc") << u"abc"_s;
    QTest::newRow("escapes") << QByteArray(R"(\"\\\/\b\f\n\r\t)") << u"\"\\/\b\f\n\r\t"_s;
    QTest::newRow("units") << QByteArray(R"(\u0041\u00e9\u4e2D)") << u"Aé中"_s;
    QTest::newRow("surrogates") << QByteArray(R"(\ud83c\udf0a)") << u"🌊"_s;
    QTest::newRow("lone surrogate") << QByteArray(R"(a\ud83c)") << QString(u"a"_s + QChar(0xd83c));
    QTest::newRow("unknown escape") << QByteArray(R"(\q\x)") << u"qx"_s;
    QTest::newRow("UTF-8") << QByteArray("h\xc3\xa9 \xe4\xb8\xad \xf0\x9f\x8c\x8a") << u"hé 中 🌊"_s;
    QTest::newRow("backslash before UTF-8") << QByteArray("\\\xc3\xa9") << u"é"_s;
    QTest::newRow("invalid UTF-8") << QByteArray("a\xff\xc3z\xe4\xb8") << u"a\uFFFD\uFFFDz\uFFFD\uFFFD"_s;
    QTest::newRow("overlong and surrogate UTF-8")
        << QByteArray("\xc0\x80\xed\xa0\x80") << QString(5, QChar::ReplacementCharacter);
}

void JsonScanTest::strings()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, text);
    const QByteArray json = '"' + raw + '"';
    JsonScanner scanner(json);
    JsonString string;
    QVERIFY(scanner.string(string));
    QVERIFY(scanner.atEnd());
    QCOMPARE(string.toString(), text);
    QCOMPARE(string.length(), text.size());
    QVERIFY(!string.is("abcd"));
    QCOMPARE(string.is("abc"), text == u"abc");
}

void JsonScanTest::wholeNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<qint64>("value");
    QTest::newRow("0") << QByteArray("0") << true << qint64(0);
    QTest::newRow("small") << QByteArray("128") << true << qint64(128);
    QTest::newRow("18 digits") << QByteArray("999999999999999999") << true << qint64(999999999999999999);
    QTest::newRow("negative") << QByteArray("-3") << true << qint64(-3);
    QTest::newRow("12.0") << QByteArray("12.0") << true << qint64(12);
    QTest::newRow("1.2e1") << QByteArray("1.2e1") << true << qint64(12);
    for (const char *none : {"1.5", "1e300", "1e999", "NaN", "Infinity", "-Infinity", "9223372036854775807"})
        QTest::newRow(none) << QByteArray(none) << false << qint64(0);
}

void JsonScanTest::wholeNumbers()
{
    QFETCH(QByteArray, number);
    QFETCH(bool, whole);
    QFETCH(qint64, value);
    QCOMPARE(wholeNumber(number).has_value(), whole);
    if (whole)
        QCOMPARE(*wholeNumber(number), value);
}

void JsonScanTest::membersInOrder()
{
    const QByteArray json(R"( {"a": [1, {"x": 2}], "\u0062": "}", "c": {"d": null}} )");
    JsonScanner scanner(json);
    QStringList keys;
    QByteArrayList values;
    QVERIFY(scanner.object([&](const JsonString &key) {
        keys += key.toString();
        QByteArrayView value;
        const bool good = scanner.skip(&value);
        values += value.toByteArray();
        return good;
    }));
    QVERIFY(scanner.atEnd());
    QCOMPARE(keys, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(values, (QByteArrayList{R"([1, {"x": 2}])", R"("}")", R"({"d": null})"}));
}

SERVESCOPE_TEST(JsonScanTest)
#include "json_scan_test.moc"

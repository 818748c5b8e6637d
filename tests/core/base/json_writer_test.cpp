// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_writer.h"
#include "core/base/random.h"
#include "tests/support/registry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace servescope;
using namespace Qt::StringLiterals;

/// What Python is said to write was written by Python (3.11, json.dumps).
class JsonWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void floats_data();
    void floats();
    void floatsReadBack();
    void strings_data();
    void strings();
    void pythonStyle();
    void compactStyle();
    void keyOrder();
    void numbers();
    void rawAndEmpty();
    void take();
    void qtReadsIt();
};

void JsonWriterTest::floats_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("expected");
    const std::pair<double, const char *> table[] = {
        {0.0, "0.0"},
        {-0.0, "-0.0"},
        {1.0, "1.0"},
        {-1.0, "-1.0"},
        {0.1, "0.1"},
        {0.2, "0.2"},
        {1.0 / 3, "0.3333333333333333"},
        {2.0 / 3, "0.6666666666666666"},
        {123.456, "123.456"},
        {1e-4, "0.0001"},
        {0.0001234, "0.0001234"},
        {9.9999e-5, "9.9999e-05"},
        {1e-5, "1e-05"},
        {1.5e-5, "1.5e-05"},
        {-2.5e-7, "-2.5e-07"},
        {123456789.125, "123456789.125"},
        {1e15, "1000000000000000.0"},
        {1e16, "1e+16"},
        {9999999999999998.0, "9999999999999998.0"},
        {123456789012345680.0, "1.2345678901234568e+17"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {5e-324, "5e-324"},
        {1e22, "1e+22"},
        {1e23, "1e+23"},
        {100.0, "100.0"},
        {100.0 / 3, "33.333333333333336"},
        {4503599627370496.5, "4503599627370496.0"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1e100, "1e+100"},
        {-1e-100, "-1e-100"},
        {12345678.9, "12345678.9"},
        {1000000.0, "1000000.0"},
        {7.0e-10, "7e-10"},
        {179.5, "179.5"},
        {std::numeric_limits<double>::quiet_NaN(), "NaN"},
        {std::numeric_limits<double>::infinity(), "Infinity"},
        {-std::numeric_limits<double>::infinity(), "-Infinity"},
    };
    for (const auto &[value, expected] : table)
        QTest::newRow(expected) << value << QByteArray(expected);
}

void JsonWriterTest::floats()
{
    QFETCH(double, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(pythonFloat(value), expected);
    QCOMPARE(JsonWriter().value(value).bytes(), expected);
}

void JsonWriterTest::floatsReadBack()
{
    Random random(1);
    for (int i = 0; i < 20'000; ++i) {
        const double value = std::bit_cast<double>(random.next());
        if (!std::isfinite(value))
            continue;
        const QByteArray text = pythonFloat(value);
        bool ok = false;
        QVERIFY2(text.toDouble(&ok) == value && ok, text.constData());
        QVERIFY2(text.contains('.') || text.contains('e'), text.constData());
    }
}

void JsonWriterTest::strings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("python");
    QTest::addColumn<QByteArray>("compact");
    const auto row = [](const char *name, const QString &text, const char *python, const char *compact) {
        QTest::newRow(name) << text << QByteArray(python) << QByteArray(compact);
    };
    row("empty", QString(), R"("")", R"("")");
    row("plain", u"a b/c"_s, R"("a b/c")", R"("a b/c")");
    row("named escapes", u"\"\\\b\f\n\r\t"_s, R"("\"\\\b\f\n\r\t")", R"("\"\\\b\f\n\r\t")");
    row("controls", QString::fromUtf16(u"\0\x1f", 2), R"("\u0000\u001f")", R"("\u0000\u001f")");
    row("delete", u"\x7f"_s, R"("\u007f")", "\"\x7f\"");
    row("latin", u"é\x80"_s, R"("\u00e9\u0080")", "\"é\xc2\x80\"");
    row("wide", u"€中\u2028"_s, R"("\u20ac\u4e2d\u2028")", "\"€中\xe2\x80\xa8\"");
    row("astral", u"🙂"_s, R"("\ud83d\ude42")", "\"🙂\"");
    const char16_t high[] = {0xd800, u'x'};
    row("lone high", QString::fromUtf16(high, 2), R"("\ud800x")", R"("\ud800x")");
    const char16_t last[] = {u'x', 0xdbff};
    row("high at the end", QString::fromUtf16(last, 2), R"("x\udbff")", R"("x\udbff")");
    const char16_t low[] = {0xdc00, 0xd83d, 0xde42};
    row("lone low before a pair", QString::fromUtf16(low, 3), R"("\udc00\ud83d\ude42")", "\"\\udc00🙂\"");
}

void JsonWriterTest::strings()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, python);
    QFETCH(QByteArray, compact);
    QCOMPARE(JsonWriter().value(text).bytes(), python);
    QCOMPARE(JsonWriter(JsonWriter::Style::Compact).value(text).bytes(), compact);
}

namespace {

QByteArray sample(JsonWriter::Style style)
{
    JsonWriter json(style);
    json.beginObject().member("b", 1).key("a").beginArray();
    json.value(1.0).value(-2).value(true).null().beginArray().endArray().beginObject().endObject().endArray();
    json.key(u"é\""_s).beginObject().member("x", u"y"_s).member("z", "ü").endObject();
    return json.endObject().take();
}

} // namespace

void JsonWriterTest::pythonStyle()
{
    QCOMPARE(sample(JsonWriter::Style::Python),
             R"({"b": 1, "a": [1.0, -2, true, null, [], {}], "\u00e9\"": {"x": "y", "z": "\u00fc"}})");
}

void JsonWriterTest::compactStyle()
{
    QCOMPARE(sample(JsonWriter::Style::Compact),
             R"({"b":1,"a":[1.0,-2,true,null,[],{}],"é\"":{"x":"y","z":"ü"}})");
}

void JsonWriterTest::keyOrder()
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject();
    for (const char *name : {"z", "a", "m", "A", "0"})
        json.member(name, 0);
    QCOMPARE(json.endObject().bytes(), R"({"z":0,"a":0,"m":0,"A":0,"0":0})");
}

void JsonWriterTest::numbers()
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginArray()
        .value(std::numeric_limits<qint64>::max())
        .value(std::numeric_limits<qint64>::min())
        .value(std::numeric_limits<int>::min())
        .value(0)
        .value(false)
        .value(2.5)
        .endArray();
    QCOMPARE(json.bytes(), "[9223372036854775807,-9223372036854775808,-2147483648,0,false,2.5]");
}

void JsonWriterTest::rawAndEmpty()
{
    QCOMPARE(JsonWriter().beginObject().endObject().bytes(), "{}");
    QCOMPARE(JsonWriter().beginArray().endArray().bytes(), "[]");
    QCOMPARE(JsonWriter().null().bytes(), "null");
    JsonWriter json;
    json.beginArray().raw("{\"k\": 1}").raw("[]").value(1).endArray();
    QCOMPARE(json.bytes(), "[{\"k\": 1}, [], 1]");
}

void JsonWriterTest::take()
{
    JsonWriter json;
    json.value(1);
    QCOMPARE(json.take(), "1");
}

void JsonWriterTest::qtReadsIt()
{
    const QJsonObject read = QJsonDocument::fromJson(sample(JsonWriter::Style::Python)).object();
    QCOMPARE(read.keys().size(), 3);
    QCOMPARE(read.value(u"é\""_s).toObject().value(u"z"_s).toString(), u"ü"_s);
    QCOMPARE(QJsonDocument::fromJson(sample(JsonWriter::Style::Compact)).object(), read);
}

SERVESCOPE_TEST(JsonWriterTest)
#include "json_writer_test.moc"

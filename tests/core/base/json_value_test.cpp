// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_value.h"

#include "core/base/json_writer.h"
#include "core/base/random.h"
#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

class JsonValueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writtenBackAsItWas_data();
    void writtenBackAsItWas();
    void pythonLiterals();
    void numbersInAnySpelling();
    void nullAmongNumbers();
    void largeWholeNumbersAreExact();
    void membersKeepTheirOrder();
    void sequences();
    void brokenTexts_data();
    void brokenTexts();
    void anyDamageIsSurvived();
    void depthIsBounded();
};

namespace {

QByteArray written(const JsonValue &value)
{
    JsonWriter json;
    value.write(json);
    return json.take();
}

} // namespace

void JsonValueTest::writtenBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"null", "true", "[1, 2.0, \"x\"]", "{\"b\": 1, \"a\": {\"c\": []}}", "[0.1, 1e-05, 3.0]",
          "[null, null]", "[1, null, 0.5]", "{\"t\": \"\\u4f60 \\\"q\\\" \\n\"}", "[[0.5, 0.25], [], [1.5]]",
          "9007199254740993", "-0.0", "Infinity"})
        QTest::newRow(text) << QByteArray(text);
}

void JsonValueTest::writtenBackAsItWas()
{
    QFETCH(QByteArray, text);
    const auto value = readJson(text);
    QVERIFY2(value.ok(), value ? "" : qPrintable(value.error().sentence()));
    QCOMPARE(written(*value), text);
}

void JsonValueTest::pythonLiterals()
{
    const auto value = readJson("{\"a\": NaN, \"b\": Infinity, \"c\": -Infinity, \"d\": [NaN, 1.5]}");
    QVERIFY(value.ok());
    QVERIFY(!(*value)["a"].number());
    QVERIFY((*value)["b"].number() > 1e300 && (*value)["c"].number() < -1e300);
    QVERIFY(std::isnan((*value)["d"].numbers()->front()));
}

void JsonValueTest::numbersInAnySpelling()
{
    const auto value =
        readJson(R"({"a": "12.5", "b": " 7 ", "c": "inf", "d": "x", "e": 3.0, "f": "nan", "g": ""})");
    QCOMPARE((*value)["a"].number(), std::optional(12.5));
    QCOMPARE((*value)["b"].integer(), std::optional<qint64>(7));
    QVERIFY(std::isinf(*(*value)["c"].number()));
    QVERIFY(!(*value)["d"].number() && !(*value)["f"].number() && !(*value)["g"].number());
    QCOMPARE((*value)["e"].integer(), std::optional<qint64>(3));
    QVERIFY(!(*value)["missing"].number() && (*value)["missing"]["deeper"].isNull());
}

void JsonValueTest::nullAmongNumbers()
{
    const auto value = readJson("[0.5, null, 0.25]");
    const auto numbers = value->numbers();
    QCOMPARE(numbers->size(), size_t(3));
    QVERIFY(std::isnan((*numbers)[1]));
    QCOMPARE(readJson("[1, \"2\", null]")->numbers()->at(1), 2.0);
    QVERIFY(!readJson("[1, \"x\"]")->numbers());
    QCOMPARE(value->at(2).number(), std::optional(0.25));
    QVERIFY(value->at(3).isNull() && value->at(-1).isNull());
}

void JsonValueTest::largeWholeNumbersAreExact()
{
    QCOMPARE(readJson("1762551534797067827")->integer(), std::optional<qint64>(1762551534797067827));
    QVERIFY(readJson("123456789012345678901234567890")->number() > 1e29);
    QVERIFY(!readJson("1e40")->integer());
    QVERIFY(readJson("1e400")->number() > 1e300); // too large for a double: infinity, as in Python
}

void JsonValueTest::membersKeepTheirOrder()
{
    JsonValue value = *readJson("{\"z\": 1, \"a\": 2, \"z\": 3}");
    QCOMPARE(value["z"].integer(), std::optional<qint64>(3)); // the last, as in Python
    value.set("m", JsonValue(u"text"_s));
    value.set("a", JsonValue(5));
    QCOMPARE(value.members().size(), size_t(4));
    QCOMPARE(value.members()[1].value.integer(), std::optional<qint64>(5));
    QCOMPARE(value.members()[3].name, QByteArray("m"));
}

void JsonValueTest::sequences()
{
    QCOMPARE(readJsonSequence("{\"a\": 1}\n{\"a\": 2}\r\n\n{\"a\":\n3}\n")->size(), size_t(3));
    QCOMPARE(readJsonSequence("\xEF\xBB\xBF{}")->size(), size_t(1));
    QCOMPARE(readJsonSequence("  \n").error().code, u"json.empty"_s);
    QCOMPARE(readJson("").error().code, u"json.empty"_s);
    QCOMPARE(readJson("{} {}").error().code, u"json.syntax"_s);
    const auto torn = readJsonSequence("{\"a\": 1}\n{\"a\": 2, \"b\": [1.0, 2.");
    QCOMPARE(torn.error().code, u"json.syntax"_s);
    QCOMPARE(torn.error().args.value(1), u"2"_s);
}

void JsonValueTest::brokenTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"{", "[1,", "[1 2]", "{\"a\" 1}", "{a: 1}", "{\"a\": }", "tru", "\"abc", "\"\\x\"", "\"\\u12g4\"",
          "-", "1.2.3", "+5", "[1,]", "<html>", "\x1f\x8b", "Inf", "nul"})
        QTest::newRow(text) << QByteArray(text);
}

void JsonValueTest::brokenTexts()
{
    QFETCH(QByteArray, text);
    const auto value = readJson(text);
    QVERIFY(!value.ok());
    QCOMPARE(value.error().code, u"json.syntax"_s);
}

void JsonValueTest::anyDamageIsSurvived()
{
    const QByteArray good =
        R"({"a": [0.5, 1, null, "x\u00e9"], "b": {"c": true, "d": -1.5e-7}, "e": Infinity})";
    Random random(11);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes = good;
        for (auto n = random.integer(1, 4); n > 0 && !bytes.isEmpty(); --n) {
            const auto at = static_cast<qsizetype>(random.integer(0, bytes.size() - 1));
            if (random.integer(0, 1))
                bytes[at] = static_cast<char>(random.integer(0, 255));
            else
                bytes.remove(at, random.integer(1, 5));
        }
        if (const auto value = readJson(bytes))
            (void)written(*value);
    }
}

void JsonValueTest::depthIsBounded()
{
    QVERIFY(readJson(QByteArray(150, '[') + QByteArray(150, ']')).ok());
    QVERIFY(!readJson(QByteArray(100'000, '[')).ok());
}

SERVESCOPE_TEST(JsonValueTest)
#include "json_value_test.moc"

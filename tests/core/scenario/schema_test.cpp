// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fields.h"
#include "core/scenario/scalar_text.h"
#include "core/scenario/schema.h"
#include "core/scenario/secrets.h"

#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyHasItsField()
    {
        QCOMPARE(scenarioSchema().size(), size_t{73});
        for (const KeySchema &key : scenarioSchema()) {
            const QString name = QLatin1StringView(key.name);
            QCOMPARE(findKey(name), &key);
            QVERIFY(QByteArray(key.help).endsWith('.'));
            Scenario s;
            QVERIFY(setField(s, name, fieldOf(Scenario(), name)));
            QVERIFY(s == Scenario());
            QVERIFY(!setField(s, name, key.type == KeyType::Boolean ? FieldValue(1.0) : FieldValue(true)));
        }
        QVERIFY(!findKey(u"nothing"));
    }

    void nearest_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("letter") << u"modell"_s << u"model"_s;
        QTest::newRow("dash") << u"base-url"_s << u"base_url"_s;
        QTest::newRow("case") << u"BASE_URL"_s << u"base_url"_s;
        QTest::newRow("plural") << u"headers"_s << u"header"_s;
        QTest::newRow("swap") << u"conurrency_prompts"_s << u"concurrency_prompts"_s;
        QTest::newRow("far") << u"something"_s << QString();
        QTest::newRow("short") << u"ab"_s << QString();
        QTest::newRow("long") << QString(100'000, u'm') << QString();
    }
    void nearest()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        QCOMPARE(nearestKey(typed), meant);
    }

    void secretNames()
    {
        for (const char *name :
             {"api_key", "API-Key", "apiKey", "openai_api_key", "X-Api-Key", "token", "hf_token",
              "Authorization", "Proxy-Authorization", "client_secret", "password", "Cookie"})
            QVERIFY2(looksLikeSecretName(QString::fromLatin1(name)), name);
        for (const char *name : {"tokenizer", "max_tokens", "stop_token", "eos_token_id", "model", "keyboard",
                                 "metric_percentiles", "min_tokens"})
            QVERIFY2(!looksLikeSecretName(QString::fromLatin1(name)), name);
        for (const KeySchema &key : scenarioSchema())
            QVERIFY(!looksLikeSecretName(QString(QLatin1StringView(key.name))));
    }

    void numbers()
    {
        QCOMPARE(numberText(99), u"99"_s);
        QCOMPARE(numberText(0), u"0"_s);
        QCOMPARE(numberText(0.1), u"0.1"_s);
        QCOMPARE(numberText(-2.5), u"-2.5"_s);
        QCOMPARE(numberText(HUGE_VAL), u"inf"_s);
        QCOMPARE(numberText(1e20), u"1.0e+20"_s);
        QCOMPARE(numberText(1.5e-9), u"1.5e-09"_s);
        for (const double value : {1.0 / 3, 1e-6, 123456789012345.0, 5e-324, 1.7976931348623157e308})
            QCOMPARE(numberText(value).toDouble(), value);
    }

    void scalars()
    {
        QCOMPARE(textScalar(u"Qwen/Qwen3-8B"_s), u"Qwen/Qwen3-8B"_s);
        QCOMPARE(textScalar(u"http://127.0.0.1:8000"_s), u"http://127.0.0.1:8000"_s);
        QCOMPARE(textScalar(u""_s), u"\"\""_s);
        QCOMPARE(textScalar(u"123"_s), u"\"123\""_s);
        QCOMPARE(textScalar(u"null"_s), u"\"null\""_s);
        QCOMPARE(textScalar(u"a: b"_s), u"\"a: b\""_s);
        QCOMPARE(textScalar(u"say \"it's\""_s), u"'say \"it''s\"'"_s);
        QCOMPARE(textScalar(u"a\nb\x01"_s), u"\"a\\nb\\x01\""_s);
        QCOMPARE(textScalar(u"a\"b"_s, Quotes::Double), u"\"a\\\"b\""_s);
    }
};

SERVESCOPE_TEST(SchemaTest)
#include "schema_test.moc"

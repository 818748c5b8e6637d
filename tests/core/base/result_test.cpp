// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/result.h"
#include "tests/support/registry.h"

#include <QTest>

#include <memory>

using namespace servescope;
using namespace Qt::StringLiterals;

class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void value();
    void error();
    void moveOnly();
    void nothing();
    void aFalseValueIsASuccess();
    void sentence();
    void durations();
};

void ResultTest::value()
{
    Result<QString> result(u"text"_s);
    QVERIFY(result.ok());
    QVERIFY(result);
    QCOMPARE(result.value(), u"text"_s);
    QCOMPARE(*result, u"text"_s);
    QCOMPARE(result->size(), 4);
    result.value() += u"!"_s;
    QCOMPARE(result.value(), u"text!"_s);
    const QString taken = std::move(result).value();
    QCOMPARE(taken, u"text!"_s);
}

void ResultTest::error()
{
    const Error error{u"a.b"_s, u"It broke."_s, u"Mend it."_s, {u"it"_s}};
    const Result<int> result(error);
    QVERIFY(!result.ok());
    QVERIFY(!result);
    QCOMPARE(result.error(), error);
}

void ResultTest::moveOnly()
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
    QVERIFY(result);
    std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 3);
}

void ResultTest::nothing()
{
    const Result<void> good;
    QVERIFY(good.ok());
    const Result<void> bad(Error{u"x"_s, {}, {}, {}});
    QVERIFY(!bad);
    QCOMPARE(bad.error().code, u"x"_s);
}

void ResultTest::aFalseValueIsASuccess()
{
    const auto make = [](bool good) -> Result<bool> {
        if (good)
            return false; // a false value is a success
        return Error{u"no"_s, {}, {}, {}};
    };
    QVERIFY(make(true).ok());
    QCOMPARE(make(true).value(), false);
    QVERIFY(!make(false).ok());
}

void ResultTest::sentence()
{
    QCOMPARE((Error{{}, u"It broke."_s, u"Mend it."_s, {}}).sentence(), u"It broke. Mend it."_s);
    QCOMPARE((Error{{}, u"It broke."_s, {}, {}}).sentence(), u"It broke."_s);
}

void ResultTest::durations()
{
    QCOMPARE(fromMilliseconds(1.5), Nanoseconds(1'500'000));
    QCOMPARE(fromSeconds(-0.25), Nanoseconds(-250'000'000));
    QCOMPARE(fromMilliseconds(0.0000006), Nanoseconds(1));
    QCOMPARE(toMilliseconds(Nanoseconds(2'500'000)), 2.5);
    QCOMPARE(toSeconds(Nanoseconds(2'500'000'000)), 2.5);
    const Nanoseconds before = monotonicNow();
    QVERIFY(before.count() > 0);
    QVERIFY(monotonicNow() >= before);
}

SERVESCOPE_TEST(ResultTest)
#include "result_test.moc"

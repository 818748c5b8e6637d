// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "ui/common/format.h"

#include <QLocale>
#include <QTest>

#include <cmath>
#include <limits>

using namespace servescope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class FormatTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void cleanupTestCase() { QLocale::setDefault(QLocale()); }

    void milliseconds_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << u"0.00 ms"_s;
        QTest::newRow("small") << 0.8512 << u"0.85 ms"_s;
        QTest::newRow("rounds to ten") << 9.996 << u"10.0 ms"_s;
        QTest::newRow("tens") << 12.34 << u"12.3 ms"_s;
        QTest::newRow("rounds to hundred") << 99.96 << u"100 ms"_s;
        QTest::newRow("hundreds") << 123.6 << u"124 ms"_s;
        QTest::newRow("just below a second") << 999.4 << u"999 ms"_s;
        QTest::newRow("rounds to a second") << 999.6 << u"1.00 s"_s;
        QTest::newRow("seconds") << 1240.0 << u"1.24 s"_s;
        QTest::newRow("many seconds") << 1234567.0 << u"1,235 s"_s;
        QTest::newRow("negative") << -2.5 << u"-2.50 ms"_s;
        QTest::newRow("not a number") << std::nan("") << u"N/A"_s;
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << u"N/A"_s;
    }
    void milliseconds()
    {
        QFETCH(double, value);
        QTEST(formatMilliseconds(value), "text");
    }

    void absentValues()
    {
        QCOMPARE(formatMilliseconds(std::nullopt), u"N/A"_s);
        QCOMPARE(formatRate(std::nullopt, u"tok/s"_s), u"N/A"_s);
        QCOMPARE(formatPercent(std::nan("")), u"N/A"_s);
        QCOMPARE(formatBigCount(std::nan("")), u"N/A"_s);
    }

    void ratesAndCounts()
    {
        QCOMPARE(formatRate(1234.4, u"tok/s"_s), u"1,234 tok/s"_s);
        QCOMPARE(formatRate(12.34, u"req/s"_s), u"12.3 req/s"_s);
        QCOMPARE(formatCount(12345), u"12,345"_s);
        QCOMPARE(formatBigCount(690), u"690"_s);
        QCOMPARE(formatBigCount(1260), u"1.3 k"_s);
        QCOMPARE(formatBigCount(12345), u"12 k"_s);
        QCOMPARE(formatBigCount(400000), u"0.4 M"_s);
        QCOMPARE(formatBigCount(12.4e6), u"12 M"_s);
        QCOMPARE(formatBigCount(2.5e9), u"2.5 G"_s);
        QCOMPARE(formatPercent(0.123), u"12.3 %"_s);
        QCOMPARE(formatPercent(0), u"0 %"_s);
        QCOMPARE(formatPercent(1), u"100 %"_s);
    }

    void durations()
    {
        QCOMPARE(formatDuration(0ns), u"0 s"_s);
        QCOMPARE(formatDuration(1ms), u"0.1 s"_s);
        QCOMPARE(formatDuration(400ms), u"0.4 s"_s);
        QCOMPARE(formatDuration(12s), u"12 s"_s);
        QCOMPARE(formatDuration(59600ms), u"1 min 00 s"_s);
        QCOMPARE(formatDuration(185s), u"3 min 05 s"_s);
        QCOMPARE(formatDuration(1h + 2min), u"1 h 02 min"_s);
        QCOMPARE(formatDuration(1h + 59min + 40s), u"2 h 00 min"_s);
    }

    void chineseLocale()
    {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        QCOMPARE(formatCount(1234567), u"1,234,567"_s);
        QCOMPARE(formatMilliseconds(12.34), u"12.3 ms"_s);
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(formatMilliseconds(12.34), u"12,3 ms"_s);
        QCOMPARE(formatCount(1234567), u"1.234.567"_s);
    }
};

SERVESCOPE_TEST(FormatTest)
#include "format_test.moc"

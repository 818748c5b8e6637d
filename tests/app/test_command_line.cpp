// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/nearest_name.h"

#include "tests/support/registry.h"

#include <QTest>

#include <cmath>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

constexpr FlagSpec flags[] = {
    {"--count", FlagSpec::Kind::Integer, "N", "7", 1, 10, "A count"},
    {"--rate", FlagSpec::Kind::Number, "R", "inf", 0.5, HUGE_VAL, "A rate"},
    {"--share", FlagSpec::Kind::Number, "S", "", 0, 1, "A share"},
    {"--file-name", FlagSpec::Kind::Text, "NAME", "", 0, 0, "A name"},
    {"--pairs", FlagSpec::Kind::Words, "K=V…", "", 0, 0, "Pairs"},
    {"--quick", FlagSpec::Kind::Switch, "", "", 0, 0, "Quick"},
    {"--slow", FlagSpec::Kind::Switch, "", "", 0, 0, "Slow"},
};
constexpr FlagConflict conflicts[] = {{"--quick", "--slow", "one is the other's opposite"}};
constexpr FlagNeed needs[] = {{"--share", "--count"}};
constexpr CommandSpec spec{"try", "Tries.", "FILE", 0, 2, flags, conflicts, needs};

Result<Arguments> parse(const QString &line)
{
    return parseArguments(spec, line.split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryKind();
    void givesDefaults();
    void refuses_data();
    void refuses();
    void findsNearest();
    void helpNamesEveryFlag();
};

void CommandLineTest::readsEveryKind()
{
    const auto got =
        parse(u"a.yaml --count=3 --rate 2.5 --file_name x.json --pairs a=1 b=2 --pairs c=3 --quick -- --b"_s);
    QVERIFY2(got.ok(), got.ok() ? "" : qPrintable(got.error().sentence()));
    QCOMPARE(got->integer("--count"), 3);
    QCOMPARE(got->number("--rate"), 2.5);
    QCOMPARE(got->text("--file-name"), u"x.json"_s);
    QCOMPARE(got->words("--pairs"), (QStringList{u"a=1"_s, u"b=2"_s, u"c=3"_s}));
    QVERIFY(got->has("--quick"));
    QVERIFY(!got->has("--slow"));
    QCOMPARE(got->operands(), (QStringList{u"a.yaml"_s, u"--b"_s}));
}

void CommandLineTest::givesDefaults()
{
    const auto got = parse({});
    QVERIFY(got.ok());
    QCOMPARE(got->integer("--count"), 7);
    QVERIFY(std::isinf(got->number("--rate")));
    QVERIFY(!got->has("--count"));
    QVERIFY(got->text("--file-name").isEmpty());
    QVERIFY(got->words("--pairs").isEmpty());
}

void CommandLineTest::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown, near") << u"--cuont 3"_s << u"usage.unknown_flag"_s << u"Did you mean --count?"_s;
    QTest::newRow("unknown, far") << u"--zzzzzz"_s << u"usage.unknown_flag"_s
                                  << u"There is no flag --zzzzzz."_s;
    QTest::newRow("single dash") << u"-count 3"_s << u"usage.unknown_flag"_s << u"--count"_s;
    QTest::newRow("no value") << u"--count"_s << u"usage.missing_value"_s << u"--count N"_s;
    QTest::newRow("flag for value") << u"--file-name --quick"_s << u"usage.missing_value"_s
                                    << u"--file-name"_s;
    QTest::newRow("empty value") << u"--file-name="_s << u"usage.bad_value"_s << u"empty"_s;
    QTest::newRow("not a number") << u"--count three"_s << u"usage.bad_value"_s << u"from 1 to 10"_s;
    QTest::newRow("fraction") << u"--count 3.5"_s << u"usage.bad_value"_s
                              << u"\"3.5\" is not a whole number"_s;
    QTest::newRow("grouped") << u"--count 1,0"_s << u"usage.bad_value"_s << u"not a whole number"_s;
    QTest::newRow("too large") << u"--count 11"_s << u"usage.bad_value"_s << u"out of range"_s;
    QTest::newRow("negative") << u"--count -1"_s << u"usage.bad_value"_s << u"out of range"_s;
    QTest::newRow("huge") << u"--count 99999999999999999999"_s << u"usage.bad_value"_s << u"from 1 to 10"_s;
    QTest::newRow("nan") << u"--rate nan"_s << u"usage.bad_value"_s << u"not a number"_s;
    QTest::newRow("too small") << u"--rate 0.1"_s << u"usage.bad_value"_s << u"at least 0.5"_s;
    QTest::newRow("inf not allowed") << u"--count 1 --share inf"_s << u"usage.bad_value"_s
                                     << u"not a number"_s;
    QTest::newRow("switch with value") << u"--quick=1"_s << u"usage.bad_value"_s << u"takes no value"_s;
    QTest::newRow("twice") << u"--count 3 --count 4"_s << u"usage.twice"_s << u"\"3\" and \"4\""_s;
    QTest::newRow("conflict") << u"--quick --slow"_s << u"usage.conflict"_s << u"opposite"_s;
    QTest::newRow("needs another") << u"--share 0.5"_s << u"usage.conflict"_s << u"Add --count"_s;
    QTest::newRow("too many operands") << u"a b c"_s << u"usage.operands"_s << u"\"c\""_s;
}

void CommandLineTest::refuses()
{
    QFETCH(QString, line);
    QFETCH(QString, code);
    QFETCH(QString, says);
    const auto got = parse(line);
    QVERIFY(!got.ok());
    QCOMPARE(got.error().code, code);
    QVERIFY2(got.error().sentence().contains(says), qPrintable(got.error().sentence()));
}

void CommandLineTest::findsNearest()
{
    const QStringList names{u"--max-concurrency"_s, u"--num-prompts"_s, u"--num-warmups"_s, u"--seed"_s};
    QCOMPARE(nearestName(u"--concurrency"_s, names), u"--max-concurrency"_s);
    QCOMPARE(nearestName(u"--num-promts"_s, names), u"--num-prompts"_s);
    QCOMPARE(nearestName(u"--sed"_s, names), u"--seed"_s);
    QCOMPARE(nearestName(u"--entirely-other"_s, names), QString());
}

void CommandLineTest::helpNamesEveryFlag()
{
    const QString help = helpText(spec);
    for (const FlagSpec &flag : flags) {
        const QString line = help.section(u"  "_s + QLatin1StringView(flag.name), 1).section(u'\n', 0, 0);
        QVERIFY2(line.contains(QLatin1StringView(flag.help)), flag.name);
        if (*flag.defaultText)
            QVERIFY2(line.contains(u"[default: %1]"_s.arg(QLatin1StringView(flag.defaultText))), flag.name);
    }
    QVERIFY(parse(u"--help"_s)->wantsHelp());
    QVERIFY(parse(u"--version"_s)->wantsVersion());
}

SERVESCOPE_TEST(CommandLineTest)
#include "test_command_line.moc"

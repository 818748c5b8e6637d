// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/instrument_health.h"

#include "tests/support/registry.h"

#include <QTest>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

InstrumentHealth calm()
{
    InstrumentHealth health;
    health.loopLag = {1000, 0.1, 1, 3};
    health.sendLateness = {100, 0.1, 1, 2};
    health.ownCpu = 0.2;
    health.machineCpu = 0.4;
    health.requests = 100;
    health.peakInFlight = 16;
    health.peakSockets = 16;
    return health;
}

} // namespace

class InstrumentHealthTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rules_data()
    {
        QTest::addColumn<InstrumentHealth>("health");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, auto change, const char *verdict, const char *reason) {
            InstrumentHealth health = calm();
            change(health);
            QTest::newRow(name) << health << QString::fromLatin1(verdict) << QString::fromLatin1(reason);
        };
        row(
            "calm", [](auto &) {}, "green", "");
        row(
            "too little seen", [](auto &h) { h.loopLag.samples = 19; }, "unknown", "");
        row(
            "at the limit", [](auto &h) { h.loopLag.p99Ms = 5; }, "green", "");
        row(
            "late stamps", [](auto &h) { h.loopLag.p99Ms = 5.1; }, "amber", "health.loop_lag");
        row(
            "very late stamps", [](auto &h) { h.loopLag.p99Ms = 26; }, "red", "health.loop_lag");
        row(
            "late sends", [](auto &h) { h.sendLateness.p99Ms = 11; }, "amber", "health.send_lateness");
        row(
            "very late sends", [](auto &h) { h.sendLateness.p99Ms = 51; }, "red", "health.send_lateness");
        row(
            "shared connections", [](auto &h) { h.peakSockets = 6; }, "red", "health.shared_connections");
        row(
            "connections not counted", [](auto &h) { h.peakSockets = 0; }, "green", "");
        row(
            "one re-sent of a hundred", [](auto &h) { h.resent = 1; }, "green", "");
        row(
            "many re-sent", [](auto &h) { h.resent = 2; }, "amber", "health.resent");
        row(
            "one redirected of a hundred", [](auto &h) { h.redirected = 1; }, "green", "");
        row(
            "many redirected", [](auto &h) { h.redirected = 2; }, "amber", "health.redirected");
        row(
            "one prompt of a hundred late", [](auto &h) { h.promptsLate = 1; }, "green", "");
        row(
            "many prompts late", [](auto &h) { h.promptsLate = 2; }, "amber", "health.prompts_late");
        row(
            "others use the processor", [](auto &h) { h.machineCpu = 0.95; }, "amber",
            "health.processor_others");
        row(
            "we use the processor",
            [](auto &h) {
                h.machineCpu = 0.95;
                h.ownCpu = 0.6;
            },
            "amber", "health.processor_own");
        row(
            "processor not known", [](auto &h) { h.machineCpu.reset(); }, "green", "");
        row(
            "the worst reason comes first",
            [](auto &h) {
                h.loopLag.p99Ms = 6;
                h.sendLateness.p99Ms = 60;
            },
            "red", "health.send_lateness");
    }
    void rules()
    {
        QFETCH(InstrumentHealth, health);
        QFETCH(QString, verdict);
        QFETCH(QString, reason);
        judgeHealth(health);
        QCOMPARE(healthVerdictName(health.verdict), verdict);
        QCOMPARE(health.reasons.empty() ? QString() : health.reasons.front().code, reason);
        judgeHealth(health); // the same again, not twice as much
        QCOMPARE(health.reasons.size(),
                 verdict == "green"_L1 || verdict == "unknown"_L1 ? size_t(0)
                 : verdict == "red"_L1 && reason == "health.send_lateness"_L1 && health.loopLag.p99Ms > 5
                     ? size_t(2)
                     : size_t(1));
    }

    void namesReadBack()
    {
        for (const auto verdict :
             {HealthVerdict::Unknown, HealthVerdict::Green, HealthVerdict::Amber, HealthVerdict::Red})
            QCOMPARE(healthVerdictFromName(healthVerdictName(verdict)), verdict);
        QCOMPARE(healthVerdictFromName(u"purple"), HealthVerdict::Unknown);
    }
};

SERVESCOPE_TEST(InstrumentHealthTest)
#include "instrument_health_test.moc"

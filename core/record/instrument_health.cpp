// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/instrument_health.h"

#include <algorithm>
#include <array>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fewestSamples = 20;
constexpr double amberLagMs = 5, redLagMs = 25;
constexpr double amberLatenessMs = 10, redLatenessMs = 50;
constexpr double amberResentShare = 0.01;
constexpr double amberRedirectedShare = 0.01;
constexpr double amberPromptsShare = 0.01;
constexpr double amberCpu = 0.9;

constexpr std::array verdictNames{"unknown"_L1, "green"_L1, "amber"_L1, "red"_L1};

struct Finding
{
    HealthVerdict verdict;
    Error reason;
};

HealthVerdict graded(double value, double amber, double red)
{
    return value > red ? HealthVerdict::Red : value > amber ? HealthVerdict::Amber : HealthVerdict::Green;
}

QString percent(double share)
{
    return QString::number(qRound(share * 100));
}

Error processorReason(const InstrumentHealth &health)
{
    const QString machine = percent(*health.machineCpu);
    const QString own = percent(health.ownCpu);
    if (health.ownCpu < *health.machineCpu / 2) {
        return {u"health.processor_others"_s,
                u"The processor was %1 % busy, only %2 % of it for this program."_s.arg(machine, own),
                u"Close what else runs here, or measure from another machine than the server's."_s,
                {machine, own}};
    }
    return {u"health.processor_own"_s,
            u"The processor was %1 % busy, %2 % of it for this program."_s.arg(machine, own),
            u"Lower the load, or measure from a machine with more cores."_s,
            {machine, own}};
}

} // namespace

QString healthVerdictName(HealthVerdict verdict)
{
    return verdictNames[static_cast<size_t>(verdict)];
}

HealthVerdict healthVerdictFromName(QStringView name)
{
    const auto found = std::find(verdictNames.begin(), verdictNames.end(), name);
    return found == verdictNames.end()
               ? HealthVerdict::Unknown
               : static_cast<HealthVerdict>(std::distance(verdictNames.begin(), found));
}

void judgeHealth(InstrumentHealth &health)
{
    health.reasons.clear();
    health.verdict = HealthVerdict::Unknown;
    if (health.loopLag.samples < fewestSamples)
        return;
    std::vector<Finding> findings;
    const auto find = [&findings](HealthVerdict verdict, const auto &reason) {
        if (verdict > HealthVerdict::Green)
            findings.push_back({verdict, reason()});
    };
    find(graded(health.loopLag.p99Ms, amberLagMs, redLagMs), [&health] {
        const QString ms = QString::number(health.loopLag.p99Ms, 'f', 1);
        return Error{u"health.loop_lag"_s,
                     u"One time stamp in a hundred was more than %1 ms late in this program."_s.arg(ms),
                     {},
                     {ms}};
    });
    find(graded(health.sendLateness.p99Ms, amberLatenessMs, redLatenessMs), [&health] {
        const QString ms = QString::number(health.sendLateness.p99Ms, 'f', 1);
        return Error{u"health.send_lateness"_s,
                     u"One request in a hundred left more than %1 ms later than planned."_s.arg(ms),
                     {},
                     {ms}};
    });
    if (health.peakSockets > 0 && health.peakSockets < health.peakInFlight) {
        const QString sockets = QString::number(health.peakSockets);
        const QString requests = QString::number(health.peakInFlight);
        findings.push_back({HealthVerdict::Red,
                            {u"health.shared_connections"_s,
                             u"%1 requests at once had only %2 connections: some waited for others."_s.arg(
                                 requests, sockets),
                             {},
                             {requests, sockets}}});
    }
    const QString requests = QString::number(health.requests);
    const auto findShare = [&](int count, double amberShare, const auto &reason) {
        if (count > 0 && count > amberShare * health.requests)
            findings.push_back({HealthVerdict::Amber, reason(QString::number(count))});
    };
    findShare(health.resent, amberResentShare, [&](const QString &resent) {
        return Error{
            u"health.resent"_s,
            u"%1 of %2 requests were sent twice, because the server had closed their connection."_s.arg(
                resent, requests),
            u"Raise the server's keep-alive time."_s,
            {resent, requests}};
    });
    findShare(health.redirected, amberRedirectedShare, [&](const QString &redirected) {
        return Error{
            u"health.redirected"_s,
            u"%1 of %2 requests were sent on to %3 by the server: their TTFT contains a round trip and a connection more."_s
                .arg(redirected, requests, health.redirectedTo),
            u"Give that path as the scenario's endpoint."_s,
            {redirected, requests, health.redirectedTo}};
    });
    findShare(health.promptsLate, amberPromptsShare, [&](const QString &late) {
        return Error{
            u"health.prompts_late"_s,
            u"%1 of %2 requests left late, because their prompt was still being made."_s.arg(late, requests),
            u"Ask for shorter prompts, or measure from a machine with more cores."_s,
            {late, requests}};
    });
    if (health.machineCpu && *health.machineCpu > amberCpu)
        findings.push_back({HealthVerdict::Amber, processorReason(health)});

    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding &a, const Finding &b) { return a.verdict > b.verdict; });
    health.verdict = findings.empty() ? HealthVerdict::Green : findings.front().verdict;
    for (Finding &finding : findings)
        health.reasons.push_back(std::move(finding.reason));
}

} // namespace servescope

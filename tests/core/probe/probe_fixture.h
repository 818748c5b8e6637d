// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"
#include "core/simulator/simulator.h"

namespace servescope::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Level = ProbeFinding::Level;

inline SimulatorOptions exact(const QString &server)
{
    SimulatorOptions options;
    options.server = server;
    options.exact = SimulatorOptions::Exact{5ms, 3ms};
    return options;
}

inline ProbeOptions ask(const QUrl &url)
{
    ProbeOptions options;
    options.baseUrl = url.toString();
    options.timeout = 5s;
    return options;
}

inline const ProbeFinding *find(const ProbeReport &report, const char *check)
{
    for (const ProbeFinding &finding : report.findings) {
        if (finding.check == QLatin1StringView(check))
            return &finding;
    }
    return nullptr;
}

inline QString texts(const ProbeReport &report)
{
    QString all;
    for (const ProbeFinding &finding : report.findings)
        all += QString::number(int(finding.level)) + u' ' + finding.check + u": "_s + finding.text + u'\n';
    return all;
}

} // namespace servescope::test

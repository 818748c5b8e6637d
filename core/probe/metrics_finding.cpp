// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/metrics_finding.h"

#include "core/telemetry/recorder.h"
#include "core/transport/http_fetch.h"

namespace servescope {

using namespace Qt::StringLiterals;

using Level = ProbeFinding::Level;

ProbeFinding metricsFinding(const QString &baseUrl, const std::vector<HttpHeader> &headers,
                            Nanoseconds timeout, const std::atomic_bool *cancelled)
{
    QString found;
    for (const QUrl &url : usualMetricsUrls(baseUrl)) {
        HttpCall call;
        call.url = url;
        call.headers = headers;
        call.timeout = timeout;
        const Result<HttpAnswer> answer = httpFetch(call, cancelled);
        if (!answer || answer->status != 200)
            continue;
        const std::vector<MetricSample> samples = parseMetrics(answer->body);
        const ServerState state = readServerState(samples);
        const QString shown = url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
        if (state[Quantity::Running] && state[Quantity::Waiting])
            return makeFinding(
                "metrics", Level::Good,
                Phrase{QT_TRANSLATE_NOOP("Probe", "Its metrics at %1 tell of running and waiting requests."),
                       {shown}});
        if (!samples.empty())
            found = shown;
    }
    return makeFinding(
        "metrics", Level::Note,
        found.isEmpty()
            ? Phrase{QT_TRANSLATE_NOOP(
                         "Probe",
                         "No metrics of the server are found: a run records only what the client sees."),
                     {}}
            : Phrase{QT_TRANSLATE_NOOP(
                         "Probe", "The metrics at %1 tell of no running and waiting requests by any name "
                                  "that is known."),
                     {found}},
        Phrase{QT_TRANSLATE_NOOP("Probe",
                                 "Some servers want a flag for it (--metrics, --enable-metrics); metrics_url "
                                 "names another place."),
               {}});
}

} // namespace servescope

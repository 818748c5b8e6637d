// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/run_findings.h"

#include "ui/explorer/point_data.h"
#include "ui/run/run_state_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct RunFindings
{
    Q_DECLARE_TR_FUNCTIONS(RunFindings)
};

/// Why the first failed point failed, with its name.
QString firstReason(const StoredRun &run)
{
    for (const StoredPoint &point : run.points) {
        if (const QString remark = pointRemark(point); !remark.isEmpty())
            return RunFindings::tr("%1: %2", "point, reason").arg(pointText(point.entry.point), remark);
    }
    return {};
}

} // namespace

Headline headline(const StoredRun &run)
{
    Headline found;
    const QString throughput = u"output_throughput"_s;
    const QString ttft = u"median_ttft_ms"_s;
    for (const StoredPoint &point : run.points) {
        found.completed += point.entry.completed;
        found.failed += point.entry.failed;
        if (const auto value = point.figure(throughput);
            value && (!found.fastest || *value > *found.fastest->figure(throughput)))
            found.fastest = &point;
        if (const auto value = point.figure(ttft);
            value && (!found.quickest || *value < *found.quickest->figure(ttft)))
            found.quickest = &point;
    }
    return found;
}

RunRemark runRemark(const StoredRun &run)
{
    const auto total = static_cast<int>(run.points.size());
    const auto count = [&run](RunState state) {
        return static_cast<int>(std::ranges::count_if(
            run.points, [state](const StoredPoint &p) { return p.entry.state == state; }));
    };
    const int failed = count(RunState::Failed);
    QStringList sentences;
    RunRemark remark;
    const QString finished =
        RunFindings::tr("%n point(s) finished", "of a run, part of a sentence", count(RunState::Finished));
    switch (run.manifest.state) {
    case RunState::Interrupted:
        remark.tone = Tone::Warning;
        sentences << RunFindings::tr(
                         "This run was interrupted: the program that ran it ended before the run did. "
                         "%1 of %2; of the point that was running, the requests that had ended are kept.")
                         .arg(finished)
                         .arg(total);
        break;
    case RunState::Cancelled:
        remark.tone = Tone::Neutral;
        sentences << RunFindings::tr("This run was stopped by hand. %1 of %2.").arg(finished).arg(total);
        break;
    case RunState::Running:
        remark.tone = Tone::Accent;
        sentences << RunFindings::tr("This run is still going on. %1 of %2.").arg(finished).arg(total);
        break;
    case RunState::Failed:
        remark.tone = Tone::Bad;
        if (failed == 0)
            sentences << RunFindings::tr("This run failed. %1 of %2.").arg(finished).arg(total);
        break;
    case RunState::Queued:
    case RunState::Finished:
    case RunState::Skipped:
        break;
    }
    if (failed > 0) {
        remark.tone = Tone::Bad;
        sentences << RunFindings::tr("%n point(s) failed.", nullptr, failed);
    }
    if (const QString reason = firstReason(run); !reason.isEmpty()) {
        if (remark.tone == Tone::Neutral)
            remark.tone = Tone::Warning;
        sentences << reason;
    }
    remark.text = sentences.join(u' ');
    return remark;
}

} // namespace servescope

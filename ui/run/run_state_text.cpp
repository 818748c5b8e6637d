// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_state_text.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(RunText)
};

} // namespace

StateLook stateLook(RunState state)
{
    switch (state) {
    case RunState::Queued:
        return {u"queued"_s, RunText::tr("Queued"), Tone::Neutral};
    case RunState::Running:
        return {u"play"_s, RunText::tr("Running"), Tone::Accent};
    case RunState::Finished:
        return {u"success"_s, RunText::tr("Finished"), Tone::Good};
    case RunState::Failed:
        return {u"error"_s, RunText::tr("Failed"), Tone::Bad};
    case RunState::Cancelled:
        return {u"cancelled"_s, RunText::tr("Stopped"), Tone::Neutral};
    case RunState::Skipped:
        return {u"skip"_s, RunText::tr("Skipped"), Tone::Neutral};
    case RunState::Interrupted:
        return {u"interrupted"_s, RunText::tr("Interrupted"), Tone::Warning};
    }
    return {};
}

QString pointText(const SweepPoint &point)
{
    const QString lengths = RunText::tr("%1 → %2", "input and output tokens")
                                .arg(formatCount(point.lengths.input), formatCount(point.lengths.output));
    QString text = point.load.maxConcurrency > 0 ? RunText::tr("%1, concurrency %2", "lengths, load")
                                                       .arg(lengths, formatCount(point.load.maxConcurrency))
                                                 : RunText::tr("%1, concurrency without limit").arg(lengths);
    if (std::isfinite(point.requestRate))
        text = RunText::tr("%1, %2", "a list").arg(text, formatRate(point.requestRate, RunText::tr("req/s")));
    if (point.repeat > 0)
        text = RunText::tr("%1, repeat %2").arg(text, formatCount(point.repeat + 1));
    return text;
}

QString displayUrl(const QString &baseUrl)
{
    const QUrl url(baseUrl, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return baseUrl.contains(u'@') ? baseUrl.section(u'@', -1) : baseUrl;
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

} // namespace servescope

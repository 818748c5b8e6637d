// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress_line.h"

#include "app/terminal.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
constexpr int barWidth = 24;
constexpr Nanoseconds lineEvery = std::chrono::seconds(5);
} // namespace

QString shortDuration(Nanoseconds duration)
{
    const auto seconds = static_cast<qint64>(std::ceil(toSeconds(duration)));
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    if (seconds < 100)
        return u"%1 s"_s.arg(seconds);
    if (seconds < 6000)
        return u"%1:%2 min"_s.arg(seconds / 60).arg(two(seconds % 60));
    return u"%1:%2 h"_s.arg(seconds / 3600).arg(two(seconds / 60 % 60));
}

QString snapshotText(const LoadSnapshot &snapshot)
{
    switch (snapshot.phase) {
    case LoadSnapshot::Phase::Preparing:
        return u"preparing the prompts"_s;
    case LoadSnapshot::Phase::Warmup:
        return u"warming up"_s;
    case LoadSnapshot::Phase::Measuring:
    case LoadSnapshot::Phase::Finished:
        break;
    }
    QString text = u"%1/%2 done"_s.arg(snapshot.completed + snapshot.failed).arg(snapshot.total);
    if (snapshot.failed > 0)
        text += u", %1 failed"_s.arg(snapshot.failed);
    if (snapshot.phase == LoadSnapshot::Phase::Measuring)
        text += u", %1 in flight, %2 tok/s"_s.arg(snapshot.inFlight)
                    .arg(std::lround(snapshot.outputTokensPerSecond));
    return text;
}

ProgressLine::ProgressLine() : m_terminal(errIsTerminal()) {}

ProgressLine::~ProgressLine()
{
    clearBar();
}

void ProgressLine::show(const QString &what, double share, const LoadSnapshot &snapshot,
                        std::optional<Nanoseconds> left)
{
    share = std::clamp(share, 0.0, 1.0);
    QString text = what.isEmpty() ? snapshotText(snapshot) : what + ": "_L1 + snapshotText(snapshot);
    if (left)
        text += ", "_L1 + shortDuration(*left) + " left"_L1;
    const QString percent = u"%1 %"_s.arg(static_cast<int>(share * 100), 3);
    if (!m_terminal) {
        const Nanoseconds now = monotonicNow();
        if (m_lastLine != Nanoseconds() && now - m_lastLine < lineEvery)
            return;
        m_lastLine = now;
        printErr(percent + u' ' + text + u'\n');
        return;
    }
    const int filled = static_cast<int>(std::lround(share * barWidth));
    const QString bar = QString(filled, u'█') + QString(barWidth - filled, u'░');
    const QString whole = u"%1 %2 %3"_s.arg(bar, percent, text).left(std::max(1, errColumns() - 1));
    printErr("\r\x1b[K"_L1 + whole);
    m_barShown = true;
}

void ProgressLine::line(const QString &text)
{
    clearBar();
    printErr(text + u'\n');
}

void ProgressLine::clearBar()
{
    if (m_barShown)
        printErr(u"\r\x1b[K"_s);
    m_barShown = false;
}

} // namespace servescope

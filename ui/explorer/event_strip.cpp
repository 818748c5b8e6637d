// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/event_strip.h"

#include "ui/charts/tick_marks.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/explorer/timeline_raster.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

constexpr int BarHeight = 14;
constexpr int TickHeight = 26;

} // namespace

QString eventKindWord(EventKind kind)
{
    switch (kind) {
    case EventKind::Role:
        return EventStrip::tr("Role only");
    case EventKind::Empty:
        return EventStrip::tr("Empty");
    case EventKind::Reasoning:
        return EventStrip::tr("Reasoning");
    case EventKind::Content:
        return EventStrip::tr("Text");
    case EventKind::Tool:
        return EventStrip::tr("Tool call");
    case EventKind::Usage:
        return EventStrip::tr("Token counts");
    case EventKind::Error:
        return EventStrip::tr("Error");
    case EventKind::End:
        return EventStrip::tr("End");
    case EventKind::Answer:
        return EventStrip::tr("Whole answer");
    case EventKind::Other:
        return EventStrip::tr("Other");
    }
    return {};
}

EventStrip::EventStrip(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Events of the request"));
}

void EventStrip::setRequest(const RequestRecord &record, const TimelineBar &bar)
{
    m_record = record;
    m_bar = bar;
    m_any = true;
    setAccessibleDescription(tr("%n event(s)", nullptr, static_cast<int>(record.events.size())));
    update();
}

void EventStrip::clear()
{
    m_any = false;
    update();
}

QRect EventStrip::area() const
{
    return rect().adjusted(4, 4, -4, -4);
}

double EventStrip::pixelOf(double seconds) const
{
    const double length = std::max(m_bar.end - m_bar.sent, 1e-9);
    return area().left() + (seconds - m_bar.sent) / length * (area().width() - 1);
}

double EventStrip::secondsOf(const StreamEvent &event) const
{
    return m_bar.sent + toSeconds(event.time - m_record.sent);
}

void EventStrip::paintEvent(QPaintEvent *)
{
    if (!m_any)
        return;
    QPainter painter(this);
    const ThemeColors colors = themeColors(palette());
    const QRect room = area();
    const auto fill = [&](double from, double to, Phase phase) {
        const double left = pixelOf(from);
        if (to > from)
            painter.fillRect(QRectF(left, room.top(), std::max(pixelOf(to) - left, 1.0), BarHeight),
                             phaseColor(phase, palette()));
    };
    fill(m_bar.sent, m_bar.ready, Phase::Connect);
    if (m_bar.first < m_bar.end || m_record.ok())
        fill(m_bar.ready, m_bar.first, Phase::Prefill);
    else
        fill(m_bar.ready, m_bar.end, Phase::Failed);
    fill(m_bar.first, m_bar.end, m_record.ok() ? Phase::Decode : Phase::Failed);

    const int top = room.top() + BarHeight + 3;
    for (const StreamEvent &event : m_record.events) {
        const double x = pixelOf(secondsOf(event));
        const bool error = event.kind == EventKind::Error;
        const bool text = event.characters > 0;
        painter.setPen(
            QPen(error  ? colors.bad
                 : text ? (event.kind == EventKind::Reasoning ? colors.series.at(2) : colors.series.at(0))
                        : colors.muted,
                 1));
        // What carries no text is a short stroke; so is what came out of the read before it.
        const int height = text && !event.sharesRead ? TickHeight : TickHeight / 2;
        painter.drawLine(QPointF(x, top), QPointF(x, top + height));
    }
    const double length = (m_bar.end - m_bar.sent) * 1000;
    painter.setPen(palette().color(QPalette::Text));
    const int lineHeight = fontMetrics().height();
    for (const TickMark &mark : tickMarks(0, std::max(length, 1e-6), std::max(room.width() / 80, 2))) {
        const double x = pixelOf(m_bar.sent + mark.value / 1000);
        const QString label = tr("%1 ms", "milliseconds").arg(mark.text);
        const int width = fontMetrics().horizontalAdvance(label);
        painter.drawLine(QPointF(x, top + TickHeight), QPointF(x, top + TickHeight + 3));
        painter.drawText(QRectF(std::clamp(x - width / 2.0, 0.0, std::max(0.0, this->width() - width - 1.0)),
                                top + TickHeight + 4, width + 2, lineHeight),
                         Qt::AlignLeft, label);
    }
}

bool EventStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_any)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const StreamEvent *nearest = nullptr;
    double least = 6;
    for (const StreamEvent &each : m_record.events) {
        if (const double away = std::abs(pixelOf(secondsOf(each)) - help->pos().x()); away <= least) {
            least = away;
            nearest = &each;
        }
    }
    if (!nearest) {
        QToolTip::hideText();
        return true;
    }
    QToolTip::showText(
        help->globalPos(),
        tr("%1 after %2, %n character(s)", "kind of event, time", static_cast<int>(nearest->characters))
            .arg(eventKindWord(nearest->kind),
                 formatMilliseconds(toMilliseconds(nearest->time - m_record.sent))),
        this);
    return true;
}

} // namespace servescope

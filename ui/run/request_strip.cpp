// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/request_strip.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/run/status_word.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr int Pitch = 7;
constexpr int BarWidth = 5;
constexpr int BarHeight = 44;
constexpr int LeastHeight = 3; // of a failed one
constexpr int Gutter = 9;      // below the bars, for the marks of what did not end well

enum Part { Queued, Connecting, Prefill, Decode, PartCount };

/// The colours of the timeline of a stored run.
QColor partColor(Part part, const QPalette &palette)
{
    const ThemeColors colors = themeColors(palette);
    switch (part) {
    case Queued:
        return colors.line.darker(isDark(palette) ? 60 : 115);
    case Connecting:
        return colors.series.at(3);
    case Prefill:
        return colors.series.at(1);
    default:
        return colors.series.at(0);
    }
}

std::array<double, PartCount> partsOf(const EndedRequest &request)
{
    return {request.queued, request.connecting, request.prefill, request.decode};
}

double lengthOf(const EndedRequest &request)
{
    return request.queued + request.connecting + request.prefill + request.decode;
}

/// The least of 1, 2 or 5 times a power of ten that is not less.
double roundedUp(double seconds)
{
    if (seconds <= 0)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(seconds)));
    for (const double step : {1.0, 2.0, 5.0})
        if (seconds <= step * power * (1 + 1e-9))
            return step * power;
    return 10 * power;
}

} // namespace

RequestStrip::RequestStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"requestStrip"_s);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Newest requests"));
    setAccessibleDescription(tr("Left and right go from request to request"));
}

QSize RequestStrip::sizeHint() const
{
    return {480, fontMetrics().height() + 6 + BarHeight + Gutter};
}

QSize RequestStrip::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

QRect RequestStrip::bars() const
{
    return {0, height() - Gutter - BarHeight, width(), BarHeight};
}

int RequestStrip::shownCount() const
{
    return std::min(static_cast<int>(m_requests.size()), width() / Pitch);
}

void RequestStrip::setRequests(const std::vector<EndedRequest> &requests)
{
    m_requests = requests;
    if (m_chosen >= shownCount())
        m_chosen = -1;
    update();
}

const EndedRequest *RequestStrip::chosen() const
{
    if (m_chosen < 0 || m_chosen >= shownCount())
        return nullptr;
    return &m_requests[m_requests.size() - static_cast<size_t>(shownCount() - m_chosen)];
}

void RequestStrip::choose(int column)
{
    column = column < shownCount() ? column : -1;
    if (column == m_chosen)
        return;
    m_chosen = column;
    setAccessibleDescription(sentence());
    update();
}

QString RequestStrip::sentence() const
{
    const EndedRequest *request = chosen();
    if (!request)
        return {};
    QStringList parts{tr("Request %1: %2", "number, how it ended")
                          .arg(formatCount(request->index), statusWord(request->status))};
    const QStringList names{tr("queue"), tr("connect"), tr("prefill"), tr("decode")};
    const auto times = partsOf(*request);
    for (int part = 0; part < PartCount; ++part) {
        const double seconds = times[static_cast<size_t>(part)];
        if (seconds > 0)
            parts +=
                tr("%1 %2", "phase and its duration").arg(names[part], formatMilliseconds(seconds * 1000));
    }
    if (request->tokens > 0)
        parts += tr("%n event(s) with text", nullptr, request->tokens);
    return parts.join(u" · "_s);
}

void RequestStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int shown = shownCount();
    const auto first = m_requests.end() - shown;
    double longest = 0;
    for (auto each = first; each != m_requests.end(); ++each)
        longest = std::max(longest, lengthOf(*each));
    const double full = roundedUp(longest);
    paintHead(painter, full);
    painter.setPen(QPen(themeColors(palette()).line, 1));
    painter.drawLine(bars().bottomLeft(), bars().bottomRight());
    painter.drawLine(bars().topLeft(), bars().topRight());
    for (int column = 0; column < shown; ++column)
        paintBar(painter, first[column], column, full);
}

void RequestStrip::paintHead(QPainter &painter, double full) const
{
    const QFontMetrics &metrics = fontMetrics();
    const QRect line(0, 0, width(), metrics.height() + 2);
    painter.setPen(palette().color(QPalette::WindowText));
    if (const QString words = sentence(); !words.isEmpty()) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(words, Qt::ElideRight, line.width()));
        return;
    }
    QString title = tr("Newest requests");
    if (!m_requests.empty())
        title = tr("Newest requests, full height %1", "a duration").arg(formatMilliseconds(full * 1000));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title);
    double x = metrics.horizontalAdvance(title) + 24;
    const QStringList names{tr("Queue in the client"), tr("Connect"), tr("Prefill"), tr("Decode")};
    for (int part = 0; part < PartCount; ++part) {
        const double wide = metrics.horizontalAdvance(names[part]) + 32;
        if (x + wide > width())
            break;
        painter.fillRect(QRectF(x, line.center().y() - 4, 10, 9),
                         partColor(static_cast<Part>(part), palette()));
        painter.setPen(themeColors(palette()).muted);
        painter.drawText(QRectF(x + 15, 0, wide, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         names[part]);
        x += wide;
    }
}

void RequestStrip::paintBar(QPainter &painter, const EndedRequest &request, int column, double full) const
{
    const QRect area = bars();
    const double x = column * Pitch + 1;
    if (column == m_chosen)
        painter.fillRect(QRectF(x - 1, area.top(), Pitch, area.height() + Gutter),
                         themeColors(palette()).line);
    const QColor state = toneColor(statusTone(request.status), palette());
    const bool good = request.status == RequestStatus::Ok;
    double bottom = area.bottom();
    const auto times = partsOf(request);
    for (int part = 0; part < PartCount; ++part) {
        const double tall = times[static_cast<size_t>(part)] / full * area.height();
        QColor color = good || part == Queued ? partColor(static_cast<Part>(part), palette()) : state;
        if (!good && part == Decode)
            color.setAlphaF(0.6F);
        painter.fillRect(QRectF(x, bottom - tall, BarWidth, tall), color);
        bottom -= tall;
    }
    if (good)
        return;
    if (area.bottom() - bottom < LeastHeight) // it failed at once
        painter.fillRect(QRectF(x, area.bottom() - LeastHeight, BarWidth, LeastHeight), state);
    const QRectF mark(x, area.bottom() + 3, BarWidth - 1, BarWidth - 1);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(state, 1.4));
    painter.drawLine(mark.topLeft(), mark.bottomRight()); // a stroke: stopped; a cross: failed
    if (request.status != RequestStatus::Cancelled)
        painter.drawLine(mark.topRight(), mark.bottomLeft());
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void RequestStrip::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    choose(event->position().y() >= bars().top() ? static_cast<int>(x / Pitch) : -1);
}

void RequestStrip::leaveEvent(QEvent *)
{
    choose(-1);
}

void RequestStrip::focusOutEvent(QFocusEvent *event)
{
    choose(-1);
    QWidget::focusOutEvent(event);
}

void RequestStrip::keyPressEvent(QKeyEvent *event)
{
    const int last = shownCount() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_chosen < 0 ? last : std::max(0, m_chosen - 1));
    case Qt::Key_Right:
        return choose(m_chosen < 0 ? last : std::min(last, m_chosen + 1));
    case Qt::Key_Home:
        return choose(std::min(0, last));
    case Qt::Key_End:
        return choose(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace servescope

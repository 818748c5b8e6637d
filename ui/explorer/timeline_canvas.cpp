// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/timeline_canvas.h"

#include "ui/common/format.h"
#include "ui/explorer/point_focus.h"
#include "ui/explorer/request_words.h"
#include "ui/explorer/time_axis.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

constexpr double GripReach = 6; // pixels

} // namespace

bool zoomByWheel(TimeAxis &axis, const QWheelEvent &event, double seconds)
{
    const QPoint turn = event.angleDelta();
    const double length = axis.to() - axis.from();
    if (event.modifiers() & Qt::ShiftModifier || std::abs(turn.x()) > std::abs(turn.y())) {
        axis.pan(-(turn.x() != 0 ? turn.x() : turn.y()) / 120.0 * length * 0.1);
        return true;
    }
    if (turn.y() == 0)
        return false;
    axis.zoom(std::pow(0.8, turn.y() / 120.0), seconds);
    return true;
}

bool moveByKey(TimeAxis &axis, int key)
{
    const double length = axis.to() - axis.from();
    const double middle = (axis.from() + axis.to()) / 2;
    switch (key) {
    case Qt::Key_Left:
        axis.pan(-length * 0.1);
        return true;
    case Qt::Key_Right:
        axis.pan(length * 0.1);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        axis.zoom(0.7, middle);
        return true;
    case Qt::Key_Minus:
        axis.zoom(1 / 0.7, middle);
        return true;
    case Qt::Key_Home:
    case Qt::Key_Escape:
        axis.showAll();
        return true;
    default:
        return false;
    }
}

TimelineCanvas::TimelineCanvas(PointFocus *focus, TimeAxis *axis, QWidget *parent)
    : QWidget(parent), m_focus(focus), m_axis(axis)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline of the requests"));
    connect(focus, &PointFocus::dataChanged, this, &TimelineCanvas::takeData);
    connect(focus, &PointFocus::outlineChanged, this, &TimelineCanvas::takeData);
    connect(focus, &PointFocus::windowChanged, this, qOverload<>(&QWidget::update));
    connect(focus, &PointFocus::selectionChanged, this, &TimelineCanvas::redraw);
    connect(axis, &TimeAxis::changed, this, &TimelineCanvas::redraw);
}

void TimelineCanvas::takeData()
{
    const SharedPointData &shown = m_focus->data() ? m_focus->data() : m_focus->outline();
    const size_t before = m_rows.rows();
    if (!shown)
        m_rows = {};
    else
        m_rows = m_layout == Layout::Packed ? shown->packed : singleRows(shown->bars);
    if (m_rows.rows() != before || before == 0) { // else it is the same point, now with all of its data
        m_top = 0;
        m_bottom = std::max<double>(1, static_cast<double>(m_rows.rows()));
    }
    redraw();
}

void TimelineCanvas::setLayout(Layout layout)
{
    if (layout == m_layout)
        return;
    m_layout = layout;
    takeData();
}

void TimelineCanvas::redraw()
{
    m_stale = true;
    update();
}

void TimelineCanvas::showEverything()
{
    m_axis->showAll();
    setRows(0, static_cast<double>(m_rows.rows()));
}

QRect TimelineCanvas::plotArea() const
{
    return rect().adjusted(LeftMargin, 4, -RightMargin, -(fontMetrics().height() + 8));
}

double TimelineCanvas::secondsAt(double x) const
{
    const QRect area = plotArea();
    return m_axis->from() + (x - area.left()) / std::max(area.width(), 1) * (m_axis->to() - m_axis->from());
}

double TimelineCanvas::pixelAt(double seconds) const
{
    const QRect area = plotArea();
    return area.left() + (seconds - m_axis->from()) / (m_axis->to() - m_axis->from()) * area.width();
}

TimelineSection TimelineCanvas::view() const
{
    TimelineSection view;
    view.from = m_axis->from();
    view.to = m_axis->to();
    view.top = m_top;
    view.bottom = m_bottom;
    view.pixels = plotArea().size();
    return view;
}

void TimelineCanvas::setRows(double top, double bottom)
{
    const double all = std::max<double>(1, static_cast<double>(m_rows.rows()));
    const double height = std::clamp(bottom - top, std::min(4.0, all), all);
    m_top = std::clamp(top, 0.0, all - height);
    m_bottom = m_top + height;
    redraw();
}

void TimelineCanvas::zoomRows(double factor, double y)
{
    const QRect area = plotArea();
    const double at = m_top + (y - area.top()) / std::max(area.height(), 1) * (m_bottom - m_top);
    setRows(at - (at - m_top) * factor, at + (m_bottom - at) * factor);
}

TimelineCanvas::Grip TimelineCanvas::gripAt(const QPointF &position) const
{
    if (!m_focus->data() || m_focus->data()->bars.empty())
        return Grip::None;
    const double from = std::abs(pixelAt(m_focus->windowFrom()) - position.x());
    const double to = std::abs(pixelAt(m_focus->windowTo()) - position.x());
    if (std::min(from, to) > GripReach)
        return Grip::Pan;
    // Of two borders at one place the one that can be moved towards the middle.
    if (from == to)
        return m_focus->windowFrom() > m_focus->data()->seconds / 2 ? Grip::From : Grip::To;
    return from < to ? Grip::From : Grip::To;
}

const TimelineBar *TimelineCanvas::barUnder(const QPointF &position) const
{
    const QRect area = plotArea();
    if (!area.contains(position.toPoint()) || area.height() < 1)
        return nullptr;
    const double row = m_top + (position.y() - area.top()) / area.height() * (m_bottom - m_top);
    const double reach = (m_axis->to() - m_axis->from()) / std::max(area.width(), 1) * 3;
    return barAt(m_rows, secondsAt(position.x()), row, reach);
}

void TimelineCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_pressed = m_last = event->position();
    m_moved = false;
    m_grip = gripAt(event->position());
}

void TimelineCanvas::moveGrip(const QPointF &position)
{
    const double at = secondsAt(position.x());
    double from = m_focus->windowFrom();
    double to = m_focus->windowTo();
    const double least = m_focus->data()->seconds * 1e-3;
    if (m_grip == Grip::From)
        from = std::clamp(at, 0.0, to - least);
    else
        to = std::clamp(at, from + least, m_focus->data()->seconds);
    m_focus->setWindow(MeasuringWindow::time(from, to));
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF position = event->position();
    if (m_grip == Grip::None) {
        const Grip grip = gripAt(position);
        setCursor(grip == Grip::From || grip == Grip::To ? Qt::SplitHCursor : Qt::ArrowCursor);
        const TimelineBar *bar = barUnder(position);
        Q_EMIT hovered(bar ? describe(*bar) : QString());
        return;
    }
    if ((position - m_pressed).manhattanLength() > 3)
        m_moved = true;
    if (!m_moved)
        return;
    if (m_grip != Grip::Pan) {
        moveGrip(position);
    } else {
        const QRect area = plotArea();
        m_axis->pan((m_last.x() - position.x()) / std::max(area.width(), 1) *
                    (m_axis->to() - m_axis->from()));
        const double rows = (m_last.y() - position.y()) / std::max(area.height(), 1) * (m_bottom - m_top);
        if (rows != 0)
            setRows(m_top + rows, m_bottom + rows);
    }
    m_last = position;
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_grip == Grip::None)
        return;
    mouseMoveEvent(event); // to where it was let go
    m_grip = Grip::None;
    if (m_moved)
        return;
    const TimelineBar *bar = barUnder(event->position());
    std::vector<int> chosen;
    if (event->modifiers() & Qt::ControlModifier)
        chosen = m_focus->selection();
    if (bar) {
        if (std::erase(chosen, bar->record) == 0)
            chosen.push_back(bar->record);
    }
    m_focus->select(std::move(chosen));
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const TimelineBar *bar = barUnder(event->position());
    if (bar && m_focus->data())
        Q_EMIT opened(bar->record);
    else
        showEverything();
}

void TimelineCanvas::wheelEvent(QWheelEvent *event)
{
    if (!plotArea().contains(event->position().toPoint())) {
        event->ignore();
        return;
    }
    if (event->modifiers() & Qt::ControlModifier)
        zoomRows(std::pow(0.8, event->angleDelta().y() / 120.0), event->position().y());
    else if (!zoomByWheel(*m_axis, *event, secondsAt(event->position().x())))
        return event->ignore();
    event->accept();
}

void TimelineCanvas::keyPressEvent(QKeyEvent *event)
{
    const double rows = (m_bottom - m_top) * 0.1;
    if (event->key() == Qt::Key_Up)
        setRows(m_top - rows, m_bottom - rows);
    else if (event->key() == Qt::Key_Down)
        setRows(m_top + rows, m_bottom + rows);
    else if (event->key() == Qt::Key_Escape)
        showEverything();
    else if (!moveByKey(*m_axis, event->key()))
        event->ignore();
}

void TimelineCanvas::leaveEvent(QEvent *event)
{
    Q_EMIT hovered({});
    QWidget::leaveEvent(event);
}

void TimelineCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    redraw();
}

void TimelineCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
}

QString TimelineCanvas::describe(const TimelineBar &bar) const
{
    if (!m_focus->data()) // its outline does not tell all
        return {};
    return requestSentence(m_focus->data()->records[static_cast<size_t>(bar.record)], bar);
}

} // namespace servescope

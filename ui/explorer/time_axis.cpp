// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/time_axis.h"

#include <algorithm>

namespace servescope {

void TimeAxis::setWhole(double seconds)
{
    const double whole = seconds > 0 ? seconds : 1;
    if (whole == m_whole)
        return;
    m_whole = whole;
    m_from = 0;
    m_to = m_whole;
    Q_EMIT changed();
}

void TimeAxis::show(double from, double to)
{
    const double least = std::max(m_whole * 1e-5, 1e-6);
    const double length = std::clamp(to - from, least, m_whole);
    const double start = std::clamp(from, 0.0, m_whole - length);
    if (start == m_from && start + length == m_to)
        return;
    m_from = start;
    m_to = std::min(start + length, m_whole);
    Q_EMIT changed();
}

void TimeAxis::showAll()
{
    show(0, m_whole);
}

void TimeAxis::zoom(double factor, double centre)
{
    show(centre - (centre - m_from) * factor, centre + (m_to - centre) * factor);
}

void TimeAxis::pan(double seconds)
{
    show(m_from + seconds, m_to + seconds);
}

} // namespace servescope

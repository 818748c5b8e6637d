// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario/arrival_picture.h"

#include "core/load/arrival_schedule.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

constexpr int kLine = 34; // height of the picture without its caption
constexpr int kMostRequests = 5000;

std::optional<RampUp> rampOf(const Scenario &scenario)
{
    const bool linear = scenario.rampUpStrategy == QLatin1StringView("linear");
    const bool known = linear || scenario.rampUpStrategy == QLatin1StringView("exponential");
    const double start = scenario.rampUpStartRps.value_or(0), end = scenario.rampUpEndRps.value_or(0);
    if (!known || !(start > 0) || !(end > 0))
        return std::nullopt;
    return RampUp{linear ? RampUp::Strategy::Linear : RampUp::Strategy::Exponential, start, end};
}

} // namespace

ArrivalPicture::ArrivalPicture(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("arrivals"));
    setAccessibleName(tr("Arrival of the first requests"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    display({});
}

void ArrivalPicture::display(const Scenario &scenario)
{
    ArrivalPlan plan;
    plan.count = scenario.concurrencyPrompts.empty()
                     ? 100
                     : std::clamp(scenario.concurrencyPrompts.front().numPrompts, 1, kMostRequests);
    plan.requestRate = scenario.requestRates.empty() ? std::numeric_limits<double>::infinity()
                                                     : scenario.requestRates.front();
    plan.burstiness = scenario.burstiness;
    plan.rampUp = rampOf(scenario);
    plan.seed = scenario.seed;
    const bool scheduled = plan.rampUp || (std::isfinite(plan.requestRate) && plan.requestRate > 0);
    m_arrivals.clear();
    if (scheduled && plan.burstiness > 0)
        m_arrivals = arrivalSchedule(plan);
    m_arrivals.resize(std::min<size_t>(m_arrivals.size(), Shown));
    m_caption = m_arrivals.empty()
                    ? tr("No schedule: each request starts as soon as one before it ends.")
                    : tr("The first %n request(s) within %1", nullptr, static_cast<int>(m_arrivals.size()))
                          .arg(formatDuration(m_arrivals.back()));
    setAccessibleDescription(m_caption);
    update();
}

QSize ArrivalPicture::sizeHint() const
{
    return {320, kLine + fontMetrics().height() + 4};
}

void ArrivalPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors colors = themeColors(palette());
    painter.setPen(colors.muted);
    painter.drawText(QRect(0, kLine, width(), height() - kLine), Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));
    painter.setPen(QPen(colors.line, 1));
    painter.drawLine(0, kLine - 4, width(), kLine - 4);
    if (m_arrivals.empty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.accent, 1.5));
    const double whole = std::max(1e-9, toSeconds(m_arrivals.back()));
    for (const Nanoseconds &arrival : m_arrivals) {
        const double x = 1 + (width() - 2) * toSeconds(arrival) / whole;
        painter.drawLine(QPointF(x, 6), QPointF(x, kLine - 5));
    }
}

} // namespace servescope

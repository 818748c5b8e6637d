// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_map.h"

#include "ui/charts/chart_text.h"
#include "ui/common/format.h"
#include "ui/common/guide_topic.h"
#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

HeatMap::HeatMap(QWidget *parent) : QWidget(parent)
{
    setGuideTopic(this, QStringLiteral("chart-heatmap"));
}

void HeatMap::setData(const HeatData &data)
{
    m_data = data;
    m_low = std::numeric_limits<double>::infinity();
    m_high = -m_low;
    for (const double value : data.values) {
        if (std::isfinite(value)) {
            m_low = std::min(m_low, value);
            m_high = std::max(m_high, value);
        }
    }
    setAccessibleName(data.title);
    if (m_low <= m_high)
        setAccessibleDescription(tr("Values from %1 to %2").arg(chartNumber(m_low), chartNumber(m_high)));
    update();
}

QRect HeatMap::grid() const
{
    const int height = fontMetrics().height();
    int names = 0;
    for (const QString &row : m_data.rows)
        names = std::max(names, fontMetrics().horizontalAdvance(row));
    return rect().adjusted(names + height + 22, height + 14, -14, -(2 * height + 14));
}

QRect HeatMap::cell(int row, int column) const
{
    const QRect room = grid();
    const auto columns = static_cast<int>(m_data.columns.size());
    const auto rows = static_cast<int>(m_data.rows.size());
    const int left = room.left() + room.width() * column / columns;
    const int top = room.top() + room.height() * row / rows;
    return QRect(QPoint(left, top), QPoint(room.left() + room.width() * (column + 1) / columns - 2,
                                           room.top() + room.height() * (row + 1) / rows - 2));
}

void HeatMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors colors = themeColors(palette());
    const QColor ground = palette().color(QPalette::Base);
    const QColor text = palette().color(QPalette::Text);
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    if (m_data.values.empty()) {
        painter.setPen(colors.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("There are no values to draw yet."));
        return;
    }
    const QRect room = grid();
    const int height = fontMetrics().height();
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(text);
    painter.drawText(QRect(0, 7, width(), height), Qt::AlignCenter, m_data.title);
    painter.setFont(font());
    for (int row = 0; row < m_data.rows.size(); ++row) {
        for (int column = 0; column < m_data.columns.size(); ++column) {
            const double value = m_data.at(row, column);
            const QRect box = cell(row, column);
            double share = m_high > m_low ? (value - m_low) / (m_high - m_low) : 0.5;
            if (m_data.lowIsGood)
                share = 1 - share;
            const double depth = std::isfinite(value) ? 0.08 + 0.92 * share : 0;
            const QColor deep = colors.series.at(0);
            const auto mix = [depth](int a, int b) { return static_cast<int>(a + (b - a) * depth); };
            const QColor fill(mix(ground.red(), deep.red()), mix(ground.green(), deep.green()),
                              mix(ground.blue(), deep.blue()));
            painter.fillRect(box, fill);
            painter.setPen(isDark(palette()) == (depth > 0.6) ? palette().color(QPalette::Base) : text);
            if (!isDark(palette()))
                painter.setPen(depth > 0.6 ? QColor(Qt::white) : text);
            const QString number = std::isfinite(value) ? chartNumber(value) : formatRate(std::nullopt, {});
            if (fontMetrics().horizontalAdvance(number) <= box.width() && height <= box.height())
                painter.drawText(box, Qt::AlignCenter, number);
        }
    }
    painter.setPen(text);
    for (int column = 0; column < m_data.columns.size(); ++column) {
        const QRect box = cell(0, column);
        painter.drawText(QRect(box.left(), room.bottom() + 3, box.width(), height), Qt::AlignCenter,
                         m_data.columns[column]);
    }
    for (int row = 0; row < m_data.rows.size(); ++row) {
        const QRect box = cell(row, 0);
        painter.drawText(QRect(0, box.top(), room.left() - 6, box.height()),
                         Qt::AlignRight | Qt::AlignVCenter, m_data.rows[row]);
    }
    painter.setPen(colors.muted);
    painter.drawText(QRect(room.left(), room.bottom() + height + 5, room.width(), height), Qt::AlignCenter,
                     m_data.xLabel);
    painter.translate(height / 2.0 + 6, room.center().y());
    painter.rotate(-90);
    painter.drawText(QRect(-room.height() / 2 - 40, -height / 2, room.height() + 80, height), Qt::AlignCenter,
                     m_data.yLabel);
}

void HeatMap::mouseReleaseEvent(QMouseEvent *event)
{
    for (int row = 0; row < m_data.rows.size() && !m_data.values.empty(); ++row) {
        for (int column = 0; column < m_data.columns.size(); ++column) {
            if (cell(row, column).contains(event->position().toPoint()))
                Q_EMIT cellClicked(row, column);
        }
    }
}

} // namespace servescope

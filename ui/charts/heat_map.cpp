// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_map.h"

#include "ui/charts/chart_actions.h"
#include "ui/charts/chart_text.h"
#include "ui/common/format.h"
#include "ui/common/guide_topic.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <limits>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Black or white, whichever has more contrast to that ground (relative luminance of WCAG).
QColor readableOn(const QColor &ground)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const double light =
        0.2126 * linear(ground.redF()) + 0.7152 * linear(ground.greenF()) + 0.0722 * linear(ground.blueF());
    return light > 0.179 ? QColor(0x10, 0x18, 0x20) : QColor(Qt::white);
}

} // namespace

HeatMap::HeatMap(QWidget *parent)
    : QWidget(parent), m_menuButton(makeMenuButton(this, [this](const QPoint &at) { makeMenu(at); }))
{
    setGuideTopic(this, u"chart-heatmap"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_menuButton->hide();
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
    setAccessibleDescription(m_low <= m_high
                                 ? tr("Values from %1 to %2").arg(chartNumber(m_low), chartNumber(m_high))
                                 : QString());
    m_menuButton->setVisible(!data.values.empty());
    const auto columns = static_cast<int>(data.columns.size());
    const auto rows = static_cast<int>(data.rows.size());
    m_current = data.values.empty() ? QPoint(-1, -1)
                                    : QPoint(std::clamp(m_current.x(), 0, columns - 1),
                                             std::clamp(m_current.y(), 0, rows - 1));
    if (m_table)
        fillTable();
    showTable(m_wantTable);
    update();
}

QPoint HeatMap::cellAt(const QPoint &position) const
{
    for (int row = 0; row < m_data.rows.size() && !m_data.values.empty(); ++row) {
        for (int column = 0; column < m_data.columns.size(); ++column) {
            if (cell(row, column).contains(position))
                return {column, row};
        }
    }
    return {-1, -1};
}

QString HeatMap::sentence(int row, int column) const
{
    const double value = m_data.at(row, column);
    const auto why = m_data.doubts.find(static_cast<size_t>(row * m_data.columns.size() + column));
    return tr("%1: %2\n%3: %4\n%5: %6", "three names, each with its value")
               .arg(m_data.yLabel, m_data.rows.value(row), m_data.xLabel, m_data.columns.value(column),
                    m_data.title, std::isfinite(value) ? chartNumber(value) : formatRate(std::nullopt, {})) +
           (why == m_data.doubts.end() ? QString() : u"\n⚠ "_s + why->second);
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
    painter.setPen(QPen(themeColors(palette()).line, 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    if (m_data.values.empty()) {
        painter.setPen(themeColors(palette()).muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("There are no values to draw yet."));
        return;
    }
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(0, 7, width(), fontMetrics().height()), Qt::AlignCenter, m_data.title);
    painter.setFont(font());
    if (m_wantTable)
        return; // it stands where they would
    paintCells(painter);
    paintLabels(painter);
}

void HeatMap::paintCells(QPainter &painter) const
{
    const QColor ground = palette().color(QPalette::Base);
    const QColor text = palette().color(QPalette::Text);
    const QColor deep = themeColors(palette()).series.at(0);
    const int height = fontMetrics().height();
    for (int row = 0; row < m_data.rows.size(); ++row) {
        for (int column = 0; column < m_data.columns.size(); ++column) {
            const double value = m_data.at(row, column);
            const QRect box = cell(row, column);
            double share = m_high > m_low ? (value - m_low) / (m_high - m_low) : 0.5;
            if (m_data.lowIsGood)
                share = 1 - share;
            const double depth = std::isfinite(value) ? 0.08 + 0.92 * share : 0;
            const auto mix = [depth](int a, int b) { return static_cast<int>(a + (b - a) * depth); };
            const QColor fill(mix(ground.red(), deep.red()), mix(ground.green(), deep.green()),
                              mix(ground.blue(), deep.blue()));
            painter.fillRect(box, fill);
            if (hasFocus() && m_current == QPoint(column, row)) {
                painter.setPen(QPen(themeColors(palette()).accent, 2));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(box.adjusted(1, 1, -1, -1));
            }
            if (m_data.doubts.contains(static_cast<size_t>(row * m_data.columns.size() + column)) &&
                std::isfinite(value)) {
                painter.setPen(QPen(text, 4));
                painter.setBrush(Qt::NoBrush);
                const QPointF corner(box.right() - 9, box.top() + 10);
                painter.drawEllipse(corner, 4, 4); // a rim, so that it is seen on every ground
                painter.setPen(QPen(themeColors(palette()).warning.lighter(130), 2));
                painter.drawEllipse(corner, 4, 4);
            }
            painter.setPen(readableOn(fill));
            const QString number = std::isfinite(value) ? chartNumber(value) : formatRate(std::nullopt, {});
            if (fontMetrics().horizontalAdvance(number) <= box.width() && height <= box.height())
                painter.drawText(box, Qt::AlignCenter, number);
        }
    }
}

void HeatMap::paintLabels(QPainter &painter) const
{
    const QRect room = grid();
    const int height = fontMetrics().height();
    painter.setPen(palette().color(QPalette::Text));
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
    painter.setPen(themeColors(palette()).muted);
    painter.drawText(QRect(room.left(), room.bottom() + height + 5, room.width(), height), Qt::AlignCenter,
                     m_data.xLabel);
    painter.save();
    painter.translate(height / 2.0 + 6, room.center().y());
    painter.rotate(-90);
    painter.drawText(QRect(-room.height() / 2 - 40, -height / 2, room.height() + 80, height), Qt::AlignCenter,
                     m_data.yLabel);
    painter.restore();
}

} // namespace servescope

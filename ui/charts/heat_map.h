// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace servescope {

/// A table of values as coloured cells with their numbers. A cell that is not finite reads N/A.
struct HeatData
{
    QString title;
    QString xLabel, yLabel;
    QStringList columns, rows;
    std::vector<double> values; ///< row after row
    bool lowIsGood = false;     ///< the deeper colour goes to the better end
    double at(int row, int column) const
    {
        return values[static_cast<size_t>(row) * static_cast<size_t>(columns.size()) +
                      static_cast<size_t>(column)];
    }
};

class HeatMap : public QWidget
{
    Q_OBJECT
public:
    explicit HeatMap(QWidget *parent = nullptr);

    void setData(const HeatData &data);
    const HeatData &data() const { return m_data; }
    QRect cell(int row, int column) const;

    QSize sizeHint() const override { return {420, 280}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void cellClicked(int row, int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QRect grid() const;
    HeatData m_data;
    double m_low = 0, m_high = 1;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_comparison.h"

#include <QAbstractTableModel>

namespace servescope {

/// The figures of matched points on both sides, a row for each.
class CompareTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Point, Metric, Baseline, Candidate, Difference, Change, Interval, Verdict };
    static constexpr int columns = 8;
    enum Role {
        PercentRole = Qt::UserRole, ///< of Change: the difference in per cent
        LowerRole,                  ///< of Change: the bounds of its interval; NaN where it has none
        UpperRole,
        ToneRole, ///< of Change: servescope::Tone as int
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(const RunComparison &comparison);
    void setOnlyChanged(bool only); ///< leaves out what is not distinguishable
    const MetricComparison &metric(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        size_t point, metric;
    };
    void arrange();
    QString text(const Row &row, Column column) const;

    RunComparison m_comparison;
    std::vector<Row> m_rows;
    bool m_onlyChanged = false;
};

/// "Better" … in the language of the window.
QString verdictWord(Verdict verdict);

} // namespace servescope

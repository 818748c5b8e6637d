// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/selftest/self_test_result.h"

#include <QAbstractTableModel>

namespace servescope {

/// The loads of a self-test with their errors.
class SelfTestTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column {
        Streams,
        Rate,
        Prompt,
        TtftMedian,
        TtftP99,
        ItlMedian,
        ItlP99,
        E2elP99,
        Events,
        Cpu,
        Verdict
    };
    static constexpr int columns = 11;

    using QAbstractTableModel::QAbstractTableModel;

    void setResult(const SelfTestResult &result);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const SelfTestPoint &point, Column column);
    std::vector<SelfTestPoint> m_points;
};

} // namespace servescope

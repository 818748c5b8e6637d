// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/compare_data.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace servescope {

class DataChart;

/// Requests in flight and output of compared runs over the time since each one's first request.
class CompareTimelines : public QWidget
{
    Q_OBJECT
public:
    explicit CompareTimelines(QWidget *parent = nullptr);

    void setData(const SharedCompareData &compared, const QStringList &names);

protected:
    void showEvent(QShowEvent *event) override; ///< only then journals are read

private:
    void read();

    SharedCompareData m_data, m_shown; ///< m_shown: of which the charts are, or will be
    QStringList m_names;
    QComboBox *m_point;
    DataChart *m_inFlight, *m_rate;
    QLabel *m_leftOut;
    int m_generation = 0;
};

} // namespace servescope

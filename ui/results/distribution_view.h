// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/summary.h"
#include "core/results/library.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace servescope {

class DataChart;

/// Histogram and empirical distribution of one latency of one point, computed from its journal, which is read
/// when the view is looked at.
class DistributionView : public QWidget
{
    Q_OBJECT
public:
    explicit DistributionView(QWidget *parent = nullptr);

    void setPoint(const StoredRun &run, const StoredPoint &point);
    void clear(); ///< no point is selected

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void showMetric();
    void showNothing(const QString &caption, const QString &why);
    const Distribution &chosen() const;

    StoredRun m_run;
    StoredPoint m_point;
    QString m_wanted; ///< what tells the selected point and its state from others
    QString m_loaded; ///< the one m_summary is of, or that is being read
    bool m_ready = false;
    Summary m_summary;
    QComboBox *m_metric;
    QLabel *m_caption;
    DataChart *m_histogram;
    DataChart *m_ecdf;
    int m_generation = 0;
};

} // namespace servescope

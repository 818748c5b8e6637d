// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/figures.h"
#include "core/metrics/summary.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace servescope {

class DataChart;
class PointFocus;

/// Histogram of one latency of a point within its measuring window, and beside it its empirical distribution
/// or its percentiles, sorted when the view is looked at. A click on a bar selects its requests.
class DistributionView : public QWidget
{
    Q_OBJECT
public:
    explicit DistributionView(PointFocus *focus, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void invalidate();
    void collect();
    void showMetric();
    void showNothing(const QString &caption, const QString &why);
    void selectBetween(double fromMs, double toMs);

    PointFocus *m_focus;
    QComboBox *m_metric, *m_form;
    QCheckBox *m_log;
    QLabel *m_caption;
    DataChart *m_histogram;
    DataChart *m_ecdf;
    DataChart *m_percentiles;
    QStackedWidget *m_right;
    std::shared_ptr<const Distribution> m_values;
    struct Collected ///< what m_values are of, or what is being sorted
    {
        std::shared_ptr<const SampleTable> table;
        MeasuringWindow window;
        int metric = -1;
        bool operator==(const Collected &) const = default;
    } m_collected;
    int m_generation = 0;
    bool m_stale = true;
};

} // namespace servescope

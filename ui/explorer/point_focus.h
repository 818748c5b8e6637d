// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/run_comparison.h"
#include "core/metrics/figure_index.h"
#include "ui/explorer/point_data.h"

#include <QObject>
#include <QTimer>

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

namespace servescope {

/// What all views of a point share: its data, the measuring window, the convention, the figures of both, and
/// which requests are selected. Reads and computes in worker threads.
class PointFocus : public QObject
{
    Q_OBJECT
public:
    explicit PointFocus(QObject *parent = nullptr);

    /// Names the point to be looked at; its files are read by load(). The same point in the same state stays.
    void setPoint(const StoredRun &run, const StoredPoint &point);
    void clear();
    void load(); ///< once per point; nothing without one

    const StoredRun &run() const { return m_run; }
    const StoredPoint &point() const { return m_point; }
    /// Null until it has been read.
    const SharedPointData &data() const { return m_data; }
    /// What is known of a large point before its data are: see readPointOutline(). Null otherwise.
    const SharedPointData &outline() const { return m_outline; }
    /// Why there is no data: a sentence; empty when there is.
    QString reason() const { return m_reason; }

    /// The point has the figures of its file but no values of single requests.
    bool figuresOnly() const { return m_figuresOnly; }

    /// Seconds since the first dispatch; limited to the point. All = the whole point.
    void setWindow(const MeasuringWindow &window);
    const MeasuringWindow &window() const { return m_window; }
    double windowFrom() const;
    double windowTo() const;

    void setConvention(Convention convention);
    Convention convention() const { return m_convention; }
    /// The values in the chosen convention.
    std::shared_ptr<const SampleTable> table() const { return m_table; }

    /// Of the window; nullopt while nothing is known.
    const std::optional<Figures> &figures() const { return m_figures; }
    /// With intervals; empty until they are computed, which takes longer.
    const std::vector<MetricComparison> &estimates() const { return m_estimates; }

    /// Positions in the records, ascending.
    void select(std::vector<int> records);
    const std::vector<int> &selection() const { return m_selection; }
    bool isSelected(int record) const;

Q_SIGNALS:
    void dataChanged();    ///< another point, or its data have arrived, or a reason why not
    void outlineChanged(); ///< it has arrived
    void windowChanged();
    void tableChanged();
    void figuresChanged();
    void estimatesChanged();
    void selectionChanged();

private:
    void readAll(int generation);
    void take(const Result<SharedPointData> &data);
    void say(const QString &reason, bool figuresOnly = false);
    void makeTable();
    void takeTable(std::shared_ptr<const SampleTable> table);
    void makeIndex();
    void recompute();
    void estimate();
    QMap<QString, double> objectives() const;

    StoredRun m_run;
    StoredPoint m_point;
    QString m_wanted; ///< what tells the point and its state from others
    QString m_loaded;
    QString m_reason;
    SharedPointData m_data, m_outline;
    std::shared_ptr<const SampleTable> m_table;
    std::shared_ptr<const FigureIndex> m_index; ///< of m_table; null while it is not made
    MeasuringWindow m_window;
    Convention m_convention = Convention::Vllm;
    std::optional<Figures> m_figures;
    std::vector<MetricComparison> m_estimates;
    std::vector<int> m_selection;
    QTimer m_rest; ///< intervals wait until the window has come to rest
    int m_generation = 0;
    int m_tableGeneration = 0;
    int m_estimateGeneration = 0;
    bool m_figuresOnly = false;
    bool m_indexed = false; ///< made or being made
    bool m_computing = false;
    bool m_again = false;
};

/// Calls f(index in the table, sample, its gaps) for the requests sent within the window; for all of them for
/// All.
template <typename F>
void forEachWithin(const SampleTable &table, const MeasuringWindow &window, F f)
{
    double origin = std::numeric_limits<double>::infinity();
    for (const RequestSample &request : table.requests) {
        if (request.sent)
            origin = std::min(origin, request.start);
    }
    int index = 0;
    table.forEach([&](const RequestSample &request, std::span<const double> gaps) {
        const double at = request.start - origin;
        const bool inside = window.kind == MeasuringWindow::Kind::All ? true
                            : window.kind == MeasuringWindow::Kind::Requests
                                ? index >= window.firstRequest && index < window.endRequest
                                : request.sent && at >= window.from && at < window.to;
        if (inside)
            f(index, request, gaps);
        ++index;
    });
}

/// The requests sent within the window; all of them for All.
SampleTable withinWindow(const SampleTable &table, const MeasuringWindow &window);

} // namespace servescope

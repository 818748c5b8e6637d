// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explorer/point_focus.h"

#include "core/results/run_paths.h"
#include "ui/common/error_text.h"
#include "ui/common/in_pool.h"

#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr size_t GapsToIndex = 200'000;

} // namespace

SampleTable withinWindow(const SampleTable &table, const MeasuringWindow &window)
{
    if (window.kind == MeasuringWindow::Kind::All)
        return table;
    SampleTable part;
    part.convention = table.convention;
    part.timed = table.timed;
    forEachWithin(table, window, [&part](int, const RequestSample &request, std::span<const double> gaps) {
        part.requests.push_back(request);
        part.gaps.insert(part.gaps.end(), gaps.begin(), gaps.end());
    });
    return part;
}

PointFocus::PointFocus(QObject *parent) : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(300ms);
    connect(&m_rest, &QTimer::timeout, this, &PointFocus::estimate);
}

void PointFocus::setPoint(const StoredRun &run, const StoredPoint &point)
{
    const QString wanted =
        u"%1\n%2\n%3/%4/%5"_s.arg(run.path, point.entry.point.id, runStateName(point.entry.state))
            .arg(point.entry.completed)
            .arg(point.entry.failed);
    m_run = run;
    m_point = point;
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    m_loaded.clear();
    say(tr("Reading the requests…"));
}

void PointFocus::clear()
{
    m_wanted.clear();
    m_loaded.clear();
    m_run = {};
    m_point = {};
    say(tr("Choose a point in the table above."));
}

void PointFocus::say(const QString &reason, bool figuresOnly)
{
    m_figuresOnly = figuresOnly;
    ++m_generation;
    ++m_tableGeneration;
    ++m_estimateGeneration;
    m_reason = reason;
    m_data.reset();
    m_outline.reset();
    takeTable({});
    m_figures.reset();
    m_estimates.clear();
    m_selection.clear();
    m_window = {};
    Q_EMIT dataChanged();
    Q_EMIT figuresChanged();
    Q_EMIT selectionChanged();
}

void PointFocus::load()
{
    if (m_wanted.isEmpty() || m_wanted == m_loaded)
        return;
    m_loaded = m_wanted;
    if (m_point.entry.state == RunState::Queued || m_point.entry.state == RunState::Skipped) {
        say(tr("This point was not run, so it has no requests."));
        return;
    }
    const int generation = ++m_generation;
    inPool(
        this, [run = m_run, point = m_point] { return readPointOutline(run, point); },
        [this, generation](const SharedPointData &outline) {
            if (generation != m_generation)
                return;
            m_outline = outline;
            if (outline)
                Q_EMIT outlineChanged();
            readAll(generation);
        });
}

void PointFocus::readAll(int generation)
{
    inPool(
        this, [run = m_run, point = m_point] { return readPointData(run, point); },
        [this, generation](const Result<SharedPointData> &data) {
            if (generation == m_generation)
                take(data);
        });
}

void PointFocus::take(const Result<SharedPointData> &data)
{
    if (!data) {
        const QString remark = pointRemark(m_point);
        if (remark.isEmpty() && m_point.hasResult() &&
            !QFileInfo::exists(pointJournalPath(m_run.path, m_point.entry.point.id)))
            say(tr("This result holds figures only, no values of single requests."), true);
        else
            say(remark.isEmpty() ? errorText(data.error()) : remark);
        return;
    }
    m_data = *data;
    m_outline.reset();
    m_reason.clear();
    if (m_data->fixed)
        m_convention = *m_data->fixed;
    const bool ready = m_data->table.convention == m_convention;
    if (ready)
        takeTable(std::shared_ptr<const SampleTable>(m_data, &m_data->table));
    Q_EMIT dataChanged();
    if (ready)
        recompute();
    else
        makeTable();
}

double PointFocus::windowFrom() const
{
    return m_window.kind == MeasuringWindow::Kind::Time ? m_window.from : 0;
}

double PointFocus::windowTo() const
{
    if (m_window.kind == MeasuringWindow::Kind::Time)
        return m_window.to;
    return m_data ? m_data->seconds : m_outline ? m_outline->seconds : 0;
}

void PointFocus::setWindow(const MeasuringWindow &window)
{
    MeasuringWindow wanted = window;
    if (m_data && wanted.kind == MeasuringWindow::Kind::Time) {
        wanted.from = std::clamp(wanted.from, 0.0, m_data->seconds);
        wanted.to = std::clamp(wanted.to, wanted.from, m_data->seconds);
        if (wanted.from <= 0 && wanted.to >= m_data->seconds)
            wanted = {};
    }
    if (wanted == m_window)
        return;
    m_window = wanted;
    Q_EMIT windowChanged();
    recompute();
}

void PointFocus::setConvention(Convention convention)
{
    if (convention == m_convention || (m_data && m_data->fixed))
        return;
    m_convention = convention;
    makeTable();
}

void PointFocus::makeTable()
{
    if (!m_data)
        return;
    const int generation = ++m_tableGeneration;
    inPool(
        this,
        [data = m_data, convention = m_convention] {
            return data->table.convention == convention
                       ? std::shared_ptr<const SampleTable>(data, &data->table)
                       : std::make_shared<const SampleTable>(sampleTable(data->records, convention));
        },
        [this, generation](const std::shared_ptr<const SampleTable> &table) {
            if (generation != m_tableGeneration)
                return;
            takeTable(table);
            Q_EMIT tableChanged();
            recompute();
        });
}

void PointFocus::takeTable(std::shared_ptr<const SampleTable> table)
{
    m_table = std::move(table);
    m_index.reset();
    m_indexed = false;
}

/// Of many requests, after their first figures are there: so that moving the window is fluid.
void PointFocus::makeIndex()
{
    if (m_indexed || m_table->gaps.size() < GapsToIndex)
        return;
    m_indexed = true;
    inPool(
        this, [table = m_table] { return std::make_shared<const FigureIndex>(*table); },
        [this, table = m_table](const std::shared_ptr<const FigureIndex> &index) {
            if (table == m_table)
                m_index = index;
        });
}

QMap<QString, double> PointFocus::objectives() const
{
    QMap<QString, double> objectives;
    const QJsonObject stored = m_point.result["servescope"_L1].toObject()["goodput"_L1].toObject();
    for (auto it = stored.begin(); it != stored.end(); ++it) {
        if (it->isDouble())
            objectives[it.key()] = it->toDouble();
    }
    return objectives;
}

void PointFocus::recompute()
{
    if (!m_table)
        return;
    m_rest.stop();     // what is being computed must not wait for the intervals of what was before
    if (m_computing) { // the newest window is computed when this one is done
        m_again = true;
        return;
    }
    m_computing = true;
    m_again = false;
    FigureOptions options;
    options.window = m_window;
    options.goodput = objectives();
    inPool(
        this, [table = m_table, index = m_index, options] { return figuresOf(*table, options, index.get()); },
        [this, table = m_table](const Figures &figures) {
            m_computing = false;
            if (m_again || table != m_table) {
                recompute();
                return;
            }
            m_figures = figures;
            makeIndex();
            ++m_estimateGeneration;
            m_estimates.clear();
            m_rest.start();
            Q_EMIT figuresChanged();
        });
}

void PointFocus::estimate()
{
    if (!m_table || !m_figures)
        return;
    const int generation = ++m_estimateGeneration;
    const SweepPoint &planned = m_point.entry.point;
    inPool(
        this,
        [table = m_table, window = m_window, rate = planned.requestRate, figures = *m_figures] {
            MeasuredPoint point;
            point.requestRate = rate;
            point.completed = figures.completed;
            point.recomputable = true;
            point.samples = [&](Convention) { return std::optional(withinWindow(*table, window)); };
            auto estimates = pointFigures({&point}, table->convention);
            for (MetricComparison &each : estimates) {
                // In a window of time rates count what was delivered in it, whoever was sent when.
                const double own = each.key == "output_throughput"_L1    ? figures.outputThroughput
                                   : each.key == "request_throughput"_L1 ? figures.requestThroughput
                                                                         : 0;
                if (own > 0 && each.baseline.value > 0) {
                    const double scale = own / each.baseline.value;
                    each.baseline.value = own;
                    each.baseline.lower *= scale;
                    each.baseline.upper *= scale;
                }
            }
            return estimates;
        },
        [this, generation](const std::vector<MetricComparison> &estimates) {
            if (generation != m_estimateGeneration)
                return;
            m_estimates = estimates;
            Q_EMIT estimatesChanged();
        });
}

void PointFocus::select(std::vector<int> records)
{
    std::ranges::sort(records);
    records.erase(std::unique(records.begin(), records.end()), records.end());
    if (records == m_selection)
        return;
    m_selection = std::move(records);
    Q_EMIT selectionChanged();
}

bool PointFocus::isSelected(int record) const
{
    return std::ranges::binary_search(m_selection, record);
}

} // namespace servescope

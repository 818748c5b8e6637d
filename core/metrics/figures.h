// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/samples.h"

#include <QMap>

#include <map>
#include <optional>

namespace servescope {

class FigureIndex;

/// Which part of a point is evaluated. Times are seconds since the first dispatch; a request belongs to a
/// window of time when it was sent in [from, to), to a window of requests by its index.
struct MeasuringWindow
{
    enum class Kind { All, Time, Requests } kind = Kind::All;
    double from = 0;
    double to = 0;
    int firstRequest = 0;
    int endRequest = 0; ///< one past the last

    static MeasuringWindow time(double from, double to) { return {Kind::Time, from, to, 0, 0}; }
    static MeasuringWindow requests(int first, int end) { return {Kind::Requests, 0, 0, first, end}; }
    bool operator==(const MeasuringWindow &) const = default;
};

/// What is proposed and why it could be: without the reach of ramp and drain.
struct WindowProposal
{
    MeasuringWindow window;
    int peak = 0;      ///< most requests in flight
    bool cuts = false; ///< false: nothing to cut, the window is All
};

/// Closed loop (`concurrency` set): from the moment that ceil(0.95·C) requests are in flight to the last at
/// which they still are. Open loop: from the first to the last dispatch, without the drain.
WindowProposal proposeWindow(const SampleTable &table, std::optional<int> concurrency);

struct FigureOptions
{
    MeasuringWindow window;
    std::vector<double> percentiles{50, 90, 95, 99};
    QMap<QString, double>
        goodput; ///< "ttft" | "tpot" | "itl" | "e2el" → ms; a request is good when each is ≤
    bool leaveOutZeroTtft = false; ///< "successes" without a first token, as older vLLM clients counted them
};

/// The distribution of one metric in ms.
struct MetricFigures
{
    qint64 count = 0;
    double mean = 0, median = 0, stddev = 0, min = 0, max = 0; ///< only with count > 0
    std::map<double, double> percentiles;
    bool available() const { return count > 0; }
};

/// What a client of that convention would report about the window.
struct Figures
{
    Convention convention = Convention::Vllm;
    int completed = 0;
    int failed = 0;
    double durationSeconds = 0;
    double inputTokens = 0, outputTokens = 0; ///< delivered in the window
    double requestThroughput = 0, outputThroughput = 0, totalTokenThroughput = 0;
    std::optional<double> requestGoodput;
    double meanInFlight = 0; ///< time average of the requests in flight
    int maxInFlight = 0;     ///< departures before arrivals
    MetricFigures ttft, tpot, itl, e2el, queue;
};

/// Everything above from the values. With the window All and the convention Vllm it equals summarize().
/// In a window of time rates count what was delivered in it: requests that ended, output tokens by the share
/// of their events. `index`: of the same table, makes a window of time of many requests fast.
Figures figuresOf(const SampleTable &table, const FigureOptions &options, const FigureIndex *index = nullptr);

/// sampleTable() and figuresOf(): 100,000 requests of 128 events take well below a second.
Figures recompute(std::span<const RequestRecord> records, Convention convention,
                  const FigureOptions &options);

/// Mean, deviation and percentiles of values in any order, without sorting them: one pass counts them by the
/// leading bits of the number, and only the few places that hold a wanted rank are ordered. `step`: the
/// smallest value that p % of the values do not exceed, instead of linear interpolation.
MetricFigures metricFigures(std::span<const double> values, const std::vector<double> &percentiles,
                            bool step = false);
/// The same, each value counting `weight` times (≥ 0); percentiles are steps.
MetricFigures weightedFigures(std::span<const double> values, std::span<const double> weights,
                              const std::vector<double> &percentiles);

} // namespace servescope

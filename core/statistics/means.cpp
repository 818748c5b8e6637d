// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/statistics/distributions.h"
#include "core/statistics/estimate.h"

#include <algorithm>
#include <cmath>

namespace servescope {

namespace {

constexpr double oneSided = 0.975;
constexpr size_t mostClusters = 1000;
constexpr int replicates = 999;

double meanOf(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// Sum of squares about the mean, over n − 1.
double varianceOf(std::span<const double> values)
{
    const double mean = meanOf(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

/// Numerator and denominator of one cluster; the numerator is a residual (x − θ·w), so that sums stay small.
struct Cluster
{
    double x = 0, w = 0;
};

/// θ and its standard error from the sums over clusters (linearised ratio).
struct Sums
{
    double x = 0, w = 0, xx = 0, xw = 0, ww = 0;
    void add(const Cluster &cluster)
    {
        x += cluster.x;
        w += cluster.w;
        xx += cluster.x * cluster.x;
        xw += cluster.x * cluster.w;
        ww += cluster.w * cluster.w;
    }
    double ratio() const { return x / w; }
    double error(size_t n) const
    {
        const double r = ratio();
        const double squares = std::fmax(0, xx - 2 * r * xw + r * r * ww);
        return std::sqrt(squares * static_cast<double>(n) / static_cast<double>(n - 1)) / std::abs(w);
    }
};

/// Quantiles of (θ* − θ)/se* over resamples of the clusters.
std::pair<double, double> studentisedTails(const std::vector<Cluster> &clusters, quint64 seed)
{
    Random random(seed, 0x626f6f74);
    const size_t n = clusters.size();
    std::vector<double> scores;
    scores.reserve(replicates);
    for (int i = 0; i < replicates; ++i) {
        Sums sums;
        for (size_t k = 0; k < n; ++k)
            sums.add(clusters[static_cast<size_t>(random.uniform() * static_cast<double>(n))]);
        const double error = sums.error(n);
        if (error > 0 && sums.w != 0)
            scores.push_back(sums.ratio() / error); // the residuals' own ratio is 0
    }
    std::ranges::sort(scores);
    if (scores.size() < 100)
        return {studentQuantile(1 - oneSided, double(n - 1)), studentQuantile(oneSided, double(n - 1))};
    const auto at = [&scores](double p) {
        return scores[static_cast<size_t>(std::lround(p * static_cast<double>(scores.size() - 1)))];
    };
    return {at(1 - oneSided), at(oneSided)};
}

} // namespace

double designEffect(std::span<const double> valuesInOrder, double rarity)
{
    const size_t n = valuesInOrder.size();
    // Rare events need longer batches, else their few occurrences look like waves.
    const double most = static_cast<double>(n) * std::min(rarity, 1 - rarity) / 5;
    const auto batches = static_cast<size_t>(std::min({std::sqrt(static_cast<double>(n)), most, 30.0}));
    if (batches < 7)
        return 1;
    const double single = varianceOf(valuesInOrder);
    if (!(single > 0))
        return 1;
    std::vector<double> means;
    for (size_t k = 0; k < batches; ++k) {
        const size_t from = k * n / batches;
        means.push_back(meanOf(valuesInOrder.subspan(from, (k + 1) * n / batches - from)));
    }
    const double effect = static_cast<double>(n) / static_cast<double>(batches) * varianceOf(means) / single;
    const auto degrees = static_cast<double>(batches - 1);
    if (effect <= chiSquareQuantile(0.9, degrees) / degrees)
        return 1;
    const double fewBatches = studentQuantile(oneSided, degrees) / normalQuantile(oneSided);
    return effect * fewBatches * fewBatches;
}

Estimate ratioEstimate(std::span<const double> x, std::span<const double> w, quint64 seed)
{
    Estimate estimate;
    estimate.count = static_cast<qint64>(x.size());
    double sumX = 0;
    double sumW = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        sumX += x[i];
        sumW += w[i];
    }
    if (!(sumW > 0))
        return estimate;
    estimate.value = sumX / sumW;
    if (x.size() < 3)
        return estimate;
    std::vector<double> residuals(x.size());
    for (size_t i = 0; i < x.size(); ++i)
        residuals[i] = x[i] - estimate.value * w[i];
    const double stretch = std::sqrt(designEffect(residuals));

    const size_t n = std::min(x.size(), mostClusters);
    std::vector<Cluster> clusters(n);
    for (size_t i = 0; i < x.size(); ++i) {
        Cluster &cluster = clusters[i * n / x.size()];
        cluster.x += residuals[i];
        cluster.w += w[i];
    }
    Sums all;
    for (const Cluster &cluster : clusters)
        all.add(cluster);
    const double error = all.error(n) * stretch;
    estimate.basis = Estimate::Basis::Bootstrap;
    estimate.degrees = static_cast<double>(n - 1);
    auto [low, high] = n < 8 || error == 0 ? std::pair(studentQuantile(1 - oneSided, estimate.degrees),
                                                       studentQuantile(oneSided, estimate.degrees))
                                           : studentisedTails(clusters, seed);
    estimate.lower = estimate.value - high * error;
    estimate.upper = estimate.value - low * error;
    return estimate;
}

Estimate meanEstimate(std::span<const double> valuesInOrder, quint64 seed)
{
    const std::vector<double> ones(valuesInOrder.size(), 1.0);
    return ratioEstimate(valuesInOrder, ones, seed);
}

Estimate publishedMean(double mean, double stddev, qint64 count)
{
    Estimate estimate;
    estimate.value = mean;
    estimate.count = count;
    if (count < 3 || !(stddev >= 0) || !std::isfinite(mean))
        return estimate;
    // Published deviations divide by n.
    const double error = stddev / std::sqrt(static_cast<double>(count - 1));
    estimate.degrees = static_cast<double>(count - 1);
    const double reach = studentQuantile(oneSided, estimate.degrees) * error;
    estimate.lower = mean - reach;
    estimate.upper = mean + reach;
    estimate.basis = Estimate::Basis::Spread;
    return estimate;
}

Estimate repeatsEstimate(std::span<const double> values)
{
    Estimate estimate;
    estimate.count = static_cast<qint64>(values.size());
    if (values.empty())
        return estimate;
    estimate.value = meanOf(values);
    if (values.size() < 2)
        return estimate;
    const auto n = static_cast<double>(values.size());
    estimate.degrees = n - 1;
    const double reach = studentQuantile(oneSided, n - 1) * std::sqrt(varianceOf(values) / n);
    estimate.lower = estimate.value - reach;
    estimate.upper = estimate.value + reach;
    estimate.basis = Estimate::Basis::Repeats;
    return estimate;
}

double noiseBand(std::span<const double> repeats)
{
    if (repeats.size() < 2)
        return std::numeric_limits<double>::quiet_NaN();
    const double reach = studentQuantile(oneSided, static_cast<double>(repeats.size() - 1));
    return reach * std::sqrt(2 * varianceOf(repeats));
}

} // namespace servescope

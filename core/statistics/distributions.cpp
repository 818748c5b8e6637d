// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/statistics/distributions.h"

#include <cmath>
#include <limits>

namespace servescope {

namespace {

/// The continued fraction of the incomplete beta function, by Lentz's method.
double betaFraction(double x, double a, double b)
{
    constexpr double tiny = 1e-300;
    const auto guarded = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / guarded(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m < 10'000; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / guarded(1 + even * d);
        c = guarded(1 + even / c);
        result *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / guarded(1 + odd * d);
        c = guarded(1 + odd / c);
        const double step = d * c;
        result *= step;
        if (std::abs(step - 1) < 1e-14)
            break;
    }
    return result;
}

/// std::lgamma() sets a global variable; this one may run in any thread.
double logGamma(double x)
{
    // Lanczos, g = 7, nine coefficients.
    static constexpr double coefficients[] = {
        0.99999999999980993,  676.5203681218851,     -1259.1392167224028,
        771.32342877765313,   -176.61502916214059,   12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
    const double y = x - 1;
    double sum = coefficients[0];
    for (int i = 1; i < 9; ++i)
        sum += coefficients[i] / (y + i);
    const double t = y + 7.5;
    return 0.9189385332046727 + (y + 0.5) * std::log(t) - t + std::log(sum);
}

/// The regularised incomplete beta function I_x(a, b).
double incompleteBeta(double x, double a, double b)
{
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    const double front =
        std::exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * betaFraction(x, a, b) / a
                                     : 1 - front * betaFraction(1 - x, b, a) / b;
}

template <typename Cdf>
double byBisection(double p, double low, double high, Cdf cdf)
{
    for (int i = 0; i < 200 && high - low > 1e-12 * (1 + std::abs(low)); ++i) {
        const double middle = (low + high) / 2;
        (cdf(middle) < p ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

double normalCdf(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double normalQuantile(double p)
{
    return byBisection(p, -40, 40, normalCdf);
}

double studentCdf(double t, double degrees)
{
    if (!(degrees < 1e7))
        return normalCdf(t);
    const double tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
    return t > 0 ? 1 - tail : tail;
}

double studentQuantile(double p, double degrees)
{
    if (!(degrees < 1e7))
        return normalQuantile(p);
    double reach = 10;
    while (studentCdf(reach, degrees) < std::fmax(p, 1 - p) && reach < 1e12)
        reach *= 10;
    return byBisection(p, -reach, reach, [degrees](double t) { return studentCdf(t, degrees); });
}

double binomialCdf(double k, double n, double p)
{
    if (k < 0)
        return 0;
    if (k >= n)
        return 1;
    return incompleteBeta(1 - p, n - k, k + 1);
}

double chiSquareQuantile(double p, double degrees)
{
    const double spread = 2 / (9 * degrees);
    const double root = 1 - spread + normalQuantile(p) * std::sqrt(spread);
    return degrees * std::pow(std::fmax(root, 0), 3);
}

} // namespace servescope

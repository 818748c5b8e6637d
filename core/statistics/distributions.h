// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// Probabilities of the textbook distributions, to about ten digits. Quantiles take 0 < p < 1.
double normalCdf(double z);
double normalQuantile(double p);
/// Student's t with `degrees` > 0 degrees of freedom; infinite degrees are the normal distribution.
double studentCdf(double t, double degrees);
double studentQuantile(double p, double degrees);
/// P(X ≤ k) for X ~ Binomial(n, p); 0 for k < 0, 1 for k ≥ n.
double binomialCdf(double k, double n, double p);
/// By Wilson and Hilferty's cube root (1931), good to a percent from three degrees on.
double chiSquareQuantile(double p, double degrees);

} // namespace servescope

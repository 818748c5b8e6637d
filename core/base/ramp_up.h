// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace servescope {

/// A request rate that changes over a run (vllm bench serve --ramp-up-strategy).
struct RampUp
{
    enum class Strategy { Linear, Exponential };
    Strategy strategy = Strategy::Linear;
    double startRate = 0; ///< requests/s of the first and of the last request; both above 0
    double endRate = 0;
    bool operator==(const RampUp &) const = default;
};

/// The rate for request `index` of `count`: s + (e − s)·k/(n − 1), or s·(e/s)^(k/(n − 1)).
double rampRate(const RampUp &ramp, int index, int count);

} // namespace servescope

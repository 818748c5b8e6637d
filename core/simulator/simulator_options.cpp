// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator_options.h"

#include "core/simulator/fault.h"
#include "core/simulator/server_kind.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

QString wrongOption(const SimulatorOptions &options)
{
    static constexpr Nanoseconds longest = std::chrono::hours(24);
    const auto duration = [](Nanoseconds value) { return value >= Nanoseconds::zero() && value <= longest; };
    const auto within = [](double value, double low, double high) {
        return std::isfinite(value) && value >= low && value <= high;
    };
    if (!serverKind(options.server))
        return u"there is no server “%1” to imitate; there are: %2"_s.arg(options.server,
                                                                          simulatorServers().join(", "_L1));
    double shares = 0;
    for (const SimulatorFault &fault : options.faults) {
        if (!faultOf(fault.name))
            return u"there is no fault “%1”; there are: %2"_s.arg(fault.name,
                                                                  simulatorFaults().join(", "_L1));
        if (!within(fault.share, 0, 1))
            return u"the share of a fault must be between 0 and 1"_s;
        shares += fault.share;
    }
    if (shares > 1 + 1e-9)
        return u"the shares of the faults add up to more than 1"_s;
    if (options.model.isEmpty())
        return u"the model name is empty"_s;
    if (options.exact && (!duration(options.exact->ttft) || !duration(options.exact->itl)))
        return u"the times of exact mode must be between 0 and 24 hours"_s;
    if (options.maxRunning < 1 || options.maxRunning > 1000000)
        return u"the number of running sequences must be between 1 and 1000000"_s;
    if (!within(options.prefillTokensPerSecond, 1, 1e12))
        return u"the prefill speed must be between 1 and 1e12 tokens per second"_s;
    if (!duration(options.prefillBase) || !duration(options.stepBase) || !duration(options.stepPerSequence))
        return u"the times of prefill and step must be between 0 and 24 hours"_s;
    if (options.stepBase + options.stepPerSequence == Nanoseconds::zero())
        return u"a step must take some time"_s;
    if (!within(options.noise, 0, 1))
        return u"the noise must be between 0 and 1"_s;
    if (options.cacheTokens < 0 || options.cacheTokens > 1'000'000'000'000)
        return u"the room of the KV cache must be between 0 and 1e12 tokens"_s;
    if (!duration(options.coldStart) || !duration(options.pause))
        return u"the times of cold start and pause must be between 0 and 24 hours"_s;
    if (!within(options.pauseShare, 0, 1))
        return u"the share of steps with a pause must be between 0 and 1"_s;
    if (options.maxModelLength < 2 || options.maxModelLength > 100000000)
        return u"the model length must be between 2 and 100000000 tokens"_s;
    if (!within(options.earlyStop, 0, 1))
        return u"the chance of an early stop must be between 0 and 1"_s;
    if (!duration(options.keepAliveTimeout))
        return u"the keep-alive timeout must be between 0 and 24 hours"_s;
    return {};
}

} // namespace

Result<void> checkOptions(const SimulatorOptions &options)
{
    const QString problem = wrongOption(options);
    if (problem.isEmpty())
        return {};
    return Error{u"simulator.options"_s,
                 u"The built-in server cannot start: %1."_s.arg(problem),
                 u"Correct this setting of the built-in server."_s,
                 {problem}};
}

} // namespace servescope

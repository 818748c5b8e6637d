// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/fault.h"

#include <array>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

constexpr quint64 faultStream = 3; // of the seed's random numbers

struct Row
{
    QLatin1StringView name;
    FaultKind kind;
};

constexpr std::array rows{
    Row{"too-long"_L1, FaultKind::TooLong}, Row{"unknown-model"_L1, FaultKind::UnknownModel},
    Row{"loading"_L1, FaultKind::Loading},  Row{"redirect"_L1, FaultKind::Redirect},
    Row{"html"_L1, FaultKind::Html},        Row{"wrong-type"_L1, FaultKind::WrongType},
    Row{"bad-json"_L1, FaultKind::BadJson}, Row{"stream-error"_L1, FaultKind::StreamError},
    Row{"cut"_L1, FaultKind::Cut},          Row{"cut-clean"_L1, FaultKind::CutClean},
    Row{"reset"_L1, FaultKind::Reset},      Row{"reset-before"_L1, FaultKind::ResetBefore},
    Row{"silent"_L1, FaultKind::Silent},    Row{"slow-headers"_L1, FaultKind::SlowHeaders},
    Row{"stall"_L1, FaultKind::Stall},      Row{"early-stop"_L1, FaultKind::EarlyStop},
    Row{"runaway"_L1, FaultKind::Runaway},  Row{"no-tokens"_L1, FaultKind::NoTokens},
    Row{"no-usage"_L1, FaultKind::NoUsage}, Row{"buffered"_L1, FaultKind::Buffered},
    Row{"close"_L1, FaultKind::Close},      Row{"compressed"_L1, FaultKind::Compressed},
};

} // namespace

std::optional<Fault> faultOf(const QString &name)
{
    for (const Row &row : rows) {
        if (name == row.name)
            return Fault{row.kind, 0};
    }
    if (name.startsWith("http-"_L1)) {
        bool good = false;
        const int status = name.mid(5).toInt(&good);
        if (good && status >= 400 && status <= 599)
            return Fault{FaultKind::HttpStatus, status};
    }
    return std::nullopt;
}

QStringList simulatorFaults()
{
    QStringList names{u"http-STATUS"_s};
    for (const Row &row : rows)
        names += row.name;
    return names;
}

FaultDice::FaultDice(const SimulatorOptions &options) : m_random(options.seed, faultStream)
{
    for (const SimulatorFault &fault : options.faults) {
        if (const auto known = faultOf(fault.name))
            m_faults.emplace_back(*known, fault.share);
    }
}

std::optional<Fault> FaultDice::throwOnce()
{
    if (m_faults.empty())
        return std::nullopt;
    double left = m_random.uniform();
    for (const auto &[fault, share] : m_faults) {
        if (left < share)
            return fault;
        left -= share;
    }
    return std::nullopt;
}

} // namespace servescope

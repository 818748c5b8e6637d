// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/record/request_record.h"
#include "core/selftest/self_test_result.h"

#include <QHash>

namespace servescope {

/// What the simulator's log says of one request, on the machine's monotonic clock.
struct GroundTruth
{
    Nanoseconds received{};
    std::vector<Nanoseconds> tokens;
};

/// The streamed requests of a log as `servescope simulate --truth` writes it, by their x-request-id.
/// Errors: selftest.truth.
Result<QHash<QByteArray, GroundTruth>> readGroundTruth(const QByteArray &lines);

/// Fills in the errors of a point. Record i is the request `prefix` + i; requests whose number of events is
/// not that of the log count as failed.
void compareWithTruth(const std::vector<RequestRecord> &records, const QByteArray &prefix,
                      const QHash<QByteArray, GroundTruth> &truth, SelfTestPoint &point);

} // namespace servescope

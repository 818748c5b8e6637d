// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"

#include <optional>

namespace servescope {

/// Points of one pair of lengths, by ascending load; only those where something completed.
using AdviceFamily = std::vector<const PointEvidence *>;
std::vector<AdviceFamily> familiesOf(const RunEvidence &run);

/// The rules. Each gives nothing where its evidence is missing; its limits stand beside its code.
std::optional<Advice> adviseClient(const RunEvidence &run);
std::optional<Advice> adviseFewSamples(const RunEvidence &run);
std::optional<Advice> advisePrefixCache(const RunEvidence &run);
std::optional<Advice> adviseColdStart(const RunEvidence &run);
std::optional<Advice> adviseObjective(const RunEvidence &run, const AdviceFamily &family);
std::optional<Advice> adviseSaturation(const AdviceFamily &family);
std::optional<Advice> adviseQueueing(const AdviceFamily &family);
std::optional<Advice> advisePrefill(const RunEvidence &run);
std::optional<Advice> adviseUnstable(const RunEvidence &run);
std::optional<Advice> adviseJitter(const RunEvidence &run);

/// "128 → 64 tokens", "concurrency 16" or "4 req/s", translated.
QString familyName(const PointEvidence &point);
QString loadName(const PointEvidence &point);
QStringList idsOf(const std::vector<const PointEvidence *> &points);

/// A value of each successful request that has it, ascending.
std::vector<double> sortedValues(const PointEvidence &point, double RequestSample::*value);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace servescope {

/// What the makers of sections share.
struct SectionInput
{
    const std::vector<ReportRun> &runs;
    const ReportOptions &options;
    ReportDocument &document; ///< charts are added to it
    bool several() const { return runs.size() > 1; }
};

std::vector<ReportBlock> summarySection(SectionInput &input);
/// Empty for a single run. Computes intervals of each pair: slow.
std::vector<ReportBlock> comparisonSection(SectionInput &input);
std::vector<ReportBlock> curvesSection(SectionInput &input);
std::vector<ReportBlock> distributionsSection(SectionInput &input);
std::vector<ReportBlock> pointsSection(SectionInput &input);
std::vector<ReportBlock> findingsSection(SectionInput &input);
std::vector<ReportBlock> instrumentSection(SectionInput &input);
std::vector<ReportBlock> reproduceSection(SectionInput &input);

} // namespace servescope

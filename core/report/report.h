// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"
#include "core/report/report_run.h"

#include <QDateTime>
#include <QSet>

#include <functional>

namespace servescope {

/// The sections a report can have, in their order.
enum class ReportPart { Summary, Comparison, Curves, Distributions, Points, Findings, Instrument, Reproduce };
QString reportPartName(ReportPart part);  ///< "summary", "curves" …: for flags and anchors
QString reportPartTitle(ReportPart part); ///< translated
const std::vector<ReportPart> &allReportParts();

struct ReportOptions
{
    QString title; ///< empty = made from the runs
    QString author, notes;
    ReportLogo logo; ///< beside the title in HTML and PDF; see readLogo()
    QString language = QStringLiteral("en");
    QSet<ReportPart> parts{ReportPart::Summary,       ReportPart::Comparison, ReportPart::Curves,
                           ReportPart::Distributions, ReportPart::Points,     ReportPart::Findings,
                           ReportPart::Instrument,    ReportPart::Reproduce};
    QDateTime made; ///< invalid = no time stamp
    /// An error in the language of the report; without it its English sentence.
    std::function<QString(const Error &)> errorSentence;
};

/// Reads a logo: PNG, JPEG or SVG of at most 1 MiB. Errors: those of readFile(), report.logo_type.
Result<ReportLogo> readLogo(const QString &path);

/// The report about those runs (at least one), in the language of translate(). Its charts come from the same
/// figures as its tables.
ReportDocument makeReport(const std::vector<ReportRun> &runs, const ReportOptions &options);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace servescope {

/// For a pull request: title, summary in words, a table of the points and the advice. No charts.
QByteArray markdownReport(const ReportDocument &document);

/// A row per point: run and point, the columns of aggregate_results.csv under their names, then the 95 %
/// interval of each figure that has one (…_low, …_high; an open end is an empty cell). RFC 4180, UTF-8, '.'
/// as decimal point in every locale; a figure without a value is an empty cell.
QByteArray pointsCsv(const std::vector<ReportRun> &runs);

/// A row per request of every point whose single requests are known: run, point, index, times in s since the
/// first dispatch, latencies in ms, tokens, success.
QByteArray requestsCsv(const std::vector<ReportRun> &runs);

/// Each point with a result as a file of `vllm bench serve`: POINT.json, with the run's name first where
/// there are several. Of a run folder the stored file, byte for byte; of others the figures without their
/// arrays. Errors: those of readFile().
Result<std::vector<std::pair<QString, QByteArray>>> vllmFiles(const std::vector<ReportRun> &runs);

} // namespace servescope

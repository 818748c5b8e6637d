// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

namespace servescope {

/// What an aggregation found: how many results became rows, and a sentence for each JSON file that did not.
struct Aggregate
{
    QByteArray csv;
    int rows = 0;
    QStringList skipped;
};

/// All vLLM result files in the folder and its subfolders, as aggregate_results.csv: one row each, by file
/// name in natural order; RFC 4180, UTF-8, '.' as decimal point; a metric without a value is an empty cell.
/// Errors: results.no_folder, results.nothing_found.
Result<Aggregate> aggregateFolder(const QString &folder);

/// aggregateFolder() written to folder/aggregate_results.csv; gives the aggregate.
Result<Aggregate> writeAggregate(const QString &folder);

} // namespace servescope

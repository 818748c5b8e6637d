// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aggregate_command.h"

#include "app/exit_codes.h"
#include "app/terminal.h"
#include "core/results/aggregate_csv.h"

#include <QDir>

namespace servescope {

using namespace Qt::StringLiterals;

const CommandSpec &aggregateSpec()
{
    static constexpr CommandSpec spec{
        "aggregate",
        "Gathers all vLLM result files of a folder and its subfolders into its aggregate_results.csv.",
        "DIR",
        1,
        1,
        {},
        {},
        {}};
    return spec;
}

int runAggregate(const Arguments &arguments)
{
    const QString folder = arguments.operands().first();
    const Result<Aggregate> aggregate = writeAggregate(folder);
    if (!aggregate) {
        printError(u"aggregate"_s, aggregate.error());
        return ExitUsage;
    }
    for (const QString &skipped : aggregate->skipped)
        printErr(skipped + u'\n');
    const QString file = QDir(folder).filePath(u"aggregate_results.csv"_s);
    const QString results = aggregate->rows == 1 ? u"1 result"_s : u"%1 results"_s.arg(aggregate->rows);
    printOut(u"%1: %2\n"_s.arg(QDir::cleanPath(file), results));
    return ExitFine;
}

} // namespace servescope

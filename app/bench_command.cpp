// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_command.h"

#include "app/bench_options.h"
#include "app/bench_run.h"
#include "app/composition.h"
#include "app/exit_codes.h"
#include "app/interrupts.h"
#include "app/progress_line.h"
#include "app/terminal.h"
#include "core/results/summary_text.h"

#include <QCoreApplication>
#include <QTimer>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

const QString commandName = u"bench"_s;

/// The sentence of the newest failed request, where some failed but the point stands.
void reportFailures(const PointResult &result)
{
    if (result.summary.failed == 0)
        return;
    QString example;
    for (const RequestRecord &record : result.records) {
        if (!record.ok())
            example = record.errorMessage;
    }
    printErr(u"servescope bench: %1 of %2 requests failed, the last with: %3\n"_s.arg(result.summary.failed)
                 .arg(result.records.size())
                 .arg(example));
}

bool objectiveMissed(const BenchOptions &options, const PointResult &result)
{
    if (!options.failUnder || !result.summary.requestGoodput)
        return false;
    const double good = *result.summary.requestGoodput * result.summary.durationSeconds;
    const double share = good / result.setup.numPrompts;
    if (share >= *options.failUnder - 1e-9)
        return false;
    printErr(u"servescope bench: %1 % of the requests met every objective; --fail-under asks for %2 %.\n"_s
                 .arg(share * 100, 0, 'f', 1)
                 .arg(*options.failUnder * 100, 0, 'f', 1));
    return true;
}

int report(const BenchOptions &options, const BenchRun &run)
{
    const bool failed = !run.error().code.isEmpty();
    if (failed)
        printError(commandName, run.error());
    if (run.cancelled())
        printErr(u"servescope bench: interrupted.\n"_s);
    if (run.result()) {
        if (!failed)
            reportFailures(*run.result());
        printOut(summaryText(*run.result()));
    }
    if (!run.resultFile().isEmpty())
        printErr(u"result: %1\n"_s.arg(run.resultFile()));
    if (!run.runFolder().isEmpty())
        printErr(u"run:    %1\n"_s.arg(run.runFolder()));
    if (run.cancelled())
        return ExitInterrupted;
    if (failed)
        return ExitRunFailed;
    return run.result() && objectiveMissed(options, *run.result()) ? ExitObjectiveMissed : ExitFine;
}

} // namespace

int runBench(const Arguments &arguments)
{
    const Result<BenchOptions> options = benchOptions(arguments);
    if (!options) {
        printError(commandName, options.error());
        return ExitUsage;
    }
    Interrupts interrupts;
    const std::unique_ptr<BenchRun> run = makeBenchRun(*options);
    QObject::connect(&interrupts, &Interrupts::interrupted, run.get(), &BenchRun::cancel);
    QObject::connect(run.get(), &BenchRun::finished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    {
        ProgressLine progress;
        QObject::connect(run.get(), &BenchRun::prepared, run.get(),
                         [&progress](const QString &model, const QString &note) {
                             progress.line("model:     "_L1 + model);
                             progress.line("tokenizer: "_L1 + note);
                         });
        QTimer timer;
        timer.setInterval(std::chrono::milliseconds(250));
        QObject::connect(&timer, &QTimer::timeout, run.get(), [&progress, &run] {
            const LoadSnapshot now = run->snapshot();
            progress.show({}, now.shareDone(), now, std::nullopt);
        });
        timer.start();
        run->start();
        QCoreApplication::exec();
        timer.stop();
        QObject::disconnect(run.get(), &BenchRun::prepared, nullptr, nullptr);
    }
    return report(*options, *run);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resume_command.h"

#include "app/composition.h"
#include "app/exit_codes.h"
#include "app/sweep_command.h"
#include "app/sweep_session.h"
#include "app/terminal.h"
#include "core/backend/backend.h"
#include "core/scenario/scenario_text.h"

#include <QDir>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr FlagSpec flags[] = {
    {"--save-detailed", FlagSpec::Kind::Switch, "", "", 0, 0,
     "Put the per-request arrays into the result files too"},
};

/// All points have their result, but the run was not closed: its end is written now.
int closeRun(const QString &folder)
{
    auto run = RunFolder::reopen(folder);
    const Result<void> closed = run ? (*run)->close(RunState::Finished) : Result<void>(run.error());
    if (!closed) {
        printError(u"resume"_s, closed.error());
        return ExitRunFailed;
    }
    printOut(u"All points of %1 are measured.\n"_s.arg(QDir::cleanPath(folder)));
    return ExitFine;
}

Result<SweepJob> jobOf(const QString &folder, const ResumePlan &plan)
{
    const ScenarioReading reading = readScenario(plan.scenarioText, backendKeys());
    for (const Diagnostic &diagnostic : reading.diagnostics)
        printErr(toText(diagnostic, QDir(folder).filePath(u"combos.yaml"_s)) + u'\n');
    if (!reading.usable())
        return Error{u"usage.bad_scenario"_s, u"%1 cannot be run as it is."_s.arg(folder), {}, {folder}};
    SweepJob job;
    job.scenario = reading.scenario;
    job.scenarioText = plan.scenarioText;
    job.title = QDir(folder).dirName();
    job.resumeFolder = QDir(folder).absolutePath();
    job.finishedPoints = plan.finished;
    job.apiKey = apiKeyFromEnvironment();
    return job;
}

} // namespace

const CommandSpec &resumeSpec()
{
    static constexpr CommandSpec spec{"resume",
                                      "Goes on with a run that was interrupted: points that have their "
                                      "result are kept, the others are measured.\n"
                                      "An API key is taken from OPENAI_API_KEY.",
                                      "RUN",
                                      1,
                                      1,
                                      flags,
                                      {},
                                      {}};
    return spec;
}

int runResume(const Arguments &arguments)
{
    const QString folder = arguments.operands().first();
    const Result<ResumePlan> plan = planResume(folder);
    if (!plan) {
        printError(u"resume"_s, plan.error());
        return ExitUsage;
    }
    if (plan->remaining.isEmpty())
        return closeRun(folder);
    Result<SweepJob> job = jobOf(folder, *plan);
    if (!job) {
        printError(u"resume"_s, job.error());
        return ExitUsage;
    }
    job.value().saveDetailed = arguments.has("--save-detailed");
    const std::unique_ptr<SweepSession> session = makeSweepSession(std::move(job).value());
    return runSession(*session);
}

} // namespace servescope

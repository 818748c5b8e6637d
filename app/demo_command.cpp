// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_command.h"

#include "app/composition.h"
#include "app/exit_codes.h"
#include "app/sweep_command.h"
#include "app/sweep_session.h"
#include "app/terminal.h"
#include "core/scenario/scenario_text.h"
#include "core/simulator/simulator.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr FlagSpec flags[] = {
    {"--result-dir", FlagSpec::Kind::Text, "DIR", "demo-results", 0, 0,
     "Folder that gets the run's own folder; made if missing"},
};

} // namespace

const CommandSpec &demoSpec()
{
    static constexpr CommandSpec spec{
        "demo",
        "Runs the bundled scenario on the built-in simulator: no server needed, under a minute.\n"
        "Writes the same files as sweep.",
        "",
        0,
        0,
        flags,
        {},
        {}};
    return spec;
}

int runDemo(const Arguments &arguments)
{
    Simulator simulator;
    if (const Result<void> started = simulator.start(); !started) {
        printError(u"demo"_s, started.error());
        return ExitRunFailed;
    }
    const QByteArray bundled = demoScenarioText();
    SweepJob job;
    job.scenario = readScenario(bundled).scenario;
    job.scenario.baseUrl = simulator.url().toString();
    const Result<QByteArray> text = patchScenario(bundled, job.scenario);
    if (!text) {
        printError(u"demo"_s, text.error());
        return ExitRunFailed;
    }
    job.scenarioText = *text;
    job.title = u"demo.yaml"_s;
    job.library = arguments.text("--result-dir");
    const std::unique_ptr<SweepSession> session = makeSweepSession(std::move(job));
    return runSession(*session);
}

} // namespace servescope

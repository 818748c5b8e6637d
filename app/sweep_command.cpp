// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_command.h"

#include "app/composition.h"
#include "app/exit_codes.h"
#include "app/interrupts.h"
#include "app/sweep_session.h"
#include "app/terminal.h"
#include "core/backend/backend.h"
#include "core/base/files.h"
#include "core/scenario/scenario_text.h"
#include "core/transport/network_defaults.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr FlagSpec flags[] = {
    {"--result-dir", FlagSpec::Kind::Text, "DIR", "results", 0, 0,
     "Folder that gets the run's own folder; made if missing"},
    {"--save-detailed", FlagSpec::Kind::Switch, "", "", 0, 0,
     "Put the per-request arrays into the result files too"},
    {"--insecure", FlagSpec::Kind::Switch, "", "", 0, 0,
     "Check no certificate: for servers with a self-made one"},
};

/// Prints every finding; gives the text when it can be run.
Result<SweepJob> readJob(const QString &file)
{
    const Result<QByteArray> text = readFile(file);
    if (!text)
        return text.error();
    const ScenarioReading reading = readScenario(*text, backendKeys());
    for (const Diagnostic &diagnostic : reading.diagnostics)
        printErr(toText(diagnostic, file) + u'\n');
    if (!reading.usable())
        return Error{u"usage.bad_scenario"_s, u"%1 cannot be run as it is."_s.arg(file), {}, {file}};
    SweepJob job;
    job.scenario = reading.scenario;
    job.scenarioText = *text;
    job.title = QFileInfo(file).fileName();
    return job;
}

} // namespace

const CommandSpec &sweepSpec()
{
    static constexpr CommandSpec spec{
        "sweep",
        "Measures every point of a combos.yaml, one after the other. Writes vLLM's JSON per point,\n"
        "aggregate_results.csv and the charts. An API key is taken from OPENAI_API_KEY.",
        "combos.yaml",
        1,
        1,
        flags,
        {},
        {}};
    return spec;
}

int runSession(SweepSession &session)
{
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::interrupted, &session, &SweepSession::cancel);
    QObject::connect(&session, &SweepSession::ended, &session,
                     [](int code) { QCoreApplication::exit(code); });
    QTimer::singleShot(0, &session, &SweepSession::start);
    return QCoreApplication::exec();
}

int runSweep(const Arguments &arguments)
{
    Result<SweepJob> job = readJob(arguments.operands().first());
    if (!job) {
        printError(u"sweep"_s, job.error());
        return ExitUsage;
    }
    acceptAnyCertificate(arguments.has("--insecure"));
    job.value().library = arguments.text("--result-dir");
    job.value().apiKey = apiKeyFromEnvironment();
    job.value().saveDetailed = arguments.has("--save-detailed");
    const std::unique_ptr<SweepSession> session = makeSweepSession(std::move(job).value());
    return runSession(*session);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulate_command.h"

#include "app/exit_codes.h"
#include "app/interrupts.h"
#include "app/terminal.h"
#include "core/base/files.h"
#include "core/simulator/simulator.h"

#include <QCoreApplication>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Kind = FlagSpec::Kind;

constexpr double hourMs = 3'600'000;

constexpr FlagSpec flags[] = {
    {"--port", Kind::Integer, "N", "0", 0, 65535, "Port on 127.0.0.1; 0 = a free one"},
    {"--model", Kind::Text, "NAME", "sim-model", 0, 0, "Name of the model it serves"},
    {"--server", Kind::Text, "NAME", "vllm", 0, 0,
     "Server to imitate: vllm, openai, azure-openai, anthropic, tgi, triton, trtllm-serve, sglang, "
     "llama.cpp, "
     "ollama, lmdeploy, deepspeed-mii or scalellm"},
    {"--fault", Kind::Words, "NAME[:SHARE]", "", 0, 0,
     "What goes wrong, and with which share of the requests (1 = all): http-STATUS, too-long, unknown-model, "
     "loading, redirect, html, wrong-type, bad-json, stream-error, cut, cut-clean, reset, reset-before, "
     "silent, "
     "slow-headers, stall, early-stop, runaway, no-tokens, no-usage, compressed, buffered or close"},
    {"--exact-ttft-ms", Kind::Number, "MS", "", 0, hourMs,
     "Exact mode: the first token after so long, whatever the load"},
    {"--exact-itl-ms", Kind::Number, "MS", "", 0, hourMs, "Exact mode: the time between two tokens"},
    {"--exact-in-phase", Kind::Switch, "", "", 0, 0,
     "Exact mode: the tokens of all streams at the same instants, as the steps of an engine"},
    {"--max-running", Kind::Integer, "N", "64", 1, 100'000,
     "Most sequences generated at once; others wait in a queue"},
    {"--prefill-rate", Kind::Number, "TOK/S", "40000", 1, 1e9, "Prompt tokens processed per second"},
    {"--prefill-base-ms", Kind::Number, "MS", "6", 0, hourMs, "Time each prefill takes on top"},
    {"--step-ms", Kind::Number, "MS", "5", 0.001, hourMs, "Time of a generation step with no sequence"},
    {"--step-per-seq-us", Kind::Number, "US", "120", 0, 1e9,
     "What each running sequence adds to a step, in µs"},
    {"--noise", Kind::Number, "SHARE", "0.03", 0, 1, "Relative spread of the steps' times"},
    {"--kv-cache-tokens", Kind::Integer, "N", "0", 0, 1e12,
     "Room of the KV cache: sequences beyond it are thrown out and computed again; 0 = no limit"},
    {"--prefix-cache", Kind::Switch, "", "", 0, 0,
     "Remember the beginnings of prompts, which then need no second prefill"},
    {"--cold-start-ms", Kind::Number, "MS", "0", 0, hourMs, "What the very first prefill takes longer"},
    {"--pause-ms", Kind::Number, "MS", "50", 0, hourMs, "Length of the pauses of --pause-share"},
    {"--pause-share", Kind::Number, "SHARE", "0", 0, 1, "Share of the steps that a pause makes longer"},
    {"--max-model-len", Kind::Integer, "TOKENS", "32768", 1, 10'000'000,
     "Most tokens of a prompt and its answer"},
    {"--seed", Kind::Integer, "N", "0", 0, 4294967295.0, "Seed of the noise"},
    {"--api-key-env", Kind::Text, "NAME", "", 0, 0,
     "Environment variable with the API key that clients must send"},
    {"--truth", Kind::Text, "FILE", "", 0, 0, "At the end, write what was sent when as JSON lines"},
};

constexpr const char *noBatching = "exact mode has no batching model";
constexpr FlagConflict conflicts[] = {
    {"--exact-ttft-ms", "--max-running", noBatching},     {"--exact-ttft-ms", "--prefill-rate", noBatching},
    {"--exact-ttft-ms", "--prefill-base-ms", noBatching}, {"--exact-ttft-ms", "--step-ms", noBatching},
    {"--exact-ttft-ms", "--step-per-seq-us", noBatching}, {"--exact-ttft-ms", "--noise", noBatching},
    {"--exact-ttft-ms", "--kv-cache-tokens", noBatching}, {"--exact-ttft-ms", "--prefix-cache", noBatching},
    {"--exact-ttft-ms", "--cold-start-ms", noBatching},   {"--exact-ttft-ms", "--pause-ms", noBatching},
    {"--exact-ttft-ms", "--pause-share", noBatching},     {"--exact-ttft-ms", "--seed", noBatching},
};

constexpr FlagNeed needs[] = {
    {"--exact-ttft-ms", "--exact-itl-ms"},
    {"--exact-itl-ms", "--exact-ttft-ms"},
    {"--exact-in-phase", "--exact-itl-ms"},
    {"--pause-ms", "--pause-share"},
};

Result<std::vector<SimulatorFault>> faults(const QStringList &words)
{
    std::vector<SimulatorFault> list;
    for (const QString &word : words) {
        SimulatorFault fault{word.section(u':', 0, 0), 1};
        if (word.contains(u':')) {
            const Result<double> share =
                parseNumber(u"--fault %1"_s.arg(fault.name), word.section(u':', 1), 0, 1);
            if (!share)
                return share.error();
            fault.share = *share;
        }
        list.push_back(fault);
    }
    return list;
}

Result<SimulatorOptions> simulatorOptions(const Arguments &arguments)
{
    SimulatorOptions options;
    options.port = static_cast<quint16>(arguments.integer("--port"));
    options.model = arguments.text("--model");
    options.server = arguments.text("--server");
    Result<std::vector<SimulatorFault>> wrong = faults(arguments.words("--fault"));
    if (!wrong)
        return wrong.error();
    options.faults = *std::move(wrong);
    if (arguments.has("--exact-ttft-ms")) {
        options.exact = SimulatorOptions::Exact{fromMilliseconds(arguments.number("--exact-ttft-ms")),
                                                fromMilliseconds(arguments.number("--exact-itl-ms")),
                                                arguments.has("--exact-in-phase")};
    }
    options.maxRunning = static_cast<int>(arguments.integer("--max-running"));
    options.prefillTokensPerSecond = arguments.number("--prefill-rate");
    options.prefillBase = fromMilliseconds(arguments.number("--prefill-base-ms"));
    options.stepBase = fromMilliseconds(arguments.number("--step-ms"));
    options.stepPerSequence = fromMilliseconds(arguments.number("--step-per-seq-us") / 1000);
    options.cacheTokens = arguments.integer("--kv-cache-tokens");
    options.prefixCache = arguments.has("--prefix-cache");
    options.coldStart = fromMilliseconds(arguments.number("--cold-start-ms"));
    options.pause = fromMilliseconds(arguments.number("--pause-ms"));
    options.pauseShare = arguments.number("--pause-share");
    options.noise = arguments.number("--noise");
    options.maxModelLength = static_cast<int>(arguments.integer("--max-model-len"));
    options.seed = static_cast<quint64>(arguments.integer("--seed"));
    options.recordTruth = arguments.has("--truth");
    if (arguments.has("--api-key-env")) {
        const QString variable = arguments.text("--api-key-env");
        options.apiKey = qgetenv(variable.toLocal8Bit().constData());
        if (options.apiKey.isEmpty()) {
            return Error{u"usage.bad_value"_s,
                         u"--api-key-env: the environment variable %1 is not set."_s.arg(variable),
                         {},
                         {variable}};
        }
    }
    return options;
}

Result<void> writeTruth(const Simulator &simulator, const QString &path)
{
    QByteArray lines;
    for (const TruthRecord &record : simulator.truth())
        lines += truthLine(record) + '\n';
    return writeFile(path, lines);
}

} // namespace

const CommandSpec &simulateSpec()
{
    static constexpr CommandSpec spec{
        "simulate",
        "Serves an imitation of an inference server on 127.0.0.1 until it is interrupted (Ctrl+C).\n"
        "Prints its URL as the first line.",
        "",
        0,
        0,
        flags,
        conflicts,
        needs};
    return spec;
}

int runSimulate(const Arguments &arguments)
{
    const Result<SimulatorOptions> options = simulatorOptions(arguments);
    if (!options) {
        printError(u"simulate"_s, options.error());
        return ExitUsage;
    }
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::interrupted, qApp, &QCoreApplication::quit);
    Simulator simulator(*options);
    if (const Result<void> started = simulator.start(); !started) {
        printError(u"simulate"_s, started.error());
        return ExitRunFailed;
    }
    printOut(simulator.url().toString() + u'\n');
    QCoreApplication::exec();
    simulator.stop();
    if (arguments.has("--truth")) {
        if (const Result<void> written = writeTruth(simulator, arguments.text("--truth")); !written) {
            printError(u"simulate"_s, written.error());
            return ExitRunFailed;
        }
    }
    printErr(u"servescope simulate: %1 connections at most, %2 sequences running at most.\n"_s
                 .arg(simulator.peakConnections())
                 .arg(simulator.peakRunning()));
    return ExitFine;
}

} // namespace servescope

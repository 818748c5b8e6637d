// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/probe_command.h"

#include "app/exit_codes.h"
#include "app/terminal.h"
#include "core/base/json_writer.h"
#include "core/probe/probe.h"
#include "core/transport/network_defaults.h"

#include <array>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Kind = FlagSpec::Kind;

constexpr FlagSpec flags[] = {
    {"--backend", Kind::Text, "KEY", "", 0, 0, "Backend to try; the one that fits the server if left out"},
    {"--endpoint", Kind::Text, "PATH", "", 0, 0, "Path of the requests; the backend's own if left out"},
    {"--model", Kind::Text, "NAME", "", 0, 0, "Model to try; the first of the server's list if left out"},
    {"--tokenizer", Kind::Text, "PATH", "", 0, 0, "Tokenizer to compare with the server's counts"},
    {"--header", Kind::Words, "NAME=VALUE", "", 0, 0, "HTTP headers sent with every request"},
    {"--api-key-env", Kind::Text, "NAME", "OPENAI_API_KEY", 0, 0,
     "Environment variable with the API key, if it is set"},
    {"--timeout", Kind::Number, "S", "10", 0.1, 3600, "Longest wait for the answer to a question"},
    {"--ca-file", Kind::Text, "FILE", "", 0, 0,
     "PEM file of the certificate authority to trust beside the system's"},
    {"--insecure", Kind::Switch, "", "", 0, 0, "Check no certificate: for servers with a self-made one"},
    {"--json", Kind::Switch, "", "", 0, 0, "Print the findings as JSON"},
};

constexpr FlagConflict conflicts[] = {
    {"--ca-file", "--insecure", "--insecure checks no certificate"},
};

constexpr std::array<const char *, 4> levelNames{"ok", "note", "warning", "FAILURE"};

QString levelName(ProbeFinding::Level level)
{
    return QString::fromLatin1(levelNames[static_cast<size_t>(level)]);
}

Result<ProbeOptions> probeOptions(const Arguments &arguments)
{
    ProbeOptions options;
    options.baseUrl = arguments.operands().first();
    options.backend = arguments.text("--backend");
    options.endpoint = arguments.text("--endpoint");
    options.model = arguments.text("--model");
    options.tokenizer = arguments.text("--tokenizer");
    options.caFile = arguments.text("--ca-file");
    options.timeout = fromMilliseconds(arguments.number("--timeout") * 1000);
    const QString variable = arguments.text("--api-key-env");
    options.apiKey = qgetenv(variable.toLocal8Bit().constData()).trimmed();
    if (arguments.has("--api-key-env") && options.apiKey.isEmpty())
        return Error{u"usage.bad_value"_s,
                     u"--api-key-env: the environment variable %1 is not set."_s.arg(variable),
                     {},
                     {variable}};
    for (const QString &word : arguments.words("--header")) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 1)
            return Error{
                u"usage.bad_value"_s, u"--header: \"%1\" is not NAME=VALUE."_s.arg(word), {}, {word}};
        options.headers.emplace_back(word.left(equals).toUtf8(), word.mid(equals + 1).toUtf8());
    }
    if (const Result<QByteArray> url = requestUrl(options.baseUrl, u"/"_s); !url)
        return url.error();
    if (!options.backend.isEmpty() && !findBackend(options.backend))
        return Error{u"backend.unknown"_s,
                     u"The backend \"%1\" is not known."_s.arg(options.backend),
                     u"Known ones: %1."_s.arg(backendKeys().join(", "_L1)),
                     {options.backend, backendKeys().join(", "_L1)}};
    return options;
}

QString table(const ProbeReport &report)
{
    QString text;
    for (const ProbeFinding &finding : report.findings) {
        text += u"%1 %2 %3\n"_s.arg(levelName(finding.level), -8).arg(finding.check, -11).arg(finding.text);
        if (!finding.hint.isEmpty())
            text += QString(21, u' ') + finding.hint + u'\n';
    }
    return text;
}

QString json(const ProbeReport &report)
{
    JsonWriter writer;
    writer.beginObject().member("server", report.server.name).member("version", report.server.version);
    writer.member("backend", report.backend).member("model", report.model);
    writer.key("models").beginArray();
    for (const QString &model : report.server.models)
        writer.value(model);
    writer.endArray().key("round_trip_ms");
    if (report.roundTripMs)
        writer.value(*report.roundTripMs);
    else
        writer.null();
    writer.member("usable", report.usable()).key("findings").beginArray();
    for (const ProbeFinding &finding : report.findings) {
        writer.beginObject().member("check", finding.check);
        writer.member("level", levelName(finding.level).toLower()).member("text", finding.text);
        writer.member("hint", finding.hint).endObject();
    }
    writer.endArray().endObject();
    return QString::fromUtf8(writer.take()) + u'\n';
}

} // namespace

const CommandSpec &probeSpec()
{
    static constexpr CommandSpec spec{
        "probe",
        "Says what a server is and whether it can be measured: key, models, path, streaming, counts, "
        "lengths.\n"
        "Sends a few questions and one short request. The exit code is 0 when measuring would work, else 3.",
        "URL",
        1,
        1,
        flags,
        conflicts,
        {}};
    return spec;
}

int runProbe(const Arguments &arguments)
{
    const Result<ProbeOptions> options = probeOptions(arguments);
    if (!options) {
        printError(u"probe"_s, options.error());
        return ExitUsage;
    }
    acceptAnyCertificate(arguments.has("--insecure"));
    const ProbeReport report = probeServer(*options);
    printOut(arguments.has("--json") ? json(report) : table(report));
    return report.usable() ? ExitFine : ExitRunFailed;
}

} // namespace servescope

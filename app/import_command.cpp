// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_command.h"

#include "app/composition.h"
#include "app/exit_codes.h"
#include "app/findings_text.h"
#include "app/terminal.h"
#include "core/import/adopt_run.h"
#include "core/import/import_files.h"

#include <QDir>

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr FlagSpec flags[] = {
    {"--audit", FlagSpec::Kind::Switch, "", "", 0, 0, "Only read and judge the files; store nothing"},
    {"--result-dir", FlagSpec::Kind::Text, "DIR", "", 0, 0,
     "Folder that gets the runs [default: the window's library]"},
};

QString loadText(const ImportedPoint &point)
{
    QStringList parts;
    if (!point.name.isEmpty())
        parts += point.name;
    if (point.inputLen || point.outputLen)
        parts += u"%1→%2"_s.arg(point.inputLen).arg(point.outputLen);
    if (point.maxConcurrency)
        parts += u"c%1"_s.arg(*point.maxConcurrency);
    if (!std::isinf(point.requestRate))
        parts += u"%1 req/s"_s.arg(point.requestRate);
    return parts.isEmpty() ? u"one run"_s : parts.join(u", "_s);
}

QString pointsTable(const ImportedRun &run)
{
    std::vector<QStringList> rows{
        {u"point"_s, u"done"_s, u"failed"_s, u"req/s"_s, u"out tok/s"_s, u"TTFT p50 ms"_s, u"E2EL p50 ms"_s}};
    for (const ImportedPoint &point : run.points) {
        const auto figure = [&point](const char *key) {
            const auto value = point.result[key].number();
            return value && point.completed > 0 ? figureText(*value) : u"N/A"_s;
        };
        rows.push_back({loadText(point), QString::number(point.completed), QString::number(point.failed),
                        figure("request_throughput"), figure("output_throughput"), figure("median_ttft_ms"),
                        figure("median_e2el_ms")});
    }
    return alignedTable(rows);
}

void printRun(const ImportedRun &run)
{
    const QString model = run.model.isEmpty() ? u"model not named"_s : run.model;
    printOut(u"%1 (%2, %3; figures as %4 defines them)\n"_s.arg(run.title, run.tool, model,
                                                                run.points.front().convention));
    printOut(pointsTable(run));
    for (const ImportedPoint &point : run.points) {
        const QString text = findingsText(auditOf(point));
        if (!text.isEmpty())
            printOut(u"  %1:\n"_s.arg(loadText(point)) + text);
    }
}

void printFiles(const ImportReading &reading)
{
    for (const ReadFile &file : reading.files) {
        if (!file.ok()) {
            printErr(u"servescope import: %1: %2\n"_s.arg(file.path, file.error.sentence()));
            continue;
        }
        QString line = file.path + ": "_L1 + file.format;
        if (!file.version.isEmpty())
            line += u", version "_s + file.version;
        if (file.duplicates > 0)
            line += u" (%1 of it in another file as well)"_s.arg(file.duplicates);
        printOut(line + u'\n');
    }
}

} // namespace

const CommandSpec &importSpec()
{
    static constexpr CommandSpec spec{
        "import",
        "Reads results of vLLM (all generations), SGLang, AIPerf, GenAI-Perf, GuideLLM, inference-perf,\n"
        "evalscope and LLMPerf, also folders of them and aggregate_results.csv; says what is wrong with "
        "their\n"
        "figures and stores them as runs that the window opens.",
        "FILE|FOLDER…",
        1,
        10000,
        flags,
        {},
        {}};
    return spec;
}

int runImport(const Arguments &arguments)
{
    const bool store = !arguments.has("--audit");
    const QString library =
        arguments.has("--result-dir") ? arguments.text("--result-dir") : defaultLibraryFolder();
    QStringList paths;
    int stored = 0;
    bool failed = false;
    const auto tell = [&](const Result<QString> &path) {
        if (path) {
            ++stored;
            printOut(u"run:    %1\n"_s.arg(QDir::cleanPath(*path)));
        } else {
            printError(u"import"_s, path.error());
            failed = true;
        }
    };
    for (const QString &path : arguments.operands()) {
        if (!store || !isRunFolder(path)) {
            paths += path;
            continue;
        }
        printOut(u"%1: run of ServeScope\n"_s.arg(path));
        tell(adoptRun(library, path));
    }
    const ImportReading reading = readResultFiles(paths);
    printFiles(reading);
    failed |= !reading.allRead();
    for (const ImportedRun &run : reading.runs) {
        printOut(u"\n"_s);
        printRun(run);
        if (store)
            tell(storeImportedRun(library, run));
    }
    if (reading.runs.empty() && stored == 0 && !failed) {
        printError(u"import"_s, {u"results.nothing_found"_s,
                                 u"There is no benchmark result in what was named."_s,
                                 u"servescope import --help lists what can be read."_s,
                                 {}});
        failed = true;
    }
    return failed ? ExitUsage : ExitFine;
}

} // namespace servescope

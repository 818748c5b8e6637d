// SPDX-License-Identifier: GPL-3.0-or-later
// How fast results are recomputed, stored runs listed and files imported, on data made here from a seed.
// Prints one line a measurement: seconds (the median of several where it is short) and the most memory the
// process had so far.
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/import/import_files.h"
#include "core/metrics/figures.h"
#include "core/metrics/summary.h"
#include "core/results/journal.h"
#include "core/results/library.h"
#include "core/results/run_paths.h"
#include "core/results/vllm_json.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

/// Peak resident memory in MB, from /proc; 0 elsewhere.
long peakMegabytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toLong() / 1024;
    }
    return 0;
}

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Processor time of all threads so far: what a machine that is busy with other things cannot falsify.
double processorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void measure(const char *what, int times, const std::function<void()> &work)
{
    std::vector<double> seconds;
    const double before = processorSeconds();
    for (int i = 0; i < times; ++i)
        seconds.push_back(secondsOf(work));
    const double processor = (processorSeconds() - before) / times;
    std::ranges::sort(seconds);
    std::printf("%-50s %8.3f s  (processor %7.3f s)  peak %5ld MB\n", what, seconds[seconds.size() / 2],
                processor, peakMegabytes());
    std::fflush(stdout);
}

/// Requests of a closed loop of 256 places, with gamma-distributed times: as a busy server would leave them.
std::vector<RequestRecord> records(int requests, int events)
{
    Random random(1);
    std::vector<double> places(256, 0.0);
    std::vector<RequestRecord> made;
    made.reserve(static_cast<size_t>(requests));
    for (int i = 0; i < requests; ++i) {
        double &place = places[static_cast<size_t>(i) % places.size()];
        RequestRecord record;
        record.index = i;
        record.scheduled = record.sent = fromSeconds(1000 + place);
        double time = place + random.gamma(4, 0.03);
        record.events.resize(static_cast<size_t>(events));
        for (StreamEvent &event : record.events) {
            event.time = fromSeconds(1000 + time);
            event.kind = EventKind::Content;
            event.choices = true;
            event.characters = 4;
            event.tokens = 1;
            time += random.gamma(8, 0.0025);
        }
        record.ended = fromSeconds(1000 + time);
        place = time;
        record.promptTokensServer = record.promptTokensRequested = 512;
        record.outputTokensServer = record.outputTokensRequested = events;
        record.httpStatus = 200;
        made.push_back(std::move(record));
    }
    return made;
}

PointResult resultOf(std::vector<RequestRecord> made)
{
    PointResult result;
    result.setup.date = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5));
    result.setup.backend = u"vllm"_s;
    result.setup.modelId = result.setup.tokenizerId = u"org/model"_s;
    result.setup.numPrompts = static_cast<int>(made.size());
    result.setup.maxConcurrency = 256;
    result.summary = summarize(made, {});
    result.records = std::move(made);
    return result;
}

void recomputing(int requests, int events)
{
    std::printf("%d requests of %d events\n", requests, events);
    const auto made = records(requests, events);
    FigureOptions options;
    options.percentiles = {1, 25, 50, 75, 90, 95, 99, 99.9};
    options.goodput = {{u"ttft"_s, 200}, {u"tpot"_s, 25}};
    measure("summary with all distributions sorted", 3, [&] { (void)summarize(made, {}); });
    for (const auto convention :
         {Convention::Vllm, Convention::Sglang, Convention::Aiperf, Convention::Guidellm, Convention::Answer})
        measure(qPrintable(u"recompute, %1"_s.arg(conventionName(convention))), 3,
                [&] { (void)recompute(made, convention, options); });
    const SampleTable table = sampleTable(made, Convention::Vllm);
    options.window = MeasuringWindow::time(20, 600);
    measure("move the measuring window", 5, [&] { (void)figuresOf(table, options); });
}

void storing(int requests, int events, const QTemporaryDir &folder)
{
    const QString path = folder.filePath(u"journal.jsonl"_s);
    PointResult result = resultOf(records(requests, events));
    measure(qPrintable(u"write a journal of %1 requests"_s.arg(requests)), 1, [&] {
        auto journal = JournalWriter::open(path);
        for (const RequestRecord &record : result.records)
            (*journal)->append(record);
        (void)(*journal)->close();
    });
    std::printf("  (%lld MB)\n", static_cast<long long>(QFile(path).size() >> 20));
    measure("read it", 1, [&] { (void)readJournal(path); });
    const QString file = folder.filePath(u"detailed.json"_s);
    (void)writeFile(file, vllmJson(result, true));
    result = {};
    std::printf("  (a detailed result file of %lld MB)\n", static_cast<long long>(QFile(file).size() >> 20));
    ImportReading reading;
    measure("import it: read", 1, [&] { reading = readResultFiles({file}); });
    measure("audit it", 1, [&] { (void)auditOf(reading.runs.at(0).points.at(0)); });
    measure("store it as a run", 1,
            [&] { (void)storeImportedRun(folder.filePath(u"imported"_s), reading.runs.at(0)); });
}

void library(int runs, int points, const QTemporaryDir &folder)
{
    std::printf("a library of %d runs of %d points\n", runs, points);
    const QString path = folder.filePath(u"library"_s);
    Manifest manifest;
    manifest.state = RunState::Finished;
    manifest.model = u"org/model"_s;
    manifest.backend = u"vllm"_s;
    manifest.environment = clientEnvironment();
    for (int i = 0; i < points; ++i) {
        PointEntry entry;
        entry.point.ordinal = i;
        entry.point.id = u"bench_io512x128_mc%1_np1000"_s.arg(i + 1);
        entry.point.lengths = {512, 128};
        entry.point.load = {i + 1, 1000};
        entry.state = RunState::Finished;
        entry.completed = 1000;
        manifest.points.push_back(entry);
    }
    const QDateTime old = QDateTime::currentDateTime().addDays(-1);
    for (int i = 0; i < runs; ++i) {
        manifest.started = QDateTime(QDate(2026, 1, 1), QTime(0, 0)).addSecs(60 * i);
        manifest.ended = manifest.started.addSecs(50);
        manifest.name = u"run %1"_s.arg(i);
        const QString file = manifestPath(path + u"/run-%1"_s.arg(i));
        (void)writeFile(file, manifestJson(manifest));
        QFile touched(file);
        if (touched.open(QIODevice::ReadWrite))
            touched.setFileTime(old, QFileDevice::FileModificationTime);
    }
    measure("open it the first time (no index)", 1, [&] { (void)listRuns(path); });
    measure("open it", 5, [&] { (void)listRuns(path); });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int requests = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const int events = argc > 2 ? QByteArray(argv[2]).toInt() : 128;
    const QTemporaryDir folder;
    library(5000, 12, folder);
    storing(std::max(1, requests / 10), events, folder);
    recomputing(requests, events);
    return 0;
}

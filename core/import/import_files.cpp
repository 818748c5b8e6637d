// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import_files.h"

#include "core/base/files.h"
#include "core/results/file_names.h"
#include "core/results/result_samples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 4LL << 30;

struct Candidate
{
    QString path;
    QString group;      ///< the folder that was named, or the one it lies in
    bool named = false; ///< by the person, not found in a folder
};

std::vector<Candidate> candidates(const QStringList &paths)
{
    std::vector<Candidate> found;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!info.isDir()) {
            found.push_back({path, info.absolutePath(), true});
            continue;
        }
        QStringList files;
        QDirIterator iterator(path, {u"*.json"_s, u"*.jsonl"_s, u"*.csv"_s}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (iterator.hasNext())
            files += iterator.next();
        std::ranges::sort(files, naturalLess);
        for (const QString &file : files) {
            const QString name = QFileInfo(file).fileName();
            if (name != "manifest.json"_L1 && !name.endsWith(".journal.jsonl"_L1))
                found.push_back({file, info.absoluteFilePath(), false});
        }
        if (files.isEmpty())
            found.push_back({path, info.absoluteFilePath(), true});
    }
    return found;
}

/// A file as read, until its points have found their run.
struct Loaded
{
    Candidate from;
    ReadFile file;
    ImportedFile content;
};

Loaded load(const Candidate &candidate)
{
    Loaded loaded{candidate, {}, {}};
    loaded.file.path = candidate.path;
    if (QFileInfo(candidate.path).isDir()) {
        loaded.file.error = {u"results.nothing_found"_s,
                             u"There is no result file in %1."_s.arg(candidate.path),
                             u"Choose the folder that a benchmark wrote its results into."_s,
                             {candidate.path, QString()}};
        return loaded;
    }
    const auto bytes = readFile(candidate.path, largestFile);
    if (!bytes) {
        loaded.file.error = bytes.error();
        return loaded;
    }
    loaded.file.sha256 = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex();
    auto content = readResultText(*bytes, candidate.path);
    if (!content) {
        loaded.file.error = content.error();
        return loaded;
    }
    loaded.content = std::move(content.value());
    loaded.file.format = loaded.content.format;
    loaded.file.version = loaded.content.version;
    const QFileInfo info(candidate.path);
    for (ImportedPoint &point : loaded.content.points) {
        if (!point.date.isValid())
            point.date = info.lastModified();
    }
    return loaded;
}

const char *const arrays[]{"input_lens",  "output_lens", "ttfts",     "itls",
                           "start_times", "end_times",   "latencies", "errors"};

/// Per-request values of `records` for the summary they belong to.
void adopt(ImportedPoint &summary, const ImportedPoint &records)
{
    for (const char *name : arrays) {
        if (records.result.contains(name) && !summary.result.contains(name))
            summary.result.set(name, records.result[name]);
    }
}

bool onlyRecords(const Loaded &loaded)
{
    return loaded.content.points.size() == 1 && loaded.content.points[0].model.isEmpty() &&
           loaded.content.points[0].result.contains("ttfts") &&
           !loaded.content.points[0].result.contains("request_throughput");
}

void complete(ImportedPoint &point, const JsonValue &part)
{
    for (const auto &[key, value] : part["figures"].members()) {
        if (!point.result.contains(key))
            point.result.set(key, value);
    }
    const JsonValue &arguments = part["arguments"];
    if (arguments.isObject()) {
        if (point.model.isEmpty())
            point.model = arguments["model"].text();
        if (!point.model.isEmpty())
            point.result.set("model_id", JsonValue(point.model));
        point.result.set("arguments", arguments);
    }
    if (const JsonValue::Array *gpus = part["telemetry"].array())
        point.telemetry = *gpus;
}

/// Joins files that complete each other. What is left without its other half is an error of that file, unless
/// it is a result by itself.
void joinParts(std::vector<Loaded> &all)
{
    const auto folderOf = [](const Loaded &loaded) { return QFileInfo(loaded.from.path).absolutePath(); };
    const auto mainOf = [&](const QString &folder, const QString &tool) -> Loaded * {
        for (Loaded &other : all) {
            if (other.file.ok() && folderOf(other) == folder && other.content.points.size() == 1 &&
                other.content.completes.isEmpty() && !onlyRecords(other) &&
                other.content.points[0].tool == tool)
                return &other;
        }
        return nullptr;
    };
    for (size_t i = 0; i < all.size(); ++i) {
        if (!all[i].file.ok() || all[i].content.completes.isEmpty())
            continue;
        const QString folder = folderOf(all[i]);
        const QString whole = all[i].content.completes;
        const QString tool = whole.contains("aiperf"_L1) ? u"aiperf"_s : u"evalscope"_s;
        const QString beside = QDir(folder).filePath(whole);
        if (!mainOf(folder, tool) && QFileInfo::exists(beside))
            all.push_back(load({beside, all[i].from.group, false}));
        if (Loaded *main = mainOf(folder, tool)) {
            complete(main->content.points[0], all[i].content.part);
        } else {
            all[i].file.error = {u"import.part"_s,
                                 u"%1 is only a part of a result."_s.arg(all[i].content.format),
                                 u"Keep it beside %1 and name both, or their folder."_s.arg(whole),
                                 {all[i].content.format, whole}};
        }
    }
    for (Loaded &loaded : all) {
        if (!loaded.file.ok() || !onlyRecords(loaded))
            continue;
        if (Loaded *main = mainOf(folderOf(loaded), loaded.content.points[0].tool)) {
            adopt(main->content.points[0], loaded.content.points[0]);
            loaded.content.points.clear();
        }
    }
}

/// What two files of one measurement have in common.
QString fingerprint(const ImportedPoint &point)
{
    QString text;
    for (const char *key :
         {"completed", "duration", "request_throughput", "output_throughput", "mean_ttft_ms"}) {
        const auto value = point.result[key].number();
        if (!value)
            return {};
        text += QString::number(*value, 'g', 12) + u'|';
    }
    return text;
}

void dropDuplicates(std::vector<Loaded> &all)
{
    std::map<QString, std::pair<Loaded *, size_t>> seen;
    for (Loaded &loaded : all) {
        for (size_t i = 0; i < loaded.content.points.size(); ++i) {
            ImportedPoint &point = loaded.content.points[i];
            const QString key = fingerprint(point);
            if (key.isEmpty())
                continue;
            const auto [place, fresh] = seen.try_emplace(key, &loaded, i);
            if (fresh)
                continue;
            auto &[other, at] = place->second;
            ImportedPoint &first = other->content.points[at];
            if (first.result.members().size() < point.result.members().size()) {
                std::swap(first.result, point.result);
                ++other->file.duplicates;
            } else {
                ++loaded.file.duplicates;
            }
            point.completed = -1; // to be dropped
        }
    }
    for (Loaded &loaded : all)
        std::erase_if(loaded.content.points, [](const ImportedPoint &point) { return point.completed < 0; });
}

/// By lengths, then load. Lengths that are means of what was sent differ from load to load without meaning
/// it.
void sortByLoad(std::vector<ImportedPoint> &points)
{
    const ImportedPoint &first = points.front();
    const auto near = [](int a, int b) { return std::abs(a - b) <= 1 + 0.15 * std::max(a, b); };
    const bool oneLength = std::ranges::all_of(points, [&](const ImportedPoint &point) {
        return near(point.inputLen, first.inputLen) && near(point.outputLen, first.outputLen);
    });
    std::ranges::stable_sort(points, {}, [oneLength](const ImportedPoint &point) {
        return std::tuple(oneLength ? 0 : point.inputLen, oneLength ? 0 : point.outputLen,
                          point.maxConcurrency.value_or(0), point.requestRate);
    });
}

QString titleOf(const Candidate &from, size_t files)
{
    return files == 1 ? QFileInfo(from.path).completeBaseName() : QFileInfo(from.group).fileName();
}

} // namespace

bool ImportReading::allRead() const
{
    return std::ranges::all_of(files, &ReadFile::ok);
}

ImportReading readResultFiles(const QStringList &paths)
{
    std::vector<Loaded> all;
    QStringList seenPaths;
    for (const Candidate &candidate : candidates(paths)) {
        const QString absolute = QFileInfo(candidate.path).absoluteFilePath();
        if (seenPaths.contains(absolute))
            continue;
        seenPaths += absolute;
        Loaded loaded = load(candidate);
        // A folder holds other files as well: those are passed over, broken results are not.
        const QString code = loaded.file.error.code;
        if (!candidate.named && (code == "import.unknown"_L1 || code == "import.offline"_L1))
            continue;
        all.push_back(std::move(loaded));
    }
    joinParts(all);
    dropDuplicates(all);

    ImportReading reading;
    std::map<QStringList, ImportedRun> runs;
    std::vector<QStringList> order;
    for (Loaded &loaded : all) {
        loaded.file.points = static_cast<int>(loaded.content.points.size());
        for (ImportedPoint &point : loaded.content.points) {
            const QStringList key{loaded.from.group, point.tool, point.model};
            const auto [place, fresh] = runs.try_emplace(key);
            ImportedRun &run = place->second;
            if (fresh) {
                order.push_back(key);
                run.tool = point.tool;
                run.model = point.model;
                run.title = titleOf(loaded.from, 1);
            } else if (run.files.back().path != loaded.file.path) {
                run.title = titleOf(loaded.from, 2);
            }
            if (run.files.empty() || run.files.back().path != loaded.file.path)
                run.files.push_back(loaded.file);
            run.points.push_back(std::move(point));
        }
        // Parts and records stay with the run they completed.
        if (loaded.file.ok() && loaded.content.points.empty()) {
            for (auto &[key, run] : runs) {
                if (key.front() == loaded.from.group) {
                    run.files.push_back(loaded.file);
                    break;
                }
            }
        }
        reading.files.push_back(loaded.file);
    }
    for (const QStringList &key : order) {
        ImportedRun &run = runs[key];
        sortByLoad(run.points);
        reading.runs.push_back(std::move(run));
    }
    return reading;
}

std::optional<SampleTable> samplesOf(const ImportedPoint &point)
{
    return samplesOfResult(point.result, conventionFromName(point.convention).value_or(Convention::Vllm));
}

std::vector<Finding> auditOf(const ImportedPoint &point)
{
    const auto samples = samplesOf(point);
    return audit(point.result, samples ? &*samples : nullptr);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/evidence.h"

#include "core/advice/server_view.h"
#include "core/base/json_writer.h"
#include "core/metrics/summary.h"
#include "core/results/health_json.h"
#include "core/results/library.h"
#include "core/scenario/scenario_text.h"

#include <QDir>
#include <QJsonDocument>

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// What only the records of a run folder tell, with the server's metrics of the same time.
void addRecords(PointEvidence &evidence, const StoredRun &run)
{
    const auto records = readRecords(run, evidence.id);
    if (!records || records->empty())
        return;
    evidence.samples = sampleTable(*records, Convention::Vllm);
    qint64 prompt = 0, cached = 0;
    bool tells = false;
    Nanoseconds from = Nanoseconds::max(), to = Nanoseconds::min();
    for (const RequestRecord &record : *records) {
        if (record.sent == Nanoseconds::zero())
            continue;
        from = std::min(from, record.sent);
        to = std::max(to, record.ended);
        if (!isSuccess(record) || !record.promptTokensCached)
            continue;
        tells = true;
        cached += *record.promptTokensCached;
        prompt += promptTokens(record);
    }
    if (tells && prompt > 0)
        evidence.cachedShare = static_cast<double>(cached) / static_cast<double>(prompt);
    evidence.server = readServerView(QDir(run.path).filePath(evidence.id + ".telemetry.jsonl"_L1), from, to);
}

} // namespace

std::optional<double> PointEvidence::figure(const char *key) const
{
    const auto value = completed > 0 ? result[key].number() : std::nullopt;
    return value && std::isfinite(*value) ? value : std::nullopt;
}

double PointEvidence::load() const
{
    return std::isinf(requestRate) ? concurrency.value_or(0) : requestRate;
}

InstrumentHealth healthOf(const JsonValue &result)
{
    JsonWriter json(JsonWriter::Style::Compact);
    result["servescope"]["instrument"].write(json);
    return healthFromJson(QJsonDocument::fromJson(json.take()).object());
}

QMap<QString, double> objectivesOf(const JsonValue &result)
{
    QMap<QString, double> objectives;
    for (const auto &[name, value] : result["servescope"]["goodput"].members()) {
        if (const auto limit = value.number())
            objectives[QString::fromUtf8(name)] = *limit;
    }
    return objectives;
}

RunEvidence evidenceOf(const MeasuredRun &run)
{
    RunEvidence evidence;
    const Result<StoredRun> stored = openRun(run.path);
    if (stored) {
        if (const auto reading = readScenarioFile(QDir(run.path).filePath(u"combos.yaml"_s))) {
            evidence.sharedPrefix = reading->scenario.randomPrefixLen;
            evidence.objectives = reading->scenario.goodput;
        }
    }
    for (const MeasuredPoint &measured : run.points) {
        PointEvidence point;
        point.id = measured.id;
        point.inputLen = measured.inputLen;
        point.outputLen = measured.outputLen;
        point.concurrency = measured.maxConcurrency;
        point.requestRate = measured.requestRate;
        point.completed = measured.completed;
        point.failed = measured.failed;
        point.dataset = measured.dataset;
        point.result = measured.result;
        point.health = healthOf(measured.result);
        if (stored && measured.recomputable)
            addRecords(point, *stored);
        else if (measured.samples)
            point.samples =
                measured.samples(conventionFromName(measured.convention).value_or(Convention::Vllm));
        if (evidence.objectives.isEmpty())
            evidence.objectives = objectivesOf(measured.result);
        evidence.points.push_back(std::move(point));
    }
    return evidence;
}

} // namespace servescope

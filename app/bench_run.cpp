// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_run.h"

#include "core/base/files.h"
#include "core/results/vllm_json.h"
#include "core/scenario/scenario_text.h"

#include <QDir>

namespace servescope {

namespace {

PointTask taskOf(const BenchOptions &options, QByteArray apiKey, QString selfTestFile)
{
    PointTask task;
    task.scenario = options.scenario;
    task.point = expandSweep(options.scenario).front();
    task.apiKey = std::move(apiKey);
    task.secretHeaders = options.secretHeaders;
    task.selfTestFile = std::move(selfTestFile);
    task.saveDetailed = options.saveDetailed;
    task.uncapped = !options.maxConcurrency;
    task.requestIdPrefix = options.requestIdPrefix.toUtf8();
    task.label = options.label;
    task.metadata = options.metadata;
    task.percentileMetrics = options.percentileMetrics;
    return task;
}

} // namespace

BenchRun::BenchRun(BenchOptions options, QByteArray apiKey, QString selfTestFile, QObject *parent)
    : QObject(parent), m_options(std::move(options)),
      m_executor(taskOf(m_options, std::move(apiKey), std::move(selfTestFile)))
{
    connect(&m_executor, &PointExecutor::prepared, this, &BenchRun::onPrepared);
    connect(&m_executor, &PointExecutor::finished, this, &BenchRun::conclude);
}

void BenchRun::start()
{
    m_executor.start();
}

void BenchRun::cancel()
{
    m_executor.cancel();
}

QString BenchRun::runFolder() const
{
    return m_folder ? m_folder->path() : QString();
}

void BenchRun::onPrepared(const PointSetup &setup)
{
    if (m_options.saveResult) {
        if (const Result<void> opened = openFolder(setup); !opened) {
            m_error = opened.error();
            m_executor.cancel();
            return;
        }
    }
    Q_EMIT prepared(setup.modelId, setup.tokenizerNote);
}

Result<void> BenchRun::openFolder(const PointSetup &setup)
{
    Scenario scenario = m_options.scenario;
    scenario.model = setup.modelId;
    Manifest manifest;
    manifest.started = setup.date;
    manifest.model = setup.modelId;
    manifest.backend = setup.backend;
    manifest.baseUrl = setup.baseUrl;
    manifest.endpoint = setup.endpoint;
    manifest.tokenizer = setup.tokenizerId;
    manifest.tokenizerNote = setup.tokenizerNote;
    manifest.datasetFingerprint = setup.datasetFingerprint;
    manifest.seed = setup.seed;
    manifest.environment = clientEnvironment();
    PointEntry entry;
    entry.point = expandSweep(scenario).front();
    entry.state = RunState::Running;
    manifest.points = {entry};

    auto folder = RunFolder::create(m_options.resultDir, writeScenario(scenario), manifest);
    if (!folder)
        return folder.error();
    m_folder = std::move(folder).value();
    m_pointId = setup.pointId;
    m_executor.setJournalPath(m_folder->journalPath(m_pointId));
    return {};
}

void BenchRun::conclude(const PointEnd &end)
{
    if (end.result && end.result->summary.completed > 0)
        m_result = end.result;
    if (m_error.code.isEmpty())
        m_error = end.error;
    m_state = m_error.code.isEmpty() ? end.state : RunState::Failed;
    if (m_folder) {
        if (m_state == RunState::Finished) {
            if (const Result<void> saved = save(); !saved) {
                m_error = saved.error();
                m_state = RunState::Failed;
            }
        }
        closeFolder();
    }
    Q_EMIT finished();
}

void BenchRun::closeFolder()
{
    PointEntry entry = m_folder->manifest().points.front();
    entry.state = m_state;
    entry.error = m_error;
    if (m_result) {
        entry.completed = m_result->summary.completed;
        entry.failed = m_result->summary.failed;
    }
    Result<void> closed = m_folder->setPoint(0, entry);
    if (closed)
        closed = m_folder->close(m_state);
    if (!closed && m_error.code.isEmpty()) {
        m_error = closed.error();
        m_state = RunState::Failed;
    }
}

Result<void> BenchRun::save()
{
    if (const Result<void> written = m_folder->writeResult(*m_result, m_options.saveDetailed); !written)
        return written.error();
    const QString name =
        m_options.resultFilename.isEmpty() ? vllmFileName(m_result->setup) : m_options.resultFilename;
    const QString path = QDir(m_options.resultDir).filePath(name);
    // The same bytes as in the run folder, so that a reader of both can tell that they are one result.
    const Result<QByteArray> bytes = readFile(m_folder->resultPath(m_pointId));
    if (!bytes)
        return bytes.error();
    if (const Result<void> written = writeFile(path, *bytes); !written)
        return written.error();
    m_resultFile = path;
    return {};
}

} // namespace servescope

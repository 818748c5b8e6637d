// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_run.h"

#include "core/base/files.h"
#include "core/metrics/summary.h"
#include "core/results/vllm_json.h"
#include "core/scenario/scenario_text.h"

#include <QDir>
#include <QThread>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

std::vector<QByteArray> secretsOf(const BenchOptions &options, const QByteArray &apiKey)
{
    std::vector<QByteArray> secrets{apiKey};
    for (const auto &[name, value] : options.headers) {
        if (isSecretHeader(name)) {
            secrets.push_back(value);
            secrets.push_back(value.mid(value.lastIndexOf(' ') + 1));
        }
    }
    return secrets;
}

} // namespace

BenchRun::BenchRun(BenchOptions options, QByteArray apiKey, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_apiKey(std::move(apiKey)),
      m_records(secretsOf(m_options, m_apiKey))
{}

BenchRun::~BenchRun()
{
    m_cancelled = true;
    if (m_preparation)
        m_preparation->wait();
}

void BenchRun::start()
{
    m_preparation = QThread::create([this] { m_prepared = prepareBench(m_options, m_apiKey, m_cancelled); });
    m_preparation->setParent(this);
    connect(m_preparation, &QThread::finished, this, &BenchRun::sendLoad);
    m_preparation->start();
}

void BenchRun::cancel()
{
    m_cancelled = true;
    if (m_load)
        m_load->cancel();
}

LoadSnapshot BenchRun::snapshot() const
{
    return m_load ? m_load->snapshot() : LoadSnapshot();
}

QString BenchRun::runFolder() const
{
    return m_folder ? m_folder->path() : QString();
}

void BenchRun::sendLoad()
{
    if (m_cancelled) {
        Q_EMIT finished();
        return;
    }
    if (!*m_prepared) {
        fail(m_prepared->error());
        return;
    }
    m_setup = std::move(*m_prepared).value();
    m_setup->point.date = QDateTime::currentDateTime();
    if (m_options.saveResult) {
        if (const Result<void> opened = openFolder(); !opened) {
            fail(opened.error());
            return;
        }
    }
    Q_EMIT prepared(m_setup->scenario.model, m_setup->point.tokenizerNote);
    m_load = std::make_unique<LoadGenerator>(m_setup->plan, m_records);
    connect(m_load.get(), &LoadGenerator::finished, this, &BenchRun::conclude);
    m_load->start();
}

Result<void> BenchRun::openFolder()
{
    const Scenario &scenario = m_setup->scenario;
    const PointSetup &point = m_setup->point;
    Manifest manifest;
    manifest.started = point.date;
    manifest.model = point.modelId;
    manifest.backend = point.backend;
    manifest.baseUrl = point.baseUrl;
    manifest.endpoint = point.endpoint;
    manifest.tokenizer = point.tokenizerId;
    manifest.tokenizerNote = point.tokenizerNote;
    manifest.datasetFingerprint = point.datasetFingerprint;
    manifest.seed = point.seed;
    manifest.environment = clientEnvironment();
    PointEntry entry;
    entry.point = expandSweep(scenario).front();
    entry.state = RunState::Running;
    manifest.points = {entry};
    m_pointId = entry.point.id;
    m_setup->point.pointId = m_pointId;

    auto folder = RunFolder::create(m_options.resultDir, writeScenario(scenario), manifest);
    if (!folder)
        return folder.error();
    m_folder = std::move(folder).value();
    auto journal = JournalWriter::open(m_folder->journalPath(m_pointId));
    if (!journal)
        return journal.error();
    m_records.setJournal(std::move(journal).value());
    return {};
}

void BenchRun::conclude(const LoadOutcome &outcome)
{
    const Result<void> journal = m_records.closeJournal();
    PointResult result;
    result.setup = m_setup->point;
    result.records = m_records.take();
    result.summary = summarize(result.records, {m_options.scenario.goodput});
    result.peakSockets = outcome.peakSockets;
    result.workers = outcome.workers;
    const bool nothing = result.summary.completed == 0;

    if (!m_cancelled && !outcome.stopReason.code.isEmpty())
        m_error = outcome.stopReason;
    else if (!m_cancelled && nothing && !result.records.empty())
        m_error = {result.records.front().errorCode, result.records.front().errorMessage, {}, {}};
    else if (!m_cancelled && nothing)
        m_error = {u"results.nothing_completed"_s, u"Not one request completed."_s, {}, {}};
    else if (!journal)
        m_error = journal.error();
    m_error.message = m_records.cleaned(m_error.message);

    if (m_folder) {
        PointEntry entry = m_folder->manifest().points.front();
        entry.state = m_cancelled              ? RunState::Cancelled
                      : m_error.code.isEmpty() ? RunState::Finished
                                               : RunState::Failed;
        entry.error = m_error;
        entry.completed = result.summary.completed;
        entry.failed = result.summary.failed;
        if (const Result<void> written = m_folder->setPoint(0, entry); !written && m_error.code.isEmpty())
            m_error = written.error();
    }
    if (!nothing)
        m_result = std::move(result);
    if (m_folder && m_result && !m_cancelled && m_error.code.isEmpty()) {
        if (const Result<void> saved = save(); !saved)
            m_error = saved.error();
    }
    end(m_cancelled ? RunState::Cancelled : m_error.code.isEmpty() ? RunState::Finished : RunState::Failed);
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

void BenchRun::fail(const Error &error)
{
    m_error = error;
    m_error.message = m_records.cleaned(m_error.message);
    end(RunState::Failed);
}

void BenchRun::end(RunState state)
{
    if (m_folder) {
        if (const Result<void> closed = m_folder->close(state); !closed && m_error.code.isEmpty())
            m_error = closed.error();
    }
    Q_EMIT finished();
}

} // namespace servescope

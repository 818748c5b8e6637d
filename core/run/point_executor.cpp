// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/point_executor.h"

#include "core/base/files.h"
#include "core/dataset/prompt_source.h"
#include "core/metrics/summary.h"
#include "core/run/request_options.h"
#include "core/selftest/self_test_result.h"

#include <QThread>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Output tokens of the answers whose server sent no usage, by our own tokenizer.
void countOutputTokens(std::vector<RequestRecord> &records, const Tokenizer &tokenizer)
{
    for (RequestRecord &record : records) {
        if (record.outputTokensServer || !record.ok() || record.text.isEmpty())
            continue;
        if (Result<int> count = tokenizer.count(record.text, false))
            record.outputTokensLocal = *count;
    }
}

std::optional<InstrumentError> expectedErrorFrom(const QString &selfTestFile, int streams)
{
    if (selfTestFile.isEmpty())
        return std::nullopt;
    const Result<QByteArray> bytes = readFile(selfTestFile);
    if (!bytes)
        return std::nullopt;
    const Result<SelfTestResult> selfTest = selfTestFromJson(*bytes);
    return selfTest ? expectedError(*selfTest, streams) : std::nullopt;
}

/// Why a point without one success failed: the commonest error of its requests.
Error commonestError(const std::vector<RequestRecord> &records)
{
    QMap<QString, int> counts;
    for (const RequestRecord &record : records) {
        if (!record.ok())
            ++counts[record.errorCode];
    }
    const auto worst = std::max_element(records.begin(), records.end(),
                                        [&counts](const RequestRecord &a, const RequestRecord &b) {
                                            return counts.value(a.errorCode) < counts.value(b.errorCode);
                                        });
    if (worst == records.end() || worst->ok())
        return {u"run.nothing_completed"_s, u"No request was answered."_s, {}, {}};
    return {worst->errorCode, worst->errorMessage, {}, {}};
}

} // namespace

PointExecutor::PointExecutor(PointTask task, QObject *parent) : QObject(parent), m_task(std::move(task))
{
    m_last.total = m_task.point.load.numPrompts;
}

PointExecutor::~PointExecutor()
{
    *m_cancelled = true;
    if (m_background) {
        m_background->disconnect(this);
        m_background->wait();
    }
    m_generator.reset();
}

void PointExecutor::inBackground(std::function<void()> work, std::function<void()> then)
{
    m_background.reset(QThread::create(std::move(work)));
    connect(m_background.get(), &QThread::finished, this, std::move(then));
    m_background->start();
}

void PointExecutor::start()
{
    auto prepared = std::make_shared<std::optional<Result<PreparedPoint>>>();
    const Result<QByteArray> key = keyFor(m_task.scenario, m_task.apiKey, m_task.rememberedKey);
    if (!key) {
        // Later, as callers expect of a signal that tells the end.
        QTimer::singleShot(0, this, [this, error = key.error()] { end({RunState::Failed, error, {}, {}}); });
        return;
    }
    m_task.apiKey = *key;
    inBackground(
        [prepared, task = m_task, cancelled = m_cancelled, session = m_session] {
            prepared->emplace(preparePoint(task, *cancelled));
            if ((*prepared)->ok() && !*cancelled)
                session->begin(task, (**prepared).value().plan, *cancelled);
        },
        [this, prepared] {
            if (*m_cancelled)
                return end({RunState::Cancelled, {}, {}, {}});
            if (!(*prepared)->ok())
                return end({RunState::Failed, (*prepared)->error(), {}, {}});
            m_prepared = std::make_shared<PreparedPoint>((**prepared).value());
            runLoad();
        });
}

void PointExecutor::runLoad()
{
    m_prepared->setup.date = QDateTime::currentDateTime();
    Q_EMIT prepared(m_prepared->setup);
    if (*m_cancelled)
        return end({RunState::Cancelled, {}, {}, {}});
    std::unique_ptr<JournalWriter> journal;
    if (!m_task.journalPath.isEmpty()) {
        Result<std::unique_ptr<JournalWriter>> opened = JournalWriter::open(m_task.journalPath);
        if (!opened)
            return end({RunState::Failed, opened.error(), {}, {}});
        journal = *std::move(opened);
    }
    m_mask = SecretMask(m_task);
    m_sink = std::make_unique<PointSink>(std::move(journal), m_task.saveDetailed, m_mask);
    m_generator = std::make_unique<LoadGenerator>(m_prepared->plan, *m_sink);
    connect(m_generator.get(), &LoadGenerator::finished, this, &PointExecutor::evaluate);
    auto *watch =
        new QTimer(m_generator.get()); // a full disk ends the point instead of losing requests silently
    connect(watch, &QTimer::timeout, this, [this] {
        if (m_sink->failed())
            m_generator->cancel();
    });
    watch->start(500ms);
    m_session->record(m_task, m_prepared->plan);
    m_recording = true;
    m_generator->start();
}

void PointExecutor::cancel()
{
    *m_cancelled = true;
    if (m_generator)
        m_generator->cancel();
}

LoadSnapshot PointExecutor::snapshot() const
{
    if (!m_generator)
        return m_last;
    LoadSnapshot snapshot = m_generator->snapshot();
    for (SeenError &error : snapshot.errors)
        error.message = m_mask.masked(std::move(error.message));
    if (const auto server = m_recording ? m_session->server() : std::nullopt) {
        snapshot.serverRunning = (*server)[Quantity::Running];
        snapshot.serverWaiting = (*server)[Quantity::Waiting];
    }
    return snapshot;
}

void PointExecutor::evaluate(const LoadOutcome &outcome)
{
    auto done = std::make_shared<PointEnd>();
    m_recording = false;
    inBackground(
        [this, outcome, done] {
            done->tokenizer = m_prepared->tokenizer;
            m_session->end(outcome.cancelled);
            Result<std::vector<RequestRecord>> records = m_sink->close();
            if (!records) {
                done->error = records.error();
                return;
            }
            if (!outcome.cancelled)
                countOutputTokens(records.value(), *m_prepared->tokenizer.tokenizer);
            auto result = std::make_shared<PointResult>();
            result->setup = m_prepared->setup;
            result->records = *std::move(records);
            result->setup.promptLengthMismatches = m_prepared->plan.prompts->lengthMismatches();
            m_session->describe(result->setup, result->records);
            result->summary = summarize(result->records, {m_prepared->setup.goodput});
            result->health = outcome.health;
            result->health.expectedError =
                expectedErrorFrom(m_task.selfTestFile, outcome.health.peakInFlight);
            result->workers = outcome.workers;
            done->result = result;
            if (outcome.cancelled)
                done->state = RunState::Cancelled;
            else if (!outcome.stopReason.code.isEmpty())
                done->error = outcome.stopReason;
            else if (result->summary.completed == 0)
                done->error = commonestError(result->records);
            else
                done->state = RunState::Finished;
        },
        [this, done] {
            m_last = snapshot();
            end(std::move(*done));
        });
}

void PointExecutor::end(PointEnd end)
{
    end.error.message = SecretMask(m_task).masked(std::move(end.error.message));
    Q_EMIT finished(end);
}

} // namespace servescope

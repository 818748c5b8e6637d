// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/prompt_source.h"
#include "core/load/load_generator.h"

#include <QSignalSpy>
#include <QUrl>

#include <mutex>
#include <vector>

namespace servescope::test {

/// Prompts that need no tokenizer.
class FixedPrompts : public PromptSource
{
public:
    FixedPrompts(QString text, int outputTokens) : m_text(std::move(text)), m_outputTokens(outputTokens) {}
    QString name() const override { return QStringLiteral("fixed"); }
    Result<void> prepare(PromptCount, const std::atomic_bool &) override { return {}; }
    Prompt prompt(int) const override { return {m_text, 1, 1, m_outputTokens}; }
    int lengthMismatches() const override { return 0; }
    QString fingerprint() const override { return {}; }

private:
    QString m_text;
    int m_outputTokens;
};

class RecordList : public RecordSink
{
public:
    void accept(RequestRecord &&record) override
    {
        const std::lock_guard lock(m_mutex);
        records.push_back(std::move(record));
    }
    int count(RequestStatus status) const ///< at any time
    {
        const std::lock_guard lock(m_mutex);
        int n = 0;
        for (const RequestRecord &record : records)
            n += !record.warmup && record.status == status ? 1 : 0;
        return n;
    }

    std::vector<RequestRecord> records; ///< to be read only after finished()

private:
    mutable std::mutex m_mutex;
};

/// A plan of `count` requests of `outputTokens` each to `base` + /v1/completions.
inline LoadPlan planFor(const QUrl &base, int count, int concurrency, int outputTokens)
{
    LoadPlan plan;
    plan.backend = findBackend(u"vllm");
    plan.url = requestUrl(base.toString(), plan.backend->defaultPath()).value();
    plan.request.model = QStringLiteral("sim-model");
    plan.request.ignoreEos = true;
    plan.prompts = std::make_shared<FixedPrompts>(QStringLiteral("hello"), outputTokens);
    plan.requestIdPrefix = "t-";
    plan.numPrompts = count;
    plan.maxConcurrency = concurrency;
    return plan;
}

/// Runs to the end; false when it does not end in time.
inline bool run(LoadGenerator &generator, LoadOutcome *outcome = nullptr, int timeoutMs = 30000)
{
    QSignalSpy finished(&generator, &LoadGenerator::finished);
    generator.start();
    if (!finished.wait(timeoutMs))
        return false;
    if (outcome)
        *outcome = finished[0][0].value<LoadOutcome>();
    return true;
}

} // namespace servescope::test

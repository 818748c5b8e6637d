// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/trial.h"

#include "core/dataset/prompt_source.h"
#include "core/load/load_generator.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <mutex>

namespace servescope {

using namespace std::chrono_literals;

namespace {

class OnePrompt final : public PromptSource
{
public:
    OnePrompt(QString text, int outputTokens) : m_text(std::move(text)), m_outputTokens(outputTokens) {}
    QString name() const override { return QStringLiteral("probe"); }
    Result<void> prepare(PromptCount, const std::atomic_bool &) override { return {}; }
    Prompt prompt(int) const override { return {m_text, 0, 0, m_outputTokens}; }
    int lengthMismatches() const override { return 0; }
    QString fingerprint() const override { return {}; }

private:
    QString m_text;
    int m_outputTokens;
};

class OneRecord final : public RecordSink
{
public:
    void accept(RequestRecord &&fresh) override
    {
        const std::lock_guard lock(m_mutex);
        record = std::move(fresh);
        arrived = true;
    }
    RequestRecord record;
    bool arrived = false;

private:
    std::mutex m_mutex;
};

} // namespace

RequestRecord sendTrial(LoadPlan plan, const QString &prompt, int outputTokens,
                        const std::atomic_bool *cancelled)
{
    plan.prompts = std::make_shared<OnePrompt>(prompt, outputTokens);
    plan.numPrompts = 1;
    plan.maxConcurrency = 1;
    plan.keepText = true;
    plan.workers = 1;
    OneRecord sink;
    Error stopped;
    {
        LoadGenerator generator(std::move(plan), sink);
        QEventLoop loop;
        QObject::connect(&generator, &LoadGenerator::finished, &loop, [&](const LoadOutcome &outcome) {
            stopped = outcome.stopReason;
            loop.quit();
        });
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (cancelled->load())
                generator.cancel();
        });
        if (cancelled)
            look.start(50ms);
        generator.start();
        loop.exec();
    }
    if (!sink.arrived) { // no connection, so no request
        sink.record.status = RequestStatus::ConnectionError;
        sink.record.errorCode = stopped.code;
        sink.record.errorMessage = stopped.sentence();
    }
    return sink.record;
}

bool repeatsItself(const RequestRecord &record)
{
    constexpr int enough = 4;
    int inRow = 0;
    QStringView before;
    qsizetype at = 0;
    for (const StreamEvent &event : record.events) {
        if (event.kind != EventKind::Content || event.characters == 0)
            continue;
        const auto length = static_cast<qsizetype>(event.characters);
        if (at + length > record.text.size())
            return false;
        const QStringView piece = QStringView(record.text).sliced(at, length);
        inRow = !before.isEmpty() && piece.size() > before.size() && piece.startsWith(before) ? inRow + 1 : 0;
        if (inRow >= enough)
            return true;
        before = piece;
        at += length;
    }
    return false;
}

bool looksBuffered(const RequestRecord &record)
{
    std::vector<Nanoseconds> times;
    for (const StreamEvent &event : record.events) {
        if (event.choices)
            times.push_back(event.time);
    }
    if (times.size() < 8)
        return false;
    const auto most = static_cast<std::ptrdiff_t>(times.size() * 9 / 10);
    for (size_t i = 0; i + static_cast<size_t>(most) <= times.size(); ++i) {
        const auto last = times[i + static_cast<size_t>(most) - 1];
        if (last - times[i] <= 5ms)
            return true;
    }
    const Nanoseconds whole = times.back() - record.sent;
    return times.size() > 16 && (times.front() - record.sent) * 10 >= whole * 9;
}

} // namespace servescope

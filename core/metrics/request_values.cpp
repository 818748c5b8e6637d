// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/summary.h"

#include <algorithm>

namespace servescope {

namespace {

bool hasChoices(const StreamEvent &event)
{
    return event.choices;
}

/// What ends a request's time: an event with choices, or an answer without tokens.
bool answers(const StreamEvent &event)
{
    return event.choices || event.kind == EventKind::Answer;
}

std::optional<double> sinceSent(const RequestRecord &record, Nanoseconds time)
{
    return toMilliseconds(time - record.sent);
}

} // namespace

bool isSuccess(const RequestRecord &record)
{
    return record.ok() && std::ranges::any_of(record.events, answers);
}

std::optional<double> ttftMs(const RequestRecord &record)
{
    const auto first = std::ranges::find_if(record.events, hasChoices);
    return first == record.events.end() ? std::nullopt : sinceSent(record, first->time);
}

std::optional<double> e2elMs(const RequestRecord &record)
{
    const auto last = std::find_if(record.events.rbegin(), record.events.rend(), answers);
    return last == record.events.rend() ? std::nullopt : sinceSent(record, last->time);
}

std::optional<double> tpotMs(const RequestRecord &record)
{
    const int tokens = outputTokens(record);
    const auto first = ttftMs(record);
    if (!first || tokens <= 1)
        return std::nullopt;
    return (*e2elMs(record) - *first) / (tokens - 1);
}

std::vector<double> itlsMs(const RequestRecord &record)
{
    std::vector<double> gaps;
    gaps.reserve(record.events.size());
    const StreamEvent *before = nullptr;
    for (const StreamEvent &event : record.events) {
        if (!event.choices)
            continue;
        if (before)
            gaps.push_back(toMilliseconds(event.time - before->time));
        before = &event;
    }
    return gaps;
}

int outputTokens(const RequestRecord &record)
{
    if (record.outputTokensServer)
        return *record.outputTokensServer;
    if (record.outputTokensLocal)
        return *record.outputTokensLocal;
    return static_cast<int>(std::ranges::count_if(
        record.events, [](const StreamEvent &event) { return event.choices && event.characters > 0; }));
}

int promptTokens(const RequestRecord &record)
{
    if (record.promptTokensServer)
        return *record.promptTokensServer;
    return record.promptTokensLocal.value_or(record.promptTokensRequested);
}

QString tokenSourceName(TokenSource source)
{
    switch (source) {
    case TokenSource::ServerUsage:
        return QStringLiteral("server_usage");
    case TokenSource::LocalTokenizer:
        return QStringLiteral("local_tokenizer");
    case TokenSource::EventCount:
        return QStringLiteral("event_count");
    case TokenSource::Mixed:
        return QStringLiteral("mixed");
    }
    return {};
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/samples.h"

#include "core/metrics/summary.h"

#include <algorithm>
#include <limits>
#include <thread>

namespace servescope {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool isText(const StreamEvent &event)
{
    return event.characters > 0 && (event.kind == EventKind::Content || event.kind == EventKind::Reasoning ||
                                    event.kind == EventKind::Tool);
}

bool isAnswer(const StreamEvent &event)
{
    return event.characters > 0 && (event.kind == EventKind::Content || event.kind == EventKind::Tool);
}

/// Does the event count as a token event in this convention?
bool counts(const StreamEvent &event, Convention convention)
{
    return convention == Convention::Vllm || convention == Convention::Answer ? event.choices : isText(event);
}

/// Times since the first event counted; appends the request's gaps.
template <Convention convention>
void readEvents(const RequestRecord &record, RequestSample &sample, std::vector<double> &gaps)
{
    const StreamEvent *first = nullptr;
    const StreamEvent *last = nullptr;
    const StreamEvent *answer = nullptr;
    const size_t before = gaps.size();
    for (const StreamEvent &event : record.events) {
        if (!counts(event, convention))
            continue;
        if (last) {
            const double gap = toMilliseconds(event.time - last->time);
            if (convention == Convention::Sglang && event.tokens > 1)
                gaps.insert(gaps.end(), event.tokens, gap / event.tokens);
            else
                gaps.push_back(gap);
        } else {
            first = &event;
        }
        last = &event;
        if (convention == Convention::Answer && !answer && isAnswer(event))
            answer = &event;
    }
    sample.gaps = static_cast<quint32>(gaps.size() - before);
    if (!first)
        return;
    sample.success = record.ok();
    sample.first = toSeconds(first->time);
    sample.last = toSeconds(last->time);
    sample.e2el = toMilliseconds(last->time - record.sent);
    const StreamEvent *shown = convention == Convention::Answer ? answer : first;
    if (shown)
        sample.ttft = toMilliseconds(shown->time - record.sent);

    const double n = sample.outputTokens;
    const double decoding = toMilliseconds(last->time - first->time);
    if (convention == Convention::Guidellm) {
        if (n > 0)
            sample.tpot = sample.e2el / n;
        if (n > 1)
            sample.itl = decoding / (n - 1);
    } else if (n > 1) {
        (convention == Convention::Aiperf ? sample.itl : sample.tpot) = decoding / (n - 1);
    }
}

template <Convention convention>
void fill(std::span<const RequestRecord> records, SampleTable &table)
{
    for (const RequestRecord &record : records) {
        if (record.warmup)
            continue;
        RequestSample sample;
        sample.sent = record.sent != Nanoseconds::zero();
        sample.start = sample.first = sample.last = toSeconds(record.sent);
        sample.end = toSeconds(std::max(record.ended, record.sent));
        sample.inputTokens = promptTokens(record);
        sample.outputTokens = outputTokens(record);
        if (record.conversation)
            sample.turn = record.turn + 1;
        readEvents<convention>(record, sample, table.gaps);
        if (sample.success)
            sample.queue = toMilliseconds(record.sent - record.scheduled);
        table.requests.push_back(sample);
    }
}

} // namespace

RequestSample::RequestSample() : ttft(none), tpot(none), itl(none), e2el(none), queue(none), turn(none) {}

namespace {

template <Convention convention>
SampleTable tableOf(std::span<const RequestRecord> records)
{
    SampleTable table;
    table.convention = convention;
    size_t events = 0;
    for (const RequestRecord &record : records)
        events += record.events.size();
    table.requests.reserve(records.size());
    table.gaps.reserve(events); // for both halves: the second is only copied
    if (records.size() < 2000) {
        fill<convention>(records, table);
        return table;
    }
    SampleTable second;
    const size_t half = records.size() / 2;
    second.gaps.reserve(events / 2 + 1000);
    second.requests.reserve(records.size() - half);
    std::thread other([&] { fill<convention>(records.subspan(half), second); });
    fill<convention>(records.first(half), table);
    other.join();
    table.requests.insert(table.requests.end(), second.requests.begin(), second.requests.end());
    table.gaps.insert(table.gaps.end(), second.gaps.begin(), second.gaps.end());
    return table;
}

} // namespace

SampleTable sampleTable(std::span<const RequestRecord> records, Convention convention)
{
    switch (convention) {
    case Convention::Vllm:
        break;
    case Convention::Sglang:
        return tableOf<Convention::Sglang>(records);
    case Convention::Aiperf:
        return tableOf<Convention::Aiperf>(records);
    case Convention::Guidellm:
        return tableOf<Convention::Guidellm>(records);
    case Convention::Answer:
        return tableOf<Convention::Answer>(records);
    }
    return tableOf<Convention::Vllm>(records);
}

} // namespace servescope

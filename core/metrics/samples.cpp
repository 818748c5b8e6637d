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

void addGap(std::vector<double> &gaps, double gap, const StreamEvent &event, Convention convention)
{
    if (convention != Convention::Sglang || event.tokens <= 1) {
        gaps.push_back(gap);
        return;
    }
    for (int k = 0; k < event.tokens; ++k)
        gaps.push_back(gap / event.tokens);
}

/// Times since the first event counted; appends the request's gaps.
void readEvents(const RequestRecord &record, Convention convention, RequestSample &sample,
                std::vector<double> &gaps)
{
    const StreamEvent *first = nullptr;
    const StreamEvent *last = nullptr;
    const StreamEvent *answer = nullptr;
    const size_t before = gaps.size();
    for (const StreamEvent &event : record.events) {
        if (!counts(event, convention))
            continue;
        if (last)
            addGap(gaps, toMilliseconds(event.time - last->time), event, convention);
        else
            first = &event;
        last = &event;
        if (!answer && isAnswer(event))
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

void fill(std::span<const RequestRecord> records, Convention convention, SampleTable &table)
{
    size_t events = 0;
    for (const RequestRecord &record : records)
        events += record.events.size();
    table.requests.reserve(records.size());
    table.gaps.reserve(events);
    for (const RequestRecord &record : records) {
        if (record.warmup)
            continue;
        RequestSample sample;
        sample.sent = record.sent != Nanoseconds::zero();
        sample.start = sample.first = sample.last = toSeconds(record.sent);
        sample.end = toSeconds(std::max(record.ended, record.sent));
        sample.inputTokens = promptTokens(record);
        sample.outputTokens = outputTokens(record);
        readEvents(record, convention, sample, table.gaps);
        if (sample.success)
            sample.queue = toMilliseconds(record.sent - record.scheduled);
        table.requests.push_back(sample);
    }
}

} // namespace

RequestSample::RequestSample() : ttft(none), tpot(none), itl(none), e2el(none), queue(none) {}

SampleTable sampleTable(std::span<const RequestRecord> records, Convention convention)
{
    SampleTable table;
    table.convention = convention;
    if (records.size() < 2000) {
        fill(records, convention, table);
        return table;
    }
    SampleTable second;
    const size_t half = records.size() / 2;
    std::thread other([&] { fill(records.subspan(half), convention, second); });
    fill(records.first(half), convention, table);
    other.join();
    table.requests.insert(table.requests.end(), second.requests.begin(), second.requests.end());
    table.gaps.insert(table.gaps.end(), second.gaps.begin(), second.gaps.end());
    return table;
}

} // namespace servescope

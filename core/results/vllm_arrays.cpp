// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/vllm_arrays.h"

#include "core/metrics/summary.h"

#include <algorithm>
#include <charconv>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

template <typename Append>
void writeArray(JsonWriter &json, const char *name, std::span<const RequestRecord> records,
                qsizetype bytesEach, Append append)
{
    QByteArray array;
    array.reserve(static_cast<qsizetype>(records.size()) * bytesEach + 2);
    array += '[';
    for (const RequestRecord &record : records) {
        if (array.size() > 1)
            array += ", ";
        append(array, record);
    }
    array += ']';
    json.key(name).raw(array);
}

void writeTexts(JsonWriter &json, const char *name, std::span<const RequestRecord> records,
                QString (*text)(const RequestRecord &))
{
    json.key(name).beginArray();
    for (const RequestRecord &record : records)
        json.value(text(record));
    json.endArray();
}

bool hasChoices(const StreamEvent &event)
{
    return event.choices;
}

Nanoseconds untilFirst(const RequestRecord &record)
{
    const auto first = std::ranges::find_if(record.events, hasChoices);
    return first == record.events.end() ? Nanoseconds::zero() : first->time - record.sent;
}

Nanoseconds untilLast(const RequestRecord &record)
{
    const auto last =
        std::find_if(record.events.rbegin(), record.events.rend(), [](const StreamEvent &event) {
            return event.choices || event.kind == EventKind::Answer;
        });
    return last == record.events.rend() ? Nanoseconds::zero() : last->time - record.sent;
}

bool neverSent(const RequestRecord &record)
{
    return record.sent == Nanoseconds::zero();
}

void appendGaps(QByteArray &out, const RequestRecord &record)
{
    out += '[';
    const StreamEvent *before = nullptr;
    bool any = false;
    for (const StreamEvent &event : record.events) {
        if (!event.choices)
            continue;
        if (before) {
            if (any)
                out += ", ";
            appendSeconds(out, event.time - before->time);
            any = true;
        }
        before = &event;
    }
    out += ']';
}

/// Empty for a success and only for one: readers of the file tell the two apart by it.
QString errorText(const RequestRecord &record)
{
    if (isSuccess(record))
        return {};
    if (!record.errorMessage.isEmpty())
        return record.errorMessage;
    return record.ok() ? u"The stream had no event with choices."_s : statusName(record.status);
}

} // namespace

void appendSeconds(QByteArray &out, Nanoseconds duration)
{
    const qint64 ns = duration.count();
    // Up to 15 digits a decimal is the shortest for its double, so repr() has the same digits; below 0.0001
    // it takes the exponent form.
    if (ns < 100'000 || ns >= 1'000'000'000'000'000) {
        out += ns == 0 ? QByteArray("0.0") : pythonFloat(toSeconds(duration));
        return;
    }
    char buffer[32];
    char *end = std::to_chars(buffer, buffer + sizeof buffer, ns / 1'000'000'000).ptr;
    *end++ = '.';
    qint64 rest = ns % 1'000'000'000;
    char *const fraction = end;
    for (qint64 place = 100'000'000; rest > 0; place /= 10) {
        *end++ = static_cast<char>('0' + rest / place);
        rest %= place;
    }
    if (end == fraction)
        *end++ = '0';
    out.append(buffer, end - buffer);
}

void writeVllmArrays(JsonWriter &json, std::span<const RequestRecord> records)
{
    const auto number = [](QByteArray &out, int value) { out += QByteArray::number(value); };
    qsizetype events = 1;
    for (const RequestRecord &record : records)
        events += static_cast<qsizetype>(record.events.size());
    const qsizetype gapBytes =
        events * 14 / std::max<qsizetype>(1, static_cast<qsizetype>(records.size())) + 4;

    writeArray(json, "input_lens", records, 6,
               [&](QByteArray &out, const RequestRecord &record) { number(out, promptTokens(record)); });
    writeArray(json, "output_lens", records, 6, [&](QByteArray &out, const RequestRecord &record) {
        number(out, isSuccess(record) ? outputTokens(record) : 0);
    });
    writeArray(json, "ttfts", records, 16,
               [](QByteArray &out, const RequestRecord &record) { appendSeconds(out, untilFirst(record)); });
    writeArray(json, "itls", records, gapBytes, appendGaps);
    writeArray(json, "start_times", records, 20, [](QByteArray &out, const RequestRecord &record) {
        appendSeconds(out, neverSent(record) ? record.scheduled : record.sent);
    });
    writeArray(json, "latencies", records, 16, [](QByteArray &out, const RequestRecord &record) {
        appendSeconds(out, isSuccess(record) ? untilLast(record) : Nanoseconds::zero());
    });
    writeArray(json, "queue_times", records, 16, [](QByteArray &out, const RequestRecord &record) {
        appendSeconds(out, neverSent(record) ? Nanoseconds::zero() : record.sent - record.scheduled);
    });
    writeTexts(json, "generated_texts", records, [](const RequestRecord &record) { return record.text; });
    writeTexts(json, "errors", records, errorText);
}

void writeOwnArrays(JsonWriter &json, std::span<const RequestRecord> records)
{
    writeArray(json, "end_times", records, 20, [](QByteArray &out, const RequestRecord &record) {
        if (neverSent(record))
            out += "null";
        else
            appendSeconds(out, record.ended);
    });
    writeTexts(json, "statuses_by_request", records,
               [](const RequestRecord &record) { return statusName(record.status); });
    writeArray(json, "attempts_by_request", records, 3, [](QByteArray &out, const RequestRecord &record) {
        out += QByteArray::number(record.attempts);
    });
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/result_samples.h"

#include <algorithm>
#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

/// Which requests succeeded, so that they are as many as the file counts where its arrays allow it.
std::vector<bool> successes(const JsonValue &result, const JsonValue::Numbers &outputs)
{
    const size_t n = outputs.size();
    std::vector<bool> good(n, true);
    const JsonValue &errors = result["errors"];
    if (errors.size() == static_cast<qsizetype>(n)) {
        for (size_t i = 0; i < n; ++i)
            good[i] = errors.at(static_cast<qsizetype>(i)).text().isEmpty();
    }
    const auto completed = result["completed"].integer();
    const auto count = std::ranges::count(good, true);
    if (!completed || *completed == count)
        return good;
    // Some clients leave the error empty; a failed request has no output.
    std::vector<bool> withOutput = good;
    for (size_t i = 0; i < n; ++i)
        withOutput[i] = good[i] && outputs[i] > 0;
    return std::ranges::count(withOutput, true) == *completed ? withOutput : good;
}

std::optional<JsonValue::Numbers> array(const JsonValue &result, const char *name, size_t n)
{
    auto values = result[name].numbers();
    return values && values->size() == n ? values : std::nullopt;
}

} // namespace

bool hasGaps(const JsonValue &result)
{
    return result["itls"].size() > 0 && result["itls"].size() == result["ttfts"].size();
}

std::optional<SampleTable> samplesOfResult(const JsonValue &result, Convention convention)
{
    const auto ttfts = result["ttfts"].numbers();
    if (!ttfts || ttfts->empty())
        return std::nullopt;
    const size_t n = ttfts->size();
    const auto outputs = array(result, "output_lens", n);
    if (!outputs)
        return std::nullopt;
    const auto inputs = array(result, "input_lens", n);
    const auto starts = array(result, "start_times", n);
    const auto ends =
        array(result["servescope"].contains("end_times") ? result["servescope"] : result, "end_times", n);
    const auto latencies = array(result, "latencies", n);
    const auto queues = array(result, "queue_times", n);
    const bool gapped = hasGaps(result);
    if (!gapped && !latencies)
        return std::nullopt;
    const std::vector<bool> good = successes(result, *outputs);

    SampleTable table;
    table.convention = convention;
    table.timed = starts.has_value();
    table.requests.resize(n);
    for (size_t i = 0; i < n; ++i) {
        RequestSample &sample = table.requests[i];
        const double ttft = std::isfinite((*ttfts)[i]) ? (*ttfts)[i] : 0;
        double sum = 0;
        if (gapped) {
            const auto gaps =
                result["itls"].at(static_cast<qsizetype>(i)).numbers().value_or(JsonValue::Numbers());
            for (const double gap : gaps) {
                if (!std::isfinite(gap))
                    continue;
                table.gaps.push_back(gap * 1000);
                sum += gap;
                ++sample.gaps;
            }
        }
        const double e2el = latencies && (*latencies)[i] > 0 ? (*latencies)[i] : ttft + sum;
        sample.success = good[i];
        sample.start = starts ? (*starts)[i] : 0;
        sample.end = ends && std::isfinite((*ends)[i]) ? (*ends)[i] : sample.start + e2el;
        sample.sent = !ends || std::isfinite((*ends)[i]);
        sample.first = sample.start + ttft;
        sample.last = sample.start + e2el;
        sample.inputTokens = inputs && std::isfinite((*inputs)[i]) ? (*inputs)[i] : 0;
        sample.outputTokens = std::isfinite((*outputs)[i]) ? (*outputs)[i] : 0;
        if (!sample.success)
            continue;
        sample.ttft = ttft * 1000;
        sample.e2el = e2el * 1000;
        if (queues)
            sample.queue = (*queues)[i] * 1000;
        const double tokens = sample.outputTokens;
        const double decoding = (e2el - ttft) * 1000;
        if (convention == Convention::Guidellm) {
            if (tokens > 0)
                sample.tpot = sample.e2el / tokens;
            if (tokens > 1)
                sample.itl = decoding / (tokens - 1);
        } else if (tokens > 1) {
            (convention == Convention::Aiperf ? sample.itl : sample.tpot) = decoding / (tokens - 1);
        }
    }
    return table;
}

std::vector<RequestRecord> recordsOfResult(const JsonValue &result)
{
    const auto table = samplesOfResult(result, Convention::Vllm);
    if (!table || !table->timed || !hasGaps(result))
        return {};
    // Any origin will do; far from zero, because a time of zero means "never sent".
    double origin = table->requests.front().start;
    for (const RequestSample &sample : table->requests)
        origin = std::min(origin, sample.start);
    const auto at = [origin](double seconds) {
        return fromSeconds(std::clamp(seconds - origin, -1e8, 1e8) + 1000);
    };
    std::vector<RequestRecord> records;
    records.reserve(table->requests.size());
    table->forEach([&](const RequestSample &sample, std::span<const double> gaps) {
        RequestRecord record;
        const auto i = static_cast<qsizetype>(records.size());
        record.index = static_cast<int>(i);
        record.sent = at(sample.start);
        record.scheduled = record.sent;
        if (std::isfinite(sample.queue))
            record.scheduled -= fromMilliseconds(std::clamp(sample.queue, 0.0, 1e9));
        record.ended = at(sample.end);
        record.promptTokensServer = static_cast<int>(std::clamp(sample.inputTokens, 0.0, 2e9));
        record.outputTokensServer = static_cast<int>(std::clamp(sample.outputTokens, 0.0, 2e9));
        record.text = result["generated_texts"].at(i).text();
        record.errorMessage = result["errors"].at(i).text();
        record.status = sample.success ? RequestStatus::Ok : RequestStatus::HttpError;
        if (const auto known = statusFromName(result["servescope"]["statuses_by_request"].at(i).text()))
            record.status = *known;
        if (sample.first > sample.start || sample.success) {
            double time = sample.first;
            const auto event = [&] {
                StreamEvent happened;
                happened.time = at(time);
                happened.kind = EventKind::Content;
                happened.choices = true;
                happened.characters = 1;
                record.events.push_back(happened);
            };
            event();
            for (const double gap : gaps) {
                time += gap / 1000;
                event();
            }
        }
        records.push_back(std::move(record));
    });
    return records;
}

} // namespace servescope

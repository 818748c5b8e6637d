// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/results/point_result.h"
#include "tests/core/metrics/record_builder.h"

#include <QDateTime>

namespace servescope::test {

/// A record with every field set, from a seed.
inline RequestRecord randomRecord(int index, Random &random)
{
    RequestRecord record;
    record.index = index;
    record.warmup = random.integer(0, 9) == 0;
    record.scheduled = Nanoseconds(random.integer(1, 1'000'000'000'000'000));
    record.sent = record.scheduled + Nanoseconds(random.integer(0, 5'000'000));
    if (random.integer(0, 1))
        record.connecting = record.sent + Nanoseconds(random.integer(0, 100'000));
    if (random.integer(0, 1))
        record.written = record.sent + Nanoseconds(random.integer(0, 200'000));
    if (random.integer(0, 1))
        record.firstByte = record.sent + Nanoseconds(random.integer(0, 300'000));
    if (random.integer(0, 1)) {
        record.conversation = static_cast<int>(random.integer(0, 5000));
        record.turn = static_cast<int>(random.integer(0, 40));
    }
    Nanoseconds time = record.sent;
    for (auto n = random.integer(0, 40); n > 0; --n) {
        StreamEvent event;
        event.time = time += Nanoseconds(random.integer(0, 50'000'000));
        event.kind = static_cast<EventKind>(random.integer(0, static_cast<int>(EventKind::Other)));
        event.characters = static_cast<quint32>(random.integer(0, 4'000'000'000));
        event.tokens = static_cast<quint16>(random.integer(0, 65535));
        event.choices = random.integer(0, 1);
        event.sharesRead = random.integer(0, 1);
        event.finish = random.integer(0, 1);
        record.events.push_back(event);
    }
    record.ended = time + Nanoseconds(random.integer(0, 1'000'000));
    const auto maybe = [&random]() -> std::optional<int> {
        return random.integer(0, 1) ? std::optional(static_cast<int>(random.integer(0, 100'000)))
                                    : std::nullopt;
    };
    record.promptTokensRequested = static_cast<int>(random.integer(0, 9000));
    record.promptTokensLocal = maybe();
    record.promptTokensServer = maybe();
    record.promptTokensCached = maybe();
    if (random.integer(0, 1))
        record.serverTime = Nanoseconds(random.integer(0, 5'000'000));
    record.outputTokensRequested = static_cast<int>(random.integer(0, 9000));
    record.outputTokensLocal = maybe();
    record.outputTokensServer = maybe();
    record.status =
        static_cast<RequestStatus>(random.integer(0, static_cast<int>(RequestStatus::ProtocolError)));
    record.httpStatus = static_cast<int>(random.integer(0, 599));
    if (!record.ok()) {
        record.errorCode = QStringLiteral("http.not_found");
        record.errorMessage = QStringLiteral("The server said \"no\"\n\tand 模型不存在 \\ %1").arg(index);
    }
    record.attempts = static_cast<int>(random.integer(0, 4));
    record.redirectedTo = random.integer(0, 3) == 0 ? QStringLiteral("/v1/ü\"/") : QString();
    record.finishReason = random.integer(0, 1) ? QStringLiteral("length") : QString();
    record.text = random.integer(0, 1) ? QString::fromUtf8("你好 \xF0\x9F\x98\x80 \"quoted\" \x01\x7f \u2028")
                                       : QString();
    return record;
}

/// A finished point with successes, failures of every sort, one-token answers, retries, queueing and a
/// request that never was sent.
inline PointResult variedResult(int requests, quint64 seed)
{
    Random random(seed);
    PointResult result;
    PointSetup &setup = result.setup;
    setup.pointId = QStringLiteral("bench_io128x32_mc4_np%1").arg(requests);
    setup.date = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7));
    setup.backend = QStringLiteral("vllm");
    setup.modelId = QStringLiteral("org/Model-7B");
    setup.tokenizerId = setup.modelId;
    setup.baseUrl = QStringLiteral("http://127.0.0.1:8000");
    setup.endpoint = QStringLiteral("/v1/completions");
    setup.numPrompts = requests;
    setup.inputLen = 128;
    setup.outputLen = 32;
    setup.maxConcurrency = 4;
    setup.goodput = {{QStringLiteral("ttft"), 120}, {QStringLiteral("tpot"), 20}};
    setup.metricPercentiles = {50, 99, 99.9};
    setup.seed = 42;
    setup.datasetName = QStringLiteral("random");
    double start = 0.000123;
    for (int i = 0; i < requests; ++i) {
        const double wait = 10 * random.uniform();
        RecordBuilder builder(i, start + wait);
        builder.scheduled(start).requested(128, 32).attempts(random.integer(0, 9) == 0 ? 2 : 1);
        double time = start + wait + 50 + 100 * random.uniform();
        const bool oneToken = i % 11 == 3;
        builder.content({time});
        for (int k = 1; k < (oneToken ? 1 : 32); ++k)
            builder.content({time += 0.01 + 30 * random.uniform()});
        builder.usage(time + 0.5, 128 + (i % 7 == 0), oneToken ? 1 : 32)
            .text(QStringLiteral("текст %1").arg(i));
        if (i % 13 == 5)
            builder.failed(RequestStatus::StreamError, 200, QStringLiteral("cut short")).ended(time + 2);
        RequestRecord record = builder;
        if (i % 17 == 6) {
            record.events.clear();
            record = RecordBuilder(record).failed(RequestStatus::HttpError, 503, QString());
        }
        if (i % 29 == 20) {
            record.events.clear();
            record.sent = record.ended = Nanoseconds::zero();
            record.status = RequestStatus::Cancelled;
        }
        result.records.push_back(record);
        start += 40 * random.uniform();
    }
    SummaryOptions options;
    options.goodput = setup.goodput;
    result.summary = summarize(result.records, options);
    result.health.peakSockets = 4;
    result.workers = 2;
    return result;
}

} // namespace servescope::test

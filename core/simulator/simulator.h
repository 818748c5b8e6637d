// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace servescope {

/// How the built-in server behaves.
struct SimulatorOptions
{
    quint16 port = 0; ///< 0 = chosen by the system; listens on 127.0.0.1 only
    QString model = QStringLiteral("sim-model");
    QByteArray apiKey; ///< empty = none asked

    /// Exact mode: the first token leaves `ttft` after the request was read and one every `itl` after it, whatever the
    /// load; no queue, no noise. Unset = the batching model below.
    struct Exact
    {
        Nanoseconds ttft{};
        Nanoseconds itl{};
    };
    std::optional<Exact> exact;

    /// Continuous batching: at most `maxRunning` sequences; a request waits in a queue beyond that, then is prefilled
    /// at `prefillTokensPerSecond` (prefills one after the other), then every step of the batch gives one token to each
    /// running sequence and takes stepBase + stepPerSequence × running, spread by a relative `noise` (seeded).
    int maxRunning = 64;
    double prefillTokensPerSecond = 40000;
    Nanoseconds prefillBase = std::chrono::milliseconds(6);
    Nanoseconds stepBase = std::chrono::microseconds(5000);
    Nanoseconds stepPerSequence = std::chrono::microseconds(120);
    double noise = 0.03;
    int maxModelLength = 32768;
    quint64 seed = 0;

    bool recordTruth = true; ///< keep the ground truth (memory: 8 bytes a token)
};

/// What the simulator did for one request, on the machine's monotonic clock.
struct TruthRecord
{
    QByteArray requestId; ///< the client's x-request-id, or empty
    int status = 0;
    int promptTokens = 0;
    Nanoseconds received{}; ///< the request was complete
    std::vector<Nanoseconds> tokens; ///< when each token frame was handed to the socket
    Nanoseconds finished{};
};

/// An HTTP/1.1 server in its own thread that streams like vLLM: /v1/completions, /v1/chat/completions, /v1/models,
/// /health, /version, /tokenize, /detokenize, /metrics. Its tokenizer is its own: one token per word.
class Simulator
{
public:
    explicit Simulator(SimulatorOptions options = {});
    ~Simulator(); ///< stop()

    /// Errors: simulator.listen (port taken …).
    Result<void> start();
    void stop();
    QUrl url() const; ///< http://127.0.0.1:PORT, after start()

    std::vector<TruthRecord> truth() const; ///< of ended requests, in the order they ended; thread-safe
    int peakConnections() const;
    int peakRunning() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// One line of JSON for a ground-truth log.
QByteArray truthLine(const TruthRecord &record);

} // namespace servescope

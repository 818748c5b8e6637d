// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace servescope {

/// Something that goes wrong with a share of the requests.
struct SimulatorFault
{
    QString name;     ///< one of simulatorFaults(); http-STATUS stands for http-400 … http-599
    double share = 1; ///< 0 … 1; the shares of several faults add up to 1 at most
};

/// How the built-in server behaves.
struct SimulatorOptions
{
    QString server = QStringLiteral("vllm"); ///< whose interface it imitates: one of simulatorServers()
    std::vector<SimulatorFault> faults;
    quint16 port = 0; ///< 0 = chosen by the system; listens on 127.0.0.1 only
    QString model = QStringLiteral("sim-model");
    QByteArray apiKey; ///< empty = none asked

    /// Exact mode: the first token leaves `ttft` after the request was read and one every `itl` after it,
    /// whatever the load; no queue, no noise. Unset = the batching model below.
    struct Exact
    {
        Nanoseconds ttft{};
        Nanoseconds itl{};
        bool inPhase = false; ///< all tokens at multiples of `itl`, those of a step at once
    };
    std::optional<Exact> exact;

    /// Continuous batching: at most `maxRunning` sequences; a request waits in a queue beyond that, then is
    /// prefilled at `prefillTokensPerSecond` (prefills one after the other), then every step of the batch
    /// gives one token to each running sequence and takes stepBase + stepPerSequence × running, spread by a
    /// relative `noise` (seeded).
    int maxRunning = 64;
    double prefillTokensPerSecond = 40000;
    Nanoseconds prefillBase = std::chrono::milliseconds(6);
    Nanoseconds stepBase = std::chrono::microseconds(5000);
    Nanoseconds stepPerSequence = std::chrono::microseconds(120);
    double noise = 0.03;
    qint64 cacheTokens =
        0; ///< room of the KV cache: sequences beyond it are thrown out and computed again; 0 = no limit
    bool prefixCache = false; ///< the beginnings of prompts, in blocks of 16 tokens, need no second prefill
    Nanoseconds coldStart{};  ///< what the very first piece of work takes longer
    double pauseShare = 0;    ///< of the steps, those that take `pause` longer
    Nanoseconds pause{};
    int maxModelLength = 32768;
    quint64 seed = 0;

    /// The chance of each token to be the end of its sequence, unless the request says ignore_eos; 0 = every
    /// sequence has max_tokens tokens.
    double earlyStop = 0;
    /// Idle connections are closed after this time, as uvicorn does after 5 s; 0 = never.
    Nanoseconds keepAliveTimeout{};

    bool recordTruth = true; ///< keep the ground truth (memory: 8 bytes a token)
};

/// What the simulator did for one generation request, on the machine's monotonic clock.
struct TruthRecord
{
    QByteArray requestId; ///< the client's x-request-id, or empty
    int status = 0;       ///< of the response; 0 = the client went before there was one
    int promptTokens = 0;
    int outputTokens = 0;   ///< made before the end, the end-of-text token included
    Nanoseconds received{}; ///< the request was complete
    /// Just before each token frame was handed to the socket; empty without streaming.
    std::vector<Nanoseconds> tokens;
    Nanoseconds finished{}; ///< the last byte was handed over, or the client had gone
    bool aborted = false;   ///< the client, or stop(), ended it early
};

/// An HTTP/1.1 server in its own thread that answers like vLLM or another inference server, at that server's
/// paths and in its frames. Its tokenizer is its own (vocabulary.h):
/// one token per word of its 6400 made-up words, which is what it generates, and one per byte of all other
/// text.
class Simulator
{
public:
    explicit Simulator(SimulatorOptions options = {});
    ~Simulator(); ///< stop()

    /// Errors: simulator.options (a value out of its range), simulator.listen (port taken …),
    /// simulator.running.
    Result<void> start();
    /// Ends open streams where they are and closes every connection.
    void stop();
    QUrl url() const; ///< http://127.0.0.1:PORT between start() and stop()

    std::vector<TruthRecord> truth() const; ///< of ended requests, in the order they ended; thread-safe
    int peakConnections() const;            ///< the most TCP connections open at once since start()
    int peakRunning() const;                ///< the most sequences running at once since start()

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The names that SimulatorOptions::server and SimulatorFault::name take.
QStringList simulatorServers();
QStringList simulatorFaults();

/// One line of JSON for a ground-truth log, without the line end; times in nanoseconds.
QByteArray truthLine(const TruthRecord &record);

} // namespace servescope

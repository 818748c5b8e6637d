// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/dialect_writer.h"
#include "core/simulator/gzip_stream.h"
#include "core/simulator/response_sink.h"
#include "core/simulator/server_metrics.h"
#include "core/simulator/timing_model.h"
#include "core/simulator/truth_log.h"

namespace servescope {

/// How a sequence will go, settled when it arrives.
struct GenerationPlan
{
    int outputTokens = 1;      ///< the end-of-text token included
    bool endsByItself = false; ///< the last token is the end-of-text token
    quint64 seed = 0;
    quint64 stream = 0;   ///< of the seed's random sequence that picks the words
    int cachedTokens = 0; ///< of the prompt, found in the prefix cache
};

/// One answer being made: picks its words and writes its frames.
class Generation
{
public:
    Generation(ServedRequest request, const GenerationPlan &plan, std::unique_ptr<DialectWriter> writer,
               const WordStock &vocabulary, ResponseSink &sink, TruthLog &log, TruthRecord truth);

    /// Writes the head of a stream.
    void open();
    /// The next token has been made. The truth of a sequence is in the log before the client can see its end.
    /// False: a fault has ended the answer early.
    bool token(const TokenEvent &event, ServerMetrics &metrics);
    /// The client has gone.
    void abort(ServerMetrics &metrics);

    int promptTokens() const { return static_cast<int>(m_request.prompt.size()); }
    int made() const { return m_made; }
    ResponseSink &sink() const { return m_sink; }

private:
    void addToken(bool last);
    /// What the request's fault does at this token; false: no more than that is to be sent.
    bool faultAllows(const TokenEvent &event, ServerMetrics &metrics);
    void sendPieces(const QByteArrayList &pieces, ServerMetrics &metrics);
    void send(QByteArrayView bytes, bool last);
    bool hasFault(FaultKind kind) const { return m_request.fault == kind; }
    FrameContent contentAt(const TokenEvent &event, Nanoseconds now) const;
    QByteArrayView finishReason() const { return m_plan.endsByItself ? "\"stop\"" : "\"length\""; }
    void writeFrame(const TokenEvent &event, ServerMetrics &metrics);
    void writeBody(ServerMetrics &metrics);
    void count(const TokenEvent &event, ServerMetrics &metrics);
    void end(Nanoseconds now, ServerMetrics &metrics);

    ServedRequest m_request;
    GenerationPlan m_plan;
    std::unique_ptr<DialectWriter> m_writer;
    const WordStock &m_vocabulary;
    ResponseSink &m_sink;
    TruthLog &m_log;
    TruthRecord m_truth;
    Random m_words;
    QByteArray m_allText; // of writers whose frames grow
    QByteArray m_allIds;
    GzipStream m_gzip;      // of the fault that compresses
    QByteArray m_heldBack;  // by the fault that buffers
    bool m_silent = false;  // a fault has stopped the stream
    QByteArray m_text;      // not sent yet
    std::vector<int> m_ids; // not sent yet, kept if the client wants them
    int m_unsent = 0;       // tokens in m_text
    int m_made = 0;
    Nanoseconds m_admitted{};
    Nanoseconds m_firstToken{};
    Nanoseconds m_lastToken{};
};

} // namespace servescope

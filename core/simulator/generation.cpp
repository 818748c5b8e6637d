// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/generation.h"

#include <algorithm>

namespace servescope {

namespace {

QByteArray idList(const std::vector<int> &ids)
{
    QByteArray list = "[";
    for (const int id : ids) {
        if (list.size() > 1)
            list += ',';
        list += QByteArray::number(id);
    }
    return list + ']';
}

} // namespace

Generation::Generation(GenerationRequest request, const GenerationPlan &plan,
                       std::unique_ptr<DialectWriter> writer, const Vocabulary &vocabulary,
                       ResponseSink &sink, TruthLog &log, TruthRecord truth)
    : m_request(std::move(request)), m_plan(plan), m_writer(std::move(writer)), m_vocabulary(vocabulary),
      m_sink(sink), m_log(log), m_truth(std::move(truth)), m_words(plan.seed, plan.stream)
{
    m_truth.promptTokens = promptTokens();
    if (m_log.keepsRecords() && m_request.stream)
        m_truth.tokens.reserve(static_cast<size_t>(std::min(plan.outputTokens, 4096)));
}

void Generation::open()
{
    if (!m_request.stream)
        return;
    m_truth.status = 200;
    m_sink.openStream();
}

void Generation::token(const TokenEvent &event, ServerMetrics &metrics)
{
    addToken(event.last);
    count(event, metrics);
    if (m_request.stream) {
        if (event.index == 0 || event.last || m_unsent == m_request.streamInterval)
            writeFrame(event, metrics);
    } else if (event.last) {
        writeBody(metrics);
    }
}

void Generation::count(const TokenEvent &event, ServerMetrics &metrics)
{
    const Nanoseconds now = monotonicNow();
    metrics.countToken();
    if (event.index == 0) {
        m_admitted = event.admitted;
        m_firstToken = now;
        metrics.countFirstToken(promptTokens(), now - m_truth.received);
    } else {
        metrics.countGap(now - m_lastToken);
    }
    m_lastToken = now;
}

void Generation::end(Nanoseconds now, ServerMetrics &metrics)
{
    ServerMetrics::Ended ended{promptTokens(), made(), m_truth.received, m_admitted, m_firstToken, now, {}};
    ended.reason = m_plan.endsByItself ? FinishReason::Stop : FinishReason::Length;
    metrics.countEnd(ended);
    m_truth.outputTokens = made();
    m_truth.finished = now;
    m_log.add(std::move(m_truth));
}

void Generation::abort(ServerMetrics &metrics)
{
    ServerMetrics::Ended ended;
    ended.reason = FinishReason::Abort;
    metrics.countEnd(ended);
    m_truth.aborted = true;
    m_truth.outputTokens = made();
    m_truth.finished = monotonicNow();
    m_log.add(std::move(m_truth));
}

void Generation::addToken(bool last)
{
    const bool isEnd = last && m_plan.endsByItself;
    const int id = isEnd ? static_cast<int>(Vocabulary::Eos) : Vocabulary::randomWord(m_words);
    if (!isEnd) {
        QByteArrayView piece = m_vocabulary.piece(id);
        if (m_request.dialect == Dialect::Chat && m_made == 0)
            piece = piece.sliced(1); // a chat answer does not begin with a blank
        m_text += piece;
    }
    if (m_request.returnTokenIds)
        m_ids.push_back(id);
    ++m_made;
    ++m_unsent;
}

void Generation::writeFrame(const TokenEvent &event, ServerMetrics &metrics)
{
    const bool chunked = m_sink.chunked();
    UsageCounts usage{promptTokens(), 0};
    FrameContent content;
    content.usage = m_request.continuousUsage ? &usage : nullptr;
    QByteArray promptIds;
    if (m_request.returnTokenIds && event.index == 0) {
        promptIds = idList(m_request.prompt);
        content.promptIds = promptIds;
    }
    // Working space that keeps its capacity from frame to frame.
    thread_local QByteArray bytes;
    thread_local QByteArray payload;
    bytes.resize(0);
    payload.resize(0);
    const auto flushPayload = [chunked] {
        if (!payload.isEmpty())
            appendChunk(bytes, payload, chunked);
        payload.resize(0);
    };
    if (event.index == 0) {
        m_writer->opening(payload, content);
        flushPayload();
    }
    usage.completion = made();
    content.text = m_text;
    content.last = event.last;
    if (event.last)
        content.finish = finishReason();
    QByteArray ids;
    if (m_request.returnTokenIds) {
        ids = idList(m_ids);
        content.tokenIds = ids;
    }
    m_writer->frame(payload, content);
    flushPayload();
    if (event.last) {
        if (m_request.includeUsage) {
            m_writer->usageFrame(payload, usage);
            flushPayload();
        }
        appendChunk(bytes, DialectWriter::doneFrame(), chunked);
        if (chunked)
            appendLastChunk(bytes);
    }
    m_text.resize(0);
    m_ids.clear();
    m_unsent = 0;
    const Nanoseconds now = monotonicNow();
    if (m_log.keepsRecords())
        m_truth.tokens.push_back(now);
    if (event.last)
        end(now, metrics);
    m_sink.send(bytes);
}

void Generation::writeBody(ServerMetrics &metrics)
{
    const UsageCounts usage{promptTokens(), made()};
    const QByteArray ids = m_request.returnTokenIds ? idList(m_ids) : QByteArray("null");
    const QByteArray promptIds = m_request.returnTokenIds ? idList(m_request.prompt) : QByteArray("null");
    FrameContent content;
    content.text = m_text;
    content.usage = &usage;
    content.tokenIds = ids;
    content.promptIds = promptIds;
    content.last = true;
    content.finish = finishReason();
    HttpResponse response;
    response.body = m_writer->body(content);
    m_truth.status = response.status;
    end(monotonicNow(), metrics);
    m_sink.respond(response);
}

} // namespace servescope

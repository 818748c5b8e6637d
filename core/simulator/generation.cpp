// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/generation.h"

#include <algorithm>

namespace servescope {

namespace {

const QByteArray compressedHeader = "content-encoding: gzip\r\n";

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

Generation::Generation(ServedRequest request, const GenerationPlan &plan,
                       std::unique_ptr<DialectWriter> writer, const WordStock &vocabulary, ResponseSink &sink,
                       TruthLog &log, TruthRecord truth)
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
    QByteArray type = m_writer->contentType();
    if (hasFault(FaultKind::WrongType))
        type = "text/html; charset=utf-8";
    m_sink.openStream(type, hasFault(FaultKind::Compressed) ? compressedHeader : QByteArray());
}

bool Generation::token(const TokenEvent &event, ServerMetrics &metrics)
{
    if (m_silent) {
        if (event.last)
            end(monotonicNow(), metrics);
        return true;
    }
    addToken(event.last);
    count(event, metrics);
    if (m_request.fault && !faultAllows(event, metrics))
        return m_silent;
    if (m_request.stream) {
        if (event.index == 0 || event.last || m_unsent == m_request.streamInterval)
            writeFrame(event, metrics);
    } else if (event.last) {
        writeBody(metrics);
    }
    return true;
}

bool Generation::faultAllows(const TokenEvent &event, ServerMetrics &metrics)
{
    if (event.index < std::max(1, m_request.maxTokens / 2) && !event.last)
        return true;
    switch (*m_request.fault) {
    case FaultKind::StreamError: {
        const QByteArrayList pieces =
            m_writer->failure("CUDA error: an illegal memory access was encountered");
        if (!m_request.stream || pieces.isEmpty())
            break; // the connection breaks
        sendPieces(pieces, metrics);
        return false;
    }
    case FaultKind::CutClean:
        sendPieces({}, metrics);
        return false;
    case FaultKind::BadJson: {
        QByteArray bytes;
        appendChunk(bytes, "data: {\"choices\":[{\"index\":0,\"text\":\"half a\n\n", m_sink.chunked());
        m_sink.send(bytes);
        m_request.fault.reset(); // once
        return true;
    }
    case FaultKind::Stall:
        m_silent = true;
        return false;
    case FaultKind::Cut:
    case FaultKind::Reset:
        break;
    default:
        return true;
    }
    m_silent = true;
    m_sink.breakOff(hasFault(FaultKind::Reset));
    return false;
}

/// Ends the stream with these frames.
void Generation::sendPieces(const QByteArrayList &pieces, ServerMetrics &metrics)
{
    QByteArray bytes;
    for (const QByteArray &piece : pieces)
        appendChunk(bytes, piece, m_sink.chunked());
    if (m_sink.chunked())
        appendLastChunk(bytes);
    end(monotonicNow(), metrics);
    m_sink.send(bytes);
}

void Generation::send(QByteArrayView bytes, bool last)
{
    if (hasFault(FaultKind::Compressed)) {
        QByteArray out, block = m_gzip.block(bytes);
        if (last)
            block += m_gzip.end();
        appendChunk(out, block, m_sink.chunked());
        if (last && m_sink.chunked())
            appendLastChunk(out);
        m_sink.send(out);
        return;
    }
    if (!hasFault(FaultKind::Buffered)) {
        m_sink.send(bytes);
        return;
    }
    m_heldBack += bytes;
    if (last)
        m_sink.send(m_heldBack);
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
    const int id = isEnd ? static_cast<int>(WordStock::Eos) : WordStock::randomWord(m_words);
    if (!isEnd) {
        QByteArrayView piece = m_vocabulary.piece(id);
        if (isChat(m_request.dialect) && m_made == 0)
            piece = piece.sliced(1); // a chat answer does not begin with a blank
        m_text += piece;
        if (m_writer->grows())
            m_allText += piece;
    }
    if (m_request.returnTokenIds)
        m_ids.push_back(id);
    if (m_writer->grows())
        m_allIds += (m_allIds.isEmpty() ? "[" : ",") + QByteArray::number(id);
    ++m_made;
    ++m_unsent;
}

FrameContent Generation::contentAt(const TokenEvent &event, Nanoseconds now) const
{
    FrameContent content;
    content.text = m_text;
    content.last = event.last;
    content.stopped = m_plan.endsByItself;
    content.counts = {promptTokens(), made(), m_plan.cachedTokens};
    content.allText = m_allText;
    content.elapsedNs = (now - m_truth.received).count();
    content.promptNs = (m_firstToken - m_truth.received).count();
    if (event.last)
        content.finish = finishReason();
    return content;
}

void Generation::writeFrame(const TokenEvent &event, ServerMetrics &metrics)
{
    const bool chunked = m_sink.chunked() && !hasFault(FaultKind::Compressed); // then by send()
    const Nanoseconds now = monotonicNow();
    FrameContent content = contentAt(event, now);
    UsageCounts usage{promptTokens(), 0, m_plan.cachedTokens};
    if (m_request.continuousUsage)
        content.usage = &usage;
    QByteArray promptIds, allIds;
    if (m_request.returnTokenIds && event.index == 0) {
        promptIds = idList(m_request.prompt);
        content.promptIds = promptIds;
    }
    if (m_writer->grows()) {
        allIds = m_allIds + ']';
        content.allIds = allIds;
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
        FrameContent first = content;
        first.finish = "null";
        m_writer->opening(payload, first);
        flushPayload();
    }
    usage.completion = made();
    QByteArray ids;
    if (m_request.returnTokenIds) {
        ids = idList(m_ids);
        content.tokenIds = ids;
    }
    m_writer->frame(payload, content);
    flushPayload();
    if (event.last) {
        const bool wantsUsage = m_request.includeUsage && !hasFault(FaultKind::NoUsage);
        for (const QByteArray &piece : m_writer->ending(content, wantsUsage))
            appendChunk(bytes, piece, chunked);
        if (chunked)
            appendLastChunk(bytes);
    }
    m_text.resize(0);
    m_ids.clear();
    m_unsent = 0;
    if (m_log.keepsRecords())
        m_truth.tokens.push_back(monotonicNow());
    if (event.last)
        end(monotonicNow(), metrics);
    send(bytes, event.last);
}

void Generation::writeBody(ServerMetrics &metrics)
{
    const QByteArray ids = m_request.returnTokenIds ? idList(m_ids) : QByteArray("null");
    const QByteArray promptIds = m_request.returnTokenIds ? idList(m_request.prompt) : QByteArray("null");
    TokenEvent last;
    last.last = true;
    FrameContent content = contentAt(last, monotonicNow());
    content.usage = &content.counts;
    content.tokenIds = ids;
    content.promptIds = promptIds;
    HttpResponse response;
    response.body = m_writer->body(content);
    if (hasFault(FaultKind::Compressed)) {
        response.body = m_gzip.block(response.body);
        response.body += m_gzip.end();
        response.moreHeaders = compressedHeader;
    }
    m_truth.status = response.status;
    end(monotonicNow(), metrics);
    m_sink.respond(response);
}

} // namespace servescope

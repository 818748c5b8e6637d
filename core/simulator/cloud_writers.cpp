// SPDX-License-Identifier: GPL-3.0-or-later
// Interfaces that began in a cloud and are spoken by other servers as well: Anthropic's messages, OpenAI's
// responses and embeddings, and reranking.
#include "core/simulator/dialect_writer.h"

#include "core/base/json_writer.h"

namespace servescope {

namespace {

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

QByteArray quoted(const QString &text)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.value(text);
    return json.take();
}

QByteArray event(const char *type, const QByteArray &members)
{
    return QByteArray("event: ") + type + "\ndata: {\"type\":\"" + type + '"' + members + "}\n\n";
}

class MessagesWriter final : public DialectWriter
{
public:
    MessagesWriter(const QByteArray &id, const QString &model)
        : m_message("\"id\":\"msg_" + id +
                    "\",\"type\":\"message\",\"role\":\"assistant\",\"model\":" + quoted(model) + ',')
    {}

    void opening(QByteArray &out, const FrameContent &content) const override
    {
        out += event(
            "message_start",
            ",\"message\":{" + m_message +
                "\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":" +
                number(content.counts.prompt) + ",\"output_tokens\":0}}");
        out +=
            event("content_block_start", ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}");
    }
    void frame(QByteArray &out, const FrameContent &content) const override
    {
        if (!content.text.isEmpty())
            out +=
                event("content_block_delta", ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" +
                                                 content.text.toByteArray() + "\"}");
    }
    QByteArrayList ending(const FrameContent &content, bool) const override
    {
        return {event("content_block_stop", ",\"index\":0"),
                event("message_delta", ",\"delta\":{\"stop_reason\":" + reason(content) +
                                           ",\"stop_sequence\":null},\"usage\":{\"input_tokens\":" +
                                           number(content.counts.prompt) +
                                           ",\"output_tokens\":" + number(content.counts.completion) + '}'),
                event("message_stop", {})};
    }
    QByteArray body(const FrameContent &content) const override
    {
        return '{' + m_message + "\"content\":[{\"type\":\"text\",\"text\":\"" + content.text.toByteArray() +
               "\"}],\"stop_reason\":" + reason(content) +
               ",\"stop_sequence\":null,\"usage\":{\"input_tokens\":" + number(content.counts.prompt) +
               ",\"output_tokens\":" + number(content.counts.completion) + "}}";
    }
    QByteArrayList failure(const QByteArray &message) const override
    {
        return {event("error", ",\"error\":{\"type\":\"api_error\",\"message\":\"" + message + "\"}")};
    }

private:
    static QByteArray reason(const FrameContent &content)
    {
        return content.stopped ? "\"end_turn\"" : "\"max_tokens\"";
    }

    QByteArray m_message;
};

class ResponsesWriter final : public DialectWriter
{
public:
    ResponsesWriter(const QByteArray &id, const QString &model)
        : m_response("\"id\":\"resp_" + id + "\",\"object\":\"response\",\"model\":" + quoted(model)),
          m_item(",\"item_id\":\"msg_" + id + "\",\"output_index\":0,\"content_index\":0,\"delta\":\"")
    {}

    void opening(QByteArray &out, const FrameContent &) const override
    {
        out += event("response.created", ",\"sequence_number\":0,\"response\":{" + m_response +
                                             ",\"status\":\"in_progress\",\"usage\":null}");
        out += event("response.output_item.added",
                     ",\"sequence_number\":1,\"output_index\":0,\"item\":{\"type\":\"message\",\"role\":"
                     "\"assistant\",\"content\":[],\"status\":\"in_progress\"}");
    }
    void frame(QByteArray &out, const FrameContent &content) const override
    {
        if (!content.text.isEmpty())
            out += event("response.output_text.delta",
                         ",\"sequence_number\":" + number(content.counts.completion + 1) + m_item +
                             content.text.toByteArray() + "\",\"logprobs\":[]");
    }
    QByteArrayList ending(const FrameContent &content, bool) const override
    {
        FrameContent empty = content;
        empty.text = {};
        return {event(content.stopped ? "response.completed" : "response.incomplete",
                      ",\"sequence_number\":" + number(content.counts.completion + 2) +
                          ",\"response\":" + body(empty))};
    }
    QByteArray body(const FrameContent &content) const override
    {
        return '{' + m_response + ",\"status\":\"" + (content.stopped ? "completed" : "incomplete") +
               "\",\"incomplete_details\":" +
               (content.stopped ? "null" : "{\"reason\":\"max_output_tokens\"}") +
               ",\"output\":[{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":"
               "\"output_text\",\"text\":\"" +
               content.text.toByteArray() +
               "\"}]}],\"usage\":{\"input_tokens\":" + number(content.counts.prompt) +
               ",\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":" +
               number(content.counts.completion) +
               ",\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":" +
               number(content.counts.prompt + content.counts.completion) + "}}";
    }
    QByteArrayList failure(const QByteArray &message) const override
    {
        return {event("response.failed", ",\"sequence_number\":9,\"response\":{" + m_response +
                                             ",\"status\":\"failed\",\"error\":{\"code\":\"server_error\","
                                             "\"message\":\"" +
                                             message + "\"}}")};
    }

private:
    QByteArray m_response;
    QByteArray m_item;
};

/// Embeddings, and the scores of a reranking: one answer, whose numbers mean nothing.
class AnswerWriter final : public DialectWriter
{
public:
    AnswerWriter(const QString &model, int documents) : m_model(quoted(model)), m_documents(documents) {}

    void opening(QByteArray &, const FrameContent &) const override {}
    void frame(QByteArray &, const FrameContent &) const override {}
    QByteArray body(const FrameContent &content) const override
    {
        const QByteArray counts = "\"usage\":{\"prompt_tokens\":" + number(content.counts.prompt) +
                                  ",\"total_tokens\":" + number(content.counts.prompt) +
                                  ",\"completion_tokens\":0}";
        if (m_documents == 0)
            return "{\"id\":\"embd-1\",\"object\":\"list\",\"model\":" + m_model +
                   ",\"data\":[{\"index\":0,\"object\":\"embedding\",\"embedding\":[0.5,-0.5,0.25]}]," +
                   counts + '}';
        QByteArrayList results;
        for (int i = 0; i < m_documents; ++i)
            results += "{\"index\":" + number(i) +
                       ",\"relevance_score\":" + QByteArray::number(1.0 / (i + 1), 'f', 4) + '}';
        return "{\"id\":\"rerank-1\",\"model\":" + m_model + ',' + counts + ",\"results\":[" +
               results.join(',') + "]}";
    }

private:
    QByteArray m_model;
    int m_documents;
};

} // namespace

std::unique_ptr<DialectWriter> makeCloudWriter(const ServedRequest &request, const AnswerNames &names)
{
    if (request.dialect == Dialect::Messages)
        return std::make_unique<MessagesWriter>(names.id, names.model);
    if (request.dialect == Dialect::Responses)
        return std::make_unique<ResponsesWriter>(names.id, names.model);
    return std::make_unique<AnswerWriter>(names.model, request.documents);
}

} // namespace servescope

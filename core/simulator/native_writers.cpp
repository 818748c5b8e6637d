// SPDX-License-Identifier: GPL-3.0-or-later
// The servers' own interfaces.
#include "core/simulator/dialect_writer.h"

#include "core/base/json_writer.h"

namespace servescope {

namespace {

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

QByteArray milliseconds(qint64 ns)
{
    return QByteArray::number(static_cast<double>(ns) / 1e6, 'f', 3);
}

QByteArray quoted(const QString &text)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.value(text);
    return json.take();
}

/// The first id of "[5,7]".
QByteArray firstId(QByteArrayView list)
{
    const QByteArray ids = list.sliced(1, list.size() - 2).toByteArray();
    return ids.isEmpty() ? QByteArray("0") : ids.split(',').first();
}

class TgiWriter final : public DialectWriter
{
public:
    bool grows() const override { return true; } // the last frame holds the whole text
    void opening(QByteArray &, const FrameContent &) const override {}
    void frame(QByteArray &out, const FrameContent &content) const override
    {
        const bool end = content.last && content.stopped;
        out += "data:{\"index\":" + number(content.counts.completion) +
               ",\"token\":{\"id\":" + firstId(content.tokenIds) + ",\"text\":\"" +
               (end ? QByteArray("</s>") : content.text.toByteArray()) +
               "\",\"logprob\":-0.5,\"special\":" + (end ? "true" : "false") + "},\"generated_text\":";
        if (content.last)
            out += '"' + content.allText.toByteArray() + "\",\"details\":" + details(content);
        else
            out += "null,\"details\":null";
        out += "}\n\n";
    }
    QByteArrayList ending(const FrameContent &, bool) const override { return {}; }
    QByteArray body(const FrameContent &content) const override
    {
        return "{\"generated_text\":\"" + content.text.toByteArray() + "\",\"details\":" + details(content) +
               '}';
    }
    QByteArrayList failure(const QByteArray &message) const override
    {
        return {"data:{\"error\":\"Request failed during generation: " + message +
                "\",\"error_type\":\"generation\"}\n\n"};
    }

private:
    static QByteArray details(const FrameContent &content)
    {
        return QByteArray("{\"finish_reason\":\"") + (content.stopped ? "eos_token" : "length") +
               "\",\"generated_tokens\":" + number(content.counts.completion) +
               ",\"seed\":null,\"input_length\":" + number(content.counts.prompt) + '}';
    }
};

class TritonWriter final : public DialectWriter
{
public:
    void opening(QByteArray &, const FrameContent &) const override {}
    void frame(QByteArray &out, const FrameContent &content) const override
    {
        out += "data: " + body(content) + "\n\n";
    }
    QByteArrayList ending(const FrameContent &content, bool) const override
    {
        FrameContent empty = content;
        empty.text = {};
        return {"data: " + body(empty) + "\n\n"};
    }
    QByteArray body(const FrameContent &content) const override
    {
        return R"({"context_logits":0.0,"cum_log_probs":0.0,"model_name":"ensemble","model_version":"1",)"
               R"("output_log_probs":[0.0],"sequence_end":false,"sequence_id":0,"sequence_index":0,)"
               R"("sequence_start":false,"text_output":")" +
               content.text.toByteArray() + "\"}";
    }
    QByteArrayList failure(const QByteArray &message) const override
    {
        return {"data: {\"error\":\"" + message + "\"}\n\n"};
    }
};

/// SGLang's frames, growing; LMDeploy's, in pieces.
class GenerateWriter final : public DialectWriter
{
public:
    GenerateWriter(const QByteArray &id, bool growing) : m_id(id), m_growing(growing) {}

    bool grows() const override { return m_growing; }
    void opening(QByteArray &, const FrameContent &) const override {}
    void frame(QByteArray &out, const FrameContent &content) const override
    {
        out += "data: " + body(content) + "\n\n";
    }
    QByteArray body(const FrameContent &content) const override
    {
        QByteArray finish = "null";
        if (content.last)
            finish = content.stopped
                         ? QByteArray("{\"type\":\"stop\",\"matched\":3}")
                         : "{\"type\":\"length\",\"length\":" + number(content.counts.completion) + '}';
        const bool all = m_growing && !content.allIds.isEmpty();
        return "{\"text\":\"" + (all ? content.allText : content.text).toByteArray() +
               "\",\"output_ids\":" + (all ? content.allIds : content.tokenIds).toByteArray() +
               ",\"meta_info\":{\"id\":\"" + m_id + "\",\"finish_reason\":" + finish +
               ",\"prompt_tokens\":" + number(content.counts.prompt) +
               ",\"weight_version\":\"default\",\"num_retractions\":0,\"completion_tokens\":" +
               number(content.counts.completion) + ",\"cached_tokens\":0}}";
    }
    QByteArrayList ending(const FrameContent &, bool) const override { return {doneFrame().toByteArray()}; }
    QByteArrayList failure(const QByteArray &message) const override
    {
        return {"data: {\"error\":{\"message\":\"" + message +
                    "\",\"type\":\"internal_error\",\"code\":500,\"retryable\":false}}\n\n",
                doneFrame().toByteArray()};
    }

private:
    QByteArray m_id;
    bool m_growing;
};

class LlamaWriter final : public DialectWriter
{
public:
    explicit LlamaWriter(const QString &model) : m_model(quoted(model)) {}

    void opening(QByteArray &, const FrameContent &) const override {}
    void frame(QByteArray &out, const FrameContent &content) const override
    {
        if (content.text.isEmpty())
            return; // the end-of-text token has no frame of its own
        out += "data: {\"index\":0,\"content\":\"" + content.text.toByteArray() +
               "\",\"tokens\":" + content.tokenIds.toByteArray() +
               ",\"stop\":false,\"id_slot\":-1,\"tokens_predicted\":" + number(content.counts.completion) +
               ",\"tokens_evaluated\":" + number(content.counts.prompt) + "}\n\n";
    }
    QByteArrayList ending(const FrameContent &content, bool) const override
    {
        FrameContent empty = content;
        empty.text = {};
        return {"data: " + body(empty) + "\n\n"};
    }
    QByteArray body(const FrameContent &content) const override
    {
        const QByteArray prompt = number(content.counts.prompt), made = number(content.counts.completion);
        return "{\"index\":0,\"content\":\"" + content.text.toByteArray() +
               "\",\"tokens\":[],\"id_slot\":0,\"stop\":true,\"model\":" + m_model +
               ",\"tokens_predicted\":" + made + ",\"tokens_evaluated\":" + prompt +
               ",\"truncated\":false,\"stop_type\":\"" + (content.stopped ? "eos" : "limit") +
               "\",\"stopping_word\":\"\",\"tokens_cached\":" + prompt +
               ",\"timings\":{\"cache_n\":0,\"prompt_n\":" + prompt +
               ",\"prompt_ms\":" + milliseconds(content.promptNs) + ",\"predicted_n\":" + made +
               ",\"predicted_ms\":" + milliseconds(content.elapsedNs - content.promptNs) + "}}";
    }
    QByteArrayList failure(const QByteArray &message) const override
    {
        return {"data: {\"error\":{\"code\":500,\"message\":\"" + message +
                "\",\"type\":\"server_error\"}}\n\n"};
    }

private:
    QByteArray m_model;
};

class OllamaWriter final : public DialectWriter
{
public:
    OllamaWriter(const QString &model, bool chat)
        : m_start("{\"model\":" + quoted(model) + ",\"created_at\":\"2026-09-01T10:00:00.101Z\","),
          m_chat(chat)
    {}

    QByteArray contentType() const override { return "application/x-ndjson"; }
    void opening(QByteArray &, const FrameContent &) const override {}
    void frame(QByteArray &out, const FrameContent &content) const override
    {
        if (content.text.isEmpty())
            return;
        out += m_start + text(content.text) + ",\"done\":false}\n";
    }
    QByteArrayList ending(const FrameContent &content, bool) const override
    {
        FrameContent empty = content;
        empty.text = {};
        return {body(empty) + '\n'};
    }
    QByteArray body(const FrameContent &content) const override
    {
        return m_start + text(content.text) + ",\"done\":true,\"done_reason\":\"" +
               (content.stopped ? "stop" : "length") + "\",\"total_duration\":" + number(content.elapsedNs) +
               ",\"load_duration\":1000000,\"prompt_eval_count\":" + number(content.counts.prompt) +
               ",\"prompt_eval_duration\":" + number(content.promptNs) +
               ",\"eval_count\":" + number(content.counts.completion) +
               ",\"eval_duration\":" + number(content.elapsedNs - content.promptNs) + '}';
    }
    QByteArrayList failure(const QByteArray &message) const override
    {
        return {"{\"error\":\"" + message + "\"}\n"};
    }

private:
    QByteArray text(QByteArrayView words) const
    {
        return m_chat ? "\"message\":{\"role\":\"assistant\",\"content\":\"" + words.toByteArray() + "\"}"
                      : "\"response\":\"" + words.toByteArray() + '"';
    }

    QByteArray m_start;
    bool m_chat;
};

class MiiWriter final : public DialectWriter
{
public:
    void opening(QByteArray &, const FrameContent &) const override {}
    void frame(QByteArray &out, const FrameContent &content) const override
    {
        out += "data: " + body(content) + "\n\n";
    }
    QByteArray body(const FrameContent &content) const override
    {
        return "{\"text\":[\"" + content.text.toByteArray() + "\"]}";
    }
    QByteArrayList ending(const FrameContent &, bool) const override { return {doneFrame().toByteArray()}; }
    QByteArrayList failure(const QByteArray &) const override { return {}; }
};

} // namespace

std::unique_ptr<DialectWriter> makeNativeWriter(const ServedRequest &request, const AnswerNames &names)
{
    switch (request.dialect) {
    case Dialect::TgiGenerate:
        return std::make_unique<TgiWriter>();
    case Dialect::TritonGenerate:
        return std::make_unique<TritonWriter>();
    case Dialect::SglangGenerate:
        return std::make_unique<GenerateWriter>(names.id, true);
    case Dialect::LmDeployGenerate:
        return std::make_unique<GenerateWriter>(names.id, false);
    case Dialect::LlamaCompletion:
        return std::make_unique<LlamaWriter>(names.model);
    case Dialect::OllamaGenerate:
    case Dialect::OllamaChat:
        return std::make_unique<OllamaWriter>(names.model, request.dialect == Dialect::OllamaChat);
    case Dialect::MiiGenerate:
        return std::make_unique<MiiWriter>();
    case Dialect::Messages:
    case Dialect::Responses:
    case Dialect::Embeddings:
    case Dialect::Rerank:
        return makeCloudWriter(request, names);
    case Dialect::Completions:
    case Dialect::Chat:
        break;
    }
    return nullptr;
}

} // namespace servescope

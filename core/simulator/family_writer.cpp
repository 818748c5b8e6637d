// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's completions and chat as servers other than vLLM write them.
#include "core/simulator/dialect_writer.h"

#include "core/base/json_writer.h"

namespace servescope {

namespace {

using enum ServerKind;

enum class UsagePlace : quint8 {
    None,
    OwnFrame,   ///< a frame with "choices":[]
    LastChoice, ///< in the frame with the finish reason, asked for or not
};

struct Flavour
{
    const char *data = "data: ";
    const char *noFinish = "null";
    bool ownFinishFrame = false; ///< the finish reason comes in a frame without text
    const char *opening = "";    ///< before the first token, whole frames' choices or what stands for them
    const char *openingEnd = "}\n\n";
    const char *deltaStart = ""; ///< members of each delta before its content
    const char *frameTail = "";  ///< members behind the choices of each frame
    UsagePlace usage = UsagePlace::OwnFrame;
    bool doneAfterError = true;
    const char *error = R"({"error":{"message":"%1","type":"server_error","code":500}})";
};

constexpr const char *roleChoice =
    R"([{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}])";

Flavour flavourOf(ServerKind kind, bool chat)
{
    Flavour f;
    switch (kind) {
    case OpenAi:
        f.ownFinishFrame = true;
        f.opening = chat ? roleChoice : "";
        f.frameTail = ",\"usage\":null,\"obfuscation\":\"k3Q\"";
        break;
    case AzureOpenAi:
        f.ownFinishFrame = true;
        f.opening = R"([],"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}])";
        break;
    case Tgi:
        f.data = "data:";
        f.deltaStart = "\"role\":\"assistant\",";
        f.noFinish = chat ? "null" : "\"\"";
        f.usage = chat ? UsagePlace::OwnFrame : UsagePlace::LastChoice;
        f.error = R"({"error":{"message":"%1","http_status_code":500}})";
        break;
    case TrtllmServe:
        f.opening =
            chat
                ? R"([{"index":0,"delta":{"role":"assistant","content":"","reasoning_content":null,"tool_calls":[]},"logprobs":null,"finish_reason":null,"stop_reason":null}])"
                : "";
        f.openingEnd = "} \n\n";
        f.deltaStart = "\"role\":null,";
        f.frameTail = ",\"usage\":null";
        f.error = "";
        break;
    case Sglang:
        f.ownFinishFrame = true;
        f.opening =
            chat
                ? R"([{"index":0,"delta":{"reasoning_content":null,"role":"assistant","content":""},"logprobs":null,"finish_reason":null,"matched_stop":null}])"
                : "";
        f.deltaStart = "\"reasoning_content\":null,";
        f.error =
            R"({"error":{"object":"error","message":"%1","type":"internal_error","param":null,"code":500}})";
        break;
    case LlamaCpp:
        f.ownFinishFrame = true;
        f.opening =
            chat ? R"([{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}])" : "";
        f.usage = chat ? UsagePlace::OwnFrame : UsagePlace::LastChoice;
        f.doneAfterError = false;
        break;
    case Ollama:
        f.ownFinishFrame = true;
        f.deltaStart = "\"role\":\"assistant\",";
        f.frameTail = chat ? "" : R"(,"usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0})";
        f.doneAfterError = false;
        break;
    case LmDeploy:
        f.deltaStart = R"("role":"assistant","reasoning_content":null,"tool_calls":null,)";
        f.frameTail = ",\"usage\":null";
        f.error =
            R"({"error":{"object":"error","message":"%1","type":"internal_error","param":null,"code":500}})";
        break;
    case DeepSpeedMii:
        f.usage = UsagePlace::None;
        break;
    case ScaleLlm:
        f.ownFinishFrame = true;
        break;
    case Vllm:
    case Anthropic:
    case Triton:
        break;
    }
    return f;
}

QByteArray usageText(const UsageCounts &usage)
{
    return ",\"usage\":{\"prompt_tokens\":" + QByteArray::number(usage.prompt) +
           ",\"completion_tokens\":" + QByteArray::number(usage.completion) +
           ",\"total_tokens\":" + QByteArray::number(usage.prompt + usage.completion) + usage.cachedMember() +
           '}';
}

class FamilyWriter final : public DialectWriter
{
public:
    FamilyWriter(const ServedRequest &request, const AnswerNames &names)
        : m_chat(request.dialect == Dialect::Chat), m_flavour(flavourOf(names.server, m_chat))
    {
        JsonWriter json(JsonWriter::Style::Compact);
        const char *object =
            m_chat ? request.stream ? "chat.completion.chunk" : "chat.completion" : "text_completion";
        json.beginObject().member("id", QByteArrayView((m_chat ? "chatcmpl-" : "cmpl-") + names.id));
        json.member("object", object).member("created", names.created).member("model", names.model);
        m_start = json.take() + ",\"choices\":";
    }

    void opening(QByteArray &out, const FrameContent &) const override
    {
        if (*m_flavour.opening)
            out += m_flavour.data + m_start + m_flavour.opening + m_flavour.openingEnd;
    }

    void frame(QByteArray &out, const FrameContent &content) const override
    {
        const bool finish = content.last && !m_flavour.ownFinishFrame;
        choice(out, content.text, finish ? content.finish : QByteArrayView(m_flavour.noFinish));
        if (finish && m_flavour.usage == UsagePlace::LastChoice)
            out += usageText(content.counts);
        else if (content.usage)
            out += usageText(*content.usage);
        else
            out += m_flavour.frameTail;
        out += "}\n\n";
    }

    QByteArrayList ending(const FrameContent &content, bool wantsUsage) const override
    {
        QByteArrayList pieces;
        if (m_flavour.ownFinishFrame) {
            QByteArray out;
            choice(out, {}, content.finish);
            out += m_flavour.usage == UsagePlace::LastChoice ? usageText(content.counts)
                                                             : QByteArray(m_flavour.frameTail);
            pieces += out + "}\n\n";
        }
        if (wantsUsage && m_flavour.usage == UsagePlace::OwnFrame)
            pieces += m_flavour.data + m_start + "[]" + usageText(content.counts) + "}\n\n";
        pieces += m_flavour.data + QByteArray("[DONE]\n\n");
        return pieces;
    }

    QByteArray body(const FrameContent &content) const override
    {
        QByteArray out = m_start + "[{\"index\":0,";
        out += m_chat ? R"("message":{"role":"assistant","content":")" : "\"text\":\"";
        out += content.text;
        out += m_chat ? "\"}" : "\"";
        out += ",\"logprobs\":null,\"finish_reason\":";
        out += content.finish;
        return out + "}]" + usageText(content.counts) + '}';
    }

    QByteArrayList failure(const QByteArray &message) const override
    {
        if (!*m_flavour.error)
            return {};
        QByteArrayList pieces{m_flavour.data + QByteArray(m_flavour.error).replace("%1", message) + "\n\n"};
        if (m_flavour.doneAfterError)
            pieces += m_flavour.data + QByteArray("[DONE]\n\n");
        return pieces;
    }

private:
    void choice(QByteArray &out, QByteArrayView text, QByteArrayView finish) const
    {
        out += m_flavour.data;
        out += m_start;
        out += "[{\"index\":0,";
        if (m_chat) {
            out += "\"delta\":{";
            out += m_flavour.deltaStart;
            out += "\"content\":\"";
            out += text;
            out += "\"}";
        } else {
            out += "\"text\":\"";
            out += text;
            out += '"';
        }
        out += ",\"logprobs\":null,\"finish_reason\":";
        out += finish;
        out += "}]";
    }

    bool m_chat;
    Flavour m_flavour;
    QByteArray m_start; // {"id":…,"object":…,"created":…,"model":…,"choices":
};

} // namespace

std::unique_ptr<DialectWriter> makeFamilyWriter(const ServedRequest &request, const AnswerNames &names)
{
    return std::make_unique<FamilyWriter>(request, names);
}

} // namespace servescope

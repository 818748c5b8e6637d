// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/dialect_writer.h"

#include "core/base/json_writer.h"

namespace servescope {

namespace {

void appendUsage(QByteArray &out, const UsageCounts &usage)
{
    out += R"(,"usage":{"prompt_tokens":)";
    out += QByteArray::number(usage.prompt);
    out += R"(,"total_tokens":)";
    out += QByteArray::number(usage.prompt + usage.completion);
    out += R"(,"completion_tokens":)";
    out += QByteArray::number(usage.completion);
    out += usage.cachedMember();
    out += '}';
}

QByteArray joined(std::initializer_list<QByteArrayView> parts)
{
    QByteArray out;
    for (const QByteArrayView part : parts)
        out += part;
    return out;
}

class CompletionWriter : public DialectWriter
{
public:
    CompletionWriter(const QByteArray &id, qint64 created, const QString &model)
        : DialectWriter("cmpl-" + id, "text_completion", created, model)
    {}

    void opening(QByteArray &, const FrameContent &) const override {}

    void frame(QByteArray &out, const FrameContent &content) const override
    {
        out += m_framePrefix;
        out += R"({"index":0,"text":")";
        out += content.text;
        out += R"(","logprobs":null,"finish_reason":)";
        out += content.finish;
        out += R"(,"stop_reason":null,"prompt_token_ids":)";
        out += content.promptIds;
        out += R"(,"token_ids":)";
        out += content.tokenIds;
        out += "}]";
        if (content.usage)
            appendUsage(out, *content.usage);
        out += "}\n\n";
    }

    QByteArray body(const FrameContent &content) const override
    {
        QByteArray out = joined({m_members, R"({"index":0,"text":")", content.text,
                                 R"(","logprobs":null,"finish_reason":)", content.finish,
                                 R"(,"stop_reason":null,"token_ids":)", content.tokenIds,
                                 R"(,"prompt_logprobs":null,"prompt_token_ids":)", content.promptIds,
                                 R"(}],"service_tier":null,"system_fingerprint":null)"});
        appendUsage(out, *content.usage);
        return out + R"(,"kv_transfer_params":null})";
    }
};

class ChatWriter : public DialectWriter
{
public:
    ChatWriter(const QByteArray &id, const char *object, qint64 created, const QString &model)
        : DialectWriter("chatcmpl-" + id, object, created, model)
    {}

    void opening(QByteArray &out, const FrameContent &content) const override
    {
        out += m_framePrefix;
        out +=
            R"({"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}])";
        if (content.usage)
            appendUsage(out, *content.usage);
        out += R"(,"prompt_token_ids":)";
        out += content.promptIds;
        out += R"(,"prompt_text":null})";
        out += "\n\n";
    }

    void frame(QByteArray &out, const FrameContent &content) const override
    {
        out += m_framePrefix;
        out += R"({"index":0,"delta":{"content":")";
        out += content.text;
        out += R"("},"logprobs":null,"finish_reason":)";
        out += content.finish;
        if (content.last)
            out += R"(,"stop_reason":null)";
        out += R"(,"token_ids":)";
        out += content.tokenIds;
        out += "}]";
        if (content.usage)
            appendUsage(out, *content.usage);
        out += "}\n\n";
    }

    QByteArray body(const FrameContent &content) const override
    {
        QByteArray out =
            joined({m_members, R"({"index":0,"message":{"role":"assistant","content":")", content.text,
                    R"(","refusal":null,"annotations":null,"audio":null,"function_call":null,)",
                    R"("tool_calls":[],"reasoning":null},"logprobs":null,"finish_reason":)", content.finish,
                    R"(,"stop_reason":null,"token_ids":)", content.tokenIds,
                    R"(}],"service_tier":null,"system_fingerprint":null)"});
        appendUsage(out, *content.usage);
        return joined({out, R"(,"prompt_logprobs":null,"prompt_token_ids":)", content.promptIds,
                       R"(,"kv_transfer_params":null})"});
    }
};

} // namespace

DialectWriter::DialectWriter(const QByteArray &id, const char *object, qint64 created, const QString &model)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("id", QByteArrayView(id)).member("object", object);
    json.member("created", created).member("model", model);
    m_members = json.take() + R"(,"choices":[)";
    m_framePrefix = "data: " + m_members;
}

void DialectWriter::usageFrame(QByteArray &out, const UsageCounts &usage) const
{
    out += m_framePrefix;
    out += ']';
    appendUsage(out, usage);
    out += "}\n\n";
}

QByteArrayList DialectWriter::ending(const FrameContent &content, bool wantsUsage) const
{
    QByteArrayList pieces;
    if (wantsUsage) {
        QByteArray usage;
        usageFrame(usage, content.counts);
        pieces += usage;
    }
    pieces += doneFrame().toByteArray();
    return pieces;
}

QByteArrayList DialectWriter::failure(const QByteArray &message) const
{
    return {"data: {\"error\":{\"message\":\"" + message +
                "\",\"type\":\"InternalServerError\",\"param\":null,\"code\":500}}\n\n",
            doneFrame().toByteArray()};
}

std::unique_ptr<DialectWriter> makeDialectWriter(const ServedRequest &request, const AnswerNames &names)
{
    const bool openAi = request.dialect == Dialect::Completions || request.dialect == Dialect::Chat;
    if (!openAi)
        return makeNativeWriter(request, names);
    if (names.server != ServerKind::Vllm)
        return makeFamilyWriter(request, names);
    if (request.dialect == Dialect::Completions)
        return std::make_unique<CompletionWriter>(names.id, names.created, names.model);
    return std::make_unique<ChatWriter>(
        names.id, request.stream ? "chat.completion.chunk" : "chat.completion", names.created, names.model);
}

} // namespace servescope

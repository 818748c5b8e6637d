// SPDX-License-Identifier: GPL-3.0-or-later
// Anthropic's messages, which vLLM, SGLang, llama.cpp and Ollama also speak.
// Taken from Anthropic's documentation and the others' sources, never met live: the probe checks stream and
// usage.
#include "core/backend/frame_decoder.h"
#include "core/backend/registry.h"
#include "core/backend/request_body.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Member = const JsonString &;

class AnthropicDecoder final : public FrameDecoder
{
public:
    using FrameDecoder::FrameDecoder;

protected:
    bool readFrame(QByteArrayView bytes, QByteArrayView eventType, FrameReading &reading,
                   QString *text) override
    {
        JsonScanner scanner(bytes);
        JsonString type, stopReason, deltaType;
        FrameText answer, thought, arguments, whole;
        bool error = false;
        const auto stop = [&] { return readString(scanner, stopReason); };
        const bool good = scanner.object([&](Member key) {
            if (key.is("type"))
                return readString(scanner, type);
            if (key.is("usage"))
                return usage(scanner);
            if (key.is("message"))
                return readObject(scanner, [&](Member inner) {
                    return inner.is("usage") ? usage(scanner) : scanner.skip();
                });
            if (key.is("content"))
                return readText(scanner, whole);
            if (key.is("stop_reason"))
                return stop();
            if (key.is("delta"))
                return readObject(scanner, [&](Member inner) {
                    if (inner.is("type"))
                        return readString(scanner, deltaType);
                    if (inner.is("text"))
                        return readText(scanner, answer);
                    if (inner.is("thinking"))
                        return readText(scanner, thought);
                    if (inner.is("partial_json"))
                        return readText(scanner, arguments);
                    return inner.is("stop_reason") ? stop() : scanner.skip();
                });
            return key.is("error") ? readSet(scanner, error) : scanner.skip();
        });
        if (!type.is("content_block_delta")) {
            reading.promptTokens = m_input;
            reading.completionTokens = m_output;
            reading.cachedTokens = m_cached;
        }
        reading.finishReason = stopReason.toString();
        if (type.is("message_start")) {
            reading.kind = EventKind::Role;
        } else if (type.is("content_block_delta")) {
            reading.piece = true;
            readDelta(reading, text, answer, thought, arguments);
        } else if (type.is("message_delta")) {
            reading.kind = EventKind::Usage;
        } else if (type.is("message_stop")) {
            reading.kind = EventKind::End;
            reading.ended = true;
        } else if (type.is("message")) { // a whole answer
            reading.takeText(whole, text);
        }
        if (error || type.is("error") || eventType == "error")
            reading.kind = EventKind::Error;
        return good && scanner.atEnd();
    }

private:
    static void readDelta(FrameReading &reading, QString *text, const FrameText &answer,
                          const FrameText &thought, const FrameText &arguments)
    {
        if (arguments.length() > 0) {
            reading.choices = reading.textual = true;
            reading.kind = EventKind::Tool;
        } else if (thought.length() > 0) {
            reading.takeText(thought, text, EventKind::Reasoning);
        } else if (answer.length() > 0) {
            reading.takeText(answer, text);
        }
    }

    /// What was read from a cache is not part of input_tokens, and may be named in the first event only.
    bool usage(JsonScanner &scanner)
    {
        std::optional<qint64> input, created, cached, output;
        const bool good = readObject(scanner, [&](Member key) {
            if (key.is("input_tokens"))
                return readCount(scanner, input);
            if (key.is("cache_creation_input_tokens"))
                return readCount(scanner, created);
            if (key.is("cache_read_input_tokens"))
                return readCount(scanner, cached);
            return key.is("output_tokens") ? readCount(scanner, output) : scanner.skip();
        });
        const auto raise = [](std::optional<qint64> &held, const std::optional<qint64> &seen) {
            if (seen)
                held = std::max(held.value_or(0), *seen);
        };
        if (input)
            raise(m_input, *input + created.value_or(0) + cached.value_or(0));
        raise(m_output, output);
        raise(m_cached, cached);
        return good;
    }

    std::optional<qint64> m_input, m_output, m_cached;
};

class AnthropicBackend final : public Backend
{
public:
    QString key() const override { return u"anthropic"_s; }
    QString defaultPath() const override { return u"/v1/messages"_s; }
    bool canForceLength() const override { return false; }
    QString lengthField() const override { return u"max_tokens"_s; }
    bool takesHistory() const override { return true; }

    std::vector<HttpHeader> headers(const QByteArray &apiKey, const QString &host) const override
    {
        std::vector<HttpHeader> list{{"anthropic-version", "2023-06-01"}};
        if (apiKey.isEmpty())
            return list;
        list.emplace_back("x-api-key", apiKey);
        // vLLM and SGLang take the key as a bearer token only.
        if (host != u"anthropic.com" && !host.endsWith(u".anthropic.com"))
            list.emplace_back("Authorization", "Bearer " + apiKey);
        return list;
    }

    QByteArray body(const GenerationRequest &request) const override
    {
        RequestBody body(request);
        body.model(request.model).member("max_tokens", request.outputTokens);
        body.raw("messages", chatMessages(request, MessageContent::Text)).member("stream", true);
        body.member("temperature", request.temperature).member("top_p", request.topP);
        body.member("top_k", request.topK);
        return body.take();
    }

    std::unique_ptr<StreamDecoder> decoder(bool keepText) const override
    {
        return std::make_unique<AnthropicDecoder>(keepText);
    }
};

} // namespace

const Backend &anthropicBackend()
{
    static const AnthropicBackend backend;
    return backend;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/openai_frame.h"

namespace servescope {

namespace {

using Type = JsonScanner::Type;

bool readUsage(JsonScanner &scanner, FrameUsage &usage)
{
    usage = {};
    if (scanner.type() != Type::Object)
        return scanner.skip();
    usage.present = true;
    return scanner.object([&](const JsonString &key) {
        if (key.is("prompt_tokens"))
            return readCount(scanner, usage.promptTokens);
        if (key.is("completion_tokens"))
            return readCount(scanner, usage.completionTokens);
        if (key.is("prompt_tokens_details"))
            return readObject(scanner, [&](const JsonString &inner) {
                return inner.is("cached_tokens") ? readCount(scanner, usage.cachedTokens) : scanner.skip();
            });
        return scanner.skip();
    });
}

bool readDelta(JsonScanner &scanner, FrameChoice &choice)
{
    choice.content = choice.reasoning = {};
    choice.role = choice.tool = false;
    if (scanner.type() != Type::Object)
        return scanner.skip();
    FrameText reasoningContent;
    bool toolCalls = false;
    bool functionCall = false;
    const bool good = scanner.object([&](const JsonString &key) {
        if (key.is("content"))
            return readText(scanner, choice.content);
        if (key.is("reasoning"))
            return readText(scanner, choice.reasoning);
        if (key.is("reasoning_content"))
            return readText(scanner, reasoningContent);
        if (key.is("role")) {
            JsonString role;
            const bool read = readString(scanner, role);
            choice.role = !role.isEmpty();
            return read;
        }
        if (key.is("tool_calls"))
            return readFilled(scanner, toolCalls);
        if (key.is("function_call"))
            return readFilled(scanner, functionCall);
        return scanner.skip();
    });
    // Some servers send the same thought under both names.
    if (choice.reasoning.length() == 0)
        choice.reasoning = reasoningContent;
    choice.tool = toolCalls || functionCall;
    return good;
}

bool readChoice(JsonScanner &scanner, FrameChoice &choice)
{
    if (scanner.type() != Type::Object)
        return scanner.skip();
    return scanner.object([&](const JsonString &key) {
        if (key.is("text"))
            return readText(scanner, choice.text);
        if (key.is("delta")) {
            choice.delta = scanner.type() == Type::Object;
            return readDelta(scanner, choice);
        }
        if (key.is("message"))
            return readDelta(scanner, choice);
        if (key.is("finish_reason")) {
            const bool good = readString(scanner, choice.finishReason);
            if (choice.finishReason.is("null"))
                choice.finishReason = {};
            return good;
        }
        if (key.is("token_ids"))
            return readLength(scanner, choice.tokenIds);
        return scanner.skip();
    });
}

bool readChoices(JsonScanner &scanner, OpenAiFrame &frame)
{
    frame.choices = false;
    frame.first = {};
    if (scanner.type() != Type::Array)
        return scanner.skip();
    return scanner.array([&] {
        if (frame.choices)
            return scanner.skip();
        frame.choices = true;
        return readChoice(scanner, frame.first);
    });
}

/// vLLM with --enable-per-request-metrics. Its field names were read in its source, never seen on a wire.
bool readVllmMetrics(JsonScanner &scanner, std::optional<double> &totalMs)
{
    std::optional<double> first, rest;
    const bool good = readObject(scanner, [&](const JsonString &key) {
        if (key.is("time_to_first_token_ms"))
            return readNumber(scanner, first);
        if (key.is("generation_time_ms"))
            return readNumber(scanner, rest);
        return scanner.skip();
    });
    if (first && rest)
        totalMs = *first + *rest;
    return good;
}

} // namespace

bool readTimings(JsonScanner &scanner, std::optional<double> &totalMs)
{
    std::optional<double> prompt, predicted;
    const bool good = readObject(scanner, [&](const JsonString &key) {
        if (key.is("prompt_ms"))
            return readNumber(scanner, prompt);
        if (key.is("predicted_ms"))
            return readNumber(scanner, predicted);
        return scanner.skip();
    });
    if (prompt && predicted)
        totalMs = *prompt + *predicted;
    return good;
}

bool scanOpenAiFrame(QByteArrayView json, OpenAiFrame &frame)
{
    frame = {};
    JsonScanner scanner(json);
    FrameUsage groqUsage;
    const bool good = scanner.object([&](const JsonString &key) {
        if (key.is("choices"))
            return readChoices(scanner, frame);
        if (key.is("usage"))
            return readUsage(scanner, frame.usage);
        if (key.is("error"))
            return readSet(scanner, frame.error);
        if (key.is("object")) {
            JsonString object;
            const bool read = readString(scanner, object);
            frame.errorObject = object.is("error");
            return read;
        }
        if (key.is("text"))
            return readText(scanner, frame.texts);
        if (key.is("timings"))
            return readTimings(scanner, frame.serverMs);
        if (key.is("metrics"))
            return readVllmMetrics(scanner, frame.serverMs);
        if (key.is("x_groq") && scanner.type() == Type::Object) {
            groqUsage = {};
            return scanner.object([&](const JsonString &inner) {
                return inner.is("usage") ? readUsage(scanner, groqUsage) : scanner.skip();
            });
        }
        return scanner.skip();
    });
    if (!frame.usage.present)
        frame.usage = groqUsage;
    return good && scanner.atEnd();
}

} // namespace servescope

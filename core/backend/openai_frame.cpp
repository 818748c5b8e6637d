// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/openai_frame.h"

namespace servescope {

namespace {

using Type = JsonScanner::Type;

/// A string; any other value is passed over and gives an empty one.
bool readString(JsonScanner &scanner, JsonString &out)
{
    out = {};
    return scanner.type() == Type::String ? scanner.string(out) : scanner.skip();
}

bool readText(JsonScanner &scanner, FrameText &out)
{
    out = {};
    return scanner.type() == Type::Array ? scanner.skip(&out.parts) : readString(scanner, out.string);
}

bool readCount(JsonScanner &scanner, std::optional<qint64> &out)
{
    out.reset();
    if (scanner.type() != Type::Number)
        return scanner.skip();
    QByteArrayView number;
    if (!scanner.number(number))
        return false;
    out = wholeNumber(number);
    if (out && *out < 0)
        out.reset();
    return true;
}

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
        return scanner.skip();
    });
}

/// True in `filled` when the value is an array or object with something in it.
bool readFilled(JsonScanner &scanner, bool &filled)
{
    filled = false;
    switch (scanner.type()) {
    case Type::Array:
        return scanner.array([&] {
            filled = true;
            return scanner.skip();
        });
    case Type::Object:
        return scanner.object([&](const JsonString &) {
            filled = true;
            return scanner.skip();
        });
    case Type::String:
    case Type::Number:
    case Type::Bool:
    case Type::Null:
    case Type::Bad:
        break;
    }
    return scanner.skip();
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

bool readTokenIds(JsonScanner &scanner, std::optional<qsizetype> &count)
{
    count.reset();
    if (scanner.type() != Type::Array)
        return scanner.skip();
    qsizetype items = 0;
    const bool good = scanner.array([&] {
        ++items;
        return scanner.skip();
    });
    count = items;
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
            return readTokenIds(scanner, choice.tokenIds);
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

bool readError(JsonScanner &scanner, bool &error)
{
    QByteArrayView value;
    const bool good = scanner.skip(&value);
    error = value != "null" && value != "false" && value != "\"\"";
    return good;
}

/// Calls part(JsonString) for each text among the parts of an array.
template <typename Part>
void forEachPart(QByteArrayView parts, Part part)
{
    JsonScanner scanner(parts);
    scanner.array([&] {
        if (scanner.type() == Type::String) { // ["a", "b"]
            JsonString text;
            const bool good = scanner.string(text);
            part(text);
            return good;
        }
        if (scanner.type() != Type::Object)
            return scanner.skip();
        JsonString text;
        const bool good = scanner.object([&](const JsonString &key) {
            return key.is("text") ? readString(scanner, text) : scanner.skip();
        });
        part(text);
        return good;
    });
}

} // namespace

qsizetype FrameText::length() const
{
    if (parts.isEmpty())
        return string.length();
    qsizetype units = 0;
    forEachPart(parts, [&](const JsonString &text) { units += text.length(); });
    return units;
}

void FrameText::appendTo(QString &text) const
{
    if (parts.isEmpty())
        string.appendTo(text);
    else
        forEachPart(parts, [&](const JsonString &part) { part.appendTo(text); });
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
            return readError(scanner, frame.error);
        if (key.is("object")) {
            JsonString object;
            const bool read = readString(scanner, object);
            frame.errorObject = object.is("error");
            return read;
        }
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

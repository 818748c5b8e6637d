// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/json_fields.h"

namespace servescope {

struct FrameUsage
{
    bool present = false; ///< an object, not null
    std::optional<qint64> promptTokens;
    std::optional<qint64> completionTokens;
    std::optional<qint64> cachedTokens; ///< of the prompt, found in a prefix cache
};

/// What one choice of an OpenAI-style frame says.
struct FrameChoice
{
    FrameText text;                    ///< `text` (completions)
    FrameText content;                 ///< `delta.content`, or `message.content` of a whole answer
    FrameText reasoning;               ///< `delta.reasoning`, else `delta.reasoning_content`
    bool delta = false;                ///< a `delta` object: one piece of a stream
    bool role = false;                 ///< a non-empty `delta.role`
    bool tool = false;                 ///< non-empty `delta.tool_calls` or a `delta.function_call`
    JsonString finishReason;           ///< empty for null, "" and "null"
    std::optional<qsizetype> tokenIds; ///< how many; nothing when absent or null
};

/// What a measuring client needs of a frame of the OpenAI family: completions and chat, streamed or whole.
/// Views into the frame's bytes. Of duplicate keys the last one counts, as in Python's and Qt's parsers.
struct OpenAiFrame
{
    bool choices = false; ///< a non-empty array
    FrameChoice first;
    FrameText texts;                ///< `text` at the top (DeepSpeed-MII)
    FrameUsage usage;               ///< `usage`, else `x_groq.usage`
    std::optional<double> serverMs; ///< vLLM's `metrics`, llama.cpp's `timings`: the server's own time
    bool errorObject = false;       ///< `object` is "error"
    bool error = false;             ///< `error` is neither null, false nor ""

    bool failed() const { return error || errorObject; }
};

/// llama.cpp's `timings`: prompt and generation together, queue excluded.
bool readTimings(JsonScanner &scanner, std::optional<double> &totalMs);

/// Reads one frame. False when the bytes are not one JSON object; `frame` is then meaningless.
bool scanOpenAiFrame(QByteArrayView json, OpenAiFrame &frame);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/simulator/simulator.h"

#include <optional>
#include <vector>

namespace servescope {

/// What goes wrong with one answer.
enum class FaultKind : quint8 {
    HttpStatus, ///< an error answer of that status; 429 and 503 with Retry-After
    TooLong,    ///< the prompt is said to be too long
    UnknownModel,
    Loading,     ///< the model is still being loaded
    Redirect,    ///< to another path
    Html,        ///< a proxy's page, with status 200
    WrongType,   ///< the right stream under a wrong content type
    BadJson,     ///< a frame in the middle that is no JSON
    StreamError, ///< an error object in the middle, as this server sends it
    Cut,         ///< the connection is closed in the middle of the stream
    CutClean,    ///< the stream ends properly, but before the answer does
    Reset,       ///< the connection is reset in the middle of the stream
    ResetBefore, ///< … before the first byte
    Silent,      ///< no answer ever
    SlowHeaders, ///< the head of the answer comes after two seconds
    Stall,       ///< the stream stops in the middle and stays open
    EarlyStop,   ///< a third of the tokens, then the end-of-text token
    Runaway,     ///< the asked length is ignored
    NoTokens,    ///< the end at once
    NoUsage,     ///< no token counts
    Compressed,  ///< gzip, though nobody asked for it
    Buffered,    ///< all frames at once at the end, as through a buffering proxy
    Close,       ///< the connection is closed behind an answer that said it would stay open
};

struct Fault
{
    FaultKind kind = FaultKind::HttpStatus;
    int status = 0; ///< of HttpStatus
};

/// The fault of that name: "cut", "http-429" …
std::optional<Fault> faultOf(const QString &name);

/// Draws which of the faults hits a request; each has its share of all requests.
class FaultDice
{
public:
    explicit FaultDice(const SimulatorOptions &options);
    std::optional<Fault> throwOnce();

private:
    std::vector<std::pair<Fault, double>> m_faults;
    Random m_random;
};

} // namespace servescope

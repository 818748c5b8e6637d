// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/http_response.h"

namespace servescope {

/// Where a response goes: a connection.
class ResponseSink
{
public:
    /// Hands the bytes to the network at once.
    virtual void send(QByteArrayView bytes) = 0;
    /// Sends a complete response.
    virtual void respond(const HttpResponse &response) = 0;
    /// Sends the head of an event stream, whose frames follow by send().
    virtual void openStream(const QByteArray &contentType, const QByteArray &moreHeaders) = 0;
    /// Breaks the connection in the middle of the response: closed, or reset.
    virtual void breakOff(bool reset) = 0;
    /// Frames are HTTP chunks.
    virtual bool chunked() const = 0;
    /// Nothing more comes of the current response.
    virtual void responseEnded() = 0;

protected:
    ~ResponseSink() = default;
};

} // namespace servescope

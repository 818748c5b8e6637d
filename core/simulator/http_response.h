// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace servescope {

struct HttpResponse
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json"; ///< none with an empty body
    QByteArray allow;                            ///< the Allow header of a 405
    QByteArray moreHeaders;                      ///< whole lines with their ends
};

/// The complete response. `date` is the Date header's value.
QByteArray responseBytes(const HttpResponse &response, bool keepAlive, const QByteArray &date);

/// The head of an event stream; `moreHeaders` are whole lines; `chunked` is false towards HTTP/1.0, where the
/// stream ends with the connection.
QByteArray streamHead(const QByteArray &contentType, bool chunked, bool keepAlive, const QByteArray &date,
                      const QByteArray &moreHeaders = {});

/// Appends `payload` to `out` as one chunk, or as it is.
void appendChunk(QByteArray &out, QByteArrayView payload, bool chunked);

/// Appends the end of a chunked body.
inline void appendLastChunk(QByteArray &out)
{
    out += "0\r\n\r\n";
}

/// Now, as the Date header wants it; made anew at most once a second.
QByteArray httpDate();

} // namespace servescope

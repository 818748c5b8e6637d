// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/http_response.h"

#include <QDateTime>
#include <QLocale>

#include <charconv>

using namespace Qt::StringLiterals;

namespace servescope {

namespace {

QByteArrayView reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 301:
        return "Moved Permanently";
    case 307:
        return "Temporary Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 422:
        return "Unprocessable Entity";
    case 424:
        return "Failed Dependency";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Unknown";
    }
}

QByteArray head(int status, bool keepAlive, const QByteArray &date)
{
    QByteArray out = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status).toByteArray() +
                     "\r\ndate: " + date + "\r\nserver: servescope-simulator\r\n";
    if (!keepAlive)
        out += "connection: close\r\n";
    return out;
}

} // namespace

QByteArray responseBytes(const HttpResponse &response, bool keepAlive, const QByteArray &date)
{
    QByteArray out = head(response.status, keepAlive, date);
    if (!response.allow.isEmpty())
        out += "allow: " + response.allow + "\r\n";
    out += response.moreHeaders;
    out += "content-length: " + QByteArray::number(response.body.size()) + "\r\n";
    if (!response.body.isEmpty())
        out += "content-type: " + response.contentType + "\r\n";
    return out + "\r\n" + response.body;
}

QByteArray streamHead(const QByteArray &contentType, bool chunked, bool keepAlive, const QByteArray &date,
                      const QByteArray &moreHeaders)
{
    QByteArray out = head(200, keepAlive, date) + "content-type: " + contentType + "\r\n" + moreHeaders;
    if (chunked)
        out += "transfer-encoding: chunked\r\n";
    return out + "\r\n";
}

void appendChunk(QByteArray &out, QByteArrayView payload, bool chunked)
{
    if (!chunked) {
        out += payload;
        return;
    }
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, payload.size(), 16).ptr;
    out.append(digits, end - digits);
    out += "\r\n";
    out += payload;
    out += "\r\n";
}

QByteArray httpDate()
{
    thread_local qint64 second = 0;
    thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        text =
            QLocale::c()
                .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                .toLatin1();
    }
    return text;
}

} // namespace servescope

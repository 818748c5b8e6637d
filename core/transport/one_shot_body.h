// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace servescope {

/// A request body that can be read once. QNetworkAccessManager sends a POST again by itself, up to three
/// times, when the connection closes before a status line; it rewinds the body for that, and where it cannot
/// it reports ContentReSendError instead. So no request is ever sent twice without our knowing.
class OneShotBody : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes) : m_bytes(std::move(bytes)) { open(ReadOnly | Unbuffered); }

    qint64 size() const override { return m_bytes.size(); } // gives the request its Content-Length
    bool reset() override { return m_read == 0; }

protected:
    qint64 readData(char *data, qint64 length) override
    {
        const qint64 count = std::min(length, m_bytes.size() - m_read);
        if (count <= 0)
            return m_bytes.isEmpty() ? 0 : -1;
        std::memcpy(data, m_bytes.constData() + m_read, static_cast<size_t>(count));
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace servescope

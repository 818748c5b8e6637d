// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/gzip_stream.h"

namespace servescope {

namespace {

constexpr qsizetype largestBlock = 65535;

void appendLittle(QByteArray &out, quint32 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xff);
}

quint32 crcOf(quint32 crc, QByteArrayView bytes)
{
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xedb88320U : 0U);
    }
    return crc;
}

} // namespace

QByteArray GzipStream::block(QByteArrayView bytes)
{
    QByteArray out;
    if (!m_begun)
        out += QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    m_begun = true;
    m_crc = crcOf(m_crc, bytes);
    m_size += static_cast<quint32>(bytes.size());
    while (!bytes.isEmpty()) {
        const QByteArrayView part = bytes.first(qMin(bytes.size(), largestBlock));
        const auto length = static_cast<quint32>(part.size());
        out += '\0';
        appendLittle(out, length, 2);
        appendLittle(out, ~length, 2);
        out += part;
        bytes = bytes.sliced(part.size());
    }
    return out;
}

QByteArray GzipStream::end()
{
    QByteArray out = block({});
    out += QByteArray("\x01\0\0\xff\xff", 5);
    appendLittle(out, ~m_crc, 4);
    appendLittle(out, m_size, 4);
    return out;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace servescope {

/// A gzip stream (RFC 1952) of stored blocks, each complete by itself: what a proxy that compresses and
/// flushes sends, but for the saving.
class GzipStream
{
public:
    QByteArray block(QByteArrayView bytes);
    QByteArray end(); ///< the last bytes of the stream

private:
    quint32 m_crc = 0xffffffff;
    quint32 m_size = 0;
    bool m_begun = false;
};

} // namespace servescope

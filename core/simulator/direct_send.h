// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace servescope {

/// Sends what the socket takes at once; the number of bytes, or −1 when the connection is broken. 0 also
/// where there is no such call: the caller then goes through QTcpSocket, which buffers, switches a notifier
/// on and off and passes through the event loop: some four system calls a frame instead of one.
qint64 directSend(qintptr descriptor, QByteArrayView bytes);

/// Makes closing the socket reset the connection instead of ending it properly.
void resetOnClose(qintptr descriptor);

} // namespace servescope

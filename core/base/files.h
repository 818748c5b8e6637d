// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace servescope {

/// The whole file. Errors: file.open, file.too_large (more than `limit` bytes), file.read.
Result<QByteArray> readFile(const QString &path, qint64 limit = 1LL << 30);

/// Replaces the file at once or not at all (QSaveFile), creating missing folders.
/// Errors: file.folder, file.write.
Result<void> writeFile(const QString &path, const QByteArray &bytes);

/// The offset of the first byte that is not valid UTF-8, or −1.
qsizetype firstInvalidUtf8(const QByteArray &bytes);

} // namespace servescope

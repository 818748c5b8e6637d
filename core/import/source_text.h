// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace servescope {

/// A text file's bytes as UTF-8, whatever it was written in: UTF-8 or UTF-16 with or without a byte-order
/// mark, else Latin-1. Errors: import.empty, import.compressed (gzip, zip, zstd … by name), import.binary
/// (SQLite, Parquet, anything with zero bytes).
Result<QByteArray> textOf(const QByteArray &bytes);

} // namespace servescope

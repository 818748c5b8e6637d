// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <vector>

namespace servescope {

/// The rows of a table by RFC 4180; the separator is a comma, semicolon or tab, whichever the first line has
/// most of. Any line ending. Errors: import.incomplete (a quote that never closes), import.empty.
Result<std::vector<QStringList>> readCsv(const QString &text);

} // namespace servescope

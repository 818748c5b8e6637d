// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <vector>

namespace servescope {

/// Whole numbers copied from a spreadsheet (tabs and line ends), a CSV or a YAML list: rows of one or two
/// numbers, all of the same width. A first row without digits is taken for a heading. Errors: paste.empty,
/// paste.not_numbers.
Result<std::vector<std::vector<int>>> clipboardRows(const QString &text);

} // namespace servescope

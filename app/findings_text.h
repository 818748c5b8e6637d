// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/audit.h"

namespace servescope {

/// Findings for a terminal: a line of weight and fact each, what it means and the corrected figure below it.
/// Indented.
QString findingsText(const std::vector<Finding> &findings, bool notesToo = true);

/// Rows as a table with aligned columns: the first to the left, the others to the right.
QString alignedTable(const std::vector<QStringList> &rows);
/// The same as a Markdown table; the first row is its header.
QString markdownTable(const std::vector<QStringList> &rows);

/// A figure with four significant digits, thousands written out; "N/A" for NaN.
QString figureText(double value);

} // namespace servescope

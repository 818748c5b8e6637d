// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/fields.h"
#include "core/scenario/scalar_text.h"

namespace servescope {

/// A value as YAML on one line, good in block and in flow context: "vllm", "[1, 2, inf]", "[[128, 64]]",
/// "{ttft: 200}".
QString inlineValue(const FieldValue &value, Quotes quotes = Quotes::WhereNeeded);

/// "[128, 64]"
QString pairText(const std::pair<int, int> &pair);

/// The lines below "key:" for a list of pairs or a mapping: "  - [128, 64]" …, each ended by `eol`.
QString blockLines(const FieldValue &value, qsizetype indent, const QString &eol);

/// The whole entry, "key: value" or "key:" with lines below it, ended by `eol`.
QString entryText(const QString &key, const FieldValue &value, qsizetype indent, const QString &eol);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/tokenizer.h"

#include <QByteArray>

namespace servescope {

/// One line of JSON to another: {"text": …} to {"ids": […]}. Other members are left out. Errors:
/// json.not_json (args as JsonTree::parse), tokenizer.line_shape (what was expected and found), the
/// tokenizer's.
Result<QByteArray> encodeLine(const Tokenizer &tokenizer, const QByteArray &line, bool addSpecialTokens);
/// The other way round: {"ids": […]} to {"text": …}.
Result<QByteArray> decodeLine(const Tokenizer &tokenizer, const QByteArray &line);

/// `utf8` in quotes, as JSON.
QByteArray jsonString(std::string_view utf8);

} // namespace servescope

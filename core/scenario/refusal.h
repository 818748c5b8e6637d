// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/diagnostic.h"
#include "core/scenario/fields.h"

#include <optional>

namespace servescope {

/// Why the reader would not take that value for the key as it is (a header that is none, a secret, a metric
/// that is not known); nullopt when it would. Values out of their range are taken.
std::optional<Diagnostic> refusalOf(const QString &key, const FieldValue &value);

} // namespace servescope

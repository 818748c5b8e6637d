// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace servescope {

/// The sentence for a person in the language of the window: translated by the error's code where the
/// catalogue has it, else its English text. Includes the hint.
QString errorText(const Error &error);
/// The same for a stored code and message (RequestRecord::errorCode and errorMessage).
QString errorText(const QString &code, const QString &message);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace servescope {

/// A sentence that result files hold in English, such as the note on who counted the tokens, in the language
/// of translate(); one that is not known stays as it is.
QString storedSentence(const QString &english);

} // namespace servescope

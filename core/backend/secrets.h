// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace servescope {

/// The text with everything that looks like a credential replaced by "***": servers repeat the key they
/// refused, and proxies put keys into addresses. Rather masks too much than too little.
QString maskSecrets(QString text);

} // namespace servescope

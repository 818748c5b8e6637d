// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace servescope {

/// Is it the folder of a ServeScope run?
bool isRunFolder(const QString &path);

/// Copies a run folder of ServeScope, journals and all, into another library; gives its path there. One that
/// lies in the library already, or whose manifest does, is given as it is. Errors: trash.running (it is still
/// written), file.folder, file.write and those of reading a manifest.
Result<QString> adoptRun(const QString &library, const QString &runPath);

} // namespace servescope

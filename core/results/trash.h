// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace servescope {

/// Moves a run into the trash of its library (LIBRARY/.trash/NAME); gives its path there, for restoreRun().
/// Errors: trash.running (its writer is alive), trash.move, results.no_folder.
Result<QString> trashRun(const QString &runPath);

/// Moves it back into the library, under another name if its own was taken meanwhile; gives its path. Errors:
/// trash.move, results.no_folder.
Result<QString> restoreRun(const QString &trashedPath);

/// What lies in the trash, newest deletion last. Paths for restoreRun().
QStringList trashedRuns(const QString &library);

/// Deletes what lies in the trash for good. Errors: trash.move (names what resisted).
Result<void> emptyTrash(const QString &library);

/// Replaces what a person declared about a run (gpu, server_flags, notes, tags). Errors: trash.running, and
/// those of reading and writing a manifest.
Result<void> declareFacts(const QString &runPath, const QJsonObject &declared);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace servescope {

/// Where the files of a run lie. Ids come from files as well, so they are made safe first.
QString manifestPath(const QString &runPath);
QString pointResultPath(const QString &runPath, const QString &pointId);
QString pointJournalPath(const QString &runPath, const QString &pointId);

/// The lock whose owner writes the run; not yet taken.
std::unique_ptr<QLockFile> runLock(const QString &runPath);

} // namespace servescope

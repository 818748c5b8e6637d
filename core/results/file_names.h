// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace servescope {

/// Text as one part of a path that every file system takes and that leads nowhere else: separators, control
/// and Windows-forbidden characters become '_', no leading or trailing dot, no device name, at most 100
/// bytes. "unnamed" when nothing is left.
QString fileNamePart(const QString &text);

/// The last component of a model's id or path ("org/name" → "name"), as fileNamePart().
QString modelFileName(const QString &modelId);

/// Ascending by text with runs of digits compared as numbers ("c2" before "c10"), in no locale.
bool naturalLess(QStringView left, QStringView right);

/// A URL without user name and password, for files; other text as it is.
QString withoutCredentials(const QString &url);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace servescope {

/// The candidate a misspelt name was probably meant to be, or empty when none is near: one it abbreviates,
/// else the one with the fewest edits, if those are at most a third of its length.
QString nearestName(const QString &name, const QStringList &candidates);

} // namespace servescope

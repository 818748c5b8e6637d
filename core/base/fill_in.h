// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace servescope {

/// %1 … %9 of the sentence replaced by the args; args that contain "%1" themselves, and places without an
/// arg, stay as they are.
QString fillIn(const QString &sentence, const QStringList &args);

} // namespace servescope

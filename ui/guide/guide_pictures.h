// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"

#include <QStringList>

#include <optional>

namespace servescope {

/// The guide's pictures are charts like all others, made from numbers. "life", "arrivals", "knee",
/// "distribution"; nullopt for another name.
std::optional<ReportChart> guidePicture(const QString &name);
QStringList guidePictureNames();

} // namespace servescope

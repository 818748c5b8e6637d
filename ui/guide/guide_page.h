// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace servescope {

/// The guide in that language ("en", "zh_CN") as one web page that loads nothing: contents, text, formulas,
/// and the pictures as inline SVG; light or dark as the reader's system. The same bytes every time.
QByteArray guidePage(const QString &language);

} // namespace servescope

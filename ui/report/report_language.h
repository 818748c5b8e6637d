// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

class QTranslator;

namespace servescope {

QStringList reportLanguages(); ///< "en", "zh_CN"

/// The catalogue of that language for a TranslationScope; nullptr for English, whose words stand in the
/// sources.
std::unique_ptr<QTranslator> reportTranslator(const QString &language);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_language.h"

#include "translations/translations.h"

#include <QTranslator>

namespace servescope {

using namespace Qt::StringLiterals;

QStringList reportLanguages()
{
    return {u"en"_s, u"zh_CN"_s};
}

std::unique_ptr<QTranslator> reportTranslator(const QString &language)
{
    if (language == "en"_L1)
        return nullptr;
    initTranslations();
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(u":/servescope/translations/servescope_%1.qm"_s.arg(language)))
        return nullptr;
    return translator;
}

} // namespace servescope

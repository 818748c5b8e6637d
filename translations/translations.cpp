// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QDir>

// The macro declares a function of the global namespace.
static void registerAll()
{
    Q_INIT_RESOURCE(translations);
}

namespace servescope {

void initTranslations()
{
    registerAll();
}

} // namespace servescope

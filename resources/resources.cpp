// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QDir>

// The macro declares a function of the global namespace.
static void registerAll()
{
    Q_INIT_RESOURCE(resources);
    Q_INIT_RESOURCE(scenarios);
    Q_INIT_RESOURCE(guide);
}

namespace servescope {

void initResources()
{
    registerAll();
}

} // namespace servescope

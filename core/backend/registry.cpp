// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/registry.h"

#include <array>

namespace servescope {

namespace {
#define SERVESCOPE_LIST_BACKEND(function) function,
constexpr auto backends = std::to_array<const Backend &(*)()>({SERVESCOPE_BACKENDS(SERVESCOPE_LIST_BACKEND)});
#undef SERVESCOPE_LIST_BACKEND
} // namespace

const Backend *findBackend(QStringView key)
{
    for (const auto backend : backends) {
        if (backend().key() == key)
            return &backend();
    }
    return nullptr;
}

QStringList backendKeys()
{
    QStringList keys;
    for (const auto backend : backends)
        keys += backend().key();
    return keys;
}

} // namespace servescope

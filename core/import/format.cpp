// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/format.h"

#include <array>

namespace servescope {

using namespace Qt::StringLiterals;

std::span<const ImportFormat> importFormats()
{
    static const std::array formats{aiperfTelemetryFormat(), aiperfRecordsFormat(), guidellmFormat(),
                                    inferencePerfFormat(),   evalscopeFormat(),     llmperfFormat(),
                                    aiperfFormat(),          flatFormat()};
    return formats;
}

Error incompleteFile(const QString &what, const QString &missing)
{
    return Error{u"import.incomplete"_s,
                 u"This looks like a %1, but %2 is missing in it or not as expected."_s.arg(what, missing),
                 u"Is the file complete?"_s,
                 {what, missing}};
}

} // namespace servescope

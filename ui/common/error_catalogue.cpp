// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_catalogue.h"

#include <QString>

#include <algorithm>

namespace servescope {

const ErrorSentence *findErrorSentence(QStringView code)
{
    for (const std::span<const ErrorSentence> area :
         {fileErrorSentences(), importErrorSentences(), serverErrorSentences(), backendErrorSentences(),
          engineErrorSentences(), workloadErrorSentences()}) {
        const auto found = std::find_if(area.begin(), area.end(), [code](const ErrorSentence &sentence) {
            return code == QLatin1StringView(sentence.code);
        });
        if (found != area.end())
            return &*found;
    }
    return nullptr;
}

} // namespace servescope

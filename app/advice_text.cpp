// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/advice_text.h"

namespace servescope {

using namespace Qt::StringLiterals;

QString adviceText(const std::vector<Advice> &all)
{
    QString text;
    for (const Advice &advice : all) {
        text += u"  %1 (%2, %3)\n"_s.arg(advice.headline, advice.rule, confidenceName(advice.confidence));
        for (const QString &line : {advice.evidence, advice.reasoning, advice.suggestion})
            text += u"    "_s + line + u'\n';
    }
    return text.isEmpty() ? text : u"\nAdvice:\n"_s + text;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fill_in.h"

namespace servescope {

QString fillIn(const QString &sentence, const QStringList &args)
{
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int number = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
        if (number < 1 || number > args.size()) {
            text += sentence[i];
            continue;
        }
        text += args[number - 1];
        ++i;
    }
    return text;
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/texts.h"

#include <QFile>

// The macro declares a function of the global namespace.
static void registerTexts()
{
    Q_INIT_RESOURCE(texts);
}

namespace servescope {

QByteArray sonnetText()
{
    registerTexts();
    QFile file(QStringLiteral(":/servescope/texts/sonnets.txt"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

QString helpText(const CommandSpec &command)
{
    QString call = u"servescope"_s;
    if (*command.name)
        call += u' ' + QLatin1StringView(command.name);
    if (!command.flags.empty())
        call += " [FLAGS]"_L1;
    if (*command.operands)
        call += u' ' + QString::fromUtf8(command.operands);

    QStringList names, helps;
    const auto add = [&names, &helps](const QString &name, const QString &help) {
        names.append(name);
        helps.append(help);
    };
    for (const FlagSpec &flag : command.flags) {
        QString name = QLatin1StringView(flag.name);
        if (*flag.valueName)
            name += u' ' + QString::fromUtf8(flag.valueName);
        QString help = QString::fromUtf8(flag.help);
        if (*flag.defaultText)
            help += " [default: "_L1 + QString::fromUtf8(flag.defaultText) + u']';
        add(name, help);
    }
    add(u"--help"_s, u"Show this text"_s);
    add(u"--version"_s, u"Show the version"_s);

    qsizetype width = 0;
    for (const QString &name : std::as_const(names))
        width = std::max(width, name.size());
    QString text = u"usage: %1\n\n%2\n\nflags:\n"_s.arg(call, QString::fromUtf8(command.summary));
    for (qsizetype i = 0; i < names.size(); ++i)
        text += "  "_L1 + names[i].leftJustified(width + 2) + helps[i] + u'\n';
    return text;
}

} // namespace servescope

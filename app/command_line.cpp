// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/nearest_name.h"

#include <cmath>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Kind = FlagSpec::Kind;

Error usageError(const char *code, const QString &message, const QString &hint = {})
{
    return {QLatin1StringView("usage.") + QLatin1StringView(code), message, hint, {}};
}

const FlagSpec *findFlag(const CommandSpec &command, const QString &name)
{
    for (const FlagSpec &flag : command.flags) {
        if (name == QLatin1StringView(flag.name))
            return &flag;
    }
    return nullptr;
}

QString plain(double value)
{
    if (std::isinf(value))
        return u"inf"_s;
    return QString::number(value, 'g', 15);
}

QString rangeHint(const QString &kind, double minimum, double maximum)
{
    if (std::isinf(maximum))
        return u"Give %1 of at least %2."_s.arg(kind, plain(minimum));
    return u"Give %1 from %2 to %3."_s.arg(kind, plain(minimum), plain(maximum));
}

Result<void> checkValue(const FlagSpec &flag, const QString &value)
{
    const QString name = QLatin1StringView(flag.name);
    switch (flag.kind) {
    case Kind::Switch:
    case Kind::Words:
        return {};
    case Kind::Text:
        if (value.isEmpty())
            return usageError("bad_value", u"%1: the value is empty."_s.arg(name));
        return {};
    case Kind::Integer: {
        bool ok = false;
        const qint64 number = value.toLongLong(&ok);
        if (!ok)
            return usageError("bad_value", u"%1: \"%2\" is not a whole number."_s.arg(name, value),
                              rangeHint(u"one"_s, flag.minimum, flag.maximum));
        if (static_cast<double>(number) < flag.minimum || static_cast<double>(number) > flag.maximum)
            return usageError("bad_value", u"%1: %2 is out of range."_s.arg(name, value),
                              rangeHint(u"a whole number"_s, flag.minimum, flag.maximum));
        return {};
    }
    case Kind::Number: {
        const Result<double> number = parseNumber(name, value, flag.minimum, flag.maximum);
        if (!number)
            return number.error();
        return {};
    }
    }
    return {};
}

Error unknownFlag(const CommandSpec &command, const QString &name)
{
    QStringList known{u"--help"_s, u"--version"_s};
    for (const FlagSpec &flag : command.flags)
        known.append(QLatin1StringView(flag.name));
    const QString nearest = nearestName(name, known);
    return usageError("unknown_flag", u"There is no flag %1."_s.arg(name),
                      nearest.isEmpty() ? QString() : u"Did you mean %1?"_s.arg(nearest));
}

Result<void> checkTogether(const CommandSpec &command, const Arguments &arguments)
{
    for (const FlagConflict &conflict : command.conflicts) {
        if (arguments.has(conflict.first) && arguments.has(conflict.second)) {
            return usageError("conflict",
                              u"%1 and %2 contradict each other: %3."_s.arg(
                                  QLatin1StringView(conflict.first), QLatin1StringView(conflict.second),
                                  QLatin1StringView(conflict.reason)),
                              u"Give one of the two."_s);
        }
    }
    for (const FlagNeed &need : command.needs) {
        if (arguments.has(need.flag) && !arguments.has(need.needs)) {
            return usageError("conflict",
                              u"%1 does nothing without %2."_s.arg(QLatin1StringView(need.flag),
                                                                   QLatin1StringView(need.needs)),
                              u"Add %1, or leave it out."_s.arg(QLatin1StringView(need.needs)));
        }
    }
    return {};
}

Result<void> checkOperands(const CommandSpec &command, const QStringList &operands)
{
    if (operands.size() < command.minimumOperands)
        return usageError("operands", u"What is missing: %1."_s.arg(QString::fromUtf8(command.operands)));
    if (operands.size() > command.maximumOperands) {
        return usageError("operands",
                          u"\"%1\" is one word too many."_s.arg(operands.at(command.maximumOperands)),
                          command.maximumOperands == 0 ? u"This command takes flags only."_s : QString());
    }
    return {};
}

} // namespace

bool Arguments::has(const char *flag) const
{
    return m_values.contains(QLatin1StringView(flag));
}

QString Arguments::text(const char *flag) const
{
    const QString name = QLatin1StringView(flag);
    return m_values.contains(name) ? m_values.value(name).value(0) : m_defaults.value(name);
}

qint64 Arguments::integer(const char *flag) const
{
    return text(flag).toLongLong();
}

double Arguments::number(const char *flag) const
{
    return parseNumber(QString(), text(flag), -HUGE_VAL, HUGE_VAL).value();
}

QStringList Arguments::words(const char *flag) const
{
    const QString name = QLatin1StringView(flag);
    if (m_values.contains(name) || m_defaults.value(name).isEmpty())
        return m_values.value(name);
    return {m_defaults.value(name)};
}

Result<double> parseNumber(const QString &what, const QString &text, double minimum, double maximum)
{
    bool ok = false;
    double number = text.toDouble(&ok);
    if (text == "inf"_L1 && std::isinf(maximum)) {
        number = HUGE_VAL;
        ok = true;
    }
    if (!ok || std::isnan(number) || (std::isinf(number) && !std::isinf(maximum)))
        return usageError("bad_value", u"%1: \"%2\" is not a number."_s.arg(what, text),
                          rangeHint(u"one"_s, minimum, maximum));
    if (number < minimum || number > maximum)
        return usageError("bad_value", u"%1: %2 is out of range."_s.arg(what, text),
                          rangeHint(u"a number"_s, minimum, maximum));
    return number;
}

Result<Arguments> parseArguments(const CommandSpec &command, const QStringList &words)
{
    Arguments arguments;
    for (const FlagSpec &flag : command.flags)
        arguments.m_defaults.insert(QLatin1StringView(flag.name), QString::fromUtf8(flag.defaultText));

    const auto isFlag = [](const QString &word) { return word.startsWith("--"_L1) && word.size() > 2; };
    bool operandsOnly = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (!operandsOnly && word == "--"_L1) {
            operandsOnly = true;
            continue;
        }
        if (operandsOnly || !word.startsWith(u'-') || word == "-"_L1) {
            arguments.m_operands.append(word);
            continue;
        }
        if (word == "--help"_L1 || word == "-h"_L1) {
            arguments.m_wantsHelp = true;
            continue;
        }
        if (word == "--version"_L1) {
            arguments.m_wantsVersion = true;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        // Like vLLM's own parser: --num_prompts is --num-prompts.
        const QString name = word.left(equals).replace(u'_', u'-');
        const FlagSpec *flag = findFlag(command, name);
        if (!flag)
            return unknownFlag(command, word.left(equals));

        QStringList values;
        if (flag->kind == Kind::Switch) {
            if (equals >= 0)
                return usageError("bad_value", u"%1 takes no value."_s.arg(name));
            values.append(QString());
        } else if (equals >= 0) {
            values.append(word.mid(equals + 1));
        } else if (flag->kind == Kind::Words) {
            while (i + 1 < words.size() && !isFlag(words[i + 1]) && words[i + 1] != "--"_L1)
                values.append(words[++i]);
        } else if (i + 1 < words.size() && !isFlag(words[i + 1])) {
            values.append(words[++i]);
        }
        if (values.isEmpty())
            return usageError("missing_value",
                              u"%1 needs a value: %1 %2."_s.arg(name, QString::fromUtf8(flag->valueName)));
        for (const QString &value : std::as_const(values)) {
            if (const Result<void> checked = checkValue(*flag, value); !checked)
                return checked.error();
        }
        if (flag->kind != Kind::Words && arguments.m_values.contains(name) &&
            arguments.m_values.value(name) != values) {
            return usageError("twice", u"%1 is given twice: \"%2\" and \"%3\"."_s.arg(
                                           name, arguments.m_values.value(name).first(), values.first()));
        }
        if (flag->kind == Kind::Words)
            arguments.m_values[name] += values;
        else
            arguments.m_values[name] = values;
    }
    if (arguments.m_wantsHelp || arguments.m_wantsVersion)
        return arguments;
    if (const Result<void> checked = checkOperands(command, arguments.m_operands); !checked)
        return checked.error();
    if (const Result<void> checked = checkTogether(command, arguments); !checked)
        return checked.error();
    return arguments;
}

} // namespace servescope

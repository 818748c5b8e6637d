// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace servescope {

/// One row of a command's table of flags; parsing and help both read it.
struct FlagSpec
{
    enum class Kind {
        Switch,  ///< no value
        Text,    ///< one word
        Integer, ///< a whole number in [minimum, maximum]
        Number,  ///< a number in [minimum, maximum]; "inf" where maximum is infinite
        Words,   ///< one word or more, up to the next flag; may be given several times
    };
    const char *name; ///< with its dashes
    Kind kind;
    const char *valueName;   ///< in the help; "" for a switch
    const char *defaultText; ///< in the help, and the value when absent; "" = none
    double minimum;
    double maximum;
    const char *help; ///< one line
};

/// Two flags that contradict each other, and why.
struct FlagConflict
{
    const char *first;
    const char *second;
    const char *reason;
};

/// A flag that means nothing without another.
struct FlagNeed
{
    const char *flag;
    const char *needs;
};

struct CommandSpec
{
    const char *name; ///< "bench"; "" = the window
    const char *summary;
    const char *operands; ///< in the help: "combos.yaml"; "" = none
    int minimumOperands;
    int maximumOperands;
    std::span<const FlagSpec> flags;
    std::span<const FlagConflict> conflicts;
    std::span<const FlagNeed> needs;
};

/// The flags of one call, checked against their table.
class Arguments
{
public:
    bool has(const char *flag) const;
    /// The value, or the default of the table; empty when there is neither.
    QString text(const char *flag) const;
    qint64 integer(const char *flag) const;
    double number(const char *flag) const;
    QStringList words(const char *flag) const;
    const QStringList &operands() const { return m_operands; }
    bool wantsHelp() const { return m_wantsHelp; }
    bool wantsVersion() const { return m_wantsVersion; }

private:
    friend Result<Arguments> parseArguments(const CommandSpec &command, const QStringList &words);
    QMap<QString, QStringList> m_values;
    QMap<QString, QString> m_defaults;
    QStringList m_operands;
    bool m_wantsHelp = false;
    bool m_wantsVersion = false;
};

/// Understands --flag value, --flag=value, underscores for dashes and "--" before operands. Errors:
/// usage.unknown_flag, usage.missing_value, usage.bad_value, usage.twice, usage.conflict, usage.operands.
Result<Arguments> parseArguments(const CommandSpec &command, const QStringList &words);

/// A number with its range checked, as the parser does it; `what` begins the error's sentence.
Result<double> parseNumber(const QString &what, const QString &text, double minimum, double maximum);

/// What --help prints.
QString helpText(const CommandSpec &command);

} // namespace servescope

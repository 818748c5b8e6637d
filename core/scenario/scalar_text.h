// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace servescope {

/// What an unquoted scalar looks like, by YAML's core schema and the older readings of it.
enum class ScalarForm {
    Null,
    Boolean,
    Integer,     ///< decimal
    LeadingZero, ///< "010": 8 for some readers, 10 for others, text for yet others
    OddInteger,  ///< "0x10", "0o17", "1_000": not the same number everywhere
    Float,
    Infinity,
    NotANumber,
    Text,
};
ScalarForm scalarForm(QStringView text);

/// The shortest text that reads back as the same double: "2", "0.5", "inf". Exponents are written with a dot
/// and a sign ("1.0e+20"), the only way every YAML version takes for a number.
QString numberText(double value);

enum class Quotes { WhereNeeded, Single, Double };
/// The text as a YAML scalar on one line that reads back as this text, in block and in flow context.
QString textScalar(const QString &text, Quotes quotes = Quotes::WhereNeeded);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <limits>
#include <span>

namespace servescope {

/// The type a key's value must have.
enum class KeyType { Text, Integer, Number, Boolean, NumberList, PairList, SloMap, TextMap, Json };

/// One row of the table of all keys of combos.yaml. Reading, writing, forms, command-line help and docs
/// all use this table.
struct KeySchema
{
    const char *name; ///< as in the file; the command line's flag has '-' for '_'
    KeyType type;
    bool required;
    bool aboveMinimum; ///< the minimum itself is not allowed
    bool belowMaximum; ///< the maximum itself is not allowed
    double minimum;    ///< for numbers and the members of lists
    double maximum;
    const char *unit;        ///< "tokens", "ms", "requests/s" … or ""
    const char *defaultText; ///< as it would stand in the file, or ""
    const char *help; ///< one English sentence in plain words, marked for translation (context "Schema")
};

/// All keys, base keys first, in the order they are written.
std::span<const KeySchema> scenarioSchema();

/// The row of that name, or nullptr.
const KeySchema *findKey(QStringView name);

/// The key whose name is nearest to a misspelt one (edit distance ≤ 2), or empty.
QString nearestKey(QStringView name);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace servescope {

struct LayoutEntry;

/// Where a value stands in a YAML text, and how it is written. Offsets are bytes.
struct LayoutValue
{
    enum class Style {
        Null,
        Plain,
        SingleQuoted,
        DoubleQuoted,
        BlockScalar,
        Alias,
        FlowList,
        FlowMap,
        BlockList,
        BlockMap
    };
    Style style = Style::Null;
    qsizetype begin = 0; ///< after anchor and tag
    qsizetype end = 0;   ///< without trailing blanks and comments
    qsizetype column = 0;
    qsizetype dash = -1; ///< of an entry of a block list: where its '-' stands
    std::vector<LayoutValue> items;
    std::vector<LayoutEntry> entries;

    bool isList() const { return style == Style::FlowList || style == Style::BlockList; }
    bool isMap() const { return style == Style::FlowMap || style == Style::BlockMap; }
};

struct LayoutEntry
{
    QByteArray key; ///< as written, without quotes
    qsizetype keyBegin = 0;
    LayoutValue value;
};

/// The layout of the first document, a mapping. For texts that yaml-cpp accepts and whose nesting is bounded;
/// nullopt for what it does not follow (complex keys written with '?').
std::optional<LayoutValue> readLayout(const QByteArray &text);

} // namespace servescope

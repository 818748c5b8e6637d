// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/layout.h"

#include <QStringList>

namespace servescope {

/// A replacement of the bytes [begin, end).
struct Patch
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray text;
};
using Patches = std::vector<Patch>;

/// The text with the patches applied; they do not overlap. Patches at the same place keep their order.
QByteArray applyPatches(QByteArray text, Patches patches);

/// A list as rows of scalars: one for a list of numbers, two for a list of pairs.
using Rows = std::vector<QStringList>;

/// Changes a list so that only rows that differ are touched: numbers in place, rows added and removed in the
/// style of their neighbours. False when the list is written in a way that needs rewriting as a whole.
bool patchList(const QByteArray &text, const LayoutValue &list, const Rows &before, const Rows &after,
               Patches &patches);

/// "\r\n", "\n" or "\r", as the text has it first.
QByteArray lineEnding(const QByteArray &text);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/request_record.h"

#include <QByteArrayView>

#include <optional>

namespace servescope {

/// The letters of the column "kind" in the order of EventKind.
inline constexpr QLatin1StringView eventKindLetters{"retcfuxdao"};
/// 73 years in nanoseconds: sums and differences of two such times stay within 64 bits.
inline constexpr qint64 latestTime = qint64(1) << 61;

/// How much of a line is read: for an outline of its events only the first that carries choices.
enum class LineParts { All, Outline };

/// Reads a line in the shape that journalLine() gives it, without a tree of its values: several times as fast
/// as a JSON parser. Nullopt for a line of any other shape, good or bad: a parser has to look at that one.
std::optional<RequestRecord> scanLine(QByteArrayView line, LineParts parts = LineParts::All);

} // namespace servescope

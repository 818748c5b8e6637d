// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace servescope {

/// More than 4,000 distinct lower-case words of two to five letters that look like English ("so", "bat",
/// "rund", "plane"), always the same ones in the same order.
const std::vector<QString> &pseudoWords();

/// How many of them, at the front, have two or three letters. In the vocabularies of today's models these are
/// nearly all whole tokens (1.0 to 1.4 tokens a word; the longer words need 1.5 to 1.9).
int shortPseudoWords();

} // namespace servescope

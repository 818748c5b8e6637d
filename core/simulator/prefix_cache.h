// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <list>
#include <unordered_map>
#include <vector>

namespace servescope {

/// The beginnings of prompts that were computed before, in blocks of 16 tokens as vLLM keeps them; the blocks
/// that were used longest ago make room for new ones.
class PrefixCache
{
public:
    static constexpr int blockSize = 16;
    explicit PrefixCache(qint64 blocks) : m_room(blocks) {}

    /// How many tokens at the beginning of the prompt are there already, whole blocks and never all of it;
    /// from now on those of this one are.
    int take(const std::vector<int> &prompt);
    void clear();

private:
    qint64 m_room;
    std::list<quint64> m_order; // the last used first
    std::unordered_map<quint64, std::list<quint64>::iterator> m_blocks;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/prefix_cache.h"

namespace servescope {

namespace {

/// SplitMix64's finalizer over what came before and the next token.
quint64 mixed(quint64 before, int token)
{
    quint64 z = before + 0x9e3779b97f4a7c15 + static_cast<quint64>(token);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

} // namespace

int PrefixCache::take(const std::vector<int> &prompt)
{
    const int size = static_cast<int>(prompt.size());
    int found = 0;
    bool unbroken = true;
    quint64 name = 0;
    for (int end = blockSize; end <= size; end += blockSize) {
        for (int i = end - blockSize; i < end; ++i)
            name = mixed(name, prompt[static_cast<size_t>(i)]);
        const auto known = m_blocks.find(name);
        if (known != m_blocks.end()) {
            m_order.splice(m_order.begin(), m_order, known->second);
            if (unbroken && end < size) // the last token has to be computed
                found = end;
            continue;
        }
        unbroken = false;
        m_order.push_front(name);
        m_blocks.emplace(name, m_order.begin());
    }
    while (static_cast<qint64>(m_order.size()) > m_room) {
        m_blocks.erase(m_order.back());
        m_order.pop_back();
    }
    return found;
}

void PrefixCache::clear()
{
    m_order.clear();
    m_blocks.clear();
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace servescope {

inline uint64_t mixed(uint64_t x)
{
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93ULL;
    x ^= x >> 32;
    return x;
}

inline uint64_t hashOf(std::string_view text)
{
    uint64_t h = 0x9e3779b97f4a7c15ULL ^ text.size();
    const char *at = text.data();
    size_t left = text.size();
    while (left >= 8) {
        uint64_t block = 0;
        std::memcpy(&block, at, 8);
        h = mixed(h ^ block);
        at += 8;
        left -= 8;
    }
    uint64_t block = 0;
    for (size_t i = 0; i < left; ++i)
        block |= static_cast<uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    return mixed(mixed(h ^ block));
}

/// Texts to ids ≥ 0. Grows by itself; open addressing.
class PieceMap
{
public:
    void reserve(size_t count)
    {
        if (count * 2 > m_slots.size())
            rehash(std::bit_ceil(count * 2 + 2));
    }
    /// A text set twice keeps its last id.
    void set(std::string_view text, int id)
    {
        if ((m_count + 1) * 2 > m_slots.size())
            rehash(std::bit_ceil(m_slots.size() * 2 + 16));
        const uint64_t hash = hashOf(text);
        Slot &slot = m_slots[place(text, hash)];
        if (slot.id < 0) {
            slot.hash = static_cast<uint32_t>(hash);
            slot.size = static_cast<uint32_t>(text.size());
            slot.offset = m_text.size();
            m_text += text;
            ++m_count;
        }
        slot.id = id;
    }
    /// −1: not there.
    int find(std::string_view text) const
    {
        return m_slots.empty() ? -1 : m_slots[place(text, hashOf(text))].id;
    }
    size_t size() const { return m_count; }

private:
    struct Slot
    {
        uint64_t offset = 0;
        uint32_t hash = 0;
        uint32_t size = 0;
        int id = -1;
    };

    size_t place(std::string_view text, uint64_t hash) const
    {
        const size_t mask = m_slots.size() - 1;
        size_t at = (hash >> 20) & mask;
        while (true) {
            const Slot &slot = m_slots[at];
            if (slot.id < 0 || (slot.hash == static_cast<uint32_t>(hash) && slot.size == text.size() &&
                                std::memcmp(m_text.data() + slot.offset, text.data(), text.size()) == 0))
                return at;
            at = (at + 1) & mask;
        }
    }
    void rehash(size_t size)
    {
        std::vector<Slot> old = std::move(m_slots);
        m_slots.assign(size, Slot());
        for (const Slot &slot : old) {
            if (slot.id < 0)
                continue;
            const std::string_view text(m_text.data() + slot.offset, slot.size);
            m_slots[place(text, hashOf(text))] = slot;
        }
    }

    std::vector<Slot> m_slots;
    std::string m_text;
    size_t m_count = 0;
};

/// Pairs of numbers to a pair of numbers: merges by their two parts, children of a trie's nodes.
class PairIndex
{
public:
    struct Value
    {
        uint32_t rank = none;
        uint32_t id = none;
    };
    static constexpr uint32_t none = 0xffffffff;

    void reserve(size_t count)
    {
        if (count * 2 > m_slots.size())
            rehash(std::bit_ceil(count * 2 + 2));
    }
    void set(uint32_t left, uint32_t right, Value value)
    {
        if ((m_count + 1) * 2 > m_slots.size())
            rehash(std::bit_ceil(m_slots.size() * 2 + 16));
        Slot &slot = m_slots[place(key(left, right))];
        m_count += slot.key == empty;
        slot.key = key(left, right);
        slot.value = value;
    }
    /// rank is `none` where the pair is not there.
    Value find(uint32_t left, uint32_t right) const
    {
        if (m_slots.empty())
            return {};
        const Slot &slot = m_slots[place(key(left, right))];
        return slot.value;
    }
    size_t size() const { return m_count; }

private:
    static constexpr uint64_t empty = ~uint64_t{0};
    struct Slot
    {
        uint64_t key = empty;
        Value value;
    };

    static uint64_t key(uint32_t left, uint32_t right) { return static_cast<uint64_t>(left) << 32 | right; }
    size_t place(uint64_t wanted) const
    {
        const size_t mask = m_slots.size() - 1;
        size_t at = mixed(wanted * 0x9e3779b97f4a7c15ULL) & mask;
        while (m_slots[at].key != empty && m_slots[at].key != wanted)
            at = (at + 1) & mask;
        return at;
    }
    void rehash(size_t size)
    {
        std::vector<Slot> old = std::move(m_slots);
        m_slots.assign(size, Slot());
        for (const Slot &slot : old)
            if (slot.key != empty)
                m_slots[place(slot.key)] = slot;
    }

    std::vector<Slot> m_slots;
    size_t m_count = 0;
};

} // namespace servescope

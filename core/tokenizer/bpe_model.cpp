// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/bpe_model.h"

#include "core/tokenizer/unicode.h"

#include <algorithm>
#include <cstdio>

namespace servescope {

namespace {

constexpr size_t few = 32;           // symbols up to which scanning beats a queue
constexpr size_t longestCached = 32; // bytes
constexpr size_t mostCachedIds = 7;
constexpr size_t cacheSize = 1 << 15;

/// The ids of a piece seen before; a newer piece of the same place takes it.
struct CacheEntry
{
    uint64_t hash = 0;
    unsigned char size = 0;
    unsigned char count = 0;
    std::array<char, longestCached> text{};
    std::array<int, mostCachedIds> ids{};
};

uint64_t queued(uint32_t rank, size_t place)
{
    return static_cast<uint64_t>(rank) << 32 | static_cast<uint32_t>(place);
}

/// A priority queue for entries that mostly come in order: ascending runs, and a heap for the rest. A
/// megabyte of one character stays linear.
class MergeQueue
{
public:
    void clear()
    {
        for (Run &run : m_runs) {
            run.entries.clear();
            run.at = 0;
        }
        m_heap.clear();
    }
    void push(uint64_t entry)
    {
        for (Run &run : m_runs) {
            if (run.at == run.entries.size()) {
                run.entries.clear();
                run.at = 0;
            }
            if (run.entries.empty() || run.entries.back() <= entry) {
                run.entries.push_back(entry);
                return;
            }
        }
        m_heap.push_back(entry);
        std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    }
    void pushSorted(std::vector<uint64_t> &entries) // takes them
    {
        std::sort(entries.begin(), entries.end());
        m_runs[0].entries.swap(entries);
        m_runs[0].at = 0;
    }
    bool pop(uint64_t &entry)
    {
        Run *best = nullptr;
        for (Run &run : m_runs)
            if (run.at < run.entries.size() && (!best || run.entries[run.at] < best->entries[best->at]))
                best = &run;
        if (!m_heap.empty() && (!best || m_heap.front() < best->entries[best->at])) {
            entry = m_heap.front();
            std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
            m_heap.pop_back();
            return true;
        }
        if (!best)
            return false;
        entry = best->entries[best->at++];
        return true;
    }

private:
    struct Run
    {
        std::vector<uint64_t> entries;
        size_t at = 0;
    };
    std::array<Run, 6> m_runs;
    std::vector<uint64_t> m_heap;
};

} // namespace

struct BpeModel::Scratch final : ModelScratch
{
    std::vector<CacheEntry> cache{cacheSize};
    std::vector<int> symbols;
    std::vector<uint32_t> ranks;
    std::vector<int> next;
    std::vector<int> previous;
    std::vector<uint64_t> first;
    MergeQueue queue;
};

std::unique_ptr<ModelScratch> BpeModel::scratch() const
{
    return std::make_unique<Scratch>();
}

void BpeModel::finish()
{
    for (int byte = 0; byte < 256; ++byte) {
        const char unit = static_cast<char>(byte);
        m_byteIds[static_cast<size_t>(byte)] = bytes ? pieces.find({&unit, 1}) : -1;
        std::array<char, 8> name{};
        std::snprintf(name.data(), name.size(), "<0x%02X>", byte);
        m_fallbackIds[static_cast<size_t>(byte)] = pieces.find(name.data());
    }
}

bool BpeModel::symbolsOf(std::string_view piece, std::vector<int> &symbols) const
{
    symbols.clear();
    int unknown = -1;
    const auto flush = [&] {
        if (unknown >= 0)
            symbols.push_back(unknown);
        unknown = -1;
    };
    std::string decorated;
    const char *at = piece.data();
    const char *end = at + piece.size();
    while (at < end) {
        const char *start = at;
        at += bytes ? 1 : unicode::length(*at);
        std::string_view symbol(start, static_cast<size_t>(at - start));
        if ((!continuingPrefix.empty() && start != piece.data()) || (!endSuffix.empty() && at == end)) {
            decorated.clear();
            if (start != piece.data())
                decorated += continuingPrefix;
            decorated += symbol;
            if (at == end)
                decorated += endSuffix;
            symbol = decorated;
        }
        const int id = bytes && symbol.size() == 1 ? m_byteIds[static_cast<unsigned char>(symbol[0])]
                                                   : pieces.find(symbol);
        if (id >= 0) {
            flush();
            symbols.push_back(id);
            continue;
        }
        if (byteFallback && std::all_of(symbol.begin(), symbol.end(), [this](char byte) {
                return m_fallbackIds[static_cast<unsigned char>(byte)] >= 0;
            })) {
            for (const char byte : symbol)
                symbols.push_back(m_fallbackIds[static_cast<unsigned char>(byte)]);
            continue;
        }
        if (unknownMissing)
            return false;
        if (unknownId < 0)
            continue; // without a token for what is unknown it is dropped
        if (unknown >= 0 && !fuseUnknown)
            symbols.push_back(unknown);
        unknown = unknownId;
    }
    flush();
    return true;
}

void BpeModel::mergeFew(std::vector<int> &symbols, std::vector<uint32_t> &ranks) const
{
    const auto pair = [&](size_t i) {
        return merges.find(static_cast<uint32_t>(symbols[i]), static_cast<uint32_t>(symbols[i + 1]));
    };
    ranks.clear();
    for (size_t i = 0; i + 1 < symbols.size(); ++i)
        ranks.push_back(pair(i).rank);
    while (!ranks.empty()) {
        const auto best = std::min_element(ranks.begin(), ranks.end());
        if (*best == PairIndex::none)
            return;
        const auto i = static_cast<size_t>(best - ranks.begin());
        symbols[i] = static_cast<int>(pair(i).id);
        symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        ranks.erase(best);
        if (i < ranks.size())
            ranks[i] = pair(i).rank;
        if (i > 0)
            ranks[i - 1] = pair(i - 1).rank;
    }
}

void BpeModel::mergeMany(std::vector<int> &symbols, Scratch &scratch) const
{
    const int count = static_cast<int>(symbols.size());
    scratch.next.resize(symbols.size());
    scratch.previous.resize(symbols.size());
    scratch.first.clear();
    scratch.queue.clear();
    const auto pair = [&](int left, int right) {
        return merges.find(static_cast<uint32_t>(symbols[static_cast<size_t>(left)]),
                           static_cast<uint32_t>(symbols[static_cast<size_t>(right)]));
    };
    for (int i = 0; i < count; ++i) {
        scratch.next[static_cast<size_t>(i)] = i + 1;
        scratch.previous[static_cast<size_t>(i)] = i - 1;
        if (i + 1 < count)
            if (const PairIndex::Value value = pair(i, i + 1); value.rank != PairIndex::none)
                scratch.first.push_back(queued(value.rank, static_cast<size_t>(i)));
    }
    scratch.queue.pushSorted(scratch.first);
    uint64_t entry = 0;
    while (scratch.queue.pop(entry)) {
        const int place = static_cast<int>(entry & 0xffffffff);
        const int right = scratch.next[static_cast<size_t>(place)];
        if (symbols[static_cast<size_t>(place)] < 0 || right >= count)
            continue;
        const PairIndex::Value value = pair(place, right);
        if (value.rank != static_cast<uint32_t>(entry >> 32))
            continue; // one of the two was merged meanwhile
        symbols[static_cast<size_t>(place)] = static_cast<int>(value.id);
        symbols[static_cast<size_t>(right)] = -1;
        const int behind = scratch.next[static_cast<size_t>(right)];
        scratch.next[static_cast<size_t>(place)] = behind;
        if (behind < count) {
            scratch.previous[static_cast<size_t>(behind)] = place;
            if (const PairIndex::Value more = pair(place, behind); more.rank != PairIndex::none)
                scratch.queue.push(queued(more.rank, static_cast<size_t>(place)));
        }
        const int before = scratch.previous[static_cast<size_t>(place)];
        if (before >= 0)
            if (const PairIndex::Value more = pair(before, place); more.rank != PairIndex::none)
                scratch.queue.push(queued(more.rank, static_cast<size_t>(before)));
    }
    std::erase(symbols, -1);
}

bool BpeModel::tokenize(std::string_view piece, std::vector<int> &ids, ModelScratch *memory) const
{
    auto &scratch = static_cast<Scratch &>(*memory);
    const bool cacheable = piece.size() <= longestCached;
    const uint64_t hash = cacheable ? hashOf(piece) : 0;
    CacheEntry &entry = scratch.cache[hash & (cacheSize - 1)];
    if (cacheable && entry.hash == hash && entry.size == piece.size() &&
        std::memcmp(entry.text.data(), piece.data(), piece.size()) == 0) {
        ids.insert(ids.end(), entry.ids.begin(), entry.ids.begin() + entry.count);
        return true;
    }
    std::vector<int> &symbols = scratch.symbols;
    const int whole = ignoreMerges ? pieces.find(piece) : -1;
    if (whole >= 0) {
        symbols.assign(1, whole);
    } else {
        if (!symbolsOf(piece, symbols))
            return false;
        if (symbols.size() <= few)
            mergeFew(symbols, scratch.ranks);
        else
            mergeMany(symbols, scratch);
    }
    ids.insert(ids.end(), symbols.begin(), symbols.end());
    if (cacheable && symbols.size() <= mostCachedIds) {
        entry.hash = hash;
        entry.size = static_cast<unsigned char>(piece.size());
        entry.count = static_cast<unsigned char>(symbols.size());
        std::memcpy(entry.text.data(), piece.data(), piece.size());
        std::copy(symbols.begin(), symbols.end(), entry.ids.begin());
    }
    return true;
}

void Vocabulary::put(size_t id, std::string_view token)
{
    if (id >= tokens.size()) {
        tokens.resize(id + 1);
        used.resize(id + 1);
    }
    tokens[id] = token;
    used[id] = true;
}

} // namespace servescope

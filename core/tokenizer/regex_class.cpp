// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/regex_translation.h"

#include <array>
#include <charconv>

namespace servescope {

using unicode::Category;
using unicode::CodeRange;
using unicode::CodeSet;

namespace {

const CodeSet &categorySet(int i)
{
    static const std::array<CodeSet, unicode::categoryCount> sets = [] {
        std::array<CodeSet, unicode::categoryCount> all;
        for (int k = 0; k < unicode::categoryCount; ++k)
            all[static_cast<size_t>(k)] = CodeSet::of(static_cast<Category>(k));
        return all;
    }();
    return sets[static_cast<size_t>(i)];
}

CodeSet without(const CodeSet &set, const CodeSet &taken)
{
    return taken.ranges().empty() ? set : set.intersected(taken.complement());
}

std::string hexadecimal(char32_t c)
{
    std::array<char, 8> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<unsigned>(c), 16);
    return "\\x{" + std::string(digits.data(), end.ptr) + '}';
}

struct Cover
{
    std::string text;
    size_t items = 0;
};

void addRanges(Cover &cover, const CodeSet &set)
{
    static const CodeSet surrogates({{0xd800, 0xdfff}}); // no text has them, and no pattern may
    for (const CodeRange &range : without(set, surrogates).ranges()) {
        cover.text += hexadecimal(range.first);
        if (range.last > range.first)
            cover.text += '-' + hexadecimal(range.last);
        ++cover.items;
    }
}

/// The inside of [...] for a set: its Latin-1 part as ranges (they become a bitmap), whole categories by
/// name, what is left as ranges.
Cover coverOf(const CodeSet &set, const UnicodeKnowledge &knowledge)
{
    static const CodeSet latin({{0, 0xff}});
    Cover cover;
    addRanges(cover, set.intersected(latin));
    const CodeSet wanted = without(set, knowledge.absent);
    CodeSet covered = latin;
    std::array<bool, unicode::categoryCount> whole{};
    for (int i = 0; i < unicode::categoryCount; ++i) {
        const CodeSet cared = without(categorySet(i), knowledge.absent);
        if (categorySet(i).ranges().size() <= 2 || !set.contains(cared))
            continue;
        const bool unassigned = static_cast<Category>(i) == Category::Cn;
        if (unassigned && !set.contains(without(knowledge.unknown, knowledge.absent)))
            continue;
        whole[static_cast<size_t>(i)] = true;
        covered =
            covered.united(unassigned ? cared.united(knowledge.unknown) : without(cared, knowledge.unknown));
    }
    if (whole[0] && whole[1] && whole[2] && whole[3] && whole[4]) {
        cover.text += "\\p{L}";
        ++cover.items;
        whole[0] = whole[1] = whole[2] = whole[3] = whole[4] = false;
    }
    for (int i = 0; i < unicode::categoryCount; ++i) {
        if (whole[static_cast<size_t>(i)]) {
            cover.text += "\\p{" + std::string(unicode::categoryName(i)) + '}';
            ++cover.items;
        }
    }
    addRanges(cover, without(wanted, covered));
    return cover;
}

} // namespace

std::string classText(const CodeSet &set, const UnicodeKnowledge &knowledge)
{
    if (set.ranges().empty())
        return "(?!)";
    const Cover in = coverOf(set, knowledge);
    const Cover out = coverOf(set.complement(), knowledge);
    if (out.items == 0)
        return "(?s:.)";
    return out.items < in.items ? "[^" + out.text + ']' : '[' + in.text + ']';
}

} // namespace servescope

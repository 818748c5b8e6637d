// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/normal_forms.h"

#include "core/base/json_tree.h"
#include "core/tokenizer/unicode.h"

#include <QString>

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace servescope {

namespace {

constexpr char32_t firstHangul = 0xac00, hangulCount = 11172;
constexpr char32_t firstLead = 0x1100, firstVowel = 0x1161, firstTail = 0x11a7;
constexpr char32_t leadCount = 19, vowelCount = 21, tailCount = 28;

struct Mapping
{
    std::u32string canonical; // full decomposition; empty = itself
    std::u32string compatibility;
};

struct Tables
{
    std::unordered_map<char32_t, Mapping> decompositions;
    std::unordered_map<uint64_t, char32_t> compositions;
    std::vector<unsigned char> classes; // combining class by code point, below 0x20000
    std::vector<bool> steady;           // below 0x30000: in form C it stays, and nothing before it changes it
};

/// The library that tokenizers are made with normalizes by Unicode 9.
bool isNew(char32_t c)
{
    const QChar::UnicodeVersion since = QChar::unicodeVersion(c);
    return since == QChar::Unicode_Unassigned || since > QChar::Unicode_9_0;
}

std::u32string points(const QString &text)
{
    const auto ucs4 = text.toUcs4();
    std::u32string result;
    for (const auto c : ucs4)
        result += static_cast<char32_t>(c);
    return result;
}

uint64_t pairKey(char32_t first, char32_t second)
{
    return static_cast<uint64_t>(first) << 32 | second;
}

/// From Qt's tables, once: a hundredth of a second.
Tables makeTables()
{
    Tables tables;
    tables.classes.resize(0x20000);
    std::unordered_map<char32_t, std::pair<std::u32string, bool>> single; // one step; true = compatibility
    for (char32_t c = 0xa0; c < 0x30000; ++c) {
        if ((c >= firstHangul && c < 0xe000) || isNew(c))
            continue;
        if (c < tables.classes.size())
            tables.classes[c] = QChar::combiningClass(c);
        const QChar::Decomposition tag = QChar::decompositionTag(c);
        if (tag != QChar::NoDecomposition)
            single[c] = {points(QChar::decomposition(c)), tag != QChar::Canonical};
    }
    for (const auto &[c, step] : single) {
        const auto expand = [&](auto &self, char32_t from, bool compatibility, std::u32string &out) -> void {
            const auto found = single.find(from);
            if (found == single.end() || (found->second.second && !compatibility)) {
                out += from;
                return;
            }
            for (const char32_t part : found->second.first)
                self(self, part, compatibility, out);
        };
        Mapping &mapping = tables.decompositions[c];
        if (!step.second)
            expand(expand, c, false, mapping.canonical);
        expand(expand, c, true, mapping.compatibility);
        // What Qt composes of the two parts tells whether the pair is excluded from composition.
        if (!step.second && step.first.size() == 2) {
            const QString pair = QString::fromUcs4(step.first.data(), 2);
            if (points(pair.normalized(QString::NormalizationForm_C)) == std::u32string(1, c))
                tables.compositions[pairKey(step.first[0], step.first[1])] = c;
        }
    }
    tables.steady.assign(0x30000, true);
    for (char32_t c = 0; c < tables.classes.size(); ++c)
        if (tables.classes[c])
            tables.steady[c] = false;
    for (const auto &[c, mapping] : tables.decompositions)
        if (!mapping.canonical.empty())
            tables.steady[c] = false;
    for (const auto &[pair, c] : tables.compositions)
        tables.steady[c] = true; // comes back as it is
    for (const auto &[pair, c] : tables.compositions)
        tables.steady[pair & 0xffffffff] = false;
    for (char32_t c = firstVowel; c < 0x1200; ++c)
        tables.steady[c] = false;
    return tables;
}

const Tables &tables()
{
    static const Tables all = makeTables();
    return all;
}

unsigned char combiningClass(char32_t c)
{
    return c < tables().classes.size() ? tables().classes[c] : 0;
}

char32_t composed(char32_t first, char32_t second)
{
    if (first >= firstLead && first < firstLead + leadCount && second >= firstVowel &&
        second < firstVowel + vowelCount)
        return firstHangul + ((first - firstLead) * vowelCount + (second - firstVowel)) * tailCount;
    if (first >= firstHangul && first < firstHangul + hangulCount && (first - firstHangul) % tailCount == 0 &&
        second > firstTail && second < firstTail + tailCount)
        return first + (second - firstTail);
    const auto found = tables().compositions.find(pairKey(first, second));
    return found == tables().compositions.end() ? 0 : found->second;
}

struct Marked
{
    char32_t c;
    unsigned char order;
};

class Normalizer
{
public:
    explicit Normalizer(NormalForm form)
        : m_form(form), m_compatibility(form == NormalForm::KC || form == NormalForm::KD),
          m_composes(form == NormalForm::C || form == NormalForm::KC)
    {}

    std::string run(std::string_view text)
    {
        std::string out;
        out.reserve(text.size() + 16);
        const char *kept = text.data(); // up to here it is in `out`
        const char *at = kept;
        const char *end = at + text.size();
        const char *before = nullptr; // the steady character in front, which what follows may change
        while (at < end) {
            const char *here = at;
            const char32_t c = unicode::next(at);
            if (isSteady(c)) {
                if (!m_segment.empty()) {
                    flush(out);
                    kept = here;
                }
                before = here;
                continue;
            }
            if (m_segment.empty()) {
                const char *from = before ? before : here;
                out.append(kept, static_cast<size_t>(from - kept));
                if (before)
                    decompose(unicode::next(from));
            }
            decompose(c);
            kept = at;
        }
        if (m_segment.empty())
            out.append(kept, static_cast<size_t>(end - kept));
        else
            flush(out);
        return out;
    }

private:
    void put(char32_t c) { m_segment.push_back({c, combiningClass(c)}); }

    bool isSteady(char32_t c) const
    {
        return c < 0x80 || (m_form == NormalForm::C && (c >= 0x30000 || tables().steady[c]));
    }

    void decompose(char32_t c)
    {
        if (c >= firstHangul && c < firstHangul + hangulCount) {
            const char32_t index = c - firstHangul;
            put(firstLead + index / (vowelCount * tailCount));
            put(firstVowel + index % (vowelCount * tailCount) / tailCount);
            if (index % tailCount)
                put(firstTail + index % tailCount);
            return;
        }
        if (c >= 0xa0) {
            const auto found = tables().decompositions.find(c);
            if (found != tables().decompositions.end()) {
                const std::u32string &parts =
                    m_compatibility ? found->second.compatibility : found->second.canonical;
                for (const char32_t part : parts)
                    put(part);
                if (!parts.empty())
                    return;
            }
        }
        put(c);
    }

    void flush(std::string &out)
    {
        for (size_t i = 0; i < m_segment.size();) {
            size_t end = i;
            while (end < m_segment.size() && m_segment[end].order)
                ++end;
            std::stable_sort(m_segment.begin() + static_cast<std::ptrdiff_t>(i),
                             m_segment.begin() + static_cast<std::ptrdiff_t>(end),
                             [](const Marked &a, const Marked &b) { return a.order < b.order; });
            i = end + 1;
        }
        if (m_composes)
            compose();
        for (const Marked &marked : m_segment)
            if (marked.c != gone)
                appendUtf8(out, marked.c);
        m_segment.clear();
    }

    void compose()
    {
        std::optional<size_t> starter;
        int last = -1; // class of what stands between the starter and here
        for (size_t i = 0; i < m_segment.size(); ++i) {
            const int order = m_segment[i].order;
            if (starter && (last < order || last == -1)) {
                if (const char32_t c = composed(m_segment[*starter].c, m_segment[i].c)) {
                    m_segment[*starter].c = c;
                    m_segment[i].c = gone;
                    continue;
                }
            }
            if (order == 0) {
                starter = i;
                last = -1;
            } else {
                last = order;
            }
        }
    }

    static constexpr char32_t gone = 0xffffffff;
    NormalForm m_form;
    bool m_compatibility;
    bool m_composes;
    std::vector<Marked> m_segment;
};

} // namespace

std::string normalForm(std::string_view utf8, NormalForm form)
{
    // Below U+0300 nothing is changed by form C, below U+0080 by none.
    const unsigned char highest = form == NormalForm::C ? 0xcb : 0x7f;
    if (std::all_of(utf8.begin(), utf8.end(),
                    [highest](char byte) { return static_cast<unsigned char>(byte) <= highest; }))
        return std::string(utf8);
    return Normalizer(form).run(utf8);
}

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/split_behavior.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

struct Span
{
    size_t begin;
    size_t end;
    bool match;
};

std::vector<Span> spansOf(size_t size, const std::vector<std::pair<size_t, size_t>> &matches, bool invert)
{
    std::vector<Span> spans;
    spans.reserve(matches.size() * 2 + 1);
    size_t at = 0;
    for (const auto &[begin, end] : matches) {
        if (at != begin)
            spans.push_back({at, begin, invert});
        spans.push_back({begin, end, !invert});
        at = end;
    }
    if (at != size)
        spans.push_back({at, size, invert});
    return spans;
}

std::vector<Span> merged(const std::vector<Span> &spans, SplitBehavior behavior)
{
    std::vector<Span> out;
    bool before = false;
    if (behavior == SplitBehavior::MergedWithNext) {
        for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
            if (span->match && !before && !out.empty())
                out.back().begin = span->begin;
            else
                out.push_back(*span);
            before = span->match;
        }
        return {out.rbegin(), out.rend()};
    }
    for (const Span &span : spans) {
        const bool joins =
            behavior == SplitBehavior::Contiguous ? span.match == before : span.match && !before;
        if (joins && !out.empty())
            out.back().end = span.end;
        else
            out.push_back(span);
        before = span.match;
    }
    return out;
}

} // namespace

void splitPiece(const Piece &piece, const std::vector<std::pair<size_t, size_t>> &matches,
                SplitBehavior behavior, bool invert, std::vector<Piece> &out)
{
    const auto add = [&](size_t begin, size_t end) {
        if (end > begin)
            out.push_back({piece.text.substr(begin, end - begin), piece.first && begin == 0});
    };
    if (behavior == SplitBehavior::Isolated || behavior == SplitBehavior::Removed) {
        const bool dropMatches = behavior == SplitBehavior::Removed && !invert;
        const bool dropGaps = behavior == SplitBehavior::Removed && invert;
        size_t at = 0;
        for (const auto &[begin, end] : matches) {
            if (!dropGaps)
                add(at, begin);
            if (!dropMatches)
                add(begin, end);
            at = end;
        }
        if (!dropGaps)
            add(at, piece.text.size());
        return;
    }
    for (const Span &span : merged(spansOf(piece.text.size(), matches, invert), behavior))
        add(span.begin, span.end);
}

Result<SplitBehavior> readBehavior(JsonNode node, SplitBehavior otherwise)
{
    if (node.isNull())
        return otherwise;
    static constexpr std::pair<std::string_view, SplitBehavior> names[]{
        {"Isolated", SplitBehavior::Isolated},
        {"Removed", SplitBehavior::Removed},
        {"MergedWithPrevious", SplitBehavior::MergedWithPrevious},
        {"MergedWithNext", SplitBehavior::MergedWithNext},
        {"Contiguous", SplitBehavior::Contiguous}};
    for (const auto &[name, behavior] : names)
        if (node.text() == name)
            return behavior;
    return unsupportedError(u"the split behavior %1"_s.arg(node.string()));
}

Error unsupportedError(const QString &what)
{
    return Error{u"tokenizer.unsupported"_s,
                 u"This tokenizer cannot be followed exactly: %1 is not known."_s.arg(what),
                 u"Use the server's own tokenizer, or the model's SentencePiece file."_s,
                 {what}};
}

} // namespace servescope

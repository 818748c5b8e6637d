// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/usable_ids.h"

#include "core/base/random.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int mixings = 3;
constexpr size_t chunkSize = 64;
constexpr size_t fewest = 2;

/// The words of the approximate tokenizer's vocabulary in one text.
QString sampleText()
{
    const auto words = approximateTokenizer();
    std::vector<int> ids(static_cast<size_t>(words->vocabularySize()) - 1);
    for (size_t i = 0; i < ids.size(); ++i)
        ids[i] = static_cast<int>(i) + 1;
    const Result<QString> text = words->decode(ids);
    return text ? *text : QString();
}

/// The members of `sent` that stand in the longest common subsequence with what came back.
std::vector<int> survivors(const std::vector<int> &sent, const std::vector<int> &back)
{
    const size_t n = sent.size();
    const size_t m = back.size();
    std::vector<std::vector<int>> longest(n + 1, std::vector<int>(m + 1, 0));
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;)
            longest[i][j] = sent[i] == back[j] ? longest[i + 1][j + 1] + 1
                                               : std::max(longest[i + 1][j], longest[i][j + 1]);
    std::vector<int> kept;
    for (size_t i = 0, j = 0; i < n && j < m;) {
        if (sent[i] == back[j]) {
            kept.push_back(sent[i]);
            ++i;
            ++j;
        } else if (longest[i + 1][j] >= longest[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return kept;
}

Result<std::vector<int>> mixOnce(const Tokenizer &tokenizer, const std::vector<int> &ids,
                                 const std::atomic_bool &cancelled)
{
    std::vector<std::vector<int>> chunks;
    for (size_t i = 0; i < ids.size(); i += chunkSize)
        chunks.emplace_back(ids.begin() + static_cast<std::ptrdiff_t>(i),
                            ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), i + chunkSize)));
    const auto texts = tokenizer.decodeAll(chunks, &cancelled);
    if (!texts)
        return texts.error();
    const auto back = tokenizer.encodeAll(*texts, false, &cancelled);
    if (!back)
        return back.error();
    std::vector<int> kept;
    for (size_t i = 0; i < chunks.size(); ++i) {
        const std::vector<int> alive = survivors(chunks[i], (*back)[i]);
        kept.insert(kept.end(), alive.begin(), alive.end());
    }
    return kept;
}

} // namespace

Result<std::vector<int>> usableIds(const Tokenizer &tokenizer, const std::atomic_bool &cancelled)
{
    std::vector<int> ids = tokenizer.promptIds();
    if (ids.empty()) {
        auto sample = tokenizer.encodeAll({sampleText()}, false, &cancelled);
        if (!sample)
            return sample.error();
        ids = std::move(sample.value().front());
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        Random random(1); // the vocabulary, not the workload: the same for every seed
        for (int i = 0; i < mixings; ++i) {
            random.shuffle(ids);
            Result<std::vector<int>> kept = mixOnce(tokenizer, ids, cancelled);
            if (!kept)
                return kept.error();
            ids = std::move(kept).value();
        }
        std::sort(ids.begin(), ids.end());
    }
    if (ids.size() < fewest)
        return Error{u"dataset.no_ids"_s,
                     u"The tokenizer %1 has no tokens to make random prompts of."_s.arg(tokenizer.name()),
                     u"Name another tokenizer."_s,
                     {tokenizer.name()}};
    return ids;
}

} // namespace servescope

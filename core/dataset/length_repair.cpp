// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/length_repair.h"

#include <cstdlib>

namespace servescope {

namespace {
constexpr int repairs = 10;
}

Result<void> settle(const Tokenizer &tokenizer, const RandomIds &ids, std::vector<Draft> &drafts,
                    const std::atomic_bool &cancelled)
{
    std::vector<Draft *> open;
    open.reserve(drafts.size());
    for (Draft &draft : drafts)
        open.push_back(&draft);
    for (int round = 0; round <= repairs && !open.empty(); ++round) {
        std::vector<std::vector<int>> sequences;
        sequences.reserve(open.size());
        for (const Draft *draft : open)
            sequences.push_back(draft->ids);
        auto texts = tokenizer.decodeAll(sequences, &cancelled);
        if (!texts)
            return texts.error();
        auto encoded = tokenizer.encodeAll(*texts, false, &cancelled);
        if (!encoded)
            return encoded.error();
        std::vector<Draft *> unfinished;
        for (size_t i = 0; i < open.size(); ++i) {
            Draft &draft = *open[i];
            draft.ids = std::move(encoded.value()[i]);
            const int length = static_cast<int>(draft.ids.size());
            if (draft.length < 0 || std::abs(length - draft.target) < std::abs(draft.length - draft.target)) {
                draft.text = std::move(texts.value()[i]);
                draft.length = length;
            }
            if (length == draft.target)
                continue;
            const auto wanted = static_cast<size_t>(draft.target);
            if (draft.ids.size() > wanted)
                draft.ids.resize(wanted);
            while (draft.ids.size() < wanted)
                draft.ids.push_back(ids.filler(draft.fillers));
            unfinished.push_back(&draft);
        }
        open = std::move(unfinished);
    }
    return {};
}

} // namespace servescope

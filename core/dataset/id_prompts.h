// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/prompt_source.h"
#include "core/dataset/random_plan.h"
#include "core/dataset/text_store.h"
#include "core/tokenizer/tokenizer.h"

#include <optional>

namespace servescope {

class Fingerprint;

/// Base of the sources whose prompts are made of token ids: decodes them, repairs each text until it has its
/// exact length (length_repair.h) and keeps it. Errors of prepare(): dataset.too_short, dataset.no_ids,
/// dataset.spill, cancelled, those of the tokenizer and of plan().
class IdPrompts : public PromptSource
{
public:
    IdPrompts(std::shared_ptr<const Tokenizer> tokenizer, quint64 seed)
        : m_tokenizer(std::move(tokenizer)), m_seed(seed)
    {}

    Result<void> prepare(PromptCount count, const std::atomic_bool &cancelled) override;
    Prompt prompt(int index) const override;
    int lengthMismatches() const override { return m_mismatches; }
    QString fingerprint() const override { return m_fingerprint; }

protected:
    struct Lengths
    {
        int prompt = 0; ///< tokens, special ones included
        int output = 0;
    };

    /// The lengths of exactly `count` requests.
    virtual Result<std::vector<Lengths>> plan(int count, const std::atomic_bool &cancelled) = 0;
    /// Called after plan(), before the first ids().
    virtual Result<void> begin(const std::atomic_bool &) { return {}; }
    /// The ids of request `index`, exactly `size` of them. Thread-safe.
    virtual std::vector<int> ids(int index, int size) const = 0;
    /// Adds what else belongs to the workload.
    virtual void addTo(Fingerprint &) const {}

    const Tokenizer &tokenizer() const { return *m_tokenizer; }
    const RandomIds &source() const { return *m_source; }
    quint64 seed() const { return m_seed; }
    int specialTokens() const { return m_special; } ///< that the tokenizer puts around a text

private:
    void clear();
    Result<void> tryPrepare(int count, const std::atomic_bool &cancelled);
    Result<void> countSpecialTokens(const std::atomic_bool &cancelled);
    Result<void> makeTexts(const std::atomic_bool &cancelled);
    Result<int> makeBatch(int first, int end, const std::atomic_bool &cancelled);
    Result<void> takeFingerprint(const std::atomic_bool &cancelled);
    int bodyOf(int index) const { return m_lengths[static_cast<size_t>(index)].prompt - m_special; }
    QString decoded(int index) const;

    std::shared_ptr<const Tokenizer> m_tokenizer;
    quint64 m_seed;
    std::optional<RandomIds> m_source;
    std::unique_ptr<TextStore> m_store; // none where the tokenizer keeps ids as they are
    std::vector<Lengths> m_lengths;
    std::vector<int> m_actual; // lengths without special tokens
    int m_special = 0;
    int m_mismatches = 0;
    QString m_fingerprint;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/prompt_source.h"
#include "core/dataset/text_store.h"

namespace servescope {

/// Base of the sources whose prompts are texts: keeps them (beyond 192 MB in a temporary file) with their
/// lengths and takes the fingerprint.
class StoredPrompts : public PromptSource
{
public:
    Result<void> prepare(PromptCount count, const std::atomic_bool &cancelled) override;
    Prompt prompt(int index) const override;
    int lengthMismatches() const override { return m_mismatches; }
    QString fingerprint() const override { return m_fingerprint; }

protected:
    /// In tokens, special ones included.
    struct Lengths
    {
        int requested = 0;
        int prompt = 0;
        int output = 0;
    };

    /// Makes exactly `count` requests with add() and repeat(). It begins with nothing made.
    virtual Result<void> make(int count, const std::atomic_bool &cancelled) = 0;

    /// The next request, with a text of its own; at most `count` times. Error dataset.spill.
    Result<void> add(const QByteArray &utf8, const Lengths &lengths);
    /// The next request, with the text that the add() number `text` (from 0) had.
    void repeat(int text);
    int texts() const { return static_cast<int>(m_lengths.size()); }
    int requests() const { return static_cast<int>(m_order.size()); }

private:
    void clear();

    std::unique_ptr<TextStore> m_store;
    std::vector<Lengths> m_lengths; // of different texts
    std::vector<int> m_order;       // by request
    int m_mismatches = 0;
    QString m_fingerprint;
};

} // namespace servescope

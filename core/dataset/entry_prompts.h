// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/entry_file.h"
#include "core/dataset/file_prompts.h"
#include "core/dataset/stored_prompts.h"
#include "core/tokenizer/tokenizer.h"

namespace servescope {

/// Tokens of a text, special ones included.
Result<int> tokenCount(const Tokenizer &tokenizer, std::string_view text);

/// dataset.too_few: how many of a file's entries can be used, and why the others were dropped (may be empty).
Error tooFewError(const EntryFile &file, int have, int wanted, const QString &dropped);

/// Base of the sources that walk over the entries of a file in a seeded order and take what they can use
/// until there are enough; then what was taken is drawn again.
class EntryPrompts : public StoredPrompts
{
public:
    EntryPrompts(std::shared_ptr<const Tokenizer> tokenizer, const FilePromptOptions &options)
        : m_tokenizer(std::move(tokenizer)), m_options(options)
    {}

protected:
    struct Taken
    {
        QByteArray utf8;
        int prompt = 0; ///< tokens, special ones included
        int output = 0;
    };

    Result<void> make(int count, const std::atomic_bool &cancelled) override;

    /// Whether an entry is walked at all.
    virtual Result<bool> accepts(JsonNode entry, qint64 line) = 0;
    /// The prompt, or nothing where it is dropped; counts why.
    virtual Result<std::optional<Taken>> take(JsonNode entry, qint64 line) = 0;
    virtual QString droppedText() const = 0;
    virtual void clearCounts() = 0;

    Result<int> count(std::string_view text) const { return tokenCount(*m_tokenizer, text); }

    std::shared_ptr<const Tokenizer> m_tokenizer;
    FilePromptOptions m_options;
};

QByteArray bytesOf(std::string_view text);

} // namespace servescope

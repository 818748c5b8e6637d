// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/normalizer.h"
#include "core/tokenizer/pre_tokenizer.h"
#include "core/tokenizer/text_model.h"
#include "core/tokenizer/token_decoder.h"
#include "core/tokenizer/tokenizer.h"

#include <mutex>

namespace servescope {

/// The stages of a tokenizer: added tokens, normalizer, pre-tokenizer, model, special tokens, decoder. Null
/// stages do nothing.
struct TokenizerStages
{
    QString name;
    std::vector<AddedToken> added;
    std::shared_ptr<TextNormalizer> normalizer;
    std::shared_ptr<PreTokenizer> preTokenizer;
    std::shared_ptr<TextModel> model;
    /// Templates in order: ids around the sequence, which is −1.
    std::vector<std::vector<int>> templates;
    std::shared_ptr<TokenDecoder> decoder;
    bool decodesBytes = false; ///< tokens of `vocabulary` are bytes, joined as they are
    Vocabulary vocabulary;     ///< of model and added tokens
    std::vector<int> unusable; ///< ids beside the special ones that random prompts must not hold
    bool joinsBySpace = false; ///< without a decoder tokens are joined by spaces
};

/// A tokenizer made of stages. Errors of its calls: tokenizer.bad_id, tokenizer.unknown_text,
/// tokenizer.regex_limit.
class PipelineTokenizer final : public Tokenizer
{
public:
    /// Error of the normalizer, which added tokens go through.
    static Result<std::shared_ptr<Tokenizer>> make(TokenizerStages stages);
    ~PipelineTokenizer() override;

    QString name() const override { return m_stages.name; }
    bool exact() const override { return true; }
    int vocabularySize() const override { return static_cast<int>(m_stages.vocabulary.tokens.size()); }
    std::vector<int> specialIds() const override { return m_special; }
    std::vector<int> promptIds() const override;
    Result<std::vector<int>> encode(const QString &text, bool addSpecialTokens) const override;
    Result<std::vector<int>> encodeUtf8(std::string_view utf8, bool addSpecialTokens) const override;
    Result<QString> decode(const std::vector<int> &ids) const override;
    Result<std::string> decodeUtf8(const std::vector<int> &ids) const override;

private:
    struct Work;
    explicit PipelineTokenizer(TokenizerStages stages);
    Result<void> prepare();
    Result<void> encodeRaw(std::string_view text, bool first, Work &work, std::vector<int> &ids) const;
    Result<void> encodeNormalized(std::string_view text, bool first, Work &work, std::vector<int> &ids) const;
    Result<void> encodePlain(std::string_view text, bool first, Work &work, std::vector<int> &ids) const;

    TokenizerStages m_stages;
    TokenFinder m_raw;
    TokenFinder m_normalized;
    std::vector<int> m_special;
    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<Work>> m_idle; // one per call that ran at the same time
    mutable std::vector<int> m_promptIds;
};

} // namespace servescope

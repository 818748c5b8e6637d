// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>
#include <vector>

namespace servescope {

/// Turns text into a model's token ids and back. Calls are thread-safe; those of a server's tokenizer
/// block on the network, so never in the window's thread.
class Tokenizer
{
public:
    virtual ~Tokenizer() = default;

    /// For results: "sentencepiece:/path", "server:http://…", "approximate".
    virtual QString name() const = 0;
    /// False: counts are estimates, and every result says so.
    virtual bool exact() const = 0;
    virtual Result<std::vector<int>> encode(const QString &text, bool addSpecialTokens) const = 0;
    virtual Result<QString> decode(const std::vector<int> &ids) const = 0;
    /// encode(…).size(), where a tokenizer knows it cheaper.
    virtual Result<int> count(const QString &text, bool addSpecialTokens) const;
    /// Ids are in [0, vocabularySize()); 0 = not known.
    virtual int vocabularySize() const = 0;
    /// Ids that must not stand in a random prompt (control tokens), ascending.
    virtual std::vector<int> specialIds() const = 0;
};

/// Exact, from a SentencePiece model file. Errors: tokenizer.open, tokenizer.not_sentencepiece.
Result<std::shared_ptr<Tokenizer>> openSentencePiece(const QString &modelPath);

/// Estimates from the text alone (its own fixed vocabulary of short English words, one word = one token).
std::shared_ptr<Tokenizer> approximateTokenizer();

/// The server's POST /tokenize and /detokenize (vLLM, SGLang and llama.cpp spellings), probed once.
/// `bearer` may be empty. Errors: tokenizer.server_absent when there is no such route.
Result<std::shared_ptr<Tokenizer>> openServerTokenizer(const QString &baseUrl, const QString &model, const QByteArray &bearer);

/// The best tokenizer for what a scenario names: a local .model file or a folder with one → SentencePiece;
/// else the server's; else the approximate one. `note` says in a sentence which was taken and why.
/// A path that exists but cannot be used is an error, never silently replaced.
struct TokenizerChoice
{
    std::shared_ptr<Tokenizer> tokenizer;
    QString note;
};
Result<TokenizerChoice> chooseTokenizer(const QString &wanted, const QString &baseUrl, const QString &model, const QByteArray &bearer);

} // namespace servescope

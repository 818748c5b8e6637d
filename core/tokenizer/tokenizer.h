// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace servescope {

/// Turns text into a model's token ids and back. Calls are thread-safe; those of a server's tokenizer
/// block on the network, so never in the window's thread.
class Tokenizer
{
public:
    virtual ~Tokenizer() = default;

    /// For results: "sentencepiece:/path", "tokenizer.json:/path", "tekken:/path", "tiktoken:/path",
    /// "server:http://…", "approximate".
    virtual QString name() const = 0;
    /// False: counts are estimates, and every result says so.
    virtual bool exact() const = 0;
    virtual Result<std::vector<int>> encode(const QString &text, bool addSpecialTokens) const = 0;
    /// An id outside the vocabulary is an error (tokenizer.bad_id).
    virtual Result<QString> decode(const std::vector<int> &ids) const = 0;
    /// The same in UTF-8, for much text at once; the bytes must be valid.
    virtual Result<std::vector<int>> encodeUtf8(std::string_view utf8, bool addSpecialTokens) const;
    virtual Result<std::string> decodeUtf8(const std::vector<int> &ids) const;
    /// encode(…).size(), where a tokenizer knows it cheaper.
    virtual Result<int> count(const QString &text, bool addSpecialTokens) const;
    /// Many at once, in order; a server's tokenizer sends them over one connection. Gives up soon after
    /// `cancelled` turns true (Error "cancelled").
    virtual Result<std::vector<std::vector<int>>>
    encodeAll(const std::vector<QString> &texts, bool addSpecialTokens,
              const std::atomic_bool *cancelled = nullptr) const;
    virtual Result<std::vector<QString>> decodeAll(const std::vector<std::vector<int>> &sequences,
                                                   const std::atomic_bool *cancelled = nullptr) const;
    /// Ids are in [0, vocabularySize()); 0 = not known.
    virtual int vocabularySize() const = 0;
    /// Ids that must not stand in a random prompt (control, unknown, unused and byte tokens), ascending.
    virtual std::vector<int> specialIds() const = 0;
    /// The ids random prompts are made of, ascending: all but the special ones, unless a tokenizer knows
    /// better. Empty where the vocabulary is not known.
    virtual std::vector<int> promptIds() const;
    /// Any sequence of ids without special ones decodes to a text that encodes to the same ids.
    virtual bool roundTrips() const { return false; }
    /// Its work is a server's, likely the one to be measured.
    virtual bool asksServer() const { return false; }
};

/// Exact, from a file or a folder. A folder is searched for tekken.json, tokenizer.json, a tiktoken
/// vocabulary and a SentencePiece model, in this order (as servers choose); a file is told by what is in it.
/// A tokenizer_config.json beside a file of its usual name is taken into account. Errors: tokenizer.open (not
/// there or not readable), tokenizer.no_model (nothing usable in the folder), tokenizer.damaged,
/// tokenizer.unsupported and tokenizer.regex (cannot be followed exactly), tokenizer.not_sentencepiece (none
/// of the formats; says what the file seems to be).
Result<std::shared_ptr<Tokenizer>> openTokenizer(const QString &path);

/// openTokenizer() of a path, else of a Hugging Face id: from the local cache, else downloaded into it.
/// `progress` gets the name of a file and its bytes. Errors: those of openTokenizer(), and hub.offline,
/// hub.gated, hub.missing, hub.no_tokenizer, hub.server (they say what to do).
Result<std::shared_ptr<Tokenizer>>
findTokenizer(const QString &wanted,
              const std::function<void(const QString &, qint64, qint64)> &progress = {});

/// Exact, from a SentencePiece model file or a folder with one (tokenizer.model, or the only *.model).
/// Special tokens: the model's bos, if it has one, as llama-type models do; never eos.
/// Errors: tokenizer.open (not there or not readable), tokenizer.no_model (a folder without one),
/// tokenizer.not_sentencepiece (says what the file seems to be).
Result<std::shared_ptr<Tokenizer>> openSentencePiece(const QString &modelPath);

/// Estimates from the text alone: about four characters of English, three of another alphabet or one of
/// Chinese, Japanese or Korean are a token. Its vocabulary are more than 4,000 short pseudo-English words
/// made by rule, one word = one token; all else is counted in pieces of the unknown id 0. No special tokens.
std::shared_ptr<Tokenizer> approximateTokenizer();

/// The server's POST /tokenize and /detokenize at its root (a trailing /v1 of the base URL is dropped) in
/// vLLM's, SGLang's or llama.cpp's spelling, probed once. `bearer` may be empty; it never stands in a
/// message. Errors: tokenizer.server_absent (no such routes), tokenizer.server_denied (401, 403),
/// tokenizer.server (any other failure the server reports), connection.… of httpFetch().
Result<std::shared_ptr<Tokenizer>> openServerTokenizer(const QString &baseUrl, const QString &model,
                                                       const QByteArray &bearer);

/// The best tokenizer for what a scenario names: a local file or folder; else a Hugging Face id in the local
/// cache; else the server's; else the id's from the hub; else the approximate one. `note` says in a sentence
/// which was taken and why. A path that exists but cannot be used is an error, never silently replaced; so is
/// a server that cannot be reached at all (refused, unknown host, TLS), since nothing can be measured there.
struct TokenizerChoice
{
    std::shared_ptr<Tokenizer> tokenizer;
    QString note;
};
Result<TokenizerChoice> chooseTokenizer(const QString &wanted, const QString &baseUrl, const QString &model,
                                        const QByteArray &bearer);

} // namespace servescope

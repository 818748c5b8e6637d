// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokenizer/tokenizer.h"

#include <QByteArray>

namespace servescope {

/// Exact, from Hugging Face's tokenizer.json and, where it lies beside it, tokenizer_config.json (`config`
/// may be empty): it names further special tokens and, for Llama-type classes, whether the beginning and end
/// tokens are added. Errors: tokenizer.damaged (args: path, what is wrong), tokenizer.unsupported,
/// tokenizer.regex.
Result<std::shared_ptr<Tokenizer>> readTokenizerJson(const QByteArray &json, const QByteArray &config,
                                                     const QString &path);

/// Exact, from Mistral's tekken.json. Text that looks like a special token is text. Errors as above.
Result<std::shared_ptr<Tokenizer>> readTekken(const QByteArray &json, const QString &path);

/// Exact, from a file of lines "<base64> <rank>". What it does not say (regex, special tokens) is known for
/// the vocabularies of GPT-2 to GPT-4o, Llama 3, Qwen 1 and Kimi, told apart by their size; `config` adds
/// special tokens. Errors as above.
Result<std::shared_ptr<Tokenizer>> readTiktoken(const QByteArray &lines, const QByteArray &config,
                                                const QString &path);

/// Whether a file's first bytes look like tiktoken's.
bool looksLikeTiktoken(const QByteArray &bytes);

/// tokenizer.damaged: `what` is wrong with the file.
Error damagedError(const QString &path, const QString &what);

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <functional>

namespace servescope {

/// "org/model" or "model", as the Hugging Face hub names repositories.
bool looksLikeHubId(const QString &text);

/// Where the Hugging Face tools keep their things: HF_HOME, else ~/.cache/huggingface.
QString hubHome();

/// HF_TOKEN, else what the token file of the Hugging Face tools says; empty = none.
QByteArray hubToken();

/// HF_HUB_OFFLINE is set.
bool hubIsOffline();

/// The hub's cache: HF_HUB_CACHE, else HF_HOME/hub, else ~/.cache/huggingface/hub.
QString hubCacheFolder();

/// The folder of the cached snapshot of a model that has a tokenizer, or empty: what refs/main names, else
/// the newest.
QString cachedTokenizer(const QString &id);

/// The same, after fetching the model's tokenizer files (nothing else) from HF_ENDPOINT or huggingface.co
/// into the cache; an interrupted download goes on where it stopped. HF_TOKEN (or the token file of the
/// Hugging Face tools) is sent as the key. `progress` gets the file and its bytes.
/// Errors: hub.offline (HF_HUB_OFFLINE is set, or nothing answers), hub.gated, hub.missing, hub.no_tokenizer,
/// hub.server (any other answer), file.…, cancelled.
Result<QString> fetchTokenizer(const QString &id,
                               const std::function<void(const QString &, qint64, qint64)> &progress = {},
                               const std::atomic_bool *cancelled = nullptr);

} // namespace servescope

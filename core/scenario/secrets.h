// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace servescope {

/// Whether a key or header name is one that secrets go by ("api_key", "X-Api-Key", "Authorization",
/// "hf_token" …), however it is spelt; not "tokenizer", "max_tokens" or "stop_token".
bool looksLikeSecretName(QStringView name);

/// Whether a header's value is a credential by its form ("Bearer …", "Basic …").
bool looksLikeCredential(QStringView value);

/// Whether a header of that name, sent by hand, is more likely to say who one is than not. Wider than
/// looksLikeSecretName(): nothing is lost when such a header is kept out of files.
bool looksLikeSecretHeader(QStringView name);

} // namespace servescope

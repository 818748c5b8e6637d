// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

namespace servescope {

/// The translatable sentence of an error code (context "Errors"), with %1, %2 … for Error::args. A sentence
/// without placeholders is followed by core's English message as the detail.
struct ErrorSentence
{
    const char *code;
    const char *sentence;
    const char *hint; ///< or nullptr
};

const ErrorSentence *findErrorSentence(QStringView code);
std::span<const ErrorSentence> fileErrorSentences();     ///< files, results, scenarios, prompts
std::span<const ErrorSentence> importErrorSentences();   ///< imports, comparisons, the library
std::span<const ErrorSentence> serverErrorSentences();   ///< servers, connections, runs
std::span<const ErrorSentence> engineErrorSentences();   ///< load rules, instrument health, self-test
std::span<const ErrorSentence> backendErrorSentences();  ///< what backends cannot do, and streams without end
std::span<const ErrorSentence> workloadErrorSentences(); ///< tokenizers, the hub, data sets

} // namespace servescope

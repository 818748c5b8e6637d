// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/import/imported.h"

#include <span>

namespace servescope {

/// How the files of one tool are told and read.
struct ImportFormat
{
    const char *tool;
    /// Do the values of the file look like this tool's, be they complete or not?
    bool (*matches)(const std::vector<JsonValue> &values);
    /// Errors: import.incomplete (names the missing members).
    Result<ImportedFile> (*read)(std::vector<JsonValue> values, const QString &fileName);
};

/// In the order they are tried: the more particular first.
std::span<const ImportFormat> importFormats();

const ImportFormat &flatFormat();   ///< vLLM of all generations, its Rust client, SGLang, InferenceX, our own
const ImportFormat &aiperfFormat(); ///< summaries of AIPerf and GenAI-Perf
const ImportFormat &aiperfRecordsFormat(); ///< profile_export.jsonl
const ImportFormat &aiperfTelemetryFormat();
const ImportFormat &guidellmFormat();
const ImportFormat &inferencePerfFormat();
const ImportFormat &evalscopeFormat(); ///< its summary, percentile table and arguments
const ImportFormat &llmperfFormat();   ///< summary and individual responses

/// import.incomplete: the file is `what`, but `missing` is not in it, or not as expected.
Error incompleteFile(const QString &what, const QString &missing);

/// A CSV table of vLLM results, one a row (aggregate_results.csv, also with a second header row in Chinese).
/// Errors: import.unknown, import.incomplete.
Result<ImportedFile> readAggregateTable(const QByteArray &text);

} // namespace servescope

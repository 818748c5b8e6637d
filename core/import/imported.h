// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_value.h"
#include "core/metrics/samples.h"

#include <QDateTime>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace servescope {

/// One measured point as another tool left it, under our names.
struct ImportedPoint
{
    QString tool; ///< "vllm", "vllm-rust", "sglang", "aiperf", "genai-perf", "guidellm", "inference-perf",
                  ///< "evalscope", "llmperf", "inferencex", "servescope"
    QString convention; ///< whose definitions its figures follow: a conventionName(), or the tool's name
    QString model;
    QString backend;
    QString name; ///< what tells it from others of its file: "stage 0", a strategy; may be empty
    QDateTime date;
    int inputLen = 0; ///< tokens asked for, or the mean of what was sent; 0 = not known
    int outputLen = 0;
    int numPrompts = 0;
    std::optional<int> maxConcurrency;
    double requestRate = std::numeric_limits<double>::infinity();
    int completed = 0;
    int failed = 0;
    /// Figures under the names of a vLLM result (absent = not available), the source's own members after
    /// them.
    JsonValue result;
    JsonValue::Array telemetry; ///< per GPU, from AIPerf
};

/// What one file holds.
struct ImportedFile
{
    QString path;
    QString format;  ///< for people: "vLLM result, detailed"
    QString version; ///< of the tool or format, where the file tells
    std::vector<ImportedPoint> points;
    /// Not a result by itself but a part of one: the name of the file that it completes, beside it.
    QString completes;
    JsonValue part;     ///< what it adds to that
    qint64 damaged = 0; ///< records skipped because they were of a warm-up
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_value.h"
#include "core/metrics/samples.h"

#include <QString>

#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace servescope {

/// One point to be shown or compared, wherever it comes from.
struct MeasuredPoint
{
    QString id;
    int inputLen = 0; ///< 0 = not known
    int outputLen = 0;
    std::optional<int> maxConcurrency;
    double requestRate = std::numeric_limits<double>::infinity();
    int numPrompts = 0;
    int completed = 0;
    int failed = 0;
    QString dataset, fingerprint; ///< empty = not known
    QString convention;           ///< of the figures in `result`
    bool recomputable = false;    ///< samples() can give any convention
    JsonValue result;             ///< under the names of a vLLM file
    QString problem;              ///< why there is no result; empty = there is one
    /// The per-request values; slow, because it reads the journal. nullopt where there are none. May be empty
    /// itself.
    std::function<std::optional<SampleTable>(Convention)> samples;
};

/// A run of any origin.
struct MeasuredRun
{
    QString path;
    QString name;
    QString model, backend, tool; ///< tool: "servescope", "vllm" …
    QString state;                ///< of a run folder: "finished", "interrupted" …
    QString date;
    std::vector<MeasuredPoint> points;
    QStringList remarks; ///< declared facts and the like, as sentences
};

} // namespace servescope

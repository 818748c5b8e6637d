// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace servescope {

/// Whose definitions a figure follows. A figure always carries the name of its convention, and two runs are
/// compared in one.
enum class Convention {
    Vllm,   ///< vllm bench serve: the first event with `choices` counts, whatever it holds; ITL = chunk gaps
    Sglang, ///< first non-empty text; a gap is divided by the tokens it brought and repeated that often
    Aiperf, ///< AIPerf and GenAI-Perf: ITL = (E2EL − TTFT)/(n − 1) per request
    Guidellm, ///< ITL (t_last − t_first)/(n − 1), TPOT (t_last − start)/n; weighted by tokens, step
              ///< percentiles
    Answer,   ///< as vLLM, but TTFT is the time to the first token of the answer: reasoning does not count
};

/// Stable lower-case names for files and flags: "vllm", "sglang", "aiperf", "guidellm", "answer".
QString conventionName(Convention convention);
std::optional<Convention> conventionFromName(QStringView name);

/// GuideLLM's percentiles are observed values; all others interpolate linearly.
inline bool hasStepPercentiles(Convention convention)
{
    return convention == Convention::Guidellm;
}

} // namespace servescope

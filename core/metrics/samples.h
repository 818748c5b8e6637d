// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/convention.h"
#include "core/record/request_record.h"

#include <span>
#include <vector>

namespace servescope {

/// The values of one request in one convention. Times in seconds on any one clock, latencies in milliseconds;
/// NaN = this request has no such value.
struct RequestSample
{
    double start = 0; ///< sent
    double first = 0; ///< first token; `start` where there is none
    double last = 0;  ///< last token
    double end = 0;   ///< response complete, or failed
    double ttft, tpot, itl, e2el, queue;
    double inputTokens = 0;
    double outputTokens = 0;
    double turn;      ///< of its conversation, from 1; NaN where it stands alone
    quint32 gaps = 0; ///< how many of the table's gaps are this request's
    bool sent = true;
    bool success = false;

    RequestSample();
};

/// All requests of a point, in the order of their index, ready for statistics. 8 bytes per token gap.
struct SampleTable
{
    Convention convention = Convention::Vllm;
    std::vector<RequestSample> requests;
    std::vector<double> gaps; ///< ms, request after request
    /// Are the start and end times real? Files of other tools may lack them.
    bool timed = true;

    /// Calls f(sample, its gaps) for each request.
    template <typename F>
    void forEach(F f) const
    {
        size_t at = 0;
        for (const RequestSample &request : requests) {
            f(request, std::span(gaps).subspan(at, request.gaps));
            at += request.gaps;
        }
    }
};

/// The values of those records (warm-ups left out), over two threads when they are many.
SampleTable sampleTable(std::span<const RequestRecord> records, Convention convention);

} // namespace servescope

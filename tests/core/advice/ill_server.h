// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"

namespace servescope::test {

/// A server that computes in steps, as batching engines do, and what ails it.
struct IllServer
{
    int slots = 64;            ///< most requests in the batch
    double stepMs = 8;         ///< of a step, whatever is in it
    double perRequestMs = 0.1; ///< of a step, for each request in it
    double prefillUs = 2;      ///< for each prompt token, in the step that starts it
    double noise = 0.03;       ///< of a step's duration
    double coldMs = 0;         ///< of the very first step
    double hiccupShare = 0;    ///< of the steps that take hiccupMs longer
    double hiccupMs = 0;
    double slowShare = 0; ///< of the requests that get a token only every third step
    int preemptions = 0;
};

struct IllLoad
{
    int concurrency = 1;
    int requests = 120;
    int input = 256, output = 32;
    double spread = 0;   ///< of the output length: between output × (1 − spread) and × (1 + spread)
    bool watched = true; ///< the server's own metrics are recorded
};

/// One point in a closed loop; the same seed gives the same point.
PointEvidence measure(const IllServer &server, const IllLoad &load, quint64 seed);
RunEvidence sweep(const IllServer &server, const std::vector<int> &loads, quint64 seed, IllLoad load = {});

/// Does one of the rules speak, and which points does it name?
const Advice *find(const std::vector<Advice> &all, const char *rule);

} // namespace servescope::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_options.h"

#include <cmath>

namespace servescope {

namespace {

using Kind = FlagSpec::Kind;

constexpr double maxTokens = 10'000'000;
constexpr double maxCount = 100'000'000;
constexpr double maxSeed = 4294967295.0; // as numpy's

constexpr FlagSpec flags[] = {
    {"--backend", Kind::Text, "NAME", "openai", 0, 0,
     "Dialect spoken with the server: vllm, openai, openai-chat"},
    {"--base-url", Kind::Text, "URL", "", 0, 0,
     "Server, if --host and --port do not say it all: https://host/prefix"},
    {"--host", Kind::Text, "NAME", "127.0.0.1", 0, 0, "Host of the server"},
    {"--port", Kind::Integer, "N", "8000", 1, 65535, "Port of the server"},
    {"--endpoint", Kind::Text, "PATH", "", 0, 0,
     "Path of the requests; without it the backend's own (/v1/completions …)"},
    {"--model", Kind::Text, "NAME", "", 0, 0, "Model; without it the first one in the server's list"},
    {"--tokenizer", Kind::Text, "PATH", "", 0, 0,
     "SentencePiece file or its folder; without it the server's own, else an estimate"},
    {"--dataset-name", Kind::Text, "NAME", "random", 0, 0, "Workload: random, sharegpt or custom"},
    {"--dataset-path", Kind::Text, "FILE", "", 0, 0,
     "The file of a sharegpt (JSON array) or custom (JSON lines) workload"},
    {"--sharegpt-output-len", Kind::Integer, "TOKENS", "0", 0, maxTokens,
     "Output length of a sharegpt request; 0 = that of the recorded answer"},
    {"--custom-output-len", Kind::Integer, "TOKENS", "256", -1, maxTokens,
     "Output length of a custom request; -1 = what its line says"},
    {"--random-input-len", Kind::Integer, "TOKENS", "1024", 1, maxTokens, "Input length of a request"},
    {"--random-output-len", Kind::Integer, "TOKENS", "128", 1, maxTokens, "Output length of a request"},
    {"--random-range-ratio", Kind::Number, "R", "0.0", 0, 1,
     "Lengths are spread evenly over length × (1 − R) … (1 + R); below 1"},
    {"--random-prefix-len", Kind::Integer, "TOKENS", "0", 0, maxTokens,
     "Length of a prefix that all requests share, before the input length"},
    {"--num-prompts", Kind::Integer, "N", "1000", 1, maxCount, "Number of requests"},
    {"--request-rate", Kind::Number, "R", "inf", 1e-6, HUGE_VAL,
     "Requests started per second; inf = all at once"},
    {"--burstiness", Kind::Number, "B", "1.0", 1e-6, HUGE_VAL,
     "Shape of the gaps at a finite rate: 1 = Poisson, below burstier, above smoother"},
    {"--max-concurrency", Kind::Integer, "N", "", 1, 1'000'000,
     "Most requests in flight at once; without it no limit"},
    {"--num-warmups", Kind::Integer, "N", "0", 0, maxCount,
     "Requests sent first and left out of the figures"},
    {"--seed", Kind::Integer, "N", "0", 0, maxSeed, "Seed of prompts, lengths and arrivals"},
    {"--ignore-eos", Kind::Switch, "", "", 0, 0,
     "Make the server generate the full output length (random data: always on where the backend can)"},
    {"--temperature", Kind::Number, "T", "", 0, 100, "Sampling temperature; without it not sent"},
    {"--goodput", Kind::Words, "KEY:MS…", "", 0, 0,
     "Objectives per request: ttft:500 tpot:50 e2el:9000, in ms"},
    {"--fail-under", Kind::Number, "SHARE", "", 0, 1,
     "Exit with 1 when a smaller share of the requests meets --goodput"},
    {"--percentile-metrics", Kind::Text, "LIST", "ttft,tpot,itl,e2el", 0, 0,
     "Metrics that are reported, comma-separated"},
    {"--metric-percentiles", Kind::Text, "LIST", "99", 0, 0,
     "Percentiles that are reported, comma-separated: 50,90,99.9"},
    {"--save-result", Kind::Switch, "", "", 0, 0,
     "Write the result as vLLM's JSON, and a run folder beside it"},
    {"--save-detailed", Kind::Switch, "", "", 0, 0, "Put the per-request arrays into the result too"},
    {"--result-dir", Kind::Text, "DIR", ".", 0, 0, "Folder of the result; made if missing"},
    {"--result-filename", Kind::Text, "NAME", "", 0, 0,
     "File name of the result; without it vLLM's, from label, rate, model and date"},
    {"--metadata", Kind::Words, "K=V…", "", 0, 0, "Facts to store in the result: version=0.9 gpu=A100"},
    {"--header", Kind::Words, "K=V…", "", 0, 0, "Extra HTTP headers of each request"},
    {"--extra-body", Kind::Text, "JSON", "", 0, 0, "JSON object merged last into the body of each request"},
    {"--request-id-prefix", Kind::Text, "TEXT", "", 0, 0,
     "x-request-id is this and the request's number; without it bench-, 8 hex digits and -"},
    {"--label", Kind::Text, "TEXT", "", 0, 0, "Label of the result, also in its file name"},
};

constexpr FlagConflict conflicts[] = {
    {"--base-url", "--host", "the base URL names the host"},
    {"--base-url", "--port", "the base URL names the port"},
};

constexpr FlagNeed needs[] = {
    {"--fail-under", "--goodput"},     {"--save-detailed", "--save-result"},
    {"--result-dir", "--save-result"}, {"--result-filename", "--save-result"},
    {"--metadata", "--save-result"},
};

} // namespace

const CommandSpec &benchSpec()
{
    static constexpr CommandSpec spec{
        "bench",
        "Measures one point: sends the requests of one workload to a server and prints the figures.\n"
        "Flags are named like those of vllm bench serve. An API key is taken from OPENAI_API_KEY.",
        "",
        0,
        0,
        flags,
        conflicts,
        needs};
    return spec;
}

} // namespace servescope

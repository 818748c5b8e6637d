// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench_options.h"
#include "app/dataset_flags.h"

#include <cmath>

namespace servescope {

namespace {

using Kind = FlagSpec::Kind;

constexpr double maxSeconds = 1e7;
constexpr double maxCount = 100'000'000;

constexpr FlagSpec serverFlags[] = {
    {"--backend", Kind::Text, "NAME", "openai", 0, 0,
     "Dialect spoken with the server: vllm, openai, openai-chat, tgi, tensorrt-llm, sglang, sglang-native, "
     "llama.cpp, llama.cpp-native, lmdeploy, deepspeed-mii, scalellm, ollama, anthropic, openai-responses, "
     "azure-openai, openai-embeddings or vllm-rerank; servescope probe finds it out"},
    {"--base-url", Kind::Text, "URL", "", 0, 0,
     "Server, if --host and --port do not say it all: https://host/prefix"},
    {"--host", Kind::Text, "NAME", "127.0.0.1", 0, 0, "Host of the server"},
    {"--port", Kind::Integer, "N", "8000", 1, 65535, "Port of the server"},
    {"--endpoint", Kind::Text, "PATH", "", 0, 0,
     "Path of the requests; without it the backend's own (/v1/completions …)"},
    {"--model", Kind::Text, "NAME", "", 0, 0, "Model; without it the first one in the server's list"},
    {"--tokenizer", Kind::Text, "PATH", "", 0, 0,
     "A tokenizer file or folder, or a Hugging Face id; without it the server's own, else an estimate"},
};

// After these come the flags of the data sets.
constexpr FlagSpec loadFlags[] = {
    {"--num-prompts", Kind::Integer, "N", "1000", 1, maxCount, "Number of requests"},
    {"--request-rate", Kind::Number, "R", "inf", 1e-6, HUGE_VAL,
     "Requests started per second; inf = all at once"},
    {"--burstiness", Kind::Number, "B", "1.0", 1e-6, HUGE_VAL,
     "Shape of the gaps at a finite rate: 1 = Poisson, below burstier, above smoother"},
    {"--ramp-up-strategy", Kind::Text, "NAME", "", 0, 0,
     "Let the request rate grow: linear or exponential, instead of --request-rate"},
    {"--ramp-up-start-rps", Kind::Number, "R", "", 1e-6, 1e9, "Request rate at the start of the ramp"},
    {"--ramp-up-end-rps", Kind::Number, "R", "", 1e-6, 1e9, "Request rate at its end"},
    {"--duration", Kind::Number, "S", "", 1e-3, maxSeconds,
     "Send nothing more after so many seconds, even if not all requests were sent"},
    {"--max-concurrency", Kind::Integer, "N", "", 1, 1'000'000,
     "Most requests in flight at once; without it no limit"},
    {"--num-warmups", Kind::Integer, "N", "0", 0, maxCount,
     "Requests sent first and left out of the figures"},
    {"--request-timeout", Kind::Number, "S", "21600", 1e-3, maxSeconds,
     "Give a request up after so many seconds"},
    {"--connect-timeout", Kind::Number, "S", "30", 1e-3, maxSeconds, "Seconds a connection may take to open"},
    {"--max-errors", Kind::Integer, "N", "0", 0, maxCount,
     "Stop when so many requests have failed; 0 = never"},
    {"--max-error-share", Kind::Number, "SHARE", "", 0, 1,
     "Stop when a larger share of at least 20 ended requests has failed"},
    {"--drain-timeout", Kind::Number, "S", "30", 0, maxSeconds,
     "Seconds for what still runs when --duration or an error limit has ended the sending"},
    {"--workers", Kind::Integer, "N", "0", 0, 64, "Threads that send; 0 = chosen by processor and load"},
    {"--ignore-eos", Kind::Switch, "", "", 0, 0,
     "Make the server generate the full output length (made-up data: always on where the backend can)"},
    {"--temperature", Kind::Number, "T", "", 0, 100, "Sampling temperature; without it not sent"},
    {"--top-p", Kind::Number, "P", "", 0, 1, "Sampling: share of the likeliest tokens; without it not sent"},
    {"--top-k", Kind::Integer, "K", "", -1, 1'000'000, "Sampling: number of the likeliest tokens"},
    {"--min-p", Kind::Number, "P", "", 0, 1, "Sampling: least share of the likeliest token's likelihood"},
    {"--frequency-penalty", Kind::Number, "F", "", -2, 2, "Sampling: penalty by how often a token came"},
    {"--presence-penalty", Kind::Number, "F", "", -2, 2, "Sampling: penalty for tokens that came"},
    {"--repetition-penalty", Kind::Number, "F", "", 0, 100,
     "Sampling: factor for tokens that came; 1 = none"},
    {"--logprobs", Kind::Integer, "N", "", 0, 1000, "Ask for the likelihood of so many alternatives a token"},
    {"--chat-template-kwargs", Kind::Text, "JSON", "", 0, 0, "JSON object for the server's chat template"},
    {"--lora-modules", Kind::Words, "NAME…", "", 0, 0, "LoRA adapters, of which each request asks one"},
    {"--lora-assignment", Kind::Text, "HOW", "random", 0, 0,
     "How requests are spread over --lora-modules: random or round-robin"},
    {"--key-env", Kind::Text, "NAME", "OPENAI_API_KEY", 0, 0, "Environment variable with the API key"},
    {"--ca-file", Kind::Text, "FILE", "", 0, 0,
     "PEM file of the certificate authority to trust beside the system's"},
    {"--insecure", Kind::Switch, "", "", 0, 0, "Check no certificate: for servers with a self-made one"},
    {"--profile", Kind::Switch, "", "", 0, 0,
     "Run the server's own profiler during the measured part, if it has one"},
    {"--reset-cache", Kind::Switch, "", "", 0, 0, "Empty the server's prefix cache first, if it offers that"},
    {"--metrics-url", Kind::Text, "URL", "", 0, 0,
     "Server metrics recorded beside the result; without it the usual places, off = none"},
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

constexpr const char *rampSetsRate = "the ramp sets the rate";
constexpr FlagConflict conflicts[] = {
    {"--ramp-up-strategy", "--request-rate", rampSetsRate},
    {"--base-url", "--host", "the base URL names the host"},
    {"--ca-file", "--insecure", "--insecure checks no certificate"},
    {"--base-url", "--port", "the base URL names the port"},
};

constexpr FlagNeed needs[] = {
    {"--ramp-up-strategy", "--ramp-up-start-rps"},
    {"--ramp-up-strategy", "--ramp-up-end-rps"},
    {"--ramp-up-start-rps", "--ramp-up-strategy"},
    {"--ramp-up-end-rps", "--ramp-up-strategy"},
    {"--fail-under", "--goodput"},
    {"--save-detailed", "--save-result"},
    {"--result-dir", "--save-result"},
    {"--result-filename", "--save-result"},
    {"--metadata", "--save-result"},
    {"--lora-assignment", "--lora-modules"},
};

} // namespace

const CommandSpec &benchSpec()
{
    static const std::vector<FlagSpec> flags = [] {
        std::vector<FlagSpec> all(std::begin(serverFlags), std::end(serverFlags));
        const auto data = datasetFlags();
        all.insert(all.end(), data.begin(), data.end());
        all.insert(all.end(), std::begin(loadFlags), std::end(loadFlags));
        return all;
    }();
    static const CommandSpec spec{
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

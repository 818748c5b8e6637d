// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/schema.h"

#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace servescope {

namespace {

constexpr double kTokens = 10'000'000;
constexpr double kSeconds = 10'000'000;
constexpr double kUnbounded = std::numeric_limits<double>::infinity();

constexpr KeySchema kKeys[] = {
    {"model", KeyType::Text, true, false, false, 0, 0, "", "",
     QT_TRANSLATE_NOOP("Schema", "The name of the model as the server knows it.")},
    {"base_url", KeyType::Text, true, false, false, 0, 0, "", "",
     QT_TRANSLATE_NOOP("Schema", "Where the server listens, for example http://127.0.0.1:8000.")},
    {"tokenizer", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema",
                       "A tokenizer file or folder, or a Hugging Face name; empty asks the server to count "
                       "tokens.")},
    {"input_output", KeyType::PairList, true, false, false, 1, kTokens, "tokens", "",
     QT_TRANSLATE_NOOP("Schema",
                       "How many tokens a request sends and how many it asks back; every pair is measured "
                       "with every load.")},
    {"concurrency_prompts", KeyType::PairList, true, false, false, 1, 100'000'000, "requests", "",
     QT_TRANSLATE_NOOP("Schema",
                       "How many requests may run at the same time, and how many are sent in all.")},
    {"backend", KeyType::Text, false, false, false, 0, 0, "", "vllm",
     QT_TRANSLATE_NOOP("Schema", "Which kind of server interface to speak.")},
    {"endpoint", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema", "The path requests go to; empty takes the usual one of the backend.")},
    {"dataset_name", KeyType::Text, false, false, false, 0, 0, "", "random",
     QT_TRANSLATE_NOOP("Schema",
                       "Where the prompts come from: random, prefix_repetition, sonnet, sharegpt, custom, "
                       "burstgpt, timed_trace, hf, random_multi_turn or multi_turn. All but random and "
                       "random_multi_turn bring lengths of their own, so that input_output only names the "
                       "points.")},
    {"random_range_ratio", KeyType::Number, false, false, true, 0, 1, "", "0",
     QT_TRANSLATE_NOOP("Schema",
                       "How far lengths may stray from the wanted ones: 0.1 means 10 % shorter to 10 % "
                       "longer.")},
    {"random_prefix_len", KeyType::Integer, false, false, false, 0, kTokens, "tokens", "0",
     QT_TRANSLATE_NOOP("Schema",
                       "Tokens at the start of every prompt that are the same for all requests, on top of "
                       "the input length.")},
    {"dataset_path", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP(
         "Schema",
         "The file of a sharegpt, custom, burstgpt, timed_trace, multi_turn or sonnet data set, or the "
         "name of an hf one on the Hugging Face hub.")},
    {"sharegpt_output_len", KeyType::Integer, false, false, false, 0, kTokens, "tokens", "0",
     QT_TRANSLATE_NOOP("Schema",
                       "Tokens asked back for each conversation; 0 asks for as many as its recorded answer "
                       "has.")},
    {"custom_output_len", KeyType::Integer, false, false, false, -1, kTokens, "tokens", "256",
     QT_TRANSLATE_NOOP("Schema",
                       "Tokens asked back for each line of a custom data set; -1 takes the output_tokens of "
                       "the line.")},
    {"disable_shuffle", KeyType::Boolean, false, false, false, 0, 0, "", "false",
     QT_TRANSLATE_NOOP("Schema", "Takes the entries of a file in their order instead of a random one.")},
    {"no_oversample", KeyType::Boolean, false, false, false, 0, 0, "", "false",
     QT_TRANSLATE_NOOP("Schema",
                       "Ends with an error when a data set has too few entries, instead of sending some "
                       "more than once.")},
    {"prefix_repetition_prefix_len", KeyType::Integer, false, false, false, 0, kTokens, "tokens", "256",
     QT_TRANSLATE_NOOP("Schema", "Tokens of a prefix that many prefix_repetition requests share.")},
    {"prefix_repetition_suffix_len", KeyType::Integer, false, false, false, 0, kTokens, "tokens", "256",
     QT_TRANSLATE_NOOP("Schema", "Tokens behind the prefix, different in each prefix_repetition request.")},
    {"prefix_repetition_num_prefixes", KeyType::Integer, false, false, false, 1, 100'000, "", "10",
     QT_TRANSLATE_NOOP("Schema",
                       "How many prefixes there are; prefix_repetition requests are spread evenly over "
                       "them.")},
    {"prefix_repetition_output_len", KeyType::Integer, false, false, false, 1, kTokens, "tokens", "128",
     QT_TRANSLATE_NOOP("Schema", "Tokens asked back for each prefix_repetition request.")},
    {"sonnet_input_len", KeyType::Integer, false, false, false, 1, kTokens, "tokens", "550",
     QT_TRANSLATE_NOOP("Schema", "Input length of a sonnet request.")},
    {"sonnet_output_len", KeyType::Integer, false, false, false, 1, kTokens, "tokens", "150",
     QT_TRANSLATE_NOOP("Schema", "Tokens asked back for each sonnet request.")},
    {"sonnet_prefix_len", KeyType::Integer, false, false, false, 0, kTokens, "tokens", "200",
     QT_TRANSLATE_NOOP("Schema",
                       "How much of the input is the beginning that all sonnet requests share, in whole "
                       "lines.")},
    {"timed_trace_chunk_hash_size", KeyType::Integer, false, false, false, 1, 1'000'000, "tokens", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "How many tokens one hash id of a trace stands for; left out, 512 as in Mooncake's "
                       "traces or 16 as in Qwen's.")},
    {"timed_trace_sec_multiplier", KeyType::Number, false, true, false, 0, 1'000'000, "", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "What a time stamp of a trace is multiplied with to become seconds; left out, as the "
                       "trace has it, and a tenth of that replays it ten times as fast.")},
    {"timed_trace_label_timestamp", KeyType::Text, false, false, false, 0, 0, "", "timestamp",
     QT_TRANSLATE_NOOP("Schema", "The name of the time stamp in a JSON trace.")},
    {"timed_trace_label_input_length", KeyType::Text, false, false, false, 0, 0, "", "input_length",
     QT_TRANSLATE_NOOP("Schema", "The name of the input length in a JSON trace.")},
    {"timed_trace_label_output_length", KeyType::Text, false, false, false, 0, 0, "", "output_length",
     QT_TRANSLATE_NOOP("Schema", "The name of the output length in a JSON trace.")},
    {"timed_trace_label_hash_ids", KeyType::Text, false, false, false, 0, 0, "", "hash_ids",
     QT_TRANSLATE_NOOP("Schema",
                       "The name of the list of hash ids in a JSON trace; equal ids are equal parts of "
                       "prompts.")},
    {"multi_turn_turns", KeyType::Integer, false, false, false, 1, 100'000, "", "5",
     QT_TRANSLATE_NOOP("Schema",
                       "How many turns a conversation of random_multi_turn has, and of those in a multi_turn "
                       "file at most. Each turn is one request.")},
    {"multi_turn_think_time", KeyType::Number, false, false, false, 0, kSeconds, "s", "0",
     QT_TRANSLATE_NOOP("Schema", "How long a conversation rests between an answer and its next turn.")},
    {"multi_turn_output_len", KeyType::Integer, false, false, false, 0, kTokens, "tokens", "0",
     QT_TRANSLATE_NOOP("Schema",
                       "Tokens asked back for each turn of a multi_turn file; 0 asks for as many as its "
                       "recorded answer has.")},
    {"multi_turn_recorded_answers", KeyType::Boolean, false, false, false, 0, 0, "", "false",
     QT_TRANSLATE_NOOP("Schema",
                       "Carries the answers recorded in a multi_turn file into the next turn instead of "
                       "those the server gave.")},
    {"hf_subset", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema", "The subset of an hf data set; empty takes its default.")},
    {"hf_split", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema", "The split of an hf data set; empty takes train, or else the first.")},
    {"hf_column", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema",
                       "The column of an hf data set that holds the prompts, such as question or turns.0; "
                       "empty chooses one by its name.")},
    {"hf_output_len", KeyType::Integer, false, false, false, 0, kTokens, "tokens", "0",
     QT_TRANSLATE_NOOP("Schema",
                       "Tokens asked back for each hf request; 0 takes the length of the recorded answer, or "
                       "the usual one of the data set.")},
    {"hf_rows", KeyType::Integer, false, false, false, 1, 100'000'000, "", "2000",
     QT_TRANSLATE_NOOP("Schema",
                       "How many rows from the start of an hf data set are fetched and drawn from.")},
    {"request_rate", KeyType::NumberList, false, true, false, 0, kUnbounded, "requests/s", "inf",
     QT_TRANSLATE_NOOP("Schema",
                       "How many requests begin per second; inf starts each as soon as one before it ends. "
                       "A list measures every rate.")},
    {"burstiness", KeyType::Number, false, true, false, 0, 1'000'000, "", "1",
     QT_TRANSLATE_NOOP("Schema",
                       "How evenly requests arrive at a given rate: 1 is random arrivals, less comes in "
                       "bursts, more is even.")},
    {"ramp_up_strategy", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema",
                       "Lets the request rate grow during a point: linear or exponential; empty keeps it "
                       "as request_rate says.")},
    {"ramp_up_start_rps", KeyType::Number, false, true, false, 0, 1e9, "requests/s", "null",
     QT_TRANSLATE_NOOP("Schema", "The rate a ramp begins with.")},
    {"ramp_up_end_rps", KeyType::Number, false, true, false, 0, 1e9, "requests/s", "null",
     QT_TRANSLATE_NOOP("Schema", "The rate a ramp ends with.")},
    {"duration", KeyType::Number, false, true, false, 0, kSeconds, "s", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "After this time no further request is sent, even if not all have been; left out, "
                       "all are.")},
    {"request_timeout", KeyType::Number, false, true, false, 0, kSeconds, "s", "21600",
     QT_TRANSLATE_NOOP("Schema", "A request that takes longer is given up and counts as failed.")},
    {"connect_timeout", KeyType::Number, false, true, false, 0, kSeconds, "s", "30",
     QT_TRANSLATE_NOOP("Schema", "How long a connection may take to open.")},
    {"drain_timeout", KeyType::Number, false, false, false, 0, kSeconds, "s", "30",
     QT_TRANSLATE_NOOP("Schema",
                       "How long running requests may go on after duration or an error limit has ended the "
                       "sending.")},
    {"max_errors", KeyType::Integer, false, false, false, 0, 100'000'000, "requests", "0",
     QT_TRANSLATE_NOOP("Schema", "A point ends when so many requests have failed; 0 allows any number.")},
    {"max_error_share", KeyType::Number, false, false, false, 0, 1, "", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "A point ends when a larger share of its requests has failed, judged from the 20th "
                       "on: 0.1 means one in ten.")},
    {"workers", KeyType::Integer, false, false, false, 0, 64, "", "0",
     QT_TRANSLATE_NOOP("Schema", "Threads that send requests; 0 chooses by processor and load.")},
    {"goodput", KeyType::SloMap, false, true, false, 0, 1e9, "ms", "{}",
     QT_TRANSLATE_NOOP("Schema",
                       "Limits a request must keep to count as good: ttft, tpot and e2el in milliseconds.")},
    {"num_warmups", KeyType::Integer, false, false, false, 0, 1'000'000, "requests", "0",
     QT_TRANSLATE_NOOP("Schema", "Requests sent before each measurement and not counted.")},
    {"seed", KeyType::Integer, false, false, false, 0, 18446744073709551615.0, "", "0",
     QT_TRANSLATE_NOOP("Schema", "The same seed gives the same prompts and arrival times on every machine.")},
    {"repeats", KeyType::Integer, false, false, false, 1, 1000, "", "1",
     QT_TRANSLATE_NOOP("Schema", "How often each point is measured.")},
    {"ignore_eos", KeyType::Boolean, false, false, false, 0, 0, "", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "Whether the server should go on to the full output length even when the model wants "
                       "to stop.")},
    {"temperature", KeyType::Number, false, false, false, 0, 100, "", "null",
     QT_TRANSLATE_NOOP("Schema", "How much chance plays in choosing tokens; left out, the server decides.")},
    {"top_p", KeyType::Number, false, true, false, 0, 1, "", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "Tokens are chosen from the likeliest ones that make up this share; left out, the "
                       "server decides.")},
    {"top_k", KeyType::Integer, false, false, false, -1, 1'000'000, "tokens", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "Tokens are chosen from so many of the likeliest; left out, the server decides.")},
    {"min_p", KeyType::Number, false, false, false, 0, 1, "", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "Tokens less likely than this share of the likeliest are not chosen; left out, the "
                       "server decides.")},
    {"frequency_penalty", KeyType::Number, false, false, false, -2, 2, "", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "Makes a token less likely the more often it came; left out, the server decides.")},
    {"presence_penalty", KeyType::Number, false, false, false, -2, 2, "", "null",
     QT_TRANSLATE_NOOP("Schema", "Makes tokens that came before less likely; left out, the server decides.")},
    {"repetition_penalty", KeyType::Number, false, true, false, 0, 100, "", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "Divides the likelihood of tokens that came before, 1 does nothing; left out, the "
                       "server decides.")},
    {"logprobs", KeyType::Integer, false, false, false, 0, 1000, "", "null",
     QT_TRANSLATE_NOOP("Schema",
                       "Asks for the likelihood of so many alternatives of each token, which makes answers "
                       "larger.")},
    {"chat_template_kwargs", KeyType::Json, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema", "A JSON object for the server's chat template, such as "
                                 "{\"enable_thinking\": false}.")},
    {"lora_modules", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema",
                       "Names of LoRA adapters, of which each request asks one instead of the model.")},
    {"lora_assignment", KeyType::Text, false, false, false, 0, 0, "", "random",
     QT_TRANSLATE_NOOP("Schema", "How requests are spread over the LoRA adapters: random or round-robin.")},
    {"key_env", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema",
                       "The environment variable that holds the server's API key; empty takes "
                       "OPENAI_API_KEY. Where it is not set, the window takes the key typed for the "
                       "server.")},
    {"ca_file", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP(
         "Schema", "A PEM file with the certificates of your own authority, which an https server is trusted "
                   "by beside those this machine knows.")},
    {"profile", KeyType::Boolean, false, false, false, 0, 0, "", "false",
     QT_TRANSLATE_NOOP("Schema",
                       "Runs the server's own profiler during each measurement, which makes it slower.")},
    {"reset_cache", KeyType::Boolean, false, false, false, 0, 0, "", "false",
     QT_TRANSLATE_NOOP("Schema",
                       "Empties the server's prefix cache before each point, where it offers that.")},
    {"metrics_url", KeyType::Text, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema",
                       "Where the server's metrics are read from during a run; empty tries the usual places, "
                       "off reads none.")},
    {"header", KeyType::TextMap, false, false, false, 0, 0, "", "{}",
     QT_TRANSLATE_NOOP("Schema", "Extra HTTP headers sent with every request; never keys or passwords.")},
    {"extra_body", KeyType::Json, false, false, false, 0, 0, "", "\"\"",
     QT_TRANSLATE_NOOP("Schema", "A JSON object whose members are added to every request.")},
    {"metric_percentiles", KeyType::NumberList, false, false, false, 0, 100, "%", "99",
     QT_TRANSLATE_NOOP("Schema", "Which percentiles the summary shows.")},
};

// Levenshtein's distance, two rows at a time.
size_t editDistance(QStringView a, QStringView b)
{
    const auto width = static_cast<size_t>(b.size());
    std::vector<size_t> before(width + 1), now(width + 1);
    for (size_t j = 0; j <= width; ++j)
        before[j] = j;
    for (qsizetype i = 0; i < a.size(); ++i) {
        now[0] = static_cast<size_t>(i) + 1;
        for (size_t j = 0; j < width; ++j) {
            const size_t substitute = before[j] + (a[i] == b[static_cast<qsizetype>(j)] ? 0 : 1);
            now[j + 1] = std::min({now[j] + 1, before[j + 1] + 1, substitute});
        }
        std::swap(before, now);
    }
    return before[width];
}

} // namespace

std::span<const KeySchema> scenarioSchema()
{
    return kKeys;
}

const KeySchema *findKey(QStringView name)
{
    for (const KeySchema &key : kKeys)
        if (name == QLatin1StringView(key.name))
            return &key;
    return nullptr;
}

QString nearestKey(QStringView name)
{
    if (name.size() > 64)
        return {};
    QString folded = name.toString().toLower();
    folded.replace(QLatin1Char('-'), QLatin1Char('_'));
    size_t best = 3;
    QString nearest;
    for (const KeySchema &key : kKeys) {
        const QString candidate = QLatin1StringView(key.name);
        const size_t distance = editDistance(folded, candidate);
        if (distance < best && distance < static_cast<size_t>(candidate.size())) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace servescope

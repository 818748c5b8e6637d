// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/sections.h"

#include <QtGlobal>

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr SectionText kSections[] = {
    {KeySection::Target, QT_TRANSLATE_NOOP("Schema", "Target"),
     QT_TRANSLATE_NOOP("Schema", "Which server is measured, and as what.")},
    {KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Workload"),
     QT_TRANSLATE_NOOP("Schema", "What is asked: where prompts come from and how long they are.")},
    {KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Load"),
     QT_TRANSLATE_NOOP("Schema", "When requests begin, and how often each point is measured.")},
    {KeySection::Limits, QT_TRANSLATE_NOOP("Schema", "Limits and stop rules"),
     QT_TRANSLATE_NOOP("Schema", "When a request or a whole point is given up.")},
    {KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Sampling"),
     QT_TRANSLATE_NOOP("Schema", "How the model chooses its tokens; left out, the server decides.")},
    {KeySection::Output, QT_TRANSLATE_NOOP("Schema", "Objectives and figures"),
     QT_TRANSLATE_NOOP("Schema", "What counts as good, and which percentiles are shown.")},
    {KeySection::Server, QT_TRANSLATE_NOOP("Schema", "Server and requests"),
     QT_TRANSLATE_NOOP("Schema", "Path, key, headers, adapters, and what the server itself tells.")},
    {KeySection::Instrument, QT_TRANSLATE_NOOP("Schema", "Instrument"),
     QT_TRANSLATE_NOOP("Schema", "How this program sends.")},
};

struct Place
{
    const char *key;
    KeySection section;
    const char *label;
};

constexpr Place kPlaces[] = {
    {"model", KeySection::Target, QT_TRANSLATE_NOOP("Schema", "Model")},
    {"base_url", KeySection::Target, QT_TRANSLATE_NOOP("Schema", "Server address")},
    {"tokenizer", KeySection::Target, QT_TRANSLATE_NOOP("Schema", "Tokenizer")},
    {"backend", KeySection::Target, QT_TRANSLATE_NOOP("Schema", "Interface")},
    {"input_output", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Lengths in tokens")},
    {"concurrency_prompts", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Concurrency")},
    {"dataset_name", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Data set")},
    {"dataset_path", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Data set file")},
    {"random_range_ratio", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Spread of lengths")},
    {"random_prefix_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Common start")},
    {"sharegpt_output_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Output length")},
    {"custom_output_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Output length")},
    {"disable_shuffle", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Keep the order")},
    {"no_oversample", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Each entry once only")},
    {"prefix_repetition_prefix_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Prefix length")},
    {"prefix_repetition_suffix_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Suffix length")},
    {"prefix_repetition_num_prefixes", KeySection::Workload,
     QT_TRANSLATE_NOOP("Schema", "Number of prefixes")},
    {"prefix_repetition_output_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Output length")},
    {"sonnet_input_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Input length")},
    {"sonnet_output_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Output length")},
    {"sonnet_prefix_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Common start")},
    {"timed_trace_chunk_hash_size", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Tokens of a hash id")},
    {"timed_trace_sec_multiplier", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Time factor")},
    {"timed_trace_label_timestamp", KeySection::Workload,
     QT_TRANSLATE_NOOP("Schema", "Name of the time stamp")},
    {"timed_trace_label_input_length", KeySection::Workload,
     QT_TRANSLATE_NOOP("Schema", "Name of the input length")},
    {"timed_trace_label_output_length", KeySection::Workload,
     QT_TRANSLATE_NOOP("Schema", "Name of the output length")},
    {"timed_trace_label_hash_ids", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Name of the hash ids")},
    {"multi_turn_turns", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Turns")},
    {"multi_turn_think_time", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Think time")},
    {"multi_turn_output_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Output length")},
    {"multi_turn_recorded_answers", KeySection::Workload,
     QT_TRANSLATE_NOOP("Schema", "Carry recorded answers")},
    {"hf_subset", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Subset")},
    {"hf_split", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Split")},
    {"hf_column", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Column")},
    {"hf_output_len", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Output length")},
    {"hf_rows", KeySection::Workload, QT_TRANSLATE_NOOP("Schema", "Rows to draw from")},
    {"request_rate", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Requests per second")},
    {"burstiness", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Evenness of arrivals")},
    {"ramp_up_strategy", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Growing rate")},
    {"ramp_up_start_rps", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Rate at the start")},
    {"ramp_up_end_rps", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Rate at the end")},
    {"num_warmups", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Warm-up requests")},
    {"seed", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Seed")},
    {"repeats", KeySection::Load, QT_TRANSLATE_NOOP("Schema", "Repeats")},
    {"duration", KeySection::Limits, QT_TRANSLATE_NOOP("Schema", "Longest sending time")},
    {"request_timeout", KeySection::Limits, QT_TRANSLATE_NOOP("Schema", "Request timeout")},
    {"connect_timeout", KeySection::Limits, QT_TRANSLATE_NOOP("Schema", "Connection timeout")},
    {"drain_timeout", KeySection::Limits, QT_TRANSLATE_NOOP("Schema", "Time to drain")},
    {"max_errors", KeySection::Limits, QT_TRANSLATE_NOOP("Schema", "Errors at most")},
    {"max_error_share", KeySection::Limits, QT_TRANSLATE_NOOP("Schema", "Share of errors at most")},
    {"ignore_eos", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Exact output length")},
    {"temperature", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Temperature")},
    {"top_p", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Top p")},
    {"top_k", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Top k")},
    {"min_p", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Min p")},
    {"frequency_penalty", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Frequency penalty")},
    {"presence_penalty", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Presence penalty")},
    {"repetition_penalty", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Repetition penalty")},
    {"logprobs", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Log probabilities")},
    {"chat_template_kwargs", KeySection::Sampling, QT_TRANSLATE_NOOP("Schema", "Chat template options")},
    {"goodput", KeySection::Output, QT_TRANSLATE_NOOP("Schema", "Goodput limits")},
    {"metric_percentiles", KeySection::Output, QT_TRANSLATE_NOOP("Schema", "Percentiles")},
    {"endpoint", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "Endpoint")},
    {"key_env", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "Variable with the API key")},
    {"header", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "HTTP headers")},
    {"extra_body", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "Extra members of the request")},
    {"lora_modules", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "LoRA adapters")},
    {"lora_assignment", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "Choice of adapter")},
    {"ca_file", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "File of the certificate authority")},
    {"profile", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "Server's profiler")},
    {"reset_cache", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "Empty the prefix cache")},
    {"metrics_url", KeySection::Server, QT_TRANSLATE_NOOP("Schema", "Server's metrics")},
    {"workers", KeySection::Instrument, QT_TRANSLATE_NOOP("Schema", "Sending threads")},
};

/// A data set: whether it has a file (or a name on the hub), and what the names of its own keys begin with.
struct DatasetKeys
{
    const char *name;
    bool path;    ///< needs dataset_path
    bool entries; ///< its entries are shuffled, and drawn again when there are too few
    const char *prefixes[2];
};

constexpr DatasetKeys kDatasets[] = {
    {"random", false, false, {"random_", nullptr}},
    {"prefix_repetition", false, false, {"prefix_repetition_", nullptr}},
    {"sonnet", false, false, {"sonnet_", "dataset_path"}},
    {"sharegpt", true, true, {"sharegpt_", nullptr}},
    {"custom", true, true, {"custom_", nullptr}},
    {"burstgpt", true, true, {nullptr, nullptr}},
    {"timed_trace", true, true, {"timed_trace_", nullptr}},
    {"hf", true, true, {"hf_", nullptr}},
    {"random_multi_turn", false, false, {"random_", "multi_turn_"}},
    {"multi_turn", true, true, {"multi_turn_", nullptr}},
};

const DatasetKeys *datasetKeys(QStringView name)
{
    const auto *it = std::ranges::find_if(
        kDatasets, [name](const DatasetKeys &one) { return name == QLatin1StringView(one.name); });
    return it == std::end(kDatasets) ? nullptr : it;
}

const Place *placeOf(const KeySchema &key)
{
    const QLatin1StringView name(key.name);
    const auto it = std::find_if(std::begin(kPlaces), std::end(kPlaces),
                                 [name](const Place &place) { return name == QLatin1StringView(place.key); });
    return it == std::end(kPlaces) ? nullptr : it;
}

} // namespace

std::span<const SectionText> scenarioSections()
{
    return kSections;
}

KeySection sectionOf(const KeySchema &key)
{
    const Place *place = placeOf(key);
    return place ? place->section : KeySection::Workload;
}

const char *labelOf(const KeySchema &key)
{
    const Place *place = placeOf(key);
    return place ? place->label : "";
}

const QStringList &scenarioDatasets()
{
    static const QStringList names = [] {
        QStringList all;
        for (const DatasetKeys &one : kDatasets)
            all += QString::fromLatin1(one.name);
        return all;
    }();
    return names;
}

bool datasetTakesPath(QStringView name)
{
    const DatasetKeys *dataset = datasetKeys(name);
    return dataset && dataset->path;
}

bool concernsDataset(const KeySchema &key, QStringView name)
{
    const QLatin1StringView own(key.name);
    const auto belongs = [own](const DatasetKeys &one) {
        if ((own == "dataset_path"_L1 && one.path) ||
            ((own == "disable_shuffle"_L1 || own == "no_oversample"_L1) && one.entries))
            return true;
        return std::ranges::any_of(one.prefixes, [own](const char *prefix) {
            return prefix && own.startsWith(QLatin1StringView(prefix));
        });
    };
    const DatasetKeys *dataset = datasetKeys(name);
    return !dataset || belongs(*dataset) || std::ranges::none_of(kDatasets, belongs);
}

QStringList choicesOf(const KeySchema &key)
{
    const QLatin1StringView name(key.name);
    if (name == "dataset_name"_L1)
        return scenarioDatasets();
    if (name == "ramp_up_strategy"_L1)
        return {u"linear"_s, u"exponential"_s};
    if (name == "lora_assignment"_L1)
        return {u"random"_s, u"round-robin"_s};
    return {};
}

} // namespace servescope

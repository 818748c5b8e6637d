// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fields.h"

#include <cassert>
#include <limits>

namespace servescope {

namespace {

struct Field
{
    const char *key;
    FieldValue (*get)(const Scenario &);
    bool (*set)(Scenario &, const FieldValue &);
};

template <auto Member>
constexpr Field plain(const char *key)
{
    return {key, [](const Scenario &s) -> FieldValue { return s.*Member; },
            [](Scenario &s, const FieldValue &value) {
                using T = std::remove_reference_t<decltype(s.*Member)>;
                const T *typed = std::get_if<T>(&value);
                if (typed)
                    s.*Member = *typed;
                return typed != nullptr;
            }};
}

template <int Scenario::*Member>
constexpr Field integer(const char *key)
{
    return {key, [](const Scenario &s) -> FieldValue { return static_cast<qint64>(s.*Member); },
            [](Scenario &s, const FieldValue &value) {
                const qint64 *number = std::get_if<qint64>(&value);
                if (!number || *number < std::numeric_limits<int>::min() ||
                    *number > std::numeric_limits<int>::max())
                    return false;
                s.*Member = static_cast<int>(*number);
                return true;
            }};
}

template <auto Member>
constexpr Field optional(const char *key)
{
    return {
        key,
        [](const Scenario &s) -> FieldValue { return s.*Member ? FieldValue(*(s.*Member)) : FieldValue(); },
        [](Scenario &s, const FieldValue &value) {
            using T = typename std::remove_reference_t<decltype(s.*Member)>::value_type;
            const T *typed = std::get_if<T>(&value);
            if (typed)
                s.*Member = *typed;
            else if (std::holds_alternative<std::monostate>(value))
                (s.*Member).reset();
            return typed || std::holds_alternative<std::monostate>(value);
        }};
}

template <auto Member, auto First, auto Second>
constexpr Field pairs(const char *key)
{
    return {key,
            [](const Scenario &s) -> FieldValue {
                IntPairs list;
                for (const auto &row : s.*Member)
                    list.emplace_back(row.*First, row.*Second);
                return list;
            },
            [](Scenario &s, const FieldValue &value) {
                const IntPairs *list = std::get_if<IntPairs>(&value);
                if (!list)
                    return false;
                (s.*Member).clear();
                for (const auto &[first, second] : *list)
                    (s.*Member).push_back({first, second});
                return true;
            }};
}

constexpr Field kFields[] = {
    plain<&Scenario::model>("model"),
    plain<&Scenario::baseUrl>("base_url"),
    plain<&Scenario::tokenizer>("tokenizer"),
    pairs<&Scenario::inputOutput, &LengthPair::input, &LengthPair::output>("input_output"),
    pairs<&Scenario::concurrencyPrompts, &LoadPair::maxConcurrency, &LoadPair::numPrompts>(
        "concurrency_prompts"),
    plain<&Scenario::backend>("backend"),
    plain<&Scenario::endpoint>("endpoint"),
    plain<&Scenario::datasetName>("dataset_name"),
    plain<&Scenario::randomRangeRatio>("random_range_ratio"),
    integer<&Scenario::randomPrefixLen>("random_prefix_len"),
    plain<&Scenario::datasetPath>("dataset_path"),
    integer<&Scenario::sharegptOutputLen>("sharegpt_output_len"),
    integer<&Scenario::customOutputLen>("custom_output_len"),
    plain<&Scenario::disableShuffle>("disable_shuffle"),
    plain<&Scenario::noOversample>("no_oversample"),
    integer<&Scenario::prefixRepetitionPrefixLen>("prefix_repetition_prefix_len"),
    integer<&Scenario::prefixRepetitionSuffixLen>("prefix_repetition_suffix_len"),
    integer<&Scenario::prefixRepetitionNumPrefixes>("prefix_repetition_num_prefixes"),
    integer<&Scenario::prefixRepetitionOutputLen>("prefix_repetition_output_len"),
    integer<&Scenario::sonnetInputLen>("sonnet_input_len"),
    integer<&Scenario::sonnetOutputLen>("sonnet_output_len"),
    integer<&Scenario::sonnetPrefixLen>("sonnet_prefix_len"),
    optional<&Scenario::timedTraceChunkHashSize>("timed_trace_chunk_hash_size"),
    optional<&Scenario::timedTraceSecMultiplier>("timed_trace_sec_multiplier"),
    plain<&Scenario::timedTraceLabelTimestamp>("timed_trace_label_timestamp"),
    plain<&Scenario::timedTraceLabelInputLength>("timed_trace_label_input_length"),
    plain<&Scenario::timedTraceLabelOutputLength>("timed_trace_label_output_length"),
    plain<&Scenario::timedTraceLabelHashIds>("timed_trace_label_hash_ids"),
    integer<&Scenario::multiTurnTurns>("multi_turn_turns"),
    plain<&Scenario::multiTurnThinkTime>("multi_turn_think_time"),
    integer<&Scenario::multiTurnOutputLen>("multi_turn_output_len"),
    plain<&Scenario::multiTurnRecordedAnswers>("multi_turn_recorded_answers"),
    plain<&Scenario::hfSubset>("hf_subset"),
    plain<&Scenario::hfSplit>("hf_split"),
    plain<&Scenario::hfColumn>("hf_column"),
    integer<&Scenario::hfOutputLen>("hf_output_len"),
    integer<&Scenario::hfRows>("hf_rows"),
    plain<&Scenario::requestRates>("request_rate"),
    plain<&Scenario::burstiness>("burstiness"),
    plain<&Scenario::rampUpStrategy>("ramp_up_strategy"),
    optional<&Scenario::rampUpStartRps>("ramp_up_start_rps"),
    optional<&Scenario::rampUpEndRps>("ramp_up_end_rps"),
    optional<&Scenario::duration>("duration"),
    plain<&Scenario::requestTimeout>("request_timeout"),
    plain<&Scenario::connectTimeout>("connect_timeout"),
    plain<&Scenario::drainTimeout>("drain_timeout"),
    integer<&Scenario::maxErrors>("max_errors"),
    optional<&Scenario::maxErrorShare>("max_error_share"),
    integer<&Scenario::workers>("workers"),
    plain<&Scenario::goodput>("goodput"),
    integer<&Scenario::numWarmups>("num_warmups"),
    plain<&Scenario::seed>("seed"),
    integer<&Scenario::repeats>("repeats"),
    optional<&Scenario::ignoreEos>("ignore_eos"),
    optional<&Scenario::temperature>("temperature"),
    optional<&Scenario::topP>("top_p"),
    optional<&Scenario::topK>("top_k"),
    optional<&Scenario::minP>("min_p"),
    optional<&Scenario::frequencyPenalty>("frequency_penalty"),
    optional<&Scenario::presencePenalty>("presence_penalty"),
    optional<&Scenario::repetitionPenalty>("repetition_penalty"),
    optional<&Scenario::logprobs>("logprobs"),
    plain<&Scenario::chatTemplateKwargs>("chat_template_kwargs"),
    plain<&Scenario::loraModules>("lora_modules"),
    plain<&Scenario::loraAssignment>("lora_assignment"),
    plain<&Scenario::keyEnv>("key_env"),
    plain<&Scenario::caFile>("ca_file"),
    plain<&Scenario::profile>("profile"),
    plain<&Scenario::resetCache>("reset_cache"),
    plain<&Scenario::metricsUrl>("metrics_url"),
    plain<&Scenario::headers>("header"),
    plain<&Scenario::extraBody>("extra_body"),
    plain<&Scenario::metricPercentiles>("metric_percentiles"),
};

const Field &find(QStringView key)
{
    for (const Field &field : kFields)
        if (key == QLatin1StringView(field.key))
            return field;
    assert(!"every key of the schema has a field");
    std::abort();
}

} // namespace

FieldValue fieldOf(const Scenario &scenario, QStringView key)
{
    return find(key).get(scenario);
}

bool setField(Scenario &scenario, QStringView key, const FieldValue &value)
{
    return find(key).set(scenario, value);
}

} // namespace servescope

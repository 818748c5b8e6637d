// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/diagnostic.h"

#include <QtGlobal>

namespace servescope {

namespace {

constexpr auto kError = Diagnostic::Severity::Error;
constexpr auto kWarning = Diagnostic::Severity::Warning;

// clang-format off
constexpr DiagnosticText kTexts[] = {
    // the text as a whole
    {"scenario.too_large", kError, QT_TRANSLATE_NOOP("Diagnostic", "The text has %1 bytes; a scenario may have at most %2."),
     QT_TRANSLATE_NOOP("Diagnostic", "Is it the right file?")},
    {"scenario.not_utf8", kError, QT_TRANSLATE_NOOP("Diagnostic", "The text is not UTF-8 (byte %1)."),
     QT_TRANSLATE_NOOP("Diagnostic", "Save it as UTF-8 in your editor.")},
    {"scenario.control_character", kError, QT_TRANSLATE_NOOP("Diagnostic", "There is a control character (%1) in the text."),
     QT_TRANSLATE_NOOP("Diagnostic", "Delete it; a scenario is plain text.")},
    {"scenario.empty", kError, QT_TRANSLATE_NOOP("Diagnostic", "The scenario is empty."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write at least model, base_url, input_output and concurrency_prompts.")},
    {"scenario.nested", kError, QT_TRANSLATE_NOOP("Diagnostic", "The text is nested more than %1 levels deep."),
     QT_TRANSLATE_NOOP("Diagnostic", "A scenario needs three levels; is a bracket missing?")},
    {"scenario.tab", kError, QT_TRANSLATE_NOOP("Diagnostic", "The line is indented with a tab, which YAML does not allow."),
     QT_TRANSLATE_NOOP("Diagnostic", "Use spaces.")},
    {"scenario.open_quote", kError, QT_TRANSLATE_NOOP("Diagnostic", "The quotation mark that begins here is never closed."),
     QT_TRANSLATE_NOOP("Diagnostic", "Close it with the same mark.")},
    {"scenario.open_bracket", kError, QT_TRANSLATE_NOOP("Diagnostic", "The bracket that opens here is not closed."),
     QT_TRANSLATE_NOOP("Diagnostic", "Close it with ] or }.")},
    {"scenario.syntax", kError, QT_TRANSLATE_NOOP("Diagnostic", "This is not valid YAML: %1."),
     QT_TRANSLATE_NOOP("Diagnostic", "Check the indentation, colons and brackets on this line and the one before.")},
    {"scenario.several_documents", kError, QT_TRANSLATE_NOOP("Diagnostic", "The text holds several documents, separated by '---'."),
     QT_TRANSLATE_NOOP("Diagnostic", "Keep one document per file.")},
    {"scenario.not_a_mapping", kError, QT_TRANSLATE_NOOP("Diagnostic", "The text is %1, not a list of 'key: value' lines."),
     QT_TRANSLATE_NOOP("Diagnostic", "Begin with a line such as 'model: my-model'.")},
    // keys
    {"scenario.missing_key", kError, QT_TRANSLATE_NOOP("Diagnostic", "The key '%1' is missing."),
     QT_TRANSLATE_NOOP("Diagnostic", "Add a line '%1: …'.")},
    {"scenario.no_value", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' has no value."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write one after the colon.")},
    {"scenario.duplicate_key", kError, QT_TRANSLATE_NOOP("Diagnostic", "The key '%1' stands here a second time; it is already in line %2."),
     QT_TRANSLATE_NOOP("Diagnostic", "Delete one of the two.")},
    {"scenario.unknown_key", kWarning, QT_TRANSLATE_NOOP("Diagnostic", "'%1' is not a key of a scenario; it is kept but not used."), ""},
    {"scenario.misspelt_key", kWarning, QT_TRANSLATE_NOOP("Diagnostic", "'%1' is not a key of a scenario; it is kept but not used."),
     QT_TRANSLATE_NOOP("Diagnostic", "Did you mean '%2'?")},
    {"scenario.odd_key", kError, QT_TRANSLATE_NOOP("Diagnostic", "A key must be a plain word, not a list or a mapping."),
     QT_TRANSLATE_NOOP("Diagnostic", "Begin the line with a name and a colon.")},
    {"scenario.secret", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' looks like a secret, and a scenario must not hold any."),
     QT_TRANSLATE_NOOP("Diagnostic", "Remove it and give the key in the environment variable OPENAI_API_KEY.")},
    // types
    {"scenario.wrong_type", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be %2, but here is %3."), ""},
    {"scenario.quoted_number", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be a number, but this one is in quotes."),
     QT_TRANSLATE_NOOP("Diagnostic", "Remove the quotes.")},
    {"scenario.unquoted_text", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be text, but YAML reads this as %2."),
     QT_TRANSLATE_NOOP("Diagnostic", "Put it in quotes.")},
    {"scenario.text_control_character", kError, QT_TRANSLATE_NOOP("Diagnostic", "The text of '%1' holds a line break or another control character."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it on one line.")},
    {"scenario.bad_pair", kError, QT_TRANSLATE_NOOP("Diagnostic", "A row of '%1' must be two numbers, [%2], but here is %3."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like [128, 64].")},
    {"scenario.pair_size", kError, QT_TRANSLATE_NOOP("Diagnostic", "A row of '%1' must be two numbers, [%2], but here are %3."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like [128, 64].")},
    {"scenario.empty_list", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' is an empty list."),
     QT_TRANSLATE_NOOP("Diagnostic", "Add at least one entry.")},
    {"scenario.too_many_values", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' has %2 entries; at most %3 are allowed."), ""},
    // numbers
    {"scenario.leading_zero", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' is %2, which some programs read as an octal number and others as a decimal one."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it without the leading zero.")},
    {"scenario.not_decimal", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' is not written in plain decimal digits."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like 1000.")},
    {"scenario.not_whole", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be a whole number."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like 1000, without a point or an exponent.")},
    {"scenario.not_finite", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be a number; infinity and NaN are none here."), ""},
    {"scenario.out_of_range", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be from %2 to %3."), ""},
    {"scenario.out_of_open_range", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be at least %2 and less than %3."), ""},
    {"scenario.too_small", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be greater than %2."), ""},
    {"scenario.not_above", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be greater than %2 and at most %3."), ""},
    // single keys
    {"scenario.url_scheme_missing", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must begin with http:// or https://."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like http://127.0.0.1:8000.")},
    {"scenario.url_scheme", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must begin with http:// or https://, not %2://."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like http://127.0.0.1:8000.")},
    {"scenario.url_credentials", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' holds a user name or password."),
     QT_TRANSLATE_NOOP("Diagnostic", "Remove what stands before the @; a scenario must not hold secrets.")},
    {"scenario.url_extra", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' has a '?' or '#' part, which the address of a server has not."),
     QT_TRANSLATE_NOOP("Diagnostic", "Remove it.")},
    {"scenario.url_invalid", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' is not the address of a server."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like http://127.0.0.1:8000.")},
    {"scenario.endpoint", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' must be a path that begins with '/'."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like /v1/completions.")},
    {"scenario.unknown_dataset", kError, QT_TRANSLATE_NOOP("Diagnostic", "There is no dataset named '%1'."),
     QT_TRANSLATE_NOOP("Diagnostic", "Known are random, prefix_repetition, sonnet, sharegpt, custom, burstgpt, timed_trace, hf, random_multi_turn and multi_turn.")},
    {"scenario.ramp_strategy", kError, QT_TRANSLATE_NOOP("Diagnostic", "There is no ramp named '%1'."),
     QT_TRANSLATE_NOOP("Diagnostic", "Known are linear and exponential.")},
    {"scenario.ramp_incomplete", kError,
     QT_TRANSLATE_NOOP("Diagnostic", "'%1' does nothing without 'ramp_up_strategy', 'ramp_up_start_rps' and 'ramp_up_end_rps'."),
     QT_TRANSLATE_NOOP("Diagnostic", "Give all three, or none.")},
    {"scenario.ramp_and_rate", kError,
     QT_TRANSLATE_NOOP("Diagnostic", "A ramp sets the request rate; '%1' sets it too."),
     QT_TRANSLATE_NOOP("Diagnostic", "Leave out request_rate, or the ramp.")},
    {"scenario.trace_and_rate", kError,
     QT_TRANSLATE_NOOP("Diagnostic", "A trace says when its requests are sent; '%1' says it too."),
     QT_TRANSLATE_NOOP("Diagnostic", "Leave it out; timed_trace_sec_multiplier makes a trace faster or slower.")},
    {"scenario.dataset_path", kError, QT_TRANSLATE_NOOP("Diagnostic", "The dataset '%1' needs a dataset_path, and none is given."),
     QT_TRANSLATE_NOOP("Diagnostic", "Add 'dataset_path: FILE', or for hf the name of a dataset on the hub.")},
    {"scenario.unknown_backend", kError, QT_TRANSLATE_NOOP("Diagnostic", "There is no backend named '%1'."),
     QT_TRANSLATE_NOOP("Diagnostic", "Known are: %2.")},
    {"scenario.lora_assignment", kError, QT_TRANSLATE_NOOP("Diagnostic", "There is no LoRA assignment '%1'."),
     QT_TRANSLATE_NOOP("Diagnostic", "Known are random and round-robin.")},
    {"scenario.metrics_url", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' is no address of metrics."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like http://127.0.0.1:8000/metrics, or off.")},
    {"scenario.goodput_metric", kError, QT_TRANSLATE_NOOP("Diagnostic", "'goodput' knows no metric '%1'."),
     QT_TRANSLATE_NOOP("Diagnostic", "Known are ttft, tpot and e2el, each in milliseconds.")},
    {"scenario.goodput_form", kError, QT_TRANSLATE_NOOP("Diagnostic", "An entry of 'goodput' must be a metric and milliseconds."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like {ttft: 200} or [\"ttft:200\"].")},
    {"scenario.bad_header", kError, QT_TRANSLATE_NOOP("Diagnostic", "An entry of 'header' is not a name and a text; neither may have anything but plain ASCII characters, the name no blanks."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like {X-Team: search}.")},
    {"scenario.bad_json", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' is not a JSON object: %2."),
     QT_TRANSLATE_NOOP("Diagnostic", "Write it like '{\"top_p\": 0.9}' or as a YAML mapping.")},
    {"scenario.json_too_large", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' has more than %2 values."), ""},
    {"scenario.refused", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' cannot have this value."), ""},
    // the whole
    {"scenario.too_many_points", kError, QT_TRANSLATE_NOOP("Diagnostic", "The sweep has %1 points; at most %2 are allowed."),
     QT_TRANSLATE_NOOP("Diagnostic", "Every input/output row is measured with every concurrency row, rate and repeat: shorten one of the lists.")},
    {"scenario.idle_concurrency", kWarning, QT_TRANSLATE_NOOP("Diagnostic", "With %2 requests a concurrency of %1 is never reached."),
     QT_TRANSLATE_NOOP("Diagnostic", "Send at least as many requests as may run at once, better several times as many.")},
    {"scenario.repeated_value", kWarning, QT_TRANSLATE_NOOP("Diagnostic", "'%1' lists the same entry twice; it is measured twice."), ""},
    {"scenario.repeated_percentile", kError, QT_TRANSLATE_NOOP("Diagnostic", "'%1' lists the same percentile twice."),
     QT_TRANSLATE_NOOP("Diagnostic", "Delete one of the two.")},
};

// The words that fill the placeholders above.
[[maybe_unused]] constexpr const char *kWords[] = {
    QT_TRANSLATE_NOOP("Diagnostic", "nothing"), QT_TRANSLATE_NOOP("Diagnostic", "text"),
    QT_TRANSLATE_NOOP("Diagnostic", "a number"), QT_TRANSLATE_NOOP("Diagnostic", "a whole number"),
    QT_TRANSLATE_NOOP("Diagnostic", "true or false"), QT_TRANSLATE_NOOP("Diagnostic", "a list"),
    QT_TRANSLATE_NOOP("Diagnostic", "a mapping"), QT_TRANSLATE_NOOP("Diagnostic", "a list of pairs"),
    QT_TRANSLATE_NOOP("Diagnostic", "a number or a list of numbers"),
    QT_TRANSLATE_NOOP("Diagnostic", "a mapping of names to milliseconds"),
    QT_TRANSLATE_NOOP("Diagnostic", "a mapping of names to texts"), QT_TRANSLATE_NOOP("Diagnostic", "a JSON object"),
    QT_TRANSLATE_NOOP("Diagnostic", "input tokens, output tokens"),
    QT_TRANSLATE_NOOP("Diagnostic", "max concurrency, number of requests"),
};
// clang-format on

} // namespace

std::span<const DiagnosticText> diagnosticTexts()
{
    return kTexts;
}

} // namespace servescope

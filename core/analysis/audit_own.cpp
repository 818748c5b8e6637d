// SPDX-License-Identifier: GPL-3.0-or-later
// What our own results say of how they came about.
#include "core/analysis/audit_checks.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

using Weight = Finding::Weight;

constexpr double cachedShare = 0.01; // of the prompt tokens
constexpr double oddLengths = 0.01;  // of the requests

void auditCache(AuditInput &input)
{
    const double tokens = input.number("total_input_tokens").value_or(0);
    const double cached = std::max(input.number("prefix_cache_hit_tokens").value_or(0),
                                   input.number("cached_prompt_tokens").value_or(0));
    if (tokens <= 0 || cached <= cachedShare * tokens)
        return;
    // A server's counter may have counted other people's requests too.
    input.report("audit.prefix_cache", Weight::Warning,
                 u"%1 prompt tokens, %2 % of all, were found in the server's prefix cache."_s,
                 {auditNumber(cached), auditNumber(std::min(100.0, std::round(cached / tokens * 100)))},
                 u"TTFT is shorter than for prompts the server has not seen. Unless that is what was to be "
                 u"measured, reset the cache before each point (reset_cache) or use another seed."_s,
                 "mean_ttft_ms");
}

void auditInstrument(AuditInput &input, const JsonValue &instrument)
{
    const QString verdict = instrument["verdict"].text();
    const JsonValue &reasons = instrument["reasons"];
    if (reasons.size() == 0)
        return;
    const QString reason = reasons.at(0)["message"].text();
    if (verdict == "red"_L1)
        input.report("audit.instrument_red", Weight::Error, u"The client disturbed this measurement: %1"_s,
                     {reason},
                     u"The figures are not the server's alone; measure again with a calmer client."_s);
    else if (verdict == "amber"_L1)
        input.report("audit.instrument_amber", Weight::Warning,
                     u"The client may have disturbed this measurement: %1"_s, {reason},
                     u"The high percentiles may contain the client's own delays."_s);
}

} // namespace

void auditOwn(AuditInput &input)
{
    const JsonValue &own = input.result["servescope"];
    if (!own.isObject())
        return;
    auditCache(input);
    auditInstrument(input, own["instrument"]);
    const double completed = input.completed();
    if (const double odd = own["output_length_mismatches"].number().value_or(0);
        completed > 0 && odd > oddLengths * completed)
        input.report("audit.output_lengths", Weight::Warning,
                     u"%1 of %2 answers have another length than asked for."_s,
                     {auditNumber(odd), auditNumber(completed)},
                     u"Throughput and E2EL are those of the lengths the server chose; force the length "
                     u"(ignore_eos) where the server can."_s,
                     "total_output_tokens");
    if (own.contains("tokenizer_exact") && !own["tokenizer_exact"].truth())
        input.report(
            "audit.approximate_tokenizer", Weight::Note,
            u"Prompt lengths were estimated, without the model's tokenizer."_s, {},
            u"Input lengths are about what was asked; name the model's tokenizer to have them exact."_s,
            "total_input_tokens");
}

} // namespace servescope

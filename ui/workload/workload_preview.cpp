// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workload/workload_preview.h"

#include "core/run/dataset_options.h"
#include "core/tokenizer/tokenizer.h"
#include "core/transport/private_authority.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPrompts = 1000;
constexpr size_t shownPrompts = 100;
constexpr int shownCharacters = 400;
constexpr int mostBins = 30;

} // namespace

Result<WorkloadPreview> previewWorkload(const Scenario &scenario, int lengths, const QByteArray &apiKey,
                                        const std::atomic_bool &cancelled)
{
    WorkloadPreview preview;
    const Result<AuthorityLease> authority = trustAuthorities(scenario.caFile, {scenario.baseUrl});
    if (!authority)
        return authority.error();
    Result<TokenizerChoice> choice =
        chooseTokenizer(scenario.tokenizer, scenario.baseUrl, scenario.model, apiKey);
    if (!choice && choice.error().code.startsWith("connection."_L1)) {
        preview.serverAway = true;
        choice = TokenizerChoice{approximateTokenizer(), {}};
    }
    if (!choice)
        return choice.error();
    if (cancelled)
        return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
    const Tokenizer &tokenizer = *choice->tokenizer;
    preview.tokenizer = tokenizer.name();
    preview.exact = tokenizer.exact();
    const LengthPair pair =
        scenario.inputOutput.empty()
            ? LengthPair{}
            : scenario.inputOutput[std::min(static_cast<size_t>(lengths), scenario.inputOutput.size() - 1)];
    const auto source = makePromptSource(choice->tokenizer, datasetOptions(scenario, pair, 0));
    if (!source)
        return source.error();
    const int wanted =
        scenario.concurrencyPrompts.empty() ? mostPrompts : scenario.concurrencyPrompts.front().numPrompts;
    preview.prompts = std::clamp(wanted, 1, mostPrompts);
    if (const Result<void> done = (*source)->prepare(preview.prompts, cancelled); !done)
        return done.error();
    const std::vector<Nanoseconds> arrivals = (*source)->arrivalOffsets();
    std::vector<int> inputs, outputs;
    for (int i = 0; i < preview.prompts; ++i) {
        const Prompt prompt = (*source)->prompt(i);
        inputs.push_back(prompt.promptTokens);
        outputs.push_back(prompt.outputTokens);
        if (preview.rows.size() >= shownPrompts)
            continue;
        preview.rows.push_back(
            {prompt.text.left(shownCharacters), prompt.promptTokens, prompt.outputTokens, std::nullopt});
        if (static_cast<size_t>(i) < arrivals.size())
            preview.rows.back().at = arrivals[static_cast<size_t>(i)];
    }
    preview.inputs = histogramOf(inputs, mostBins);
    preview.outputs = histogramOf(outputs, mostBins);
    preview.lengthMismatches = (*source)->lengthMismatches();
    preview.fingerprint = (*source)->fingerprint();
    return preview;
}

} // namespace servescope

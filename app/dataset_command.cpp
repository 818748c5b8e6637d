// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset_command.h"

#include "app/dataset_flags.h"
#include "app/exit_codes.h"
#include "app/terminal.h"
#include "core/base/json_tree.h"
#include "core/base/json_writer.h"
#include "core/dataset/length_histogram.h"
#include "core/run/dataset_options.h"
#include "core/tokenizer/token_lines.h"

namespace servescope {

using namespace Qt::StringLiterals;
using Kind = FlagSpec::Kind;

namespace {

constexpr double most = 10'000'000;
constexpr int barWidth = 40;

} // namespace

const CommandSpec &datasetSpec()
{
    static constexpr FlagSpec first[]{
        {"--tokenizer", Kind::Text, "PATH|ID", "", 0, 0,
         "A tokenizer file or folder, or a Hugging Face id; left out: lengths are estimates"},
        {"--num-prompts", Kind::Integer, "N", "1000", 1, most, "How many requests"},
        {"--show", Kind::Integer, "N", "5", 0, most, "How many prompts to show the beginning of"},
        {"--json", Kind::Switch, "", "", 0, 0, "Every request as a JSON line, whole, and nothing else"},
    };
    static const std::vector<FlagSpec> flags = [] {
        std::vector<FlagSpec> all(std::begin(first), std::end(first));
        const auto data = datasetFlags();
        all.insert(all.end(), data.begin(), data.end());
        return all;
    }();
    static constexpr FlagConflict conflicts[]{{"--json", "--show", "--json shows every prompt"}};
    static const CommandSpec spec{
        "dataset", "Shows which prompts a workload would send: beginnings, token counts, histograms.",
        "",        0,
        0,         flags,
        conflicts, {}};
    return spec;
}

namespace {

void printHistogram(const QString &title, const std::vector<int> &lengths)
{
    const LengthHistogram histogram = histogramOf(lengths, 10);
    printOut(u"\n%1: %2 to %3 tokens, mean %4\n"_s.arg(title)
                 .arg(histogram.smallest)
                 .arg(histogram.largest)
                 .arg(histogram.mean, 0, 'f', 1));
    int highest = 1;
    for (const auto &bin : histogram.bins)
        highest = std::max(highest, bin.count);
    for (const auto &bin : histogram.bins)
        printOut(u"%1 – %2  %3 %4\n"_s.arg(bin.first, 8)
                     .arg(bin.last, -8)
                     .arg(bin.count, 7)
                     .arg(QString(bin.count * barWidth / highest, u'#')));
}

void printLines(const PromptSource &prompts, int count)
{
    const std::vector<Nanoseconds> arrivals = prompts.arrivalOffsets();
    for (int i = 0; i < count; ++i) {
        const Prompt prompt = prompts.prompt(i);
        const QByteArray line =
            "{\"index\": " + QByteArray::number(i) +
            ", \"prompt\": " + jsonString(prompt.text.toStdString()) +
            ", \"prompt_tokens\": " + QByteArray::number(prompt.promptTokens) +
            ", \"output_tokens\": " + QByteArray::number(prompt.outputTokens) +
            (arrivals.empty()
                 ? QByteArray()
                 : ", \"at_seconds\": " + pythonFloat(toSeconds(arrivals[static_cast<size_t>(i)]))) +
            "}\n";
        printOut(fromUtf8Exactly({line.constData(), static_cast<size_t>(line.size())}));
    }
}

int failed(const Error &error)
{
    printError(u"dataset"_s, error);
    return error.code == "cancelled"_L1 ? ExitInterrupted : ExitUsage;
}

} // namespace

int runDataset(const Arguments &arguments)
{
    Scenario scenario;
    if (const Result<void> read = readDatasetFlags(arguments, scenario); !read)
        return failed(read.error());
    std::shared_ptr<const Tokenizer> tokenizer = approximateTokenizer();
    if (arguments.has("--tokenizer")) {
        auto found = findTokenizer(arguments.text("--tokenizer"));
        if (!found)
            return failed(found.error());
        tokenizer = *found;
    }
    auto source = makePromptSource(tokenizer, datasetOptions(scenario, scenario.inputOutput.front(), 0));
    if (!source)
        return failed(source.error());
    const PromptSource &prompts = **source;
    const int count = static_cast<int>(arguments.integer("--num-prompts"));
    const std::atomic_bool cancelled = false;
    if (const Result<void> prepared = (*source)->prepare(count, cancelled); !prepared)
        return failed(prepared.error());
    if (arguments.has("--json")) {
        printLines(prompts, count);
        return ExitFine;
    }
    const int shown = std::min(count, static_cast<int>(arguments.integer("--show")));
    for (int i = 0; i < shown; ++i) {
        const Prompt prompt = prompts.prompt(i);
        const QString head = prompt.text.left(120).simplified().left(60);
        printOut(u"%1  %2 in  %3 out  %4%5\n"_s.arg(i, 6)
                     .arg(prompt.promptTokens, 6)
                     .arg(prompt.outputTokens, 6)
                     .arg(head, head.size() < prompt.text.size() ? u"…"_s : QString()));
    }
    std::vector<int> inputs, outputs;
    for (int i = 0; i < count; ++i) {
        const Prompt prompt = prompts.prompt(i);
        inputs.push_back(prompt.promptTokens);
        outputs.push_back(prompt.outputTokens);
    }
    printHistogram(u"Input"_s, inputs);
    printHistogram(u"Output"_s, outputs);
    if (const std::vector<Nanoseconds> arrivals = prompts.arrivalOffsets(); !arrivals.empty())
        printOut(u"\nsent over %1 s, as the trace says\n"_s.arg(toSeconds(arrivals.back()), 0, 'f', 3));
    printOut(u"\ndata set %1, %2 requests, counted by %3%4\nlengths missed: %5\nfingerprint %6\n"_s
                 .arg(prompts.name())
                 .arg(count)
                 .arg(tokenizer->name(), tokenizer->exact() ? QString() : u" (estimates)"_s)
                 .arg(prompts.lengthMismatches())
                 .arg(prompts.fingerprint()));
    return ExitFine;
}

} // namespace servescope

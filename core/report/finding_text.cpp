// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_words.h"

#include "core/base/fill_in.h"
#include "core/base/translate.h"

#include <QCoreApplication>

namespace servescope {

namespace {

struct Sentence
{
    const char *code;
    const char *what; ///< with the places of Finding::args
};

/// The audit's own sentences, so that they can be translated.
constexpr Sentence sentences[] = {
    {"audit.nothing_completed", QT_TRANSLATE_NOOP("Audit", "No request succeeded (%1 were sent).")},
    {"audit.failures", QT_TRANSLATE_NOOP("Audit", "%1 of %2 requests failed.")},
    {"audit.failed_absent", QT_TRANSLATE_NOOP("Audit", "The file does not say how many requests failed.")},
    {"audit.all_zero", QT_TRANSLATE_NOOP("Audit", "Every latency is 0 although %1 requests completed.")},
    {"audit.concurrency",
     QT_TRANSLATE_NOOP("Audit", "%1 requests at once are reported, but at most %2 were allowed.")},
    {"audit.rate", QT_TRANSLATE_NOOP("Audit", "%1 is %2, but its count over the duration gives %3.")},
    {"audit.short", QT_TRANSLATE_NOOP("Audit", "The whole measurement took %1 s.")},
    {"audit.peak", QT_TRANSLATE_NOOP("Audit", "The peak of %1 tokens per second is below the mean of %2.")},
    {"audit.little",
     QT_TRANSLATE_NOOP("Audit",
                       "%1 requests per second of %2 ms each mean %3 at once, but only %4 were allowed.")},
    {"audit.little_times",
     QT_TRANSLATE_NOOP("Audit",
                       "Throughput times latency make %1 requests at once; by their times there were %2.")},
    {"audit.order", QT_TRANSLATE_NOOP("Audit", "The percentiles of %1 do not rise, or are negative.")},
    {"audit.tail", QT_TRANSLATE_NOOP("Audit", "p%1 of %2 over %3 requests is next to the maximum.")},
    {"audit.chunks",
     QT_TRANSLATE_NOOP("Audit", "The gap between events (%1 ms) is %2 times the time per token (%3 ms).")},
    {"audit.hardware",
     QT_TRANSLATE_NOOP("Audit", "The file does not name the hardware or the server's version.")},
    {"audit.totals", QT_TRANSLATE_NOOP("Audit", "%1 is %2, but the single requests add up to %3.")},
    {"audit.completed",
     QT_TRANSLATE_NOOP("Audit", "%1 requests are counted as completed, the lists show %2.")},
    {"audit.zero_output",
     QT_TRANSLATE_NOOP("Audit", "%1 of %2 requests counted as completed have no output token.")},
    {"audit.idle",
     QT_TRANSLATE_NOOP("Audit", "%1 requests were in flight on average, where %2 were allowed.")},
    {"audit.cold",
     QT_TRANSLATE_NOOP(
         "Audit", "The first request waited %1 ms for its first token, the others %2 ms at the median.")},
    {"audit.figures", QT_TRANSLATE_NOOP("Audit", "%1 differs by %2 % from what the single values give.")},
    {"audit.prefix_cache",
     QT_TRANSLATE_NOOP("Audit", "%1 prompt tokens, %2 % of all, were found in the server's prefix cache.")},
    {"audit.instrument_red", QT_TRANSLATE_NOOP("Audit", "The client disturbed this measurement: %1")},
    {"audit.instrument_amber",
     QT_TRANSLATE_NOOP("Audit", "The client may have disturbed this measurement: %1")},
    {"audit.output_lengths",
     QT_TRANSLATE_NOOP("Audit", "%1 of %2 answers have another length than asked for.")},
    {"audit.approximate_tokenizer",
     QT_TRANSLATE_NOOP("Audit", "Prompt lengths were estimated, without the model's tokenizer.")},
    {"audit.partial",
     QT_TRANSLATE_NOOP("Audit", "Only %1 of the %2 completed requests are listed one by one.")},
    {"audit.mean_order",
     QT_TRANSLATE_NOOP("Audit", "The mean %1 is longer than the mean end-to-end latency.")},
    {"audit.end_times",
     QT_TRANSLATE_NOOP("Audit",
                       "TPOT and end-to-end latency cannot be recomputed exactly (%1 differs by %2 %).")},
};

/// What follows; looked up by their own words.
[[maybe_unused]] constexpr const char *meanings[] = {
    QT_TRANSLATE_NOOP("Audit",
                      "The zeros in this result are not measurements; every figure is not available."),
    QT_TRANSLATE_NOOP(
        "Audit", "Failed requests are in no latency figure; a server that refuses requests looks faster."),
    QT_TRANSLATE_NOOP("Audit",
                      "The answers were probably not streamed, or had no text: nothing was measured."),
    QT_TRANSLATE_NOOP("Audit",
                      "The peak is counted by whole seconds: requests that follow each other within one "
                      "count together."),
    QT_TRANSLATE_NOOP("Audit", "The rate was taken over another time than the duration that is given."),
    QT_TRANSLATE_NOOP("Audit",
                      "Start and drain weigh much in a short run; throughputs are below what would last."),
    QT_TRANSLATE_NOOP("Audit",
                      "The peak is counted by whole seconds, and the run is hardly longer than one."),
    QT_TRANSLATE_NOOP("Audit", "The peak counts stream events, and events carry several tokens each."),
    QT_TRANSLATE_NOOP("Audit",
                      "Throughput and latency contradict each other (Little's law): one of them is wrong."),
    QT_TRANSLATE_NOOP("Audit", "The clock of the client went backwards, or the file was changed by hand."),
    QT_TRANSLATE_NOOP("Audit",
                      "Events carry several tokens: the ITL is one between chunks, not between tokens."),
    QT_TRANSLATE_NOOP("Audit", "Write them down with the run; they will be marked as declared."),
    QT_TRANSLATE_NOOP("Audit", "The total or the list was made from other requests."),
    QT_TRANSLATE_NOOP("Audit", "The count or the lists are not complete."),
    QT_TRANSLATE_NOOP("Audit", "They were answered with nothing, and pull the latencies down."),
    QT_TRANSLATE_NOOP("Audit", "No token of them was ever seen; both figures are given."),
    QT_TRANSLATE_NOOP("Audit", "Something else limited the load: the arrival rate, or the client itself."),
    QT_TRANSLATE_NOOP("Audit",
                      "The engine was cold; warm-up requests keep this out. The corrected mean leaves it "
                      "out."),
    QT_TRANSLATE_NOOP("Audit",
                      "The summary was made from other values, or by another rule than the convention says."),
    QT_TRANSLATE_NOOP(
        "Audit", "TTFT is shorter than for prompts the server has not seen. Unless that is what was to be "
                 "measured, reset the cache before each point (reset_cache) or use another seed."),
    QT_TRANSLATE_NOOP("Audit", "The figures are not the server's alone; measure again with a calmer client."),
    QT_TRANSLATE_NOOP("Audit", "The high percentiles may contain the client's own delays."),
    QT_TRANSLATE_NOOP("Audit",
                      "Throughput and E2EL are those of the lengths the server chose; force the length "
                      "(ignore_eos) where the server can."),
    QT_TRANSLATE_NOOP(
        "Audit", "Input lengths are about what was asked; name the model's tokenizer to have them exact."),
    QT_TRANSLATE_NOOP("Audit", "Figures cannot be recomputed, and intervals come from the listed ones."),
    QT_TRANSLATE_NOOP("Audit", "One of the two is wrong."),
    QT_TRANSLATE_NOOP("Audit", "The file does not hold when requests ended; in chat mode vLLM counts the "
                               "closing usage event in."),
};

} // namespace

QString findingText(const Finding &finding)
{
    for (const Sentence &sentence : sentences) {
        if (finding.code != QLatin1StringView(sentence.code))
            continue;
        const QString text = translate("Audit", sentence.what);
        if (text == QLatin1StringView(sentence.what))
            return finding.what; // English: the audit's own words know most
        return fillIn(text, finding.args);
    }
    return finding.what;
}

QString findingMeaning(const Finding &finding)
{
    if (finding.code == QLatin1StringView("audit.tail")) {
        const QString text =
            translate("Audit", "It is the fate of one request; more requests are needed to say "
                               "anything about it.");
        if (text !=
            QLatin1StringView("It is the fate of one request; more requests are needed to say anything "
                              "about it."))
            return text;
    }
    return translate("Audit", finding.meaning.toUtf8().constData());
}

} // namespace servescope

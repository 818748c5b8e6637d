// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/dataset/dataset.h"
#include "core/tokenizer/tokenizer.h"

#include <QCoreApplication>

#include <cstdio>
#include <sys/resource.h>

using namespace servescope;
using namespace Qt::StringLiterals;

namespace {

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

int fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.sentence().toUtf8().constData());
    return 1;
}

/// How many of `count` random prompts have `tokens` tokens when their texts are encoded again.
Result<int> exactOnes(const std::shared_ptr<Tokenizer> &tokenizer, int count, int tokens)
{
    RandomPromptOptions options;
    options.inputTokens = tokens;
    const auto source = randomPrompts(tokenizer, options);
    const std::atomic_bool cancelled = false;
    if (const Result<void> made = source->prepare(count, cancelled); !made)
        return made.error();
    int exact = 0;
    for (int i = 0; i < count; ++i) {
        const Result<int> found = tokenizer->count(source->prompt(i).text, true);
        if (!found)
            return found.error();
        exact += *found == tokens;
    }
    return exact;
}

int exactness(const QStringList &paths)
{
    constexpr int count = 1000;
    std::printf("%-24s %10s %10s\n", "of 1,000 random prompts", "128", "1,024");
    for (const QString &path : paths) {
        const auto tokenizer = openTokenizer(path);
        if (!tokenizer)
            return fail(tokenizer.error());
        std::printf("%-24s", path.section(u'/', -1).toUtf8().constData());
        for (const int tokens : {128, 1024}) {
            const Result<int> exact = exactOnes(*tokenizer, count, tokens);
            if (!exact)
                return fail(exact.error());
            std::printf(" %8.1f %%", 100.0 * *exact / count);
            std::fflush(stdout);
        }
        std::printf("\n");
    }
    return 0;
}

int shareGpt(const QString &path, const QString &tokenizerPath)
{
    const auto tokenizer = openTokenizer(tokenizerPath);
    if (!tokenizer)
        return fail(tokenizer.error());
    std::printf("before:            peak memory %.0f MB\n", peakMegabytes());
    const Nanoseconds start = monotonicNow();
    const auto source = shareGptPrompts(*tokenizer, {path, std::nullopt, true, true, 0});
    const std::atomic_bool cancelled = false;
    if (const Result<void> made = source->prepare(1000, cancelled); !made)
        return fail(made.error());
    std::printf("1,000 prompts:     %.1f s, peak memory %.0f MB\n", toSeconds(monotonicNow() - start),
                peakMegabytes());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.size() >= 2 && words.front() == "exactness"_L1)
        return exactness(words.mid(1));
    if (words.size() == 3 && words.front() == "sharegpt"_L1)
        return shareGpt(words[1], words[2]);
    return 2;
}

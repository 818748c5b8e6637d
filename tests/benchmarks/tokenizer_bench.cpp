// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/dataset/prompt_source.h"
#include "core/tokenizer/tokenizer.h"

#include <QCoreApplication>

#include <cstdio>
#include <sys/resource.h>

using namespace servescope;

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

/// Makes random prompts and says how long that took and how many do not have their length.
Result<void> prompts(const std::shared_ptr<Tokenizer> &tokenizer, int count, int tokens)
{
    const Nanoseconds start = monotonicNow();
    RandomPromptOptions options;
    options.inputTokens = tokens;
    const auto source = randomPrompts(tokenizer, options);
    const std::atomic_bool cancelled = false;
    Result<void> made = source->prepare(count, cancelled);
    if (!made)
        return made;
    const double seconds = toSeconds(monotonicNow() - start);
    int exact = 0;
    for (int i = 0; i < count; ++i)
        exact += tokenizer->count(source->prompt(i).text, true).value() == tokens;
    std::printf("%6d prompts of %4d tokens: ready in %.2f s, %d of %d encode to exactly that\n", count,
                tokens, seconds, exact, count);
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    Nanoseconds start = monotonicNow();
    const auto tokenizer = openTokenizer(QString::fromLocal8Bit(argv[1]));
    if (!tokenizer)
        return fail(tokenizer.error());
    std::printf("load:   %.3f s, %d ids, peak memory %.0f MB\n", toSeconds(monotonicNow() - start),
                (*tokenizer)->vocabularySize(), peakMegabytes());
    const Result<QByteArray> text = readFile(QString::fromLocal8Bit(argv[2]));
    if (!text)
        return fail(text.error());
    const std::string utf8 = text->toStdString();
    // In pieces of 64 kB, as texts come; the second round has warm caches.
    for (const char *round : {"cold", "warm"}) {
        start = monotonicNow();
        size_t ids = 0;
        for (size_t at = 0; at < utf8.size();) {
            size_t end = std::min(utf8.size(), at + 65536);
            while (end < utf8.size() && (utf8[end] & 0xc0) == 0x80)
                ++end;
            const auto part = (*tokenizer)->encodeUtf8(std::string_view(utf8).substr(at, end - at), false);
            if (!part)
                return fail(part.error());
            ids += part->size();
            at = end;
        }
        const double seconds = toSeconds(monotonicNow() - start);
        std::printf("encode: %.1f MB/s on one core (%s), %zu tokens of %.1f MB\n",
                    static_cast<double>(utf8.size()) / 1e6 / seconds, round, ids,
                    static_cast<double>(utf8.size()) / 1e6);
    }
    for (const char *unit : {"a", " ", "\n", "7", "="}) {
        const std::string run = QByteArray(unit).repeated(1 << 20).toStdString();
        start = monotonicNow();
        const auto ids = (*tokenizer)->encodeUtf8(run, false);
        if (!ids)
            return fail(ids.error());
        std::printf("1 MB of 0x%02x: %.0f ms\n", static_cast<unsigned>(*unit),
                    toMilliseconds(monotonicNow() - start));
    }
    for (const auto &[count, tokens] : {std::pair(1000, 128), std::pair(1000, 1024), std::pair(10000, 1024)})
        if (const Result<void> made = prompts(*tokenizer, count, tokens); !made)
            return fail(made.error());
    std::printf("peak memory: %.0f MB\n", peakMegabytes());
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/entry_prompts.h"

#include "core/base/random.h"

#include <numeric>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
// Part of the workload's definition: other numbers are other prompts.
enum Stream : quint64 { Order = 201, Oversampling };
} // namespace

Result<void> EntryPrompts::make(int wanted, const std::atomic_bool &cancelled)
{
    clearCounts();
    EntryFile file(m_options.path);
    const Result<void> indexed =
        file.index([this](JsonNode entry, qint64 line) { return accepts(entry, line); }, cancelled);
    if (!indexed)
        return indexed;
    std::vector<int> walk(static_cast<size_t>(file.kept()));
    std::iota(walk.begin(), walk.end(), 0);
    if (m_options.shuffle)
        Random(m_options.seed, Order).shuffle(walk);
    for (const int place : walk) {
        if (texts() == wanted)
            break;
        if (cancelled)
            return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
        const Result<JsonTree> entry = file.entry(place);
        if (!entry)
            return entry.error();
        const auto taken = take(entry->root(), file.line(place));
        if (!taken)
            return taken.error();
        if (!*taken)
            continue;
        const Taken &one = **taken;
        if (const Result<void> added = add(one.utf8, {one.prompt, one.prompt, one.output}); !added)
            return added;
    }
    const int have = texts();
    if (have < wanted && (!m_options.oversample || have == 0))
        return tooFewError(file, have, wanted, droppedText());
    Random random(m_options.seed, Oversampling);
    while (requests() < wanted)
        repeat(static_cast<int>(random.integer(0, have - 1)));
    return {};
}

Result<int> tokenCount(const Tokenizer &tokenizer, std::string_view text)
{
    const auto ids = tokenizer.encodeUtf8(text, true);
    if (!ids)
        return ids.error();
    return static_cast<int>(ids->size());
}

Error tooFewError(const EntryFile &file, int have, int wanted, const QString &dropped)
{
    return {
        u"dataset.too_few"_s,
        u"Of %2 entries of %1 only %3 can be used, but %4 are asked for%5."_s.arg(file.path())
            .arg(file.seen())
            .arg(have)
            .arg(wanted)
            .arg(dropped.isEmpty() ? QString() : u" ("_s + dropped + u')'),
        have > 0 ? u"Ask for fewer prompts, or let them be drawn more than once."_s
                 : u"Is it the right file?"_s,
        {file.path(), QString::number(file.seen()), QString::number(have), QString::number(wanted), dropped}};
}

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace servescope

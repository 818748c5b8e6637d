// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/id_prompts.h"

#include "core/dataset/fingerprint.h"
#include "core/dataset/length_repair.h"
#include "core/dataset/usable_ids.h"

#include <algorithm>
#include <thread>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 textMemory = 192LL << 20;
constexpr int batchSize = 32; // prompts that share a call of the tokenizer
constexpr int mostWorkers = 4;

Error cancelledError()
{
    return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
}

} // namespace

Result<void> IdPrompts::prepare(PromptCount count, const std::atomic_bool &cancelled)
{
    clear();
    Result<void> done = tryPrepare(count.total(), cancelled);
    if (!done)
        clear();
    return done;
}

Prompt IdPrompts::prompt(int index) const
{
    const Lengths &lengths = m_lengths[static_cast<size_t>(index)];
    if (!m_store)
        return {decoded(index), lengths.prompt, lengths.prompt, lengths.output};
    return {QString::fromUtf8(m_store->text(index)), lengths.prompt,
            m_actual[static_cast<size_t>(index)] + m_special, lengths.output};
}

void IdPrompts::clear()
{
    m_source.reset();
    m_store.reset();
    m_lengths.clear();
    m_actual.clear();
    m_special = m_mismatches = 0;
    m_fingerprint.clear();
}

QString IdPrompts::decoded(int index) const
{
    const Result<QString> text = m_tokenizer->decode(ids(index, bodyOf(index)));
    return text ? *text : QString();
}

Result<void> IdPrompts::tryPrepare(int count, const std::atomic_bool &cancelled)
{
    if (const Result<void> counted = countSpecialTokens(cancelled); !counted)
        return counted;
    auto lengths = plan(count, cancelled);
    if (!lengths)
        return lengths.error();
    m_lengths = std::move(lengths).value();
    for (const Lengths &one : m_lengths) {
        if (one.prompt > m_special)
            continue;
        return Error{u"dataset.too_short"_s,
                     u"An input of %1 tokens leaves no room beside the %2 special tokens that %3 adds."_s
                         .arg(one.prompt)
                         .arg(m_special)
                         .arg(m_tokenizer->name()),
                     u"Ask for at least %1 input tokens."_s.arg(m_special + 1),
                     {QString::number(one.prompt), QString::number(m_special), m_tokenizer->name(),
                      QString::number(m_special + 1)}};
    }
    Result<std::vector<int>> allowed = usableIds(*m_tokenizer, cancelled);
    if (!allowed)
        return allowed.error();
    m_source.emplace(std::move(allowed).value(), m_seed);
    if (const Result<void> begun = begin(cancelled); !begun)
        return begun;
    if (!m_tokenizer->roundTrips()) {
        if (const Result<void> made = makeTexts(cancelled); !made)
            return made;
    }
    return takeFingerprint(cancelled);
}

Result<void> IdPrompts::countSpecialTokens(const std::atomic_bool &cancelled)
{
    const std::vector<QString> sample{u"one"_s};
    const auto bare = m_tokenizer->encodeAll(sample, false, &cancelled);
    if (!bare)
        return bare.error();
    const auto whole = m_tokenizer->encodeAll(sample, true, &cancelled);
    if (!whole)
        return whole.error();
    const auto extra = static_cast<int>(whole->front().size()) - static_cast<int>(bare->front().size());
    m_special = std::max(0, extra);
    return {};
}

Result<void> IdPrompts::makeTexts(const std::atomic_bool &cancelled)
{
    const int count = static_cast<int>(m_lengths.size());
    m_store = std::make_unique<TextStore>(count, textMemory);
    m_actual.assign(m_lengths.size(), 0);
    std::atomic_int next = 0;
    std::atomic_int mismatches = 0;
    std::atomic_bool failed = false;
    std::mutex mutex;
    std::optional<Error> error;
    const auto work = [&] {
        for (int first = next.fetch_add(batchSize); first < count && !failed;
             first = next.fetch_add(batchSize)) {
            const Result<int> made = makeBatch(first, std::min(count, first + batchSize), cancelled);
            if (made) {
                mismatches += *made;
                continue;
            }
            const std::lock_guard lock(mutex);
            if (!error)
                error = made.error();
            failed = true;
        }
    };
    std::vector<std::thread> threads;
    for (int i = 1; i < std::min((count + batchSize - 1) / batchSize, mostWorkers); ++i)
        threads.emplace_back(work);
    work();
    for (std::thread &thread : threads)
        thread.join();
    if (error)
        return *error;
    m_mismatches = mismatches;
    return {};
}

/// How many of prompts [first, end) do not have their length.
Result<int> IdPrompts::makeBatch(int first, int end, const std::atomic_bool &cancelled)
{
    if (cancelled)
        return cancelledError();
    std::vector<Draft> drafts;
    for (int i = first; i < end; ++i)
        drafts.push_back({i, bodyOf(i), ids(i, bodyOf(i)), m_source->fillerSource(i), {}, -1});
    if (const Result<void> settled = settle(*m_tokenizer, *m_source, drafts, cancelled); !settled)
        return settled.error();
    int mismatches = 0;
    for (const Draft &draft : drafts) {
        if (const Result<void> kept = m_store->put(draft.index, draft.text.toUtf8()); !kept)
            return kept.error();
        m_actual[static_cast<size_t>(draft.index)] = draft.length;
        mismatches += draft.length != draft.target;
    }
    return mismatches;
}

Result<void> IdPrompts::takeFingerprint(const std::atomic_bool &cancelled)
{
    Fingerprint fingerprint;
    for (int i = 0; i < static_cast<int>(m_lengths.size()); ++i) {
        if (cancelled)
            return cancelledError();
        fingerprint.add(m_store ? m_store->text(i) : decoded(i).toUtf8(),
                        m_lengths[static_cast<size_t>(i)].output);
    }
    addTo(fingerprint);
    m_fingerprint = fingerprint.hex();
    return {};
}

} // namespace servescope

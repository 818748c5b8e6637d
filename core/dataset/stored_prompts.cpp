// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/stored_prompts.h"

#include "core/base/json_tree.h"
#include "core/dataset/fingerprint.h"

namespace servescope {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 textMemory = 192LL << 20;
}

Result<void> StoredPrompts::prepare(PromptCount count, const std::atomic_bool &cancelled)
{
    clear();
    m_store = std::make_unique<TextStore>(0, textMemory);
    Result<void> made = make(count.total(), cancelled);
    if (!made) {
        clear();
        return made;
    }
    Fingerprint fingerprint;
    for (const int text : m_order)
        fingerprint.add(m_store->text(text), m_lengths[static_cast<size_t>(text)].output);
    m_fingerprint = fingerprint.hex();
    return {};
}

Prompt StoredPrompts::prompt(int index) const
{
    const int text = m_order[static_cast<size_t>(index)];
    const Lengths &lengths = m_lengths[static_cast<size_t>(text)];
    const QByteArray utf8 = m_store->text(text);
    return {fromUtf8Exactly({utf8.constData(), static_cast<size_t>(utf8.size())}), lengths.requested,
            lengths.prompt, lengths.output};
}

Result<void> StoredPrompts::add(const QByteArray &utf8, const Lengths &lengths)
{
    if (Result<void> kept = m_store->put(texts(), utf8); !kept)
        return kept;
    m_lengths.push_back(lengths);
    repeat(texts() - 1);
    return {};
}

void StoredPrompts::repeat(int text)
{
    const Lengths &lengths = m_lengths[static_cast<size_t>(text)];
    m_mismatches += lengths.prompt != lengths.requested;
    m_order.push_back(text);
}

void StoredPrompts::clear()
{
    m_store.reset();
    m_lengths.clear();
    m_order.clear();
    m_mismatches = 0;
    m_fingerprint.clear();
}

} // namespace servescope

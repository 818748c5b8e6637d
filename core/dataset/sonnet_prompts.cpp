// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/sonnet_prompts.h"

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/dataset/stored_prompts.h"
#include "core/tokenizer/tokenizer.h"
#include "resources/texts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

const QByteArray instruction("Pick as many lines as you can from these poem lines:\n"); // vLLM's
constexpr qint64 largestText = 64LL << 20;
constexpr int longest = 10'000'000;
constexpr int corrections = 6;

// Part of the workload's definition: other numbers are other prompts.
enum Stream : quint64 { Lines = 5'000'000'000 };

class SonnetPrompts final : public StoredPrompts
{
public:
    SonnetPrompts(std::shared_ptr<const Tokenizer> tokenizer, const SonnetOptions &options, quint64 seed)
        : m_tokenizer(std::move(tokenizer)), m_options(options), m_seed(seed)
    {}

    QString name() const override { return u"sonnet"_s; }

private:
    Result<void> make(int wanted, const std::atomic_bool &cancelled) override
    {
        if (m_options.inputTokens < 1 || m_options.inputTokens > longest || m_options.outputTokens < 1 ||
            m_options.outputTokens > longest || m_options.prefixTokens < 0) {
            const QString what = u"a length is out of range"_s;
            return Error{u"dataset.options"_s, u"Random prompts cannot be made: %1."_s.arg(what), {}, {what}};
        }
        if (const Result<void> read = readLines(cancelled); !read)
            return read;
        if (const Result<void> begun = makeHead(); !begun)
            return begun;
        for (int i = 0; i < wanted; ++i) {
            if (cancelled)
                return Error{u"cancelled"_s, u"Cancelled."_s, {}, {}};
            if (const Result<void> made = makeOne(i); !made)
                return made;
        }
        return {};
    }

    Result<int> count(const QByteArray &text) const
    {
        const auto ids = m_tokenizer->encodeUtf8({text.constData(), static_cast<size_t>(text.size())}, true);
        if (!ids)
            return ids.error();
        return static_cast<int>(ids->size());
    }

    Result<void> readLines(const std::atomic_bool &cancelled)
    {
        QByteArray text;
        if (m_options.path.isEmpty()) {
            text = sonnetText();
        } else {
            Result<QByteArray> read = readFile(m_options.path, largestText);
            const QString why = !read                          ? read.error().message
                                : firstInvalidUtf8(*read) >= 0 ? u"it is not UTF-8"_s
                                                               : QString();
            if (!why.isEmpty())
                return Error{u"dataset.text"_s,
                             u"The text %1 cannot be used: %2."_s.arg(
                                 m_options.path, why.endsWith(u'.') ? why.chopped(1) : why),
                             u"A sonnet data set is a text file in UTF-8, one verse a line."_s,
                             {m_options.path, why}};
            text = *std::move(read);
        }
        m_lines.clear();
        std::vector<QString> texts;
        for (const QByteArray &line : text.split('\n')) {
            if (line.trimmed().isEmpty())
                continue;
            m_lines.push_back((line.endsWith('\r') ? line.chopped(1) : line) + '\n');
            texts.push_back(QString::fromUtf8(m_lines.back()));
        }
        if (m_lines.empty())
            return Error{u"dataset.empty"_s,
                         u"The data set %1 has no entries."_s.arg(m_options.path),
                         {},
                         {m_options.path}};
        const auto encoded = m_tokenizer->encodeAll(texts, true, &cancelled);
        if (!encoded)
            return encoded.error();
        m_sizes.clear();
        for (const std::vector<int> &ids : *encoded)
            m_sizes.push_back(static_cast<int>(ids.size()));
        m_mean = std::accumulate(m_sizes.begin(), m_sizes.end(), 0.0) / static_cast<double>(m_sizes.size());
        return {};
    }

    /// Instruction and prefix.
    Result<void> makeHead()
    {
        m_head = instruction;
        const Result<int> base = count(m_head);
        if (!base)
            return base.error();
        const double room = (m_options.prefixTokens - *base) / m_mean;
        for (int i = 0; i < static_cast<int>(std::nearbyint(std::max(0.0, room))); ++i)
            m_head += m_lines[static_cast<size_t>(i) % m_lines.size()];
        const Result<int> head = count(m_head);
        if (!head)
            return head.error();
        m_headSize = *head;
        if (m_options.inputTokens >= m_headSize)
            return {};
        return Error{
            u"dataset.sonnet"_s,
            u"An input of %1 tokens is too short for the instruction and the prefix, which have %2."_s
                .arg(m_options.inputTokens)
                .arg(m_headSize),
            u"Ask for a longer input or a shorter prefix."_s,
            {QString::number(m_options.inputTokens), QString::number(m_headSize)}};
    }

    Result<void> makeOne(int index)
    {
        Random random(m_seed, Lines + static_cast<quint64>(index));
        const auto draw = [&] {
            return static_cast<size_t>(random.integer(0, static_cast<qint64>(m_lines.size()) - 1));
        };
        const int wanted = m_options.inputTokens;
        QByteArray text = m_head;
        int have = m_headSize;
        size_t line = draw();
        std::vector<qsizetype> ends{text.size()};
        // A line alone has the special tokens too, so this never takes too many of plainly additive ones.
        while (have + m_sizes[line] <= wanted) {
            text += m_lines[line];
            ends.push_back(text.size());
            have += m_sizes[line];
            line = draw();
        }
        // The estimate leaves a little more room than it says: count, and go on exactly.
        for (;;) {
            const Result<int> counted = count(text);
            if (!counted)
                return counted.error();
            have = *counted;
            if (have > wanted && ends.size() > 1) {
                ends.pop_back();
                text.truncate(ends.back());
                continue;
            }
            if (have + m_sizes[line] > wanted)
                break;
            text += m_lines[line];
            ends.push_back(text.size());
            line = draw();
        }
        return fill(text, have, line);
    }

    /// Adds beginnings of the line until the text has exactly its length; keeps the nearest.
    Result<void> fill(const QByteArray &text, int have, size_t line)
    {
        const int wanted = m_options.inputTokens;
        QByteArray best = text;
        int nearest = have;
        int missing = wanted - have;
        for (int i = 0; i < corrections && nearest != wanted && missing > 0; ++i) {
            const Result<QByteArray> part = beginning(line, missing);
            if (!part)
                return part.error();
            const Result<int> now = count(text + *part);
            if (!now)
                return now.error();
            if (std::abs(*now - wanted) < std::abs(nearest - wanted)) {
                best = text + *part;
                nearest = *now;
            }
            missing += wanted - *now;
        }
        return add(best, {wanted, nearest, m_options.outputTokens});
    }

    /// The shortest beginning of a line, and of the lines after it, that adds `tokens`, judged alone.
    Result<QByteArray> beginning(size_t line, int tokens) const
    {
        QByteArray whole;
        for (int size = 0; size <= tokens + 1; line = (line + 1) % m_lines.size()) {
            whole += m_lines[line];
            size += m_sizes[line];
        }
        const Result<int> empty = count({});
        if (!empty)
            return empty.error();
        qsizetype low = 0, high = whole.size(); // the answer is in (low, high]
        while (high - low > 1) {
            qsizetype middle = (low + high) / 2;
            while (middle > low && (static_cast<unsigned char>(whole[middle]) & 0xc0) == 0x80)
                --middle;
            if (middle == low)
                break;
            const Result<int> size = count(whole.left(middle));
            if (!size)
                return size.error();
            (*size - *empty < tokens ? low : high) = middle;
        }
        return whole.left(high);
    }

    std::shared_ptr<const Tokenizer> m_tokenizer;
    SonnetOptions m_options;
    quint64 m_seed;
    std::vector<QByteArray> m_lines; // with their line feeds
    std::vector<int> m_sizes;        // in tokens, special ones included
    double m_mean = 1;
    QByteArray m_head;
    int m_headSize = 0;
};

} // namespace

std::unique_ptr<PromptSource> sonnetPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                            const SonnetOptions &options, quint64 seed)
{
    return std::make_unique<SonnetPrompts>(std::move(tokenizer), options, seed);
}

} // namespace servescope

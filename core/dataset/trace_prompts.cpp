// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/trace_prompts.h"

#include "core/dataset/fingerprint.h"
#include "core/dataset/id_prompts.h"

#include <algorithm>
#include <numeric>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

// Part of the workload's definition: other numbers are other prompts.
enum Stream : quint64 { BurstOrder = 301, BurstOversampling };
constexpr quint64 chunkSeed = 0x9e37'79b9'7f4a'7c15; // hash ids are streams, apart from those of the seed

Error tooFew(const QString &path, int seen, int usable, int wanted)
{
    return Error{u"dataset.too_few"_s,
                 u"Of %2 entries of %1 only %3 can be used, but %4 are asked for."_s.arg(path)
                     .arg(seen)
                     .arg(usable)
                     .arg(wanted),
                 usable > 0 ? u"Ask for fewer prompts, or let them be drawn more than once."_s
                            : u"Is it the right file?"_s,
                 {path, QString::number(seen), QString::number(usable), QString::number(wanted), QString()}};
}

class TracePrompts final : public IdPrompts
{
public:
    TracePrompts(std::shared_ptr<const Tokenizer> tokenizer, const TraceOptions &options, bool oversample,
                 quint64 seed)
        : IdPrompts(std::move(tokenizer), seed), m_options(options), m_oversample(oversample)
    {}

    QString name() const override { return u"timed_trace"_s; }
    std::vector<Nanoseconds> arrivalOffsets() const override { return m_offsets; }

private:
    Result<std::vector<Lengths>> plan(int count, const std::atomic_bool &cancelled) override
    {
        m_offsets.clear();
        Result<Trace> trace = readTrace(m_options, count, cancelled);
        if (!trace)
            return trace.error();
        m_trace = std::move(trace).value();
        const std::vector<TraceRow> &rows = m_trace.rows;
        const int have = static_cast<int>(rows.size());
        if (have == 0 || (have < count && !m_oversample))
            return tooFew(m_options.path, m_trace.seen, have, count);
        const Nanoseconds length = rows.back().at;
        const Nanoseconds round = length + length / std::max(1, have - 1);
        std::vector<Lengths> lengths;
        for (int i = 0; i < count; ++i) {
            const TraceRow &row = rows[static_cast<size_t>(i % have)];
            lengths.push_back({std::max(row.input, specialTokens() + 1), row.output});
            m_offsets.push_back(row.at + round * (i / have));
        }
        return lengths;
    }

    std::vector<int> ids(int index, int size) const override
    {
        const TraceRow &row = m_trace.rows[static_cast<size_t>(index) % m_trace.rows.size()];
        const auto wanted = static_cast<size_t>(size);
        std::vector<int> all;
        all.reserve(wanted);
        for (const qint64 hash : row.hashes) {
            Random random(seed() ^ chunkSeed, static_cast<quint64>(hash));
            for (int i = 0; i < m_trace.chunkTokens && all.size() < wanted; ++i)
                all.push_back(source().filler(random));
        }
        if (all.size() < wanted) {
            const std::vector<int> own = source().body(index, static_cast<int>(wanted - all.size()));
            all.insert(all.end(), own.begin(), own.end());
        }
        return all;
    }

    void addTo(Fingerprint &fingerprint) const override
    {
        for (const Nanoseconds offset : m_offsets)
            fingerprint.add(QByteArray::number(static_cast<qint64>(offset.count())), 0);
    }

    TraceOptions m_options;
    bool m_oversample;
    Trace m_trace;
    std::vector<Nanoseconds> m_offsets;
};

class BurstGptPrompts final : public IdPrompts
{
public:
    BurstGptPrompts(std::shared_ptr<const Tokenizer> tokenizer, const BurstGptOptions &options, quint64 seed)
        : IdPrompts(std::move(tokenizer), seed), m_options(options)
    {}

    QString name() const override { return u"burstgpt"_s; }

private:
    Result<std::vector<Lengths>> plan(int count, const std::atomic_bool &cancelled) override
    {
        int seen = 0;
        auto pairs = readBurstGpt(m_options.path, seen, cancelled);
        if (!pairs)
            return pairs.error();
        std::vector<TracePair> &rows = pairs.value();
        const auto have = static_cast<int>(rows.size());
        if (have == 0 || (have < count && !m_options.oversample))
            return tooFew(m_options.path, seen, have, count);
        if (m_options.shuffle)
            Random(seed(), BurstOrder).shuffle(rows);
        Random again(seed(), BurstOversampling);
        std::vector<Lengths> lengths;
        for (int i = 0; i < count; ++i) {
            const TracePair &row = rows[static_cast<size_t>(i < have ? i : again.integer(0, have - 1))];
            lengths.push_back({std::max(row.input, specialTokens() + 1), row.output});
        }
        return lengths;
    }

    std::vector<int> ids(int index, int size) const override { return source().body(index, size); }

    BurstGptOptions m_options;
};

} // namespace

std::unique_ptr<PromptSource> tracePrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                           const TraceOptions &options, bool oversample, quint64 seed)
{
    return std::make_unique<TracePrompts>(std::move(tokenizer), options, oversample, seed);
}

std::unique_ptr<PromptSource> burstGptPrompts(std::shared_ptr<const Tokenizer> tokenizer,
                                              const BurstGptOptions &options, quint64 seed)
{
    return std::make_unique<BurstGptPrompts>(std::move(tokenizer), options, seed);
}

} // namespace servescope

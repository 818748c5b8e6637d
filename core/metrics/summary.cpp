// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/summary.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <thread>
#include <unordered_map>

namespace servescope {

using namespace Qt::StringLiterals;

namespace {

TokenSource tokenSource(const RequestRecord &record)
{
    if (record.outputTokensServer)
        return TokenSource::ServerUsage;
    return record.outputTokensLocal ? TokenSource::LocalTokenizer : TokenSource::EventCount;
}

/// Most intervals [from, to) that overlap; one that ends where another starts does not overlap it.
int mostAtOnce(std::vector<Nanoseconds> from, std::vector<Nanoseconds> to)
{
    std::ranges::sort(from);
    std::ranges::sort(to);
    int now = 0;
    int most = 0;
    size_t left = 0;
    for (const Nanoseconds start : from) {
        for (; left < to.size() && to[left] <= start; ++left)
            --now;
        most = std::max(most, ++now);
    }
    return most;
}

/// Counts events per whole second since an origin. A table by number of second would do for honest records,
/// but a damaged journal can claim any time.
class SecondBuckets
{
public:
    explicit SecondBuckets(Nanoseconds origin) : m_origin(origin) {}
    void add(Nanoseconds time)
    {
        if (time < m_origin)
            return;
        const qint64 second = (time - m_origin) / std::chrono::seconds(1);
        if (!m_current || second != m_second) {
            m_current = &m_counts[second]; // references into the map stay valid
            m_second = second;
        }
        m_fullest = std::max(m_fullest, ++*m_current);
    }
    qint64 fullest() const { return m_fullest; }

private:
    std::unordered_map<qint64, qint64> m_counts;
    Nanoseconds m_origin;
    qint64 *m_current = nullptr;
    qint64 m_second = 0;
    qint64 m_fullest = 0;
};

bool isGood(const RequestRecord &record, const QMap<QString, double> &objectives)
{
    for (auto it = objectives.begin(); it != objectives.end(); ++it) {
        std::optional<double> value;
        if (it.key() == "ttft"_L1)
            value = ttftMs(record);
        else if (it.key() == "e2el"_L1)
            value = e2elMs(record);
        else if (it.key() == "tpot"_L1)
            value = tpotMs(record).value_or(0); // one token has no TPOT and meets any
        if (!value || !(*value <= it.value()))
            return false;
    }
    return true;
}

/// Sorts by eleven bits at a time (least significant first): a long run has ten million gaps, nearly all of
/// them below 2³² ns, so that three passes over the data replace some twenty-five levels of comparisons.
template <typename Integer>
void radixSort(std::vector<Integer> &values, Integer largest)
{
    constexpr int bits = 11;
    constexpr size_t digits = size_t(1) << bits;
    std::vector<Integer> other(values.size());
    for (int shift = 0; shift < std::numeric_limits<Integer>::digits && (largest >> shift) > 0;
         shift += bits) {
        const auto digit = [shift](Integer value) {
            return static_cast<size_t>(value >> shift) & (digits - 1);
        };
        std::array<size_t, digits> place{};
        for (const Integer value : values)
            ++place[digit(value)];
        std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t(0));
        for (const Integer value : values)
            other[place[digit(value)]++] = value;
        values.swap(other);
    }
}

template <typename Integer>
Distribution milliseconds(const std::vector<Integer> &nanoseconds)
{
    Distribution result;
    result.sorted.reserve(nanoseconds.size());
    for (const Integer value : nanoseconds)
        result.sorted.push_back(toMilliseconds(Nanoseconds(value)));
    return result;
}

/// Ascending milliseconds out of nanoseconds in any order.
Distribution distribution(std::vector<qint64> nanoseconds)
{
    if (nanoseconds.size() < 10'000 || *std::ranges::min_element(nanoseconds) < 0) {
        std::ranges::sort(nanoseconds);
        return milliseconds(nanoseconds);
    }
    const qint64 largest = *std::ranges::max_element(nanoseconds);
    if (largest > std::numeric_limits<quint32>::max()) {
        radixSort(nanoseconds, largest);
        return milliseconds(nanoseconds);
    }
    std::vector<quint32> narrow(nanoseconds.begin(), nanoseconds.end()); // half the memory to move
    nanoseconds = {};
    radixSort(narrow, static_cast<quint32>(largest));
    return milliseconds(narrow);
}

/// Duration and concurrency come of everything that was sent.
void countAll(std::span<const RequestRecord> records, Summary &summary)
{
    std::vector<Nanoseconds> from;
    std::vector<Nanoseconds> to;
    for (const RequestRecord &record : records) {
        if (record.warmup)
            continue;
        isSuccess(record) ? ++summary.completed : ++summary.failed;
        summary.retried += record.attempts > 1;
        if (record.sent == Nanoseconds::zero())
            continue;
        from.push_back(record.sent);
        to.push_back(std::max(record.ended, record.sent));
    }
    if (!from.empty())
        summary.durationSeconds = toSeconds(*std::ranges::max_element(to) - *std::ranges::min_element(from));
    summary.maxConcurrentRequests = mostAtOnce(std::move(from), std::move(to));
}

} // namespace

Summary summarize(std::span<const RequestRecord> records, const SummaryOptions &options)
{
    Summary summary;
    countAll(records, summary);

    std::vector<const RequestRecord *> successes;
    successes.reserve(static_cast<size_t>(summary.completed));
    size_t events = 0;
    Nanoseconds firstSent = Nanoseconds::max();
    for (const RequestRecord &record : records) {
        if (record.warmup || !isSuccess(record))
            continue;
        successes.push_back(&record);
        events += record.events.size();
        firstSent = std::min(firstSent, record.sent);
    }

    SecondBuckets buckets(firstSent);
    std::vector<qint64> ttft, e2el, itl, queue;
    itl.reserve(events);
    int good = 0;
    for (const RequestRecord *record : successes) {
        const StreamEvent *before = nullptr;
        Nanoseconds last = record->sent;
        for (const StreamEvent &event : record->events) {
            if (event.choices || event.kind == EventKind::Answer)
                last = event.time;
            if (!event.choices)
                continue;
            if (before)
                itl.push_back((event.time - before->time).count());
            else
                ttft.push_back((event.time - record->sent).count());
            buckets.add(event.time);
            before = &event;
        }
        e2el.push_back((last - record->sent).count());
        queue.push_back((record->sent - record->scheduled).count());
        if (const auto tpot = tpotMs(*record))
            summary.tpot.sorted.push_back(*tpot);
        good += isGood(*record, options.goodput);

        const int output = outputTokens(*record);
        summary.totalInputTokens += promptTokens(*record);
        summary.totalOutputTokens += output;
        summary.outputLengthMismatches +=
            record->outputTokensRequested > 0 && output != record->outputTokensRequested;
        summary.promptLengthMismatches += record->promptTokensRequested > 0 && record->promptTokensServer &&
                                          *record->promptTokensServer != record->promptTokensRequested;
        const TokenSource source = tokenSource(*record);
        if (record == successes.front())
            summary.outputTokenSource = source;
        else if (summary.outputTokenSource != source)
            summary.outputTokenSource = TokenSource::Mixed;
    }
    // The gaps are the long part; all others are sorted beside them.
    std::thread other([&] {
        summary.ttft = distribution(std::move(ttft));
        summary.e2el = distribution(std::move(e2el));
        summary.clientQueue = distribution(std::move(queue));
        std::ranges::sort(summary.tpot.sorted);
    });
    summary.itl = distribution(std::move(itl));
    other.join();
    summary.maxOutputTokensPerSecond = static_cast<double>(buckets.fullest());

    const double seconds = summary.durationSeconds;
    const auto perSecond = [seconds](qint64 count) {
        return seconds > 0 ? static_cast<double>(count) / seconds : 0;
    };
    summary.requestThroughput = perSecond(summary.completed);
    summary.outputThroughput = perSecond(summary.totalOutputTokens);
    summary.totalTokenThroughput = perSecond(summary.totalInputTokens + summary.totalOutputTokens);
    if (!options.goodput.isEmpty())
        summary.requestGoodput = perSecond(good);
    return summary;
}

} // namespace servescope

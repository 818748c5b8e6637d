// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/progress.h"

#include "core/transport/trusted_certificates.h"

#include <algorithm>
#include <vector>

namespace servescope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Nanoseconds ttftWindow = 2s;
constexpr Nanoseconds rateWindow = 1s;
constexpr int fewestForShare = 20;

bool isToken(const StreamEvent &event)
{
    return event.choices;
}

/// Linear interpolation between order statistics, as core/metrics does it; `values` is sorted in place.
double quantile(std::vector<double> &values, double q)
{
    std::sort(values.begin(), values.end());
    const double position = q * static_cast<double>(values.size() - 1);
    const auto low = static_cast<size_t>(position);
    const size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (values[high] - values[low]) * (position - static_cast<double>(low));
}

} // namespace

double LoadSnapshot::shareDone() const
{
    const double byCount = total > 0 ? static_cast<double>(completed + failed) / total : 0;
    const double byTime = duration ? toSeconds(elapsed) / toSeconds(*duration) : 0;
    return std::clamp(std::max(byCount, byTime), 0.0, 1.0);
}

void Progress::firstToken(Nanoseconds time, Nanoseconds ttft)
{
    const std::lock_guard lock(m_mutex);
    m_ttfts.emplace_back(time, toMilliseconds(ttft));
    while (!m_ttfts.empty() && m_ttfts.front().first < time - ttftWindow)
        m_ttfts.pop_front();
}

void Progress::ended(const RequestRecord &record, bool scheduled)
{
    (record.ok() ? m_completed : m_failed).fetch_add(1, std::memory_order_relaxed);
    const std::lock_guard lock(m_mutex);
    ++m_ended[size_t(record.status)];
    remember(record, scheduled);
    if (!record.ok() && record.status != RequestStatus::Cancelled)
        rememberError(record);
}

void Progress::remember(const RequestRecord &record, bool scheduled)
{
    const auto seconds = [](Nanoseconds time) {
        return static_cast<float>(toSeconds(std::max(time, Nanoseconds::zero())));
    };
    const bool sent = record.sent != Nanoseconds::zero();
    const auto first = std::ranges::find_if(record.events, isToken);
    const Nanoseconds token = first == record.events.end() ? record.ended : first->time;
    const Nanoseconds ready = record.connecting && record.written ? *record.written : record.sent;
    EndedRequest request;
    request.index = record.index;
    request.status = record.status;
    if (sent) {
        request.queued = scheduled ? seconds(record.sent - record.scheduled) : 0;
        request.connecting = seconds(ready - record.sent);
        request.prefill = seconds(token - ready);
        request.decode = seconds(record.ended - token);
    }
    request.tokens = static_cast<int>(std::ranges::count_if(record.events, isToken));
    if (m_newest.size() < LoadSnapshot::MostEnded) {
        m_newest.push_back(request);
    } else {
        m_newest[m_oldest] = request;
        m_oldest = (m_oldest + 1) % m_newest.size();
    }
}

void Progress::rememberError(const RequestRecord &record)
{
    auto kind = std::ranges::find(m_errors, record.errorCode, &SeenError::code);
    if (kind == m_errors.end()) {
        if (m_errors.size() >= LoadSnapshot::MostErrors)
            m_errors.pop_back();
        kind = m_errors.insert(m_errors.end(), SeenError{record.errorCode, {}, 0});
    }
    kind->message = record.errorMessage;
    ++kind->count;
    std::rotate(m_errors.begin(), kind, kind + 1);
}

Error Progress::hopeless(const RequestRecord &record, int limit)
{
    const std::lock_guard lock(m_mutex);
    if (m_hopeful || limit <= 0)
        return {};
    const bool mendable =
        record.ok() || record.status == RequestStatus::Cancelled ||
        !(isConfigurationError(record.errorCode) || record.errorCode == "connection.refused"_L1 ||
          record.errorCode == "connection.host_not_found"_L1 || record.errorCode == "connection.tls"_L1 ||
          isCertificateError(record.errorCode));
    if (mendable || (!m_firstCode.isEmpty() && record.errorCode != m_firstCode)) {
        m_hopeful = true;
        return {};
    }
    m_firstCode = record.errorCode;
    if (++m_sameFailures < limit)
        return {};
    return {record.errorCode, record.errorMessage, {}, {}};
}

Error Progress::tooManyErrors(const LoadPlan &plan) const
{
    const int failed = m_failed.load(std::memory_order_relaxed);
    const int ended = failed + m_completed.load(std::memory_order_relaxed);
    const bool many = plan.maxErrors > 0 && failed >= plan.maxErrors;
    const bool share = plan.maxErrorShare && ended >= fewestForShare && failed > *plan.maxErrorShare * ended;
    if (!many && !share)
        return {};
    QString last;
    {
        const std::lock_guard lock(m_mutex);
        last = m_errors.empty() ? QString() : m_errors.front().message;
    }
    return {
        u"load.too_many_errors"_s,
        u"%1 of the %2 requests that had ended failed, the last with: %3"_s.arg(failed).arg(ended).arg(last),
        u"Mend the cause, or allow more errors."_s,
        {QString::number(failed), QString::number(ended), last}};
}

LoadSnapshot Progress::snapshot(int total, Nanoseconds clockStart, Nanoseconds now) const
{
    LoadSnapshot result;
    result.phase = phase.load();
    result.total = total;
    result.completed = m_completed.load(std::memory_order_relaxed);
    result.failed = m_failed.load(std::memory_order_relaxed);
    result.sent = m_sent.load(std::memory_order_relaxed);
    result.inFlight = std::max(0, result.sent - result.completed - result.failed);
    result.outputTokens = m_tokens.load(std::memory_order_relaxed);
    if (clockStart > Nanoseconds::zero() && now > clockStart)
        result.elapsed = now - clockStart;

    std::vector<double> recent;
    {
        const std::lock_guard lock(m_mutex);
        result.ended = m_ended;
        result.errors = m_errors;
        const auto oldest = m_newest.begin() + static_cast<std::ptrdiff_t>(m_oldest);
        result.newest.assign(oldest, m_newest.end());
        result.newest.insert(result.newest.end(), m_newest.begin(), oldest);
        for (const auto &[time, ms] : m_ttfts) {
            if (time >= now - ttftWindow)
                recent.push_back(ms);
        }
        m_tokenCounts.emplace_back(now, result.outputTokens);
        while (m_tokenCounts.size() > 2 && m_tokenCounts[1].first <= now - rateWindow)
            m_tokenCounts.pop_front();
        const auto &[since, count] = m_tokenCounts.front();
        if (now > since)
            result.outputTokensPerSecond =
                static_cast<double>(result.outputTokens - count) / toSeconds(now - since);
    }
    if (!recent.empty()) {
        result.ttftP50Ms = quantile(recent, 0.5);
        result.ttftP99Ms = quantile(recent, 0.99);
    }
    return result;
}

} // namespace servescope

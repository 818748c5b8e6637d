// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/point_sink.h"

#include <algorithm>

namespace servescope {

PointSink::PointSink(std::unique_ptr<JournalWriter> journal, bool keepTexts, SecretMask mask)
    : m_journal(std::move(journal)), m_keepTexts(keepTexts), m_mask(std::move(mask))
{}

void PointSink::accept(RequestRecord &&record)
{
    if (record.warmup)
        return;
    if (!m_keepTexts && record.outputTokensServer)
        record.text = QString();
    record.errorMessage = m_mask.masked(std::move(record.errorMessage));
    record.text = m_mask.masked(std::move(record.text));
    if (m_journal)
        m_journal->append(record);
    const std::lock_guard lock(m_mutex);
    m_records.push_back(std::move(record));
}

Result<std::vector<RequestRecord>> PointSink::close()
{
    if (m_journal) {
        if (Result<void> closed = m_journal->close(); !closed)
            return closed.error();
    }
    const std::lock_guard lock(m_mutex);
    std::sort(m_records.begin(), m_records.end(),
              [](const RequestRecord &a, const RequestRecord &b) { return a.index < b.index; });
    return std::move(m_records);
}

} // namespace servescope

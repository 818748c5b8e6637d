// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/point_sink.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

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
    ++m_accepted;
    if (m_journal && m_journal->canBeRead())
        return;
    record.events.shrink_to_fit(); // room was made for as many as were asked for
    m_records.push_back(std::move(record));
}

/// The last ones: the file may hold those of an earlier attempt.
Result<std::vector<RequestRecord>> PointSink::readBack() const
{
    Result<JournalContents> contents = readJournal(m_journal->path());
    if (!contents)
        return contents.error();
    std::vector<RequestRecord> records = (*std::move(contents)).records;
    if (records.size() < m_accepted)
        return Error{u"journal.incomplete"_s,
                     u"The request journal %1 holds %2 of the %3 requests that were written to it."_s
                         .arg(m_journal->path())
                         .arg(records.size())
                         .arg(m_accepted),
                     u"Did another program change it? Run the point again."_s,
                     {m_journal->path(), QString::number(records.size()), QString::number(m_accepted)}};
    records.erase(records.begin(), records.end() - static_cast<std::ptrdiff_t>(m_accepted));
    return records;
}

Result<std::vector<RequestRecord>> PointSink::close()
{
    if (m_journal) {
        if (Result<void> closed = m_journal->close(); !closed)
            return closed.error();
    }
    const std::lock_guard lock(m_mutex);
    std::vector<RequestRecord> records = std::move(m_records);
    if (m_journal && m_journal->canBeRead()) {
        Result<std::vector<RequestRecord>> written = readBack();
        if (!written)
            return written.error();
        records = *std::move(written);
    }
    std::ranges::sort(records, {}, &RequestRecord::index);
    return records;
}

} // namespace servescope

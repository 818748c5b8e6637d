// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record_collector.h"

#include <algorithm>

namespace servescope {

using namespace Qt::StringLiterals;

RecordCollector::RecordCollector(std::vector<QByteArray> secrets)
{
    for (const QByteArray &secret : secrets) {
        // Shorter ones would blot out ordinary words, and protect nothing.
        if (secret.size() >= 6)
            m_secrets.push_back(QString::fromUtf8(secret));
    }
}

void RecordCollector::setJournal(std::unique_ptr<JournalWriter> journal)
{
    m_journal = std::move(journal);
}

void RecordCollector::accept(RequestRecord &&record)
{
    if (!record.ok())
        record.errorMessage = cleaned(std::move(record.errorMessage));
    if (m_journal)
        m_journal->append(record);
    const std::lock_guard lock(m_mutex);
    m_records.push_back(std::move(record));
}

Result<void> RecordCollector::closeJournal()
{
    return m_journal ? m_journal->close() : Result<void>();
}

std::vector<RequestRecord> RecordCollector::take()
{
    const std::lock_guard lock(m_mutex);
    std::vector<RequestRecord> records = std::move(m_records);
    m_records.clear();
    std::erase_if(records, [](const RequestRecord &record) { return record.warmup; });
    std::sort(records.begin(), records.end(),
              [](const RequestRecord &a, const RequestRecord &b) { return a.index < b.index; });
    return records;
}

QString RecordCollector::cleaned(QString text) const
{
    for (const QString &secret : m_secrets)
        text.replace(secret, u"•••"_s);
    return text;
}

} // namespace servescope

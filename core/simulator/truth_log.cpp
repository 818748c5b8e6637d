// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/truth_log.h"

#include "core/base/json_writer.h"

namespace servescope {

void TruthLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_records.clear();
    m_peakConnections = 0;
    m_peakRunning = 0;
}

void TruthLog::add(TruthRecord record)
{
    if (!m_keepRecords)
        return;
    const std::lock_guard lock(m_mutex);
    m_records.push_back(std::move(record));
}

std::vector<TruthRecord> TruthLog::records() const
{
    const std::lock_guard lock(m_mutex);
    return m_records;
}

QByteArray truthLine(const TruthRecord &record)
{
    JsonWriter json(JsonWriter::Style::Compact);
    json.beginObject().member("request_id", QString::fromUtf8(record.requestId));
    json.member("status", record.status).member("prompt_tokens", record.promptTokens);
    json.member("output_tokens", record.outputTokens);
    json.member("received_ns", static_cast<qint64>(record.received.count()));
    json.key("tokens_ns").beginArray();
    for (const Nanoseconds token : record.tokens)
        json.value(static_cast<qint64>(token.count()));
    json.endArray().member("finished_ns", static_cast<qint64>(record.finished.count()));
    json.member("aborted", record.aborted).endObject();
    return json.take();
}

} // namespace servescope

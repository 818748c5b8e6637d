// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_generator.h"
#include "core/results/journal.h"
#include "core/run/secret_mask.h"

#include <memory>
#include <mutex>
#include <vector>

namespace servescope {

/// Takes the finished requests of one point: measured ones are journalled and kept for the evaluation,
/// warm-ups are let go.
class PointSink : public RecordSink
{
public:
    /// `keepTexts` false: the text of a request whose output tokens the server counted is dropped.
    /// `journal` may be null.
    PointSink(std::unique_ptr<JournalWriter> journal, bool keepTexts, SecretMask mask);

    /// So many records will come: keeps the list from being copied while it grows.
    void expect(int records) { m_records.reserve(static_cast<size_t>(records)); }
    void accept(RequestRecord &&record) override;

    /// Everything accepted so far, by index, and the journal's own end. Called once, after the load has
    /// ended.
    Result<std::vector<RequestRecord>> close();
    /// The journal cannot be written any more (disk full …); thread-safe.
    bool failed() const { return m_journal && m_journal->failed(); }

private:
    std::unique_ptr<JournalWriter> m_journal;
    bool m_keepTexts;
    SecretMask m_mask;
    std::mutex m_mutex;
    std::vector<RequestRecord> m_records;
};

} // namespace servescope

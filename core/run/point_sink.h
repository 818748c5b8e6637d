// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_generator.h"
#include "core/results/journal.h"
#include "core/run/secret_mask.h"

#include <memory>
#include <mutex>
#include <vector>

namespace servescope {

/// Takes the finished requests of one point: measured ones are journalled, and read again from there for the
/// evaluation, so that a long point takes no more memory than a short one; where there is no such journal
/// they are kept. Warm-ups are let go.
class PointSink : public RecordSink
{
public:
    /// `keepTexts` false: the text of a request whose output tokens the server counted is dropped.
    /// `journal` may be null.
    PointSink(std::unique_ptr<JournalWriter> journal, bool keepTexts, SecretMask mask);

    void accept(RequestRecord &&record) override;

    /// Everything accepted so far, by index, and the journal's own end. Called once, after the load has
    /// ended. Errors: those of the journal, and journal.incomplete.
    Result<std::vector<RequestRecord>> close();
    /// The journal cannot be written any more (disk full …); thread-safe.
    bool failed() const { return m_journal && m_journal->failed(); }

private:
    Result<std::vector<RequestRecord>> readBack() const;

    std::unique_ptr<JournalWriter> m_journal;
    bool m_keepTexts;
    SecretMask m_mask;
    std::mutex m_mutex;
    std::vector<RequestRecord> m_records; ///< unless the journal has them
    size_t m_accepted = 0;
};

} // namespace servescope

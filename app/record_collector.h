// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/load_generator.h"
#include "core/results/journal.h"

#include <QByteArray>

#include <memory>
#include <mutex>
#include <vector>

namespace servescope {

/// Keeps the records of a bench, and writes them to its journal when it has one.
class RecordCollector : public RecordSink
{
public:
    /// A server may repeat the key it was sent in its complaint; `secrets` are blotted out of such texts.
    explicit RecordCollector(std::vector<QByteArray> secrets);

    void setJournal(std::unique_ptr<JournalWriter> journal); ///< before the first record
    void accept(RequestRecord &&record) override;
    Result<void> closeJournal();
    /// The measured records by index; leaves none behind.
    std::vector<RequestRecord> take();
    /// Blots the secrets out of a text.
    QString cleaned(QString text) const;

private:
    std::vector<QString> m_secrets;
    std::unique_ptr<JournalWriter> m_journal;
    std::mutex m_mutex;
    std::vector<RequestRecord> m_records;
};

} // namespace servescope

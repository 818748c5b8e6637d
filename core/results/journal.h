// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/record/request_record.h"

#include <memory>
#include <vector>

namespace servescope {

/// Appends finished requests to a JSON Lines file from its own thread; a request is in the file at most half
/// a second after append(). Survives the process: each batch is one write() of whole lines.
class JournalWriter
{
public:
    /// Creates or continues the file. Errors: journal.open.
    static Result<std::unique_ptr<JournalWriter>> open(const QString &path);
    ~JournalWriter(); ///< close()

    void append(const RequestRecord &record); ///< thread-safe, never waits for the disk
    /// Writes what is left. Errors: journal.write, also for any earlier batch that failed (disk full …).
    Result<void> close();
    /// True as soon as a batch could not be written; thread-safe.
    bool failed() const;
    QString path() const;
    bool canBeRead() const; ///< what is written can be read again: a file, not a pipe

private:
    struct Private;
    explicit JournalWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// One record as a line without its line feed, and back. Reading ignores unknown members.
QByteArray journalLine(const RequestRecord &record);
Result<RequestRecord> recordFromLine(QByteArrayView line);

struct JournalContents
{
    std::vector<RequestRecord> records; ///< in file order
    int damagedLines = 0;               ///< unreadable ones; a torn last line after a crash is one
};
/// Errors: file.open, file.read.
Result<JournalContents> readJournal(const QString &path);
/// The same requests, of their events only the first that carries choices and its time: what a timeline of
/// them needs, read several times as fast.
Result<JournalContents> readJournalOutline(const QString &path);

} // namespace servescope

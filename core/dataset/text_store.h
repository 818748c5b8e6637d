// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QTemporaryFile>

#include <memory>
#include <mutex>
#include <vector>

namespace servescope {

/// Numbered texts, the first `memoryLimit` bytes of them in memory, the rest in a temporary file.
/// Thread-safe, and who reads never waits for who writes.
class TextStore
{
public:
    /// `count` = how many to expect; more may be put as long as nobody reads.
    TextStore(int count, qint64 memoryLimit);

    /// Each number once. Error: dataset.spill.
    Result<void> put(int index, const QByteArray &utf8);
    /// Of what is known to have been put; empty for what was not.
    QByteArray text(int index) const;

private:
    struct Entry
    {
        QByteArray inMemory;
        qint64 offset = -1; ///< in the file, or −1
        qint64 size = 0;
    };

    Result<void> spill(Entry &entry, const QByteArray &utf8);

    std::vector<Entry> m_entries;
    std::mutex m_writing;
    std::unique_ptr<QTemporaryFile> m_file;
    qint64 m_memoryLeft;
    mutable std::mutex m_reading;
    mutable QFile m_reader; // of the same file
};

} // namespace servescope

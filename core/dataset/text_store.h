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
/// Thread-safe.
class TextStore
{
public:
    /// `count` = how many to expect.
    TextStore(int count, qint64 memoryLimit);

    /// Each number once. Error: dataset.spill.
    Result<void> put(int index, const QByteArray &utf8);
    /// Empty for what was not put.
    QByteArray text(int index) const;

private:
    struct Entry
    {
        QByteArray inMemory;
        qint64 offset = -1; ///< in the file, or −1
        qint64 size = 0;
    };

    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries;
    std::unique_ptr<QTemporaryFile> m_file;
    qint64 m_memoryLeft;
};

} // namespace servescope

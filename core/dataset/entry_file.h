// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json_tree.h"

#include <QFile>
#include <QString>

#include <atomic>
#include <functional>
#include <vector>

namespace servescope {

/// A data set file of JSON objects, read without holding it in memory: one array of them, however long its
/// lines, or one object per line. Only where each entry lies is remembered.
class EntryFile
{
public:
    explicit EntryFile(const QString &path) : m_path(path) {}

    /// Reads the whole file once. `accept` sees each entry and its line (from 1): true keeps it, false leaves
    /// it out, an Error ends the reading. Errors: dataset.file (not there, not readable, not UTF-8, no JSON;
    /// says the line), dataset.empty, cancelled.
    Result<void> index(const std::function<Result<bool>(JsonNode entry, qint64 line)> &accept,
                       const std::atomic_bool &cancelled);

    int kept() const { return static_cast<int>(m_places.size()); }
    int seen() const { return m_seen; }
    const QString &path() const { return m_path; }
    qint64 line(int kept) const { return m_places[static_cast<size_t>(kept)].line; }
    /// A kept entry, read again. Error dataset.file when the file has changed meanwhile.
    Result<JsonTree> entry(int kept);

private:
    struct Place
    {
        qint64 offset;
        qint64 size;
        qint64 line;
    };
    class Scanner;

    Error fileError(const QString &what) const;

    QString m_path;
    QFile m_file;
    std::vector<Place> m_places;
    int m_seen = 0;
};

/// dataset.shape: what an entry should be and what it is.
Error shapeError(const QString &path, qint64 line, const QString &expected, const QString &found);

} // namespace servescope

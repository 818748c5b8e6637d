// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/run_folder.h"

#include <QHash>
#include <QString>

#include <optional>

namespace servescope {

/// What the manifests of a library said when they were last read, so that opening it costs one look at each
/// file's time and size instead of reading it. Never the truth: a manifest that changed, or may have changed
/// unseen, is read again, and an index that is missing, torn or of another version is as good as none.
class LibraryIndex
{
public:
    /// LIBRARY/.servescope-index; empty when there is none that can be used.
    static LibraryIndex load(const QString &library);

    /// The manifest of a run folder, if its file is still the one that was indexed.
    std::optional<Manifest> find(const QString &folderName, qint64 modifiedMs, qint64 size) const;
    void insert(const QString &folderName, qint64 modifiedMs, qint64 size, const Manifest &manifest);
    /// Keeps only these folders.
    void retain(const QStringList &folderNames);
    bool changed() const { return m_changed; }

    /// Writes it if it changed. A library that cannot be written simply has no index.
    void save(const QString &library) const;

private:
    struct Entry
    {
        qint64 modifiedMs = 0;
        qint64 size = 0;
        Manifest manifest;
    };
    QHash<QString, Entry> m_entries;
    qint64 m_writtenMs = 0; ///< the file's own time: entries of the same moment are not trusted
    bool m_changed = false;
};

} // namespace servescope

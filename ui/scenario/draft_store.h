// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>

class QLockFile;

namespace servescope {

/// What someone was writing, kept so that a crash or a power cut loses little of it.
struct ScenarioDraft
{
    QString title;
    QString path; ///< of the file it belongs to; empty = none yet
    QByteArray text;
};

/// One draft file of this program in a folder that several running ones may share. A draft whose writer has
/// died can be taken over. Files are written in a thread, one after the other.
class DraftStore
{
public:
    /// Nothing is stored while the folder is empty.
    explicit DraftStore(const QString &folder);
    ~DraftStore();

    void keep(const ScenarioDraft &draft);
    void drop(); ///< it is saved, or nobody wants it any more
    /// The newest draft of a writer that died, with its file; it stays on disk until discard().
    std::optional<ScenarioDraft> orphan();
    void discardOrphan();

private:
    QString m_folder, m_file, m_orphan;
    std::unique_ptr<QLockFile> m_lock, m_orphanLock;
    QThreadPool m_writer;
    bool m_kept = false;
};

} // namespace servescope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>

class QLockFile;

namespace servescope {

/// A file of this running program in a folder that several may share: what a crash or a power cut must not
/// cost. One whose writer has died can be taken over. Written in a thread, one version after the other.
class KeptFile
{
public:
    /// Nothing is stored while the folder is empty. `suffix` tells what sort of thing is kept, "draft".
    KeptFile(const QString &folder, const QString &suffix);
    ~KeptFile(); ///< waits for its writing

    /// Replaces what was kept. A disk that is full is no error here: what is saved by hand says so.
    void keep(const QByteArray &bytes);
    void drop(); ///< nobody needs it any more
    /// The newest one of its sort whose writer died; it stays on disk until discardOrphan(). Files for which
    /// `good` is false are left alone.
    std::optional<QByteArray> orphan(bool (*good)(const QByteArray &bytes));
    void discardOrphan();

private:
    QString m_folder, m_suffix, m_file, m_orphan;
    std::unique_ptr<QLockFile> m_lock, m_orphanLock;
    QThreadPool m_writer;
    bool m_kept = false;
};

} // namespace servescope
